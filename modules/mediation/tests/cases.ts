import assert from "node:assert/strict";
import { fold, type Recorded } from "#platform/ledger";
import { Refusal } from "#platform/refusals";
import { type Stage } from "../contract.ts";
import { dispute, type Dispute, type DisputeEvent, type KnownDispute, type Party } from "../dispute.ts";
import { register } from "../intake.ts";

export const NOW = "2026-11-23T02:00:00.000Z";
export const due = { dueAt: "2026-12-23T15:59:59.999Z", provisional: false, remindAt: null };
export const refuses = (code: string, work: () => unknown): void =>
  assert.throws(
    work,
    (cause) => cause instanceof Refusal && (cause.body.code === code || cause.body.fields?.some((field) => field.code === code) === true),
    code,
  );
export const party = (id: string, side: "applicant" | "respondent", change: Partial<Party> = {}): Party => ({
  id, side, kind: "person", name: "n", phone: null, address: null, minor: false, guardian: null, representative: null, power: null, needs: null, marks: [`n:${id}`], barred: [], ...change,
}); // prettier-ignore
export const facts = (parties: readonly Party[]) => ({
  parties, place: "330502001005", kind: "people" as const, kindOf: "neighbour" as const, source: "application" as const, on: null, summary: "s", requests: null, amount: null,
  people: 2, urgency: "ordinary" as const, desk: "centre-330502001", delegation: null, sourceNo: null, materialsAt: null, incident: null, petition: null, relapseOf: null, acceptDue: due,
  receiptDue: null, language: "zh" as const, demo: false,
}); // prettier-ignore
export const both = [party("a", "applicant"), party("b", "respondent")];
export const recorded = (events: readonly DisputeEvent[]): Recorded<DisputeEvent>[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, at: NOW, by: "x", role: "", unit: "" }) as Recorded<DisputeEvent>);
export const after = (...events: readonly DisputeEvent[]): KnownDispute => {
  const state: Dispute = fold(dispute, recorded([...register({ stage: "none" }, facts(both), false), ...events]));
  assert.ok(state.stage !== "none");
  return state;
};
export const base = after({ type: "mediation.safety-answered", party: "a", concern: false, words: null });
export const obligation = {
  id: "o",
  who: "b",
  to: "a",
  what: "w",
  amount: 1,
  due: "2026-12-01",
  checks: [due, due],
  doneOn: null,
  doneAt: null,
  defaulted: null,
};
export const agreement = {
  version: 1,
  form: "written" as const,
  facts: "f",
  responsibility: "r",
  content: "c",
  manner: "m",
  confirmable: true,
  signableAt: "2026-11-24T02:00:00.000Z",
  obligations: [obligation],
  signed: [],
  effectiveAt: null,
  no: null,
};
/** The same case put at a stage: what a decision looks at beside it is as full as it can be. */
export const atStage = (stage: Stage): KnownDispute => ({
  ...base, stage, mediators: ["m"], declared: ["m"], parties: base.parties.map((one) => ({ ...one, consent: "given" as const, consentAt: NOW })), acceptedAt: NOW, finishDue: due,
  sessions: [{ id: "s", room: null, online: true, from: "2026-11-24T02:00:00.000Z", to: "2026-11-24T03:00:00.000Z", mediators: ["m"], state: "set" }, { id: "h", room: null, online: true, from: NOW, to: NOW, mediators: ["m"], state: "held" }],
  agreement: { ...agreement, effectiveAt: NOW }, confirmDue: due, followUps: [{ slot: "month-3", due, doneAt: null }],
}); // prettier-ignore

export const text = {
  form: "written" as const,
  facts: "f",
  responsibility: "r",
  content: "c",
  manner: "m",
  confirmable: true,
  signableAt: NOW,
  obligations: [obligation],
};
export const none = { onTheSpot: false, grave: false, writtenAsked: false };
/** Each decision and the stages at which it may be taken: everywhere else it is refused. */
