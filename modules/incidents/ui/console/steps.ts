import type { CaseView, FirstStep, May } from "../../contract.ts";
import { stepOf } from "./wire.ts";

/** `when`: asked for only where the form says so. */
export type FieldSpec = Control & { when?: (draft: Draft) => boolean };

type Control =
  | { kind: "text"; name: string; max: number; rows: number; optional?: boolean }
  | { kind: "line"; name: string; max: number; suggest?: readonly string[] }
  | { kind: "category"; name: string; optional?: boolean }
  | { kind: "area"; name: "area" }
  /** `from`: whom it is taken from, not for whom one acts. */
  | { kind: "unit"; name: "unit"; from?: true }
  | { kind: "lead"; name: "lead" }
  | { kind: "units"; name: "coUnits" }
  | { kind: "handler"; name: "handler" }
  | { kind: "limit"; name: "by" | "within"; amount: number; unit: string }
  | { kind: "date"; name: string }
  | { kind: "choice"; name: "ending" | "level" | "basis" | "firstStep" | "outcome" | "satisfied" | "heard"; options: readonly string[] }
  | { kind: "flag"; name: "passed" }
  | { kind: "order"; name: "order" }
  | { kind: "into"; name: "into" }
  | { kind: "photos"; name: "photos" };

/** One step of the lifecycle as a form. Who may take it is the server's word (`may`); here is only what to ask for. `undo`: nothing is lost by sending it ten seconds later. */
export type Step = { route: string; fields: readonly FieldSpec[]; undo: boolean; grave?: boolean };

const outcome = (draft: Draft): string => draft.texts["outcome"] ?? "";
const reached = (draft: Draft): boolean => outcome(draft) === "solved" || outcome(draft) === "unsolved";

const reason: FieldSpec = { kind: "text", name: "reason", max: 500, rows: 4 };
const photos: FieldSpec = { kind: "photos", name: "photos" };
const firstSteps: readonly FirstStep[] = ["arrived", "guarded", "contacted", "reported"];
const heard: FieldSpec = { kind: "choice", name: "heard", options: ["counter", "phone", "letter"] };
const moreTime = { kind: "limit", name: "by", amount: 3, unit: "workingDay" } as const satisfies FieldSpec;
const unit = { kind: "unit", name: "unit" } as const satisfies FieldSpec;

export const steps = {
  verify: {
    route: "verification",
    undo: true,
    fields: [
      { kind: "category", name: "category", optional: true },
      { kind: "text", name: "summary", max: 120, rows: 2 },
    ],
  },
  dispatch: {
    route: "dispatches",
    undo: true,
    fields: [
      { kind: "lead", name: "lead" },
      { kind: "units", name: "coUnits" },
      { kind: "text", name: "note", max: 500, rows: 3, optional: true },
    ],
  },
  accept: { route: "acceptance", undo: true, fields: [unit] },
  assign: { route: "assignment", undo: true, fields: [unit, { kind: "handler", name: "handler" }] },
  takefirststep: {
    route: "first-steps",
    undo: true,
    fields: [
      unit,
      { kind: "choice", name: "firstStep", options: firstSteps },
      { kind: "text", name: "text", max: 500, rows: 3, optional: true },
      photos,
    ],
  },
  feedback: {
    route: "feedback",
    undo: true,
    fields: [
      unit,
      { kind: "choice", name: "ending", options: ["solved", "unsolvable"] },
      { kind: "text", name: "result", max: 1000, rows: 6 },
      photos,
    ],
  },
  check: {
    route: "checks",
    undo: true,
    fields: [
      { kind: "flag", name: "passed" },
      { kind: "text", name: "note", max: 500, rows: 4 },
    ],
  },
  resume: { route: "resumption", undo: true, fields: [{ kind: "text", name: "note", max: 500, rows: 3 }] },
  answersupervision: {
    route: "supervision-replies",
    undo: true,
    fields: [
      { kind: "order", name: "order" },
      { kind: "text", name: "reply", max: 1000, rows: 6 },
    ],
  },
  answeratonce: { route: "answer-at-once", undo: true, fields: [{ kind: "text", name: "answer", max: 1000, rows: 6 }] },
  selfhandle: { route: "self-handling", undo: true, fields: [{ kind: "text", name: "result", max: 1000, rows: 5 }, photos] },
  note: { route: "notes", undo: true, fields: [{ kind: "text", name: "text", max: 2000, rows: 5 }] },
  callbackreporter: {
    route: "call-backs",
    undo: true,
    fields: [
      { kind: "choice", name: "outcome", options: ["solved", "unsolved", "unreached"] },
      { kind: "choice", name: "satisfied", options: ["5", "4", "3", "2", "1"], when: reached },
      { kind: "text", name: "said", max: 1000, rows: 4, when: (draft) => outcome(draft) === "unsolved" },
      { kind: "text", name: "said", max: 1000, rows: 4, optional: true, when: (draft) => outcome(draft) === "solved" },
    ],
  },
  askreporter: { route: "questions", undo: true, fields: [{ kind: "text", name: "question", max: 500, rows: 4 }] },
  askextension: { route: "extension-requests", undo: true, fields: [moreTime, reason] },
  extend: { route: "extensions", undo: true, fields: [moreTime, reason] },
  declineextension: { route: "extension-refusals", undo: true, fields: [reason] },
  suspend: {
    route: "suspension",
    undo: true,
    fields: [{ kind: "choice", name: "basis", options: ["budget", "law"] }, { kind: "date", name: "reviewOn" }, reason],
  },
  bounce: { route: "bounces", undo: true, grave: true, fields: [unit, reason] },
  recall: { route: "recalls", undo: true, grave: true, fields: [{ ...unit, from: true }, reason] },
  supervise: {
    route: "supervision",
    undo: true,
    fields: [
      { kind: "choice", name: "level", options: ["remind", "supervise", "list"] },
      { kind: "limit", name: "within", amount: 1, unit: "workingDay" },
      reason,
    ],
  },
  merge: {
    route: "mergers",
    undo: false,
    fields: [
      { kind: "into", name: "into" },
      { kind: "text", name: "reason", max: 300, rows: 3 },
    ],
  },
  split: {
    route: "parts",
    undo: false,
    fields: [
      { kind: "category", name: "part.category" },
      { kind: "text", name: "part.summary", max: 120, rows: 2 },
      { kind: "text", name: "part.description", max: 2000, rows: 5, optional: true },
    ],
  },
  move: { route: "moves", undo: true, fields: [{ kind: "area", name: "area" }, reason] },
  reclassify: { route: "classifications", undo: true, fields: [{ kind: "category", name: "category" }, reason] },
  handover: {
    route: "hand-overs",
    undo: false,
    fields: [
      { kind: "line", name: "to", max: 80, suggest: ["110", "119", "120", "12345"] },
      { kind: "line", name: "acceptedBy", max: 80 },
      reason,
    ],
  },
  takewithdrawal: {
    route: "withdrawals-taken",
    undo: true,
    grave: true,
    fields: [heard, { kind: "text", name: "said", max: 300, rows: 3 }],
  },
  takerating: {
    route: "ratings-taken",
    undo: true,
    fields: [
      heard,
      { kind: "choice", name: "outcome", options: ["solved", "unsolved"] },
      { kind: "choice", name: "satisfied", options: ["5", "4", "3", "2", "1"] },
      { kind: "text", name: "said", max: 1000, rows: 4, when: (draft) => outcome(draft) === "unsolved" },
      { kind: "text", name: "said", max: 1000, rows: 4, optional: true, when: (draft) => outcome(draft) === "solved" },
    ],
  },
  reject: { route: "rejection", undo: false, grave: true, fields: [reason] },
  void: { route: "voiding", undo: false, grave: true, fields: [reason] },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;
export const STEP_NAMES = Object.keys(steps) as StepName[];
export const isStep = (name: string): name is StepName => name in steps;
export const stepSpec = (name: StepName): Step => steps[name];
/** What is suspended is not suspended once more: it is looked at, and stays so until another day. */
export const wordOf = (step: StepName, stage: CaseView["stage"]) =>
  step === "suspend" && stage === "suspended" ? ("step.suspend.again" as const) : (`step.${step}` as const);

export type Offer = { step: StepName; units: readonly string[] };

/** What the server lets this person do, in the order of the lifecycle; commands this screen has no form for are left to other screens. */
export function offersOf(may: readonly May[], handlerKnown: boolean): Offer[] {
  const offers = may.flatMap((one) => {
    const step = stepOf(one.command);
    return isStep(step) ? [{ step, units: one.units ?? [] }] : [];
  });
  const rank = (offer: Offer) =>
    handlerKnown && offer.step === "assign" ? STEP_NAMES.indexOf("note") - 0.5 : STEP_NAMES.indexOf(offer.step);
  return offers.toSorted((left, right) => rank(left) - rank(right));
}

const leading: ReadonlySet<StepName> = new Set([
  "answeratonce",
  "verify",
  "dispatch",
  "accept",
  "assign",
  "takefirststep",
  "feedback",
  "check",
  "resume",
  "answersupervision",
  "callbackreporter",
]);

/** Once a unit was asked, to dispatch is to ask more of them: no step that waits to be taken. */
const waits = (step: StepName, stage: CaseView["stage"]): boolean =>
  leading.has(step) && (step !== "dispatch" || stage === "verified" || stage === "bounced");

/** The one or two steps that move the case on, and the answers a supervisor or a handler waits for; the rest stands under "other steps". */
export function splitOffers(offers: readonly Offer[], stage: CaseView["stage"]): { next: readonly Offer[]; other: readonly Offer[] } {
  // More time is declined only where somebody asked for it: then giving it is an answer too.
  const asked = offers.some(({ step }) => step === "declineextension");
  const answers = ({ step }: Offer): boolean =>
    step === "answersupervision" || (asked && (step === "extend" || step === "declineextension"));
  const waiting = offers.filter((offer) => waits(offer.step, stage) || answers(offer));
  const next = waiting.filter((offer, index) => index < 2 || answers(offer));
  return { next, other: offers.filter((offer) => !next.includes(offer)) };
}

/** What is typed into a form; it outlives the drawer until the step has been taken. */
export type Draft = { texts: Readonly<Record<string, string>>; lists: Readonly<Record<string, readonly string[]>> };

export type Faults = Readonly<Record<string, true>>;

const text = (draft: Draft, name: string): string => (draft.texts[name] ?? "").trim();

function put(body: Record<string, unknown>, name: string, value: unknown): void {
  const [outer = name, inner] = name.split(".");
  if (inner === undefined) body[outer] = value;
  else body[outer] = { ...(body[outer] as object | undefined), [inner]: value };
}

function valueOf(field: FieldSpec, draft: Draft): unknown {
  switch (field.kind) {
    case "limit":
      return { amount: Number(text(draft, `${field.name}.amount`)), unit: text(draft, `${field.name}.unit`) };
    case "flag":
      return text(draft, field.name) === "true";
    case "order":
      return Number(text(draft, field.name));
    case "into": {
      const [home = "", id = ""] = text(draft, field.name).split(".");
      return { home, id };
    }
    case "photos":
    case "units":
      return draft.lists[field.name] ?? [];
    default:
      return text(draft, field.name);
  }
}

const mayBeEmpty = (field: FieldSpec): boolean =>
  field.kind === "photos" || field.kind === "units" || ("optional" in field && field.optional === true);

function isEmpty(field: FieldSpec, draft: Draft): boolean {
  if (field.kind === "limit") return !(Number(text(draft, `${field.name}.amount`)) >= 1);
  if (field.kind === "photos" || field.kind === "units") return false;
  return text(draft, field.name) === "";
}

/** The fields the form shows as it is filled in. */
export const fieldsOf = (step: StepName, draft: Draft): readonly FieldSpec[] =>
  stepSpec(step).fields.filter(({ when }) => when === undefined || when(draft));

/** The body of the command, or the fields that still miss something. */
export function bodyOf(step: StepName, draft: Draft): { ok: true; body: Record<string, unknown> } | { ok: false; faults: Faults } {
  const faults: Record<string, true> = {};
  const body: Record<string, unknown> = {};
  for (const field of fieldsOf(step, draft)) {
    if (isEmpty(field, draft)) {
      if (!mayBeEmpty(field)) faults[field.name] = true;
      continue;
    }
    put(body, field.name, valueOf(field, draft));
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  if (step === "split") put(body, "part.id", text(draft, "part.id"));
  return { ok: true, body };
}

/** A form without a question would be one press more for nothing: what can be undone is taken at once. */
export const asksNothing = ({ step, units }: Offer): boolean =>
  stepSpec(step).undo && stepSpec(step).fields.every(({ kind }) => kind === "unit" && units.length === 1);

/** What a form begins with. */
export function firstDraft(
  step: StepName,
  row: Pick<CaseView, "category" | "summary" | "supervision" | "description" | "extensionAsked">,
  offer: Offer,
  id: string,
): Draft {
  const texts: Record<string, string> = {};
  for (const field of stepSpec(step).fields) {
    if (field.kind === "limit") {
      texts[`${field.name}.amount`] = String(field.amount);
      texts[`${field.name}.unit`] = field.unit;
    }
  }
  if (step === "verify") Object.assign(texts, { category: row.category, summary: row.summary ?? "" });
  if (step === "extend" && row.extensionAsked)
    Object.assign(texts, { "by.amount": String(row.extensionAsked.length.amount), "by.unit": row.extensionAsked.length.unit });
  if (step === "split") Object.assign(texts, { "part.id": id, "part.description": row.description ?? "" });
  if (offer.units.length === 1 && offer.units[0]) texts["unit"] = offer.units[0];
  const open = row.supervision.find((order) => order.reply === null);
  if (step === "answersupervision" && open) texts["order"] = String(open.no);
  return { texts, lists: {} };
}
