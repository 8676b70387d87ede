import { refuse } from "#platform/refusals";
import { POOL_MOST, type AnnounceDeliberation, type DeliberationStage } from "./contract.ts";
import type { Agreed, Deliberation, DeliberationEvent, KnownDeliberation, Two, VolunteerState } from "./deliberation.ts";

export function knownDeliberation(state: Deliberation): KnownDeliberation {
  if (state.stage === "none") throw refuse.notFound("opinions.no-such-deliberation");
  return state;
}
function at(state: Deliberation, ...stages: readonly DeliberationStage[]): KnownDeliberation {
  const found = knownDeliberation(state);
  if (!stages.includes(found.stage)) throw refuse.conflict("opinions.not-now");
  return found;
}

type Time = { now: string; today: string };
/** Announced while there is time to volunteer, to draw and to tell those drawn. */
export function announce(
  state: Deliberation,
  said: Omit<AnnounceDeliberation, "id" | "asDemo"> & { demo: boolean },
  meetsOn: string,
  { today }: Time,
): DeliberationEvent[] {
  if (state.stage !== "none") return [];
  if (said.until < today) throw refuse.fields([{ path: "until", code: "opinions.until-past" }]);
  if (said.until >= meetsOn) throw refuse.fields([{ path: "until", code: "opinions.until-meets" }]);
  return [{ type: "opinions.deliberation-announced", ...said }];
}

export const takesVolunteers = ({ stage, until, pool }: KnownDeliberation, today: string): boolean =>
  stage === "announced" && today <= until && pool.length < POOL_MOST;

export function volunteer(state: Deliberation, entered: Omit<VolunteerState, "left">, today: string): DeliberationEvent[] {
  const found = knownDeliberation(state);
  if (found.pool.some(({ id }) => id === entered.id)) return [];
  if (!takesVolunteers(found, today)) throw refuse.conflict("opinions.volunteering-closed");
  if (!entered.phone && !entered.email) throw refuse.fields([{ path: "phone", code: "opinions.seat-contact" }]);
  const { id, phone, email, needs, language } = entered;
  return [{ type: "opinions.volunteer-entered", volunteer: id, phone, email, needs, language }];
}

/** Freely, at any time before it meets; nobody asks why. */
export function leave(state: Deliberation, id: string): DeliberationEvent[] {
  const found = at(state, "announced", "drawn");
  const one = found.pool.find((each) => each.id === id);
  if (!one) throw refuse.notFound("opinions.wrong-link");
  return one.left ? [] : [{ type: "opinions.volunteer-left", volunteer: id }];
}

/** After the last day to volunteer, by a seed that was announced before and belongs to nobody here. */
export function draw(state: Deliberation, seed: string, source: string, today: string): DeliberationEvent[] {
  const found = at(state, "announced");
  if (today <= found.until) throw refuse.conflict("opinions.draw-early");
  return [{ type: "opinions.seats-drawn", seed, source }];
}

export function minute(
  state: Deliberation,
  said: { attended: number; minutes: Two; decisions: readonly Agreed[] },
  { now, today }: Time,
): DeliberationEvent[] {
  const found = at(state, "announced", "drawn");
  if (now < found.meets) throw refuse.conflict("opinions.not-met-yet");
  if (found.stage === "announced" && found.pool.some(({ left }) => !left)) throw refuse.conflict("opinions.draw-first");
  const past = said.decisions.findIndex(({ day }) => day <= today);
  if (past >= 0) throw refuse.fields([{ path: `decisions.${past}.due`, code: "opinions.plan-day" }]);
  return [{ type: "opinions.deliberation-minuted", ...said }];
}

export function report(state: Deliberation, decision: string, result: Two): DeliberationEvent[] {
  const found = at(state, "held").decisions.find((one) => one.decision === decision);
  if (!found) throw refuse.notFound("opinions.no-such-decision");
  if (found.reported !== null) throw refuse.conflict("opinions.reported-already");
  return [{ type: "opinions.decision-reported", decision, result }];
}

export function cancel(state: Deliberation, reason: Two): DeliberationEvent[] {
  at(state, "announced", "drawn");
  return [{ type: "opinions.deliberation-cancelled", reason }];
}

const KEPT_AFTER_MS = 7 * 86_400_000;
/** Once there are minutes or it was called off; a week after its day at the latest, whatever became of it. */
export function destroy(state: Deliberation, now: string): DeliberationEvent[] {
  if (state.stage === "none" || state.destroyedAt !== null) return [];
  const over = state.held !== null || state.stage === "cancelled" || Date.parse(now) >= Date.parse(state.meets) + KEPT_AFTER_MS;
  return over ? [{ type: "opinions.contacts-destroyed", volunteers: state.pool.length }] : [];
}
export const lastDay = (meets: string): string => new Date(Date.parse(meets) + KEPT_AFTER_MS).toISOString();
