import type { DisputeView } from "../../contract.ts";

/** What one step asks for: the screen repeats no rule, it shows fields and the server's words. */
export type StepField =
  | { name: string; as: "text" | "area" | "date" | "instant" | "number"; label: string; optional?: boolean }
  | { name: string; as: "select"; label: string; group: string; codes: readonly string[]; optional?: boolean }
  | { name: string; as: "yesno"; label: string }
  | {
      name: string;
      as: "party" | "mediator" | "own-mediator" | "room" | "committee" | "obligation" | "slot" | "session";
      label: string;
      optional?: boolean;
    }
  | { name: string; as: "codes"; label: string; group: string; codes: readonly string[]; optional?: boolean }
  | { name: string; as: "mediators" | "candidates" | "disputes" | "parties"; label: string; optional?: boolean }
  | { name: string; as: "signature" | "scan" | "obligations"; label: string; optional?: boolean };
export type Typed = Readonly<Record<string, string>>;
export type Step = {
  path: string;
  fields: readonly StepField[];
  body: (typed: Typed, view: DisputeView, mint: () => string) => Record<string, unknown>;
};

const REMEDIES = ["suit", "arbitration", "agency", "legal-aid", "payment-order", "new-mediation"];
const area = (name: string, label = name, optional = false): StepField => ({ name, as: "area", label, optional });
const text = (name: string, label = name, optional = false): StepField => ({ name, as: "text", label, optional });
const pick = (name: string, label: string, group: string, codes: readonly string[]): StepField => ({
  name,
  as: "select",
  label,
  group,
  codes,
});
const ref = (name: "party" | "mediator" | "committee" | "obligation" | "slot" | "session", as = name): StepField => ({
  name,
  as,
  label: name,
});
const day = (name: string, label = name): StepField => ({ name, as: "date", label });
/** What whoever fills the form states: it is ticked, never taken for said. */
const states = (name: string): StepField => ({ name, as: "codes", label: `says.${name}`, group: "says", codes: ["yes"] });
const parties = (name: string, label = name, optional = false): StepField => ({ name, as: "parties", label, optional });
const remedies: StepField = { name: "remedies", as: "codes", label: "remedies", group: "remedy", codes: REMEDIES };
const list = (value: string | undefined): string[] => (value ?? "").split(",").filter(Boolean);
const namesIn = (value: string | undefined): string[] =>
  (value ?? "")
    .split(/[、，,；;]/)
    .map((one) => one.trim())
    .filter(Boolean);
const plain = (typed: Typed): Record<string, unknown> => ({ ...typed });
const instantOf = (local: string | undefined): string => (local ? new Date(`${local}:00+08:00`).toISOString() : "");
const own = (view: DisputeView): string[] => view.mediators.map(({ id }) => id);

export type ObligationRow = { who: string; what: string; amount: string; due: string };
/** The rows of promises as the form keeps them in one value. */
export const obligationsIn = (value: string | undefined): ObligationRow[] => (value ? (JSON.parse(value) as ObligationRow[]) : []);

const before: Readonly<Record<string, Step>> = {
  "add-party": {
    path: "parties",
    fields: [
      pick("side", "which.side", "side", ["applicant", "respondent"]),
      pick("kind", "party.kind", "kind", ["person", "organisation"]),
      text("name"),
      text("phone", "phone", true),
      text("address", "address", true),
      { name: "minor", as: "yesno", label: "minor.asked" },
      text("guardian", "guardian", true),
      text("representative", "representative", true),
      { name: "power", as: "scan", label: "power", optional: true },
      text("needs", "needs", true),
    ],
    body: (typed, _, mint) => ({ ...typed, party: mint(), minor: typed["minor"] === "yes" }),
  },
  "ask-safety": {
    path: "safety-askings",
    fields: [
      ref("party"),
      { name: "afraid", as: "yesno", label: "afraid" },
      { name: "hurt", as: "yesno", label: "hurt" },
      area("words", "words", true),
    ],
    body: ({ afraid, hurt, ...rest }) => ({ ...rest, afraid: afraid === "yes", hurt: hurt === "yes" }),
  },
  "arrange-safety": {
    path: "safety-arrangements",
    fields: [ref("party"), states("wishes"), states("separateRooms"), states("helpTold"), area("words")],
    body: (typed) => ({
      ...typed,
      wishes: typed["wishes"] === "yes",
      separateRooms: typed["separateRooms"] === "yes",
      helpTold: typed["helpTold"] === "yes",
    }),
  },
  accept: { path: "acceptance", fields: [ref("committee")], body: plain },
  decline: {
    path: "declining",
    fields: [
      pick("reason", "reason", "decline", ["authority-only", "law-forbids", "accepted-elsewhere", "crime", "status", "refused-by-all"]),
      area("words"),
      remedies,
    ],
    body: (typed) => ({ ...typed, remedies: list(typed["remedies"]) }),
  },
  consent: {
    path: "consent-records",
    fields: [ref("party"), { name: "agrees", as: "yesno", label: "agrees" }, pick("how", "how", "how", ["in-person", "phone", "paper"])],
    body: (typed) => ({ ...typed, agrees: typed["agrees"] === "yes" }),
  },
  appoint: {
    path: "appointments",
    fields: [
      { name: "mediators", as: "candidates", label: "mediator.upTo" },
      text("invited", "invited", true),
      { name: "inviteConsent", as: "codes", label: "inviteConsent", group: "invite", codes: ["agreed"], optional: true },
    ],
    body: ({ mediators, invited, inviteConsent }) => ({
      mediators: list(mediators),
      invited: namesIn(invited),
      inviteConsent: inviteConsent === "agreed",
    }),
  },
  declare: {
    path: "declarations",
    fields: [{ name: "related", as: "yesno", label: "related" }],
    body: (typed, view) => ({ mediator: view.mediators.find(({ declared }) => !declared)?.id, related: typed["related"] === "yes" }),
  },
  refer: {
    path: "referrals",
    fields: [
      pick("to", "organ.kind", "refer", ["arbitration", "agency", "court", "police"]),
      text("organ"),
      states("consented"),
      area("words"),
    ],
    body: (typed) => ({ ...typed, consented: typed["consented"] === "yes" }),
  },
};

const during: Readonly<Record<string, Step>> = {
  investigate: {
    path: "investigations",
    fields: [text("place", "at"), day("on", "askedOn"), text("respondent"), area("content", "content.asked"), states("readBack")],
    body: (typed) => ({ ...typed, readBack: typed["readBack"] === "yes" }),
  },
  open: { path: "openings", fields: [], body: plain },
  "set-session": {
    path: "sessions",
    fields: [
      { name: "room", as: "room", label: "room", optional: true },
      { name: "from", as: "instant", label: "from" },
      { name: "to", as: "instant", label: "to" },
    ],
    body: ({ room, from, to }, view, mint) => ({
      session: mint(),
      room: room || null,
      online: !room,
      from: instantOf(from),
      to: instantOf(to),
      mediators: own(view),
    }),
  },
  "record-session": {
    path: "session-records",
    fields: [
      ref("session"),
      states("rightsTold"),
      parties("present"),
      text("recorder"),
      area("statements"),
      area("proposal", "proposal", true),
      pick("result", "result", "result", ["agreed", "continue", "failed"]),
      parties("signatures", "session.signed", true),
    ],
    body: (typed) => ({
      ...typed,
      rightsTold: typed["rightsTold"] === "yes",
      present: list(typed["present"]),
      signatures: list(typed["signatures"]),
      proposal: typed["proposal"] || null,
    }),
  },
  "cancel-session": {
    path: "session-cancellations",
    fields: [ref("session"), text("reason")],
    body: ({ session, reason }, view) => {
      const found = view.sessions.find(({ id }) => id === session);
      return { session, reason, room: found?.room ?? null, from: found?.from, mediators: found?.mediators };
    },
  },
  "more-time": { path: "extension-records", fields: [ref("party")], body: plain },
  adjourn: {
    path: "adjournments",
    fields: [pick("reason", "reason", "adjourn", ["appraisal", "absence", "health", "other"]), area("words")],
    body: plain,
  },
  resume: { path: "resumptions", fields: [], body: plain },
  draft: {
    path: "agreements",
    fields: [
      pick("form", "agreement.form", "agreement", ["written", "oral"]),
      area("facts"),
      area("responsibility"),
      area("content"),
      text("manner"),
      { name: "obligations", as: "obligations", label: "obligations" },
      { name: "marks", as: "codes", label: "marks", group: "marks", codes: ["writtenAsked", "grave", "notConfirmable"], optional: true },
    ],
    // 人民调解工作若干规定 34: an oral one is kept on the spot; anything else is written.
    body: ({ obligations, marks, ...typed }, view, mint) => ({
      ...typed,
      writtenAsked: list(marks).includes("writtenAsked"),
      grave: list(marks).includes("grave"),
      confirmable: !list(marks).includes("notConfirmable"),
      onTheSpot: typed["form"] === "oral",
      obligations: obligationsIn(obligations).map(({ who, what, amount, due }) => ({
        id: mint(),
        who,
        to: view.parties.find(({ id, side }) => id !== who && side !== view.parties.find((one) => one.id === who)?.side)?.id,
        what,
        amount: amount || null,
        due,
      })),
    }),
  },
  sign: {
    path: "signature-records",
    fields: [
      { name: "party", as: "party", label: "party" },
      pick("how", "how", "how", ["drawn", "thumb-print", "stamp"]),
      { name: "image", as: "signature", label: "drawn" },
    ],
    body: (typed, view) => ({ ...typed, version: view.agreement?.version }),
  },
  "sign-mediator": {
    path: "mediator-signatures",
    fields: [
      { name: "mediator", as: "own-mediator", label: "mediator" },
      { name: "image", as: "signature", label: "drawn" },
    ],
    body: (typed, view) => ({ ...typed, version: view.agreement?.version }),
  },
  seal: {
    path: "seals",
    fields: [{ name: "image", as: "scan", label: "seal" }],
    body: (typed, view) => ({ ...typed, version: view.agreement?.version }),
  },
  fail: { path: "failures", fields: [area("words"), remedies], body: (typed) => ({ ...typed, remedies: list(typed["remedies"]) }) },
  end: { path: "ending-records", fields: [ref("party"), area("words", "words", true)], body: plain },
  escalate: { path: "escalations", fields: [pick("to", "organ", "escalate", ["police", "authority"]), area("words")], body: plain },
};

const afterwards: Readonly<Record<string, Step>> = {
  "tell-remedies": {
    path: "remedies",
    fields: [remedies, pick("how", "how", "how", ["oral", "written"])],
    body: (typed) => ({ ...typed, remedies: list(typed["remedies"]) }),
  },
  perform: { path: "performances", fields: [ref("obligation"), day("doneOn"), text("evidence", "words", true)], body: plain },
  default: {
    path: "defaults",
    fields: [ref("obligation"), area("words"), remedies],
    body: ({ remedies: offered, ...typed }) => ({ ...typed, offered: list(offered) }),
  },
  "follow-up": {
    path: "follow-ups",
    fields: [ref("slot"), pick("performing", "performing", "performing", ["whole", "part", "not"]), area("words")],
    body: plain,
  },
  "file-confirmation": {
    path: "confirmations",
    fields: [text("court"), day("filedOn"), parties("applicants")],
    body: (typed) => ({ ...typed, applicants: list(typed["applicants"]) }),
  },
  "take-confirmation": {
    path: "confirmation-receipts",
    fields: [{ name: "accepted", as: "yesno", label: "accepted" }, text("caseNo", "caseNo", true)],
    body: (typed) => ({ ...typed, accepted: typed["accepted"] === "yes" }),
  },
  "rule-confirmation": {
    path: "confirmation-rulings",
    fields: [
      pick("ruling", "ruling", "ruling", ["confirmed", "dismissed", "withdrawn"]),
      day("ruledOn"),
      { name: "deliveredOn", as: "date", label: "deliveredOn", optional: true },
    ],
    body: plain,
  },
  enforce: {
    path: "enforcements",
    fields: [{ name: "by", as: "party", label: "applicant.enforces" }, day("appliedOn"), area("words", "words", true)],
    body: plain,
  },
  return: {
    path: "returns",
    fields: [pick("result", "result", "result", ["agreed", "failed", "refused"]), area("words", "words", true)],
    body: plain,
  },
  invite: { path: "invitations", fields: [ref("party")], body: plain },
  archive: { path: "archiving", fields: [], body: plain },
};

const STEPS = { ...before, ...during, ...afterwards };
export const stepOf = (name: string): Step | undefined => STEPS[name];
