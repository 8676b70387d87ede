import { addDays, cityDay } from "#platform/days";
import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type PostEvent =
  // `within`, not `unit`: that name at the top of an event is the unit of whoever acted.
  // Records of before said no day (then it is the one they were made on) and nothing of the establishment (then it is inside).
  | { type: "people.post-opened"; within: string; zh: string; en: string; on?: string; established?: boolean }
  | { type: "people.appointed"; account: string; from: string; to: string | null; concurrent?: boolean }
  | { type: "people.released"; on: string }
  | { type: "people.post-closed"; on?: string };

/** An appointment 任职; `to` is the first day it is no longer held. `concurrent` 兼任: beside the holder's own post. */
export type Term = { account: string; from: string; to: string | null; concurrent: boolean };

export type Post =
  | { stage: "none" }
  | {
      stage: "open" | "closed";
      unit: string;
      zh: string;
      en: string;
      /** The first day it was there, and the first it is no more. */
      from: string;
      to: string | null;
      /** 编制内: counts to the unit's staff establishment. */
      established: boolean;
      /** One after the other, never two on one day. */
      terms: readonly Term[];
    };
type Existing = Exclude<Post, { stage: "none" }>;

/** One taken back before it began is a term without a day: it stays, as its row does, and says nothing. */
export const real = (terms: readonly Term[]): readonly Term[] => terms.filter(({ from, to }) => from !== to);

const released = (state: Existing, on: string): Existing => ({ ...state, terms: state.terms.with(-1, { ...state.terms.at(-1)!, to: on }) });

export const post = noun<Post, PostEvent>({
  kind: "people.post",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<PostEvent>) => {
    if (event.type === "people.post-opened") {
      const { within, zh, en, on, established = true } = event;
      return { stage: "open", unit: within, zh, en, from: on ?? cityDay(event.at), to: null, established, terms: [] };
    }
    if (state.stage === "none") return state;
    if (event.type === "people.appointed") {
      const { account, from, to, concurrent = false } = event;
      return { ...state, from: from < state.from ? from : state.from, terms: [...state.terms, { account, from, to, concurrent }] };
    }
    if (event.type === "people.released") return released(state, event.on);
    return { ...state, stage: "closed", to: event.on ?? cityDay(event.at) };
  },
});

export function existingPost(state: Post): Existing {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

const wrong = (path: string, code: string, params: Record<string, string> = {}) => refuse.fields([{ path, code, params }]);

/** Appointments and releases are decided ahead, not years ahead. */
const AHEAD_DAYS = 365;
function mustBeNear(path: string, day: string, today: string): void {
  const latest = addDays(today, AHEAD_DAYS);
  if (day > latest) throw wrong(path, "people.too-far-ahead", { latest });
}

export type OpenedPost = { unit: string; zh: string; en: string; on: string; established: boolean };

export function openPost(state: Post, { unit, zh, en, on, established }: OpenedPost, today: string): PostEvent[] {
  if (state.stage !== "none") throw refuse.conflict("people.post-exists");
  if (on > today) throw wrong("on", "people.day-to-come", { today });
  return [{ type: "people.post-opened", within: unit, zh, en, on, established }];
}

/** The day from which the next one may hold it; null while it is held without an end. */
export const freeFrom = ({ from, terms }: Pick<Existing, "from" | "terms">): string | null => {
  const last = real(terms).at(-1);
  return last ? last.to : from;
};

/** Whether both hold on some day. */
export const overlap = (left: Pick<Term, "from" | "to">, right: Pick<Term, "from" | "to">): boolean =>
  (left.to === null || left.to > right.from) && (right.to === null || right.to > left.from);

/**
 * One holder at a time: the next begins on the day the last one ends, or later. `elsewhere`: what the same person holds in other posts; of
 * those that are not concurrent nobody has two on one day.
 */
export function appoint(state: Post, term: Term, elsewhere: readonly Term[], today: string): PostEvent[] {
  const now = existingPost(state);
  if (now.stage === "closed") throw refuse.conflict("people.post-is-closed");
  const { account, from, to, concurrent } = term;
  if (to !== null && to <= from) throw wrong("to", "people.ends-before-begin");
  if (from < now.from) throw wrong("from", "people.before-post", { from: now.from });
  mustBeNear("from", from, today);
  const free = freeFrom(now);
  if (free === null || free > from) throw refuse.conflict("people.post-held");
  if (!concurrent && real(elsewhere).some((other) => !other.concurrent && overlap(other, term)))
    throw wrong("concurrent", "people.holds-another-post");
  return [{ type: "people.appointed", account, from, to, concurrent }];
}

export function release(state: Post, on: string, today: string): PostEvent[] {
  const last = existingPost(state).terms.at(-1);
  // Of a term without a day its end is its beginning, and whoever asks on that day or later finds it over.
  if (!last || (last.to !== null && last.to <= on)) throw refuse.conflict("people.post-vacant");
  if (on < last.from) throw wrong("on", "people.ends-before-begin");
  mustBeNear("on", on, today);
  return [{ type: "people.released", on }];
}

export function closePost(state: Post, on: string, today: string): PostEvent[] {
  const now = existingPost(state);
  if (now.stage === "closed") return [];
  if (on > today) throw wrong("on", "people.day-to-come", { today });
  if (on < now.from) throw wrong("on", "people.ends-before-begin");
  const free = freeFrom(now);
  if (free === null || free > on) throw refuse.conflict("people.post-held");
  return [{ type: "people.post-closed", on }];
}
