import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { DISABLE_REASONS } from "./contract.ts";

export type AccountEvent =
  // Nested, as in grants: `unit` and `role` at the top of an event are the actor's own, put there by the ledger.
  | { type: "people.account-opened"; works: { area: string; unit: string } }
  | { type: "people.password-reset" }
  | { type: "people.account-disabled"; reason: (typeof DISABLE_REASONS)[number] }
  | { type: "people.account-enabled" }
  /** One session, or null for all of them. */
  | { type: "people.sessions-ended"; session: string | null }
  /** Whether the account has a personnel number; the number itself is kept at the door. */
  | { type: "people.personnel-set"; present: boolean };

/** Login, name and password are not here: the ledger cannot forget, and the door can (README). */
export type Account =
  | { stage: "none" }
  | { stage: "open" | "disabled"; area: string; unit: string; openedAt: string; openedBy: string; validFrom: string };

export const account = noun<Account, AccountEvent>({
  kind: "people.account",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<AccountEvent>) => {
    if (event.type === "people.account-opened")
      return { stage: "open", ...event.works, openedAt: event.at, openedBy: event.by, validFrom: event.at };
    if (state.stage === "none") return state;
    if (event.type === "people.account-disabled") return { ...state, stage: "disabled" };
    // What was valid before a reset or a pause stays dead: old passwords and sessions do not come back.
    if (event.type === "people.account-enabled") return { ...state, stage: "open", validFrom: event.at };
    if (event.type === "people.password-reset") return { ...state, validFrom: event.at };
    return state;
  },
});

/** Refuses an account that does not exist. */
export function existing(state: Account): Exclude<Account, { stage: "none" }> {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

export function open(state: Account, input: { area: string; unit: string }): AccountEvent[] {
  if (state.stage !== "none") throw refuse.conflict("people.account-exists");
  return [{ type: "people.account-opened", works: { area: input.area, unit: input.unit } }];
}

export function resetPassword(state: Account): AccountEvent[] {
  if (existing(state).stage === "disabled") throw refuse.conflict("people.account-is-disabled");
  return [{ type: "people.password-reset" }];
}

export const disable = (state: Account, reason: (typeof DISABLE_REASONS)[number]): AccountEvent[] =>
  existing(state).stage === "disabled" ? [] : [{ type: "people.account-disabled", reason }];

export const enable = (state: Account): AccountEvent[] => (existing(state).stage === "open" ? [] : [{ type: "people.account-enabled" }]);

export const endSessions = (state: Account, session: string | null): AccountEvent[] =>
  existing(state) && [{ type: "people.sessions-ended", session }];

export const setPersonnel = (state: Account, present: boolean): AccountEvent[] =>
  existing(state) && [{ type: "people.personnel-set", present }];
