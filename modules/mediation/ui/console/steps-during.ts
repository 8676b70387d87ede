import {
  area,
  day,
  instantOf,
  list,
  obligationsIn,
  own,
  parties,
  pick,
  plain,
  ref,
  remedies,
  states,
  text,
  type Step,
} from "./step-fields.ts";

/** While it is mediated, up to the agreement or its failure. */
export const during: Readonly<Record<string, Step>> = {
  investigate: {
    path: "investigations",
    fields: [
      text("place", "at"),
      day("on", "askedOn"),
      text("respondent"),
      text("contact", "respondent.contact", true),
      text("relation", "respondent.relation", true),
      text("participants", "others", true),
      text("recorder"),
      area("content", "content.asked"),
      states("readBack"),
    ],
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
      { name: "risksTold", as: "codes", label: "says.risksTold", group: "says", codes: ["yes"], optional: true },
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
      risksTold: typed["risksTold"] === "yes",
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
