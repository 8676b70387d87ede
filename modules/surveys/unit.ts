import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { UnitEvent } from "./event.ts";
import type { Outcome } from "./contract.ts";
import type { Disposition } from "./statistics/response.ts";

/** Attempts at different times of day before a number counts as never reached (domain.md S2). */
export const ATTEMPTS = 5;
const HOUR = 3_600_000;
/** So long a claim holds; then another may take the call: whoever left does not keep a number from being rung. */
const CLAIM_HOURS = 2;
/** Claims of before are over. */
export const claimsOver = (now: string): string => new Date(Date.parse(now) - CLAIM_HOURS * HOUR).toISOString();

export type KnownUnit = {
  stage: "waiting" | "claimed" | "done";
  survey: string;
  area: string;
  stratum: string;
  phone: string | null;
  interviewer: string | null;
  /** Since when it is claimed; absent of claims of before that was kept. */
  claimedAt?: string;
  invited: boolean;
  attempts: readonly { at: string; outcome: Outcome }[];
  nextAt: string | null;
  disposition: Disposition;
  demo: boolean;
  /** It rings in a household, where one person is chosen. */
  landline?: true;
};
export type Unit = { stage: "none" } | KnownUnit;

const FINAL: Partial<Record<Outcome, Disposition>> = { refusal: "refusal", "not-in-use": "ineligible", ineligible: "ineligible" };

export const knownUnit = (state: Unit): KnownUnit => {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
};

const partOfDay = (instant: string): number => {
  const hour = new Date(Date.parse(instant) + 8 * HOUR).getUTCHours();
  return hour < 12 ? 0 : hour < 18 ? 1 : 2;
};

function attempted(state: KnownUnit, at: string, outcome: Outcome, nextAt: string | null): KnownUnit {
  const attempts = [...state.attempts, { at, outcome }];
  const rest = { ...state, attempts, interviewer: null };
  const final = FINAL[outcome];
  if (final) return { ...rest, stage: "done", nextAt: null, disposition: final };
  const parts = new Set(attempts.map((one) => partOfDay(one.at)));
  // Five calls in one afternoon reach nobody who works: they count as done only when another part of the day was tried as well.
  if (attempts.length >= ATTEMPTS && parts.size > 1) return { ...rest, stage: "done", nextAt: null, disposition: "non-contact" };
  // A person who asked to be called back was reached; one who never answered may not exist.
  const disposition = outcome === "call-back" ? "non-contact" : state.disposition;
  return { ...rest, stage: "waiting", nextAt, disposition };
}

/** A drawn number by its token. Its number lies in the vault; its answers lie elsewhere. */
export const unit = noun<Unit, UnitEvent>({
  kind: "surveys.unit",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<UnitEvent>) => {
    if (event.type === "surveys.supplied") {
      if (state.stage !== "none") return state;
      const { survey, area, stratum, phone, demo } = event;
      const fresh = { interviewer: null, invited: false, attempts: [], nextAt: null, disposition: "unknown" as const };
      return { stage: "waiting", survey, area, stratum, phone, demo, ...fresh, ...(event.landline ? { landline: true as const } : {}) };
    }
    if (state.stage === "none") return state;
    if (event.type === "surveys.claimed") return { ...state, stage: "claimed", interviewer: event.by, claimedAt: event.at };
    if (event.type === "surveys.invited") return { ...state, invited: true };
    if (event.type === "surveys.attempted") return attempted(state, event.at, event.outcome, event.nextAt);
    if (event.type === "surveys.number-destroyed") return { ...state, phone: null };
    const disposition = event.type === "surveys.declined" ? "refusal" : event.broken ? "partial" : "completed";
    return { ...state, stage: "done", interviewer: null, nextAt: null, disposition };
  },
});

/** When to try again: at the hour asked for, otherwise at another time of day, never before 9 or after 21 in the city. */
export function nextTry(outcome: Outcome, now: string, asked: string | null): string | null {
  if (FINAL[outcome]) return null;
  if (outcome === "call-back" && asked !== null) return new Date(asked).toISOString();
  const wanted = Date.parse(now) + (outcome === "busy" ? 1 : 5) * HOUR;
  const local = new Date(wanted + 8 * HOUR);
  const hour = local.getUTCHours();
  if (hour >= 9 && hour < 21) return new Date(wanted).toISOString();
  local.setUTCHours(hour < 9 ? 9 : 33, 0, 0, 0);
  return new Date(local.getTime() - 8 * HOUR).toISOString();
}

export function claim(state: Unit, by: string, now: string): UnitEvent[] {
  const found = knownUnit(state);
  if (found.stage === "claimed" && found.interviewer === by) return [];
  if (found.stage === "claimed" && (found.claimedAt ?? "") > claimsOver(now)) throw refuse.conflict("surveys.taken-by-another");
  if (found.stage === "done") throw refuse.conflict("surveys.unit-done");
  if (found.phone === null) throw refuse.conflict("surveys.number-gone");
  if (found.nextAt !== null && found.nextAt > now) throw refuse.conflict("surveys.call-later", { at: found.nextAt });
  return [{ type: "surveys.claimed" }];
}

const mine = (state: Unit, by: string): KnownUnit => {
  const found = knownUnit(state);
  if (found.stage === "done") throw refuse.conflict("surveys.unit-done");
  if (found.stage !== "claimed" || found.interviewer !== by) throw refuse.forbidden("surveys.not-your-call");
  return found;
};

export function attempt(state: Unit, by: string, outcome: Outcome, now: string, asked: string | null): UnitEvent[] {
  mine(state, by);
  if (outcome === "call-back" && asked === null) throw refuse.fields([{ path: "callBackAt", code: "surveys.call-back-when" }]);
  if (asked !== null && asked <= now) throw refuse.fields([{ path: "callBackAt", code: "surveys.past" }]);
  return [{ type: "surveys.attempted", outcome, nextAt: nextTry(outcome, now, asked) }];
}

/** By the interviewer who rings, or by whoever holds the link (`by` null): once. */
export function finish(state: Unit, by: string | null, broken: boolean): UnitEvent[] {
  if (by !== null) mine(state, by);
  const found = knownUnit(state);
  if (found.stage === "done") throw refuse.conflict("surveys.already-answered");
  return [{ type: "surveys.answered", broken }];
}

export function decline(state: Unit): UnitEvent[] {
  const found = knownUnit(state);
  return found.stage === "done" ? [] : [{ type: "surveys.declined" }];
}
