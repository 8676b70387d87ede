import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import type { AskLegality, CallHearing, GiveLegality, NoteUnassessed, SendHearingPapers } from "./contract.ts";
import type { Matter, MatterEvent } from "./matter.ts";
import { at, daysBetween, HEARING_DAYS } from "./process.ts";

type Facts<T> = Omit<T, "home" | "id">;

/** 条例 16: who comes is told in time, so a hearing is called before its papers are late. */
export function callHearing(state: Matter, facts: Facts<CallHearing>, today: string, due: Due): MatterEvent[] {
  at(state, "planned", "consulting", "analysing");
  if (state.hearings.some(({ hearing }) => hearing === facts.hearing)) return [];
  if (daysBetween(today, facts.on) < HEARING_DAYS) throw refuse.invalid("decisions.hearing-soon", { days: HEARING_DAYS });
  return [{ type: "decisions.hearing-called", ...facts, due }];
}

export function sendPapers(state: Matter, { hearing, on }: Facts<SendHearingPapers>, today: string): MatterEvent[] {
  const called = state.hearings.find((one) => one.hearing === hearing);
  if (!called) throw refuse.notFound("record.not-found");
  if (on > today) throw refuse.invalid("decisions.not-yet-held");
  if (daysBetween(on, called.on) < HEARING_DAYS) throw refuse.invalid("decisions.papers-late", { days: HEARING_DAYS });
  return called.papersOn ? [] : [{ type: "decisions.papers-sent", hearing, on }];
}

/** 条例 25: no draft is decided on before its legality was looked at; 26: the reviewer has seven working days at least. */
export function askLegality(state: Matter, { reviewer }: Facts<AskLegality>, due: Due): MatterEvent[] {
  at(state, "submitted");
  if (reviewer === state.undertaker) throw refuse.invalid("decisions.own-review");
  if (state.legality && state.legality.lawful === null) return [];
  return [{ type: "decisions.legality-asked", reviewer, due }];
}

export function giveLegality(state: Matter, facts: Facts<GiveLegality>): MatterEvent[] {
  at(state, "submitted");
  if (!state.legality) throw refuse.conflict("decisions.not-now");
  if (state.legality.lawful !== null) return [];
  return [{ type: "decisions.legality-given", ...facts }];
}

/** A decision that was taken past the assessment: told as it is, for the figure that counts it. */
export function noteUnassessed(state: Matter, facts: Facts<NoteUnassessed>, today: string): MatterEvent[] {
  if (state.stage === "unassessed") return [];
  at(state, "identified", "planned", "consulting", "analysing", "drafted", "reviewed");
  if (facts.on > today) throw refuse.invalid("decisions.not-yet-held");
  return [{ type: "decisions.taken-unassessed", ...facts }];
}
