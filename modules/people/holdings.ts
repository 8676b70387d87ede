import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { RoleCode } from "./contract.ts";
import { clashes } from "./roles.ts";
import { overlap, type Term } from "./post.ts";

export type HoldingsEvent =
  | { type: "people.own-post-taken"; post: string; from: string; to: string | null }
  // Nested, as in grants: `role` at the top of an event is that of whoever acted.
  | { type: "people.role-taken"; grant: string; holds: { role: RoleCode; until: string | null } }
  | { type: "people.role-left"; grant: string };

type OwnPost = { post: string; from: string; to: string | null; at: string };
type OwnRole = { grant: string; role: RoleCode; until: string | null };

/**
 * What one person was given, in one stream: two decisions about the same person at the same moment are made one after the other, so the second sees
 * the first. The picture of all staff in memory follows a moment later, and in another process later still.
 */
export type Holdings = { posts: readonly OwnPost[]; roles: readonly OwnRole[] };

/** By then the picture in memory has long followed, and alone says what became of an appointment. */
const FOLLOWED_MS = 3_600_000;
const isNew = (at: string, now: string): boolean => Date.parse(now) - Date.parse(at) < FOLLOWED_MS;

export const holdings = noun<Holdings, HoldingsEvent>({
  kind: "people.holdings",
  initial: { posts: [], roles: [] },
  evolve: (state, event: Recorded<HoldingsEvent>) => {
    if (event.type === "people.own-post-taken") {
      const { post, from, to, at } = event;
      return { ...state, posts: [...state.posts.filter((one) => isNew(one.at, at)), { post, from, to, at }] };
    }
    const others = state.roles.filter(({ grant }) => grant !== event.grant);
    return { ...state, roles: event.type === "people.role-left" ? others : [...others, { grant: event.grant, ...event.holds }] };
  },
});

/** Takes a post of one's own; one taken a moment ago, which `known` does not show yet, counts as well. A concurrent one stands in nobody's way. */
export function takePost(
  state: Holdings,
  post: string,
  term: Term,
  known: readonly { id: string; term: Term }[],
  now: string,
): HoldingsEvent[] {
  const { from, to, concurrent } = term;
  if (concurrent) return [];
  const unseen = state.posts.filter(
    (one) =>
      one.post !== post && isNew(one.at, now) && !known.some(({ id, term: { from: since } }) => id === one.post && since === one.from),
  );
  if (unseen.some((one) => overlap(one, term))) throw refuse.fields([{ path: "concurrent", code: "people.holds-another-post" }]);
  return [{ type: "people.own-post-taken", post, from, to }];
}

export function takeRole(state: Holdings, grant: string, holds: { role: RoleCode; until: string | null }, now: string): HoldingsEvent[] {
  const live = state.roles.filter((one) => one.grant !== grant && (one.until === null || one.until > now));
  const clash = clashes(
    live.map(({ role }) => role),
    holds.role,
  );
  if (clash !== null) throw refuse.conflict("people.roles-clash", { held: clash, role: holds.role });
  const had = state.roles.find((one) => one.grant === grant);
  return had && had.until === holds.until ? [] : [{ type: "people.role-taken", grant, holds }];
}

export const leaveRole = (state: Holdings, grant: string): HoldingsEvent[] =>
  state.roles.some((one) => one.grant === grant) ? [{ type: "people.role-left", grant }] : [];
