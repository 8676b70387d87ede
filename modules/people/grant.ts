import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { RoleCode } from "./contract.ts";
import { isDelegable } from "./roles.ts";

type Role = { role: RoleCode; area: string; unit: string };
type Given = Role & { account: string };

export type GrantEvent =
  | { type: "people.granted"; account: string; gives: Role; until: string | null }
  | { type: "people.delegated"; account: string; gives: Role; until: string }
  | { type: "people.revoked" }
  | { type: "people.expired" };

export type GrantState =
  | { stage: "none" }
  | (Given & {
      stage: "live" | "revoked" | "expired";
      until: string | null;
      delegatedBy: string | null;
      since: string;
      endedAt: string | null;
    });

export const grant = noun<GrantState, GrantEvent>({
  kind: "people.grant",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<GrantEvent>) => {
    if (event.type === "people.granted" || event.type === "people.delegated") {
      const { account, gives, until } = event;
      const since = state.stage === "live" ? state.since : event.at;
      return {
        stage: "live",
        account,
        ...gives,
        until,
        delegatedBy: event.type === "people.delegated" ? event.by : null,
        since,
        endedAt: null,
      };
    }
    if (state.stage !== "live") return state;
    return { ...state, stage: event.type === "people.revoked" ? "revoked" : "expired", endedAt: event.at };
  },
});

const DAY_MS = 86_400_000;
export const LONGEST_DELEGATION_DAYS = 30;

/** A grant that counts at this instant, whether or not a job has yet recorded its end. */
export const isLive = (state: GrantState, now: string): boolean => state.stage === "live" && (state.until === null || state.until > now);

/** `ownUntil`: the end of the grant the giver acts by; nothing given lasts longer. */
export function give(
  state: GrantState,
  input: Given & { until: string | null },
  giver: { id: string; until: string | null },
  now: string,
): GrantEvent[] {
  if (input.account === giver.id) throw refuse.forbidden("people.not-yourself");
  if (input.until !== null && input.until <= now) throw refuse.fields([{ path: "until", code: "people.until-past" }]);
  if (giver.until !== null && (input.until === null || input.until > giver.until))
    throw refuse.fields([{ path: "until", code: "people.until-beyond-own", params: { until: giver.until } }]);
  if (isLive(state, now) && state.stage === "live" && state.until === input.until) return [];
  const { account, role, area, unit, until } = input;
  return [{ type: "people.granted", account, gives: { role, area, unit }, until }];
}

export function delegate(
  input: Given & { until: string },
  giver: { id: string; until: string | null; delegatedBy: string | null },
  now: string,
): GrantEvent[] {
  if (input.account === giver.id) throw refuse.forbidden("people.not-yourself");
  if (!isDelegable(input.role)) throw refuse.forbidden("people.not-delegable");
  if (giver.delegatedBy !== null) throw refuse.forbidden("people.delegated-once");
  if (input.until <= now) throw refuse.fields([{ path: "until", code: "people.until-past" }]);
  if (Date.parse(input.until) - Date.parse(now) > LONGEST_DELEGATION_DAYS * DAY_MS)
    throw refuse.fields([{ path: "until", code: "people.delegation-too-long", params: { days: LONGEST_DELEGATION_DAYS } }]);
  if (giver.until !== null && input.until > giver.until)
    throw refuse.fields([{ path: "until", code: "people.until-beyond-own", params: { until: giver.until } }]);
  const { account, role, area, unit, until } = input;
  return [{ type: "people.delegated", account, gives: { role, area, unit }, until }];
}

export function revoke(state: GrantState): GrantEvent[] {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state.stage === "live" ? [{ type: "people.revoked" }] : [];
}

/** The job may come late, or for an end that was moved since. */
export const expire = (state: GrantState, until: string, now: string): GrantEvent[] =>
  state.stage === "live" && state.until === until && until <= now ? [{ type: "people.expired" }] : [];
