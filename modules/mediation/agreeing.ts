import { refuse } from "#platform/refusals";
import type { Agreement, Dispute, DisputeEvent, KnownDispute, Of } from "./dispute.ts";
import { assertSafe, at, known, partyOf } from "./intake.ts";

export type Draft = Omit<Agreement, "signed" | "seal" | "effectiveAt" | "no" | "version">;
type Circumstance = { onTheSpot: boolean; grave: boolean; writtenAsked: boolean };

/** 人民调解法 28、29；宁波市人民调解条例 24；人民调解工作若干规定 34. */
function assertForm(form: "written" | "oral", { onTheSpot, grave, writtenAsked }: Circumstance): void {
  if (form === "written") return;
  if (writtenAsked || grave || !onTheSpot) throw refuse.fields([{ path: "form", code: "mediation.written-needed" }]);
}

export function draft(found: Dispute, text: Draft, how: Circumstance, today: string): DisputeEvent[] {
  const state = at(found, "mediating", "agreed");
  assertSafe(state);
  assertForm(text.form, how);
  if (!state.sessions.some((session) => session.state === "held")) throw refuse.conflict("mediation.session-needed");
  if (text.form === "written" && text.obligations.length === 0)
    throw refuse.fields([{ path: "obligations", code: "mediation.obligation-needed" }]);
  for (const [index, one] of text.obligations.entries()) {
    partyOf(state, one.who);
    if (one.to !== null) partyOf(state, one.to);
    if (one.to === one.who) throw refuse.fields([{ path: `obligations.${index}.to`, code: "mediation.owes-oneself" }]);
    if (one.due < today) throw refuse.fields([{ path: `obligations.${index}.due`, code: "mediation.due-past" }]);
  }
  return [{ type: "mediation.agreed", agreement: { ...text, version: (state.agreement?.version ?? 0) + 1 } }];
}

function draftAt(state: KnownDispute, version: number): Agreement {
  const { agreement } = state;
  if (!agreement) throw refuse.conflict("mediation.no-agreement");
  if (agreement.version !== version) throw refuse.conflict("mediation.text-changed", { version: agreement.version });
  return agreement;
}

export function sign(found: Dispute, said: Omit<Of<"mediation.signed">, "type">, now: string): DisputeEvent[] {
  const state = at(found, "agreed");
  const agreement = draftAt(state, said.version);
  const mediator = state.mediators.includes(said.signer);
  if (!mediator) partyOf(state, said.signer);
  // Nobody signs in the heat of the day: the text can be slept on, read to somebody, or given up.
  if (!mediator && now < agreement.signableAt) throw refuse.conflict("mediation.cooling-off", { until: agreement.signableAt });
  if (agreement.signed.some(({ by }) => by === said.signer)) return [];
  return [{ type: "mediation.signed", ...said }];
}

export const unsigned = (state: KnownDispute): string[] => {
  const signed = new Set(state.agreement?.signed.map(({ by }) => by));
  const mediators = state.mediators.filter((one) => signed.has(one)).length > 0 ? [] : state.mediators.slice(0, 1);
  return [...state.parties.map(({ id }) => id), ...mediators].filter((one) => !signed.has(one));
};

/** Written: all parties, a mediator and the seal (人民调解法 29); the sealing hand is nobody who signed as a party. */
export function seal(
  found: Dispute,
  version: number,
  image: string,
  effect: Omit<Of<"mediation.took-effect">, "type" | "sealed" | "image">,
): DisputeEvent[] {
  const state = at(found, "agreed");
  const agreement = draftAt(state, version);
  if (agreement.form === "oral") throw refuse.conflict("mediation.oral-not-sealed");
  const missing = unsigned(state);
  if (missing.length > 0) throw refuse.conflict("mediation.signatures-missing", { n: missing.length });
  return [{ type: "mediation.took-effect", ...effect, sealed: true, image }];
}

/** Oral: effective at once (人民调解法 30). */
export const concludeOral = (effect: Omit<Of<"mediation.took-effect">, "type" | "sealed" | "image">): DisputeEvent[] => [
  { type: "mediation.took-effect", ...effect, sealed: false },
];

const BOUND = ["performing", "performed", "defaulted"] as const;
function obligationOf(state: KnownDispute, id: string) {
  const found = state.agreement?.obligations.find((one) => one.id === id);
  if (!found) throw refuse.notFound("mediation.no-such-obligation");
  return found;
}

export function perform(found: Dispute, said: Omit<Of<"mediation.obligation-performed">, "type">, today: string): DisputeEvent[] {
  const state = at(found, ...BOUND);
  if (obligationOf(state, said.obligation).doneAt !== null) return [];
  if (said.doneOn > today) throw refuse.fields([{ path: "doneOn", code: "mediation.not-yet-done" }]);
  return [{ type: "mediation.obligation-performed", ...said }];
}

export function setDefault(found: Dispute, said: Omit<Of<"mediation.obligation-defaulted">, "type">, today: string): DisputeEvent[] {
  const state = at(found, "performing", "defaulted");
  const one = obligationOf(state, said.obligation);
  if (one.doneAt !== null) throw refuse.conflict("mediation.performed-already");
  if (today <= one.due) throw refuse.conflict("mediation.not-due-yet", { due: one.due });
  return [{ type: "mediation.obligation-defaulted", ...said }];
}

export function followUp(found: Dispute, said: Omit<Of<"mediation.followed-up">, "type">): DisputeEvent[] {
  const state = at(found, ...BOUND);
  const slot = state.followUps.find((one) => one.slot === said.slot);
  if (!slot) throw refuse.notFound("mediation.no-such-follow-up");
  if (said.party) partyOf(state, said.party);
  // What was found to be wrong is not left as found (人民调解法 31; the ministry's form asks for the measure).
  if ((said.found ?? []).length > 0 && !said.measure) throw refuse.fields([{ path: "measure", code: "mediation.measure-needed" }]);
  return slot.doneAt === null ? [{ type: "mediation.followed-up", ...said }] : [];
}

/** Both parties, within 30 days of effect (人民调解法 33; 民诉法 205); afterwards the agreement still binds. */
export function fileConfirmation(found: Dispute, said: Omit<Of<"mediation.confirmation-filed">, "type">, now: string): DisputeEvent[] {
  const state = at(found, ...BOUND);
  if (!state.agreement?.confirmable) throw refuse.conflict("mediation.not-confirmable");
  if (state.confirmation !== null && state.confirmation.ruling !== "withdrawn") throw refuse.conflict("mediation.filed-already");
  if (state.confirmDue === null || now > state.confirmDue.dueAt)
    throw refuse.conflict("mediation.confirmation-late", { due: state.confirmDue?.dueAt.slice(0, 10) ?? "" });
  if (said.filedOn < (state.agreement.effectiveAt ?? "").slice(0, 10))
    throw refuse.fields([{ path: "filedOn", code: "mediation.filed-before-effect" }]);
  const missing = state.parties.filter(({ id }) => !said.applicants.includes(id));
  if (missing.length > 0) throw refuse.fields([{ path: "applicants", code: "mediation.both-apply" }]);
  return [{ type: "mediation.confirmation-filed", ...said }];
}

function confirmationOf(found: Dispute) {
  const { confirmation } = known(found);
  if (confirmation === null) throw refuse.conflict("mediation.not-filed");
  if (confirmation.ruling !== null) throw refuse.conflict("mediation.ruled-already");
  return confirmation;
}

export function takeConfirmation(found: Dispute, said: Omit<Of<"mediation.confirmation-taken">, "type">): DisputeEvent[] {
  if (confirmationOf(found).acceptedAt !== null) throw refuse.conflict("mediation.taken-already");
  return [{ type: "mediation.confirmation-taken", ...said }];
}

export function rule(found: Dispute, said: Omit<Of<"mediation.confirmation-ruled">, "type">, today: string): DisputeEvent[] {
  const confirmation = confirmationOf(found);
  if (confirmation.acceptedAt === null && said.ruling !== "withdrawn") throw refuse.conflict("mediation.not-taken-yet");
  if (said.ruledOn > today) throw refuse.fields([{ path: "ruledOn", code: "mediation.not-yet-done" }]);
  if (said.deliveredOn !== null && (said.deliveredOn < said.ruledOn || said.deliveredOn > today))
    throw refuse.fields([{ path: "deliveredOn", code: "mediation.delivered-before-ruled" }]);
  return [{ type: "mediation.confirmation-ruled", ...said }];
}

/** Only what a court confirmed can be enforced, and only by the other side (人民调解法 33). */
export function noteEnforcement(found: Dispute, said: Omit<Of<"mediation.enforcement-noted">, "type">): DisputeEvent[] {
  const state = at(found, "performing", "defaulted");
  if (state.confirmation?.ruling !== "confirmed") throw refuse.conflict("mediation.not-confirmed");
  const broken = state.agreement?.obligations.filter((one) => one.defaulted !== null && one.doneAt === null) ?? [];
  if (broken.length === 0) throw refuse.conflict("mediation.nothing-broken");
  if (broken.every(({ who }) => who === said.applicant)) throw refuse.conflict("mediation.other-side-enforces");
  return [{ type: "mediation.enforcement-noted", ...said }];
}
