import { area, day, list, parties, pick, plain, ref, remedies, text, type Step } from "./step-fields.ts";

/** What is promised is looked after; what was closed may come back. */
export const afterwards: Readonly<Record<string, Step>> = {
  "tell-remedies": {
    path: "remedies",
    fields: [remedies, pick("how", "how", "how", ["oral", "written"])],
    body: (typed) => ({ ...typed, remedies: list(typed["remedies"]) }),
  },
  perform: {
    path: "performances",
    fields: [
      ref("obligation"),
      day("doneOn"),
      text("evidence", "words", true),
      { name: "photo", as: "scan", label: "performed.photo", optional: true },
    ],
    body: plain,
  },
  default: {
    path: "defaults",
    fields: [ref("obligation"), pick("part", "broken", "broken", ["whole", "part"]), area("words"), remedies],
    body: ({ remedies: offered, part, ...typed }) => ({ ...typed, part: part === "part", offered: list(offered) }),
  },
  "follow-up": {
    path: "follow-ups",
    fields: [
      ref("slot"),
      { name: "party", as: "party", label: "asked.party", optional: true },
      pick("performing", "performing", "performing", ["whole", "part", "not"]),
      { name: "satisfied", as: "select", label: "satisfied", group: "satisfied", codes: ["5", "4", "3", "2", "1"], optional: true },
      { name: "relapse", as: "yesno", label: "relapse.asked" },
      pick("suit", "suit", "suit", ["none", "filed", "decided"]),
      text("suitResult", "suitResult", true),
      { name: "found", as: "codes", label: "found", group: "found", codes: ["wrong", "escalation", "left-over"], optional: true },
      area("measure", "measure", true),
      area("words", "words"),
    ],
    body: ({ party, satisfied, relapse, found, ...typed }) => ({
      ...typed,
      party: party || null,
      satisfied: satisfied || null,
      relapse: relapse === "yes",
      found: list(found),
    }),
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
