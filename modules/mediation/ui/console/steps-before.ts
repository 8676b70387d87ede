import { area, list, namesIn, pick, plain, ref, remedies, states, text, type Step } from "./step-fields.ts";

/** Until the parties sit down: who takes part, who mediates, when and where. */
export const before: Readonly<Record<string, Step>> = {
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
      text("guardianPhone", "guardianPhone", true),
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
      { name: "separate", as: "yesno", label: "separate.asked" },
      area("words", "words", true),
    ],
    body: ({ afraid, hurt, separate, ...rest }) => ({
      ...rest,
      afraid: afraid === "yes",
      hurt: hurt === "yes",
      separate: separate === "yes",
    }),
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
  void: { path: "voiding", fields: [area("words")], body: (typed, view) => ({ ...typed, relapseOf: view.relapseOf }) },
  consent: {
    path: "consent-records",
    fields: [
      ref("party"),
      { name: "agrees", as: "yesno", label: "agrees" },
      { name: "open", as: "select", label: "open.asked", group: "open", codes: ["closed", "open"], optional: true },
      pick("how", "how", "how", ["in-person", "phone", "paper"]),
    ],
    body: ({ agrees, open, ...typed }) => ({ ...typed, agrees: agrees === "yes", open: open ? open === "open" : null }),
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
      text("papers", "papers.named", true),
      { name: "by", as: "date", label: "answer.by", optional: true },
    ],
    body: ({ papers, ...typed }) => ({ ...typed, papers: namesIn(papers), consented: typed["consented"] === "yes" }),
  },
};
