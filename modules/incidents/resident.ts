import { refuse } from "#platform/refusals";
import type { CallOutcome, HEARD } from "./contract.ts";
import { endedBy } from "./ending.ts";
import type { IncidentEvent, Sealed } from "./event.ts";
import { firstResponse, inStage, open, type Facts } from "./facts.ts";
import { followersOf, hasReporter, isReachable, leadTask, type Incident, type KnownIncident } from "./incident.ts";
import { canTakeRating, isOwnWord, unhappy } from "./rating.ts";

const QUESTIONS = 50;

export function ask(incident: Incident, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = open(incident);
  if (found.reportedBy !== "resident" && !isReachable(found)) throw refuse.conflict("incidents.nobody-to-ask");
  if (found.questions.length >= QUESTIONS) throw refuse.conflict("incidents.too-many-questions");
  return [{ type: "incidents.asked", no: found.questions.length + 1, text, ...firstResponse(found, facts) }];
}

export function answer(incident: Incident, no: number, text: Sealed): IncidentEvent[] {
  const found = open(incident);
  const question = found.questions.find((one) => one.no === no);
  if (!question) throw refuse.notFound("incidents.no-such-question");
  if (question.answer !== null) throw refuse.conflict("incidents.question-answered");
  return [{ type: "incidents.answered", no, text }];
}

/** One's own report, at any time before the end. What others follow too goes on without its first reporter. */
export function withdraw(incident: Incident, text: Sealed | null, facts: Facts): IncidentEvent[] {
  const found = open(incident);
  if (found.withdrawnAt !== null) throw refuse.conflict("incidents.withdrawn-already");
  return withdrawnBy(found, { type: "incidents.withdrawn", text }, facts);
}

const withdrawnBy = (found: KnownIncident, withdrawn: IncidentEvent, facts: Facts): IncidentEvent[] =>
  followersOf(found) > 0 ? [withdrawn] : [withdrawn, endedBy(found, "withdrawn", facts)];

type Heard = (typeof HEARD)[number];

/** Whoever worked on it writes nothing down in the reporter's name; what staff saw themselves is nobody's to withdraw or rate. */
function assertTakesWord(found: KnownIncident, facts: Facts): void {
  if (found.hands.includes(facts.by)) throw refuse.forbidden("incidents.take-own-work");
  if (!hasReporter(found)) throw refuse.conflict("incidents.nobody-to-ask");
}

export function takeWithdrawal(incident: Incident, said: { heard: Heard; text: Sealed }, facts: Facts): IncidentEvent[] {
  const found = open(incident);
  assertTakesWord(found, facts);
  if (found.withdrawnAt !== null) throw refuse.conflict("incidents.withdrawn-already");
  return withdrawnBy(found, { type: "incidents.withdrawal-taken", ...said }, facts);
}

/** "Not solved" goes back as by the reporter's own hand; so does what they rated themselves and now ask for at the desk. */
export function takeRating(
  incident: Incident,
  said: { heard: Heard; satisfied: number; solved: boolean; text: Sealed | null },
  facts: Facts,
): IncidentEvent[] {
  const found = inStage(incident, "ended");
  assertTakesWord(found, facts);
  if (!canTakeRating(found, facts.now)) throw refuse.conflict("incidents.rating-closed");
  const again = !said.solved && said.text !== null && found.reopenedTimes === 0 ? [reopenedBy(found, said.text, facts, said.heard)] : [];
  if (!isOwnWord(found.rating)) return [{ type: "incidents.rating-taken", ...said }, ...again];
  if (again.length === 0 || !unhappy(found)) throw refuse.conflict("incidents.rated-already");
  return again;
}

export function rate(
  incident: Incident,
  rating: { satisfied: number; solved: boolean; text: Sealed | null },
  facts: Facts,
): IncidentEvent[] {
  const found = inStage(incident, "ended");
  assertRatable(found, facts);
  // What somebody else wrote down on the telephone never stands in the way of the reporter's own word.
  if (isOwnWord(found.rating)) throw refuse.conflict("incidents.rated-already");
  return [{ type: "incidents.rated", ...rating }];
}

function assertRatable(found: KnownIncident, facts: Facts): void {
  if (found.rateUntil === null || facts.now > found.rateUntil) throw refuse.conflict("incidents.rating-closed");
}

/** 回访 (domain.md S17): rung by somebody who did nothing in it. "Not solved" goes back to those who closed it as the reporter's own word would. */
export function callBack(
  incident: Incident,
  heard: { outcome: CallOutcome; satisfied: number | null; text: Sealed | null },
  facts: Facts,
): IncidentEvent[] {
  const found = inStage(incident, "ended");
  if (found.hands.includes(facts.by)) throw refuse.forbidden("incidents.call-back-own-work");
  if (found.phone === null) throw refuse.conflict("incidents.nobody-to-ask");
  assertRatable(found, facts);
  if (found.rating !== null) throw refuse.conflict("incidents.rated-already");
  const called: IncidentEvent = { type: "incidents.called-back", ...heard };
  return heard.outcome === "unsolved" && heard.text !== null && found.reopenedTimes === 0
    ? [called, reopenedBy(found, heard.text, facts)]
    : [called];
}

/** "Not solved", or dissatisfied: once, with a reason, and it goes back to those who closed it (domain.md S7). Nobody can refuse it. */
export function reopen(incident: Incident, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "ended");
  if (found.reopenedTimes > 0) throw refuse.conflict("incidents.reopened-already");
  assertRatable(found, facts);
  if (!unhappy(found)) throw refuse.conflict("incidents.rate-first");
  return [reopenedBy(found, text, facts)];
}

function reopenedBy(found: KnownIncident, text: Sealed, facts: Facts, heard?: Heard): IncidentEvent {
  const taken = heard ? { heard } : {};
  const due = found.limit && facts.timing.due(facts.now, found.limit);
  // Handed over before anybody verified it: whoever reads it now has to do that first, or it would be accepted by nobody and sent nowhere.
  if (found.verifiedAt === null && leadTask(found) === null) {
    const verifyDue = facts.timing.due(facts.now, facts.procedure.verify[found.urgency]);
    return { type: "incidents.reopened", text, ...taken, due, dispatchDue: null, verifyDue, leadBounces: 0 };
  }
  const dispatchDue = leadTask(found) === null ? facts.timing.due(facts.now, facts.procedure.dispatch[found.urgency]) : null;
  return { type: "incidents.reopened", text, ...taken, due, dispatchDue, leadBounces: 0 };
}

export type Right = "answer" | "withdraw" | "rate" | "reopen";

/** What the holder of the follow link may do now. */
export function rightsOf(incident: Incident, now: string): Right[] {
  if (incident.stage === "none") return [];
  const rights: Right[] = [];
  const running = incident.rateUntil !== null && now <= incident.rateUntil;
  if (incident.stage === "ended" && running && !isOwnWord(incident.rating)) rights.push("rate");
  if (incident.stage === "ended" && running && unhappy(incident) && incident.reopenedTimes === 0) rights.push("reopen");
  if (["ended", "archived", "rejected", "merged", "voided"].includes(incident.stage)) return rights;
  if (incident.questions.some((question) => question.answer === null)) rights.push("answer");
  if (incident.withdrawnAt === null) rights.push("withdraw");
  return rights;
}
