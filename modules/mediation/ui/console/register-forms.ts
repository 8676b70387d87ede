import type { Form } from "./register-form.tsx";
import type { StepField } from "./step-fields.ts";

const TYPES = [
  "family", "neighbour", "housing", "contract", "business", "damages", "land", "requisition", "pollution", "labour", "consumer", "medical", "traffic",
  "property", "village", "tourism", "ecommerce", "ip", "campus", "internet", "other",
]; // prettier-ignore
const line = (name: string, label = name, optional = false): StepField => ({ name, as: "text", label, optional });
const area = (name: string, label = name, optional = false): StepField => ({ name, as: "area", label, optional });
const day = (name: string, label: string, optional = false): StepField => ({ name, as: "date", label, optional });
const yes = (name: string, label = name): StepField => ({ name, as: "yesno", label });
const list = (value: string | undefined): string[] => (value ?? "").split(",").filter(Boolean);
const lines = (value: string | undefined): string[] =>
  (value ?? "")
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);

type Key = { home: string; id: string };
export const mediatorForm = (where: string): Form => ({
  title: "form.mediator",
  path: "mediators",
  area: where,
  fields: [
    line("zh", "name"),
    yes("woman", "form.woman"),
    yes("fullTime", "form.fullTime"),
    { name: "specialities", as: "codes", label: "form.specialities", group: "type", codes: TYPES, optional: true },
    line("phone", "phone", true),
    area("recusals", "form.recusals", true),
    day("from", "form.from"),
  ],
  body: ({ woman, fullTime, specialities, recusals, ...rest }, mint) => ({
    ...rest,
    id: mint(),
    woman: woman === "yes",
    fullTime: fullTime === "yes",
    specialities: list(specialities),
    recusals: lines(recusals),
  }),
});

/** 三至九人，有妇女成员，主任一名，任期三年: said by the server when it is not so. */
export const committeeForm = (where: string): Form => ({
  title: "form.committee",
  path: "committees",
  area: where,
  fields: [
    line("zh", "form.nameZh"),
    line("en", "form.nameEn"),
    { name: "kind", as: "select", label: "form.kind", group: "committee", codes: ["village", "town", "enterprise", "sector", "posted"] },
    line("founder", "form.founder"),
    line("filingNo", "form.filingNo"),
    { name: "members", as: "mediators", label: "register.members" },
    { name: "chair", as: "mediator", label: "register.chair" },
    day("from", "form.from"),
    day("to", "register.term"),
    area("rooms", "form.rooms", true),
  ],
  body: ({ members, chair, rooms, ...rest }, mint) => ({
    ...rest,
    id: mint(),
    members: [...new Set([...list(members), ...(chair ? [chair] : [])])].map((mediator) => ({ mediator, chair: mediator === chair })),
    rooms: lines(rooms).map((zh) => ({ id: mint(), zh, en: zh })),
  }),
});

export const closeCommitteeForm = ({ home, id }: Key): Form => ({
  title: "form.closeCommittee",
  path: `committees/${home}/${id}/closing`,
  fields: [line("reason")],
  body: (typed) => ({ ...typed }),
});

export const trainingForm = ({ home, id }: Key): Form => ({
  title: "form.training",
  path: `mediators/${home}/${id}/training`,
  fields: [day("on", "trainedOn"), { name: "hours", as: "number", label: "form.hours" }, line("subject", "form.subject")],
  body: ({ hours, ...rest }) => ({ ...rest, hours: Number(hours) }),
});

export const retireForm = ({ home, id }: Key): Form => ({
  title: "form.retire",
  path: `mediators/${home}/${id}/retirement`,
  fields: [day("on", "retiredOn")],
  body: (typed) => ({ ...typed }),
});

export const screeningForm = (where: string): Form => ({
  title: "form.screening",
  path: "screenings",
  area: where,
  fields: [
    { name: "method", as: "select", label: "form.method", group: "screening", codes: ["grid-visit", "annual", "before-festival"] },
    day("from", "form.from"),
    day("to", "form.to"),
  ],
  body: (typed, mint) => ({ ...typed, id: mint() }),
});

/** What was found is registered as disputes of its own; none found is said, not left open. */
export const closeScreeningForm = ({ home, id }: Key): Form => ({
  title: "form.closeScreening",
  path: `screenings/${home}/${id}/closing`,
  fields: [
    { name: "found", as: "disputes", label: "form.found", optional: true },
    yes("noneFound", "register.none"),
    area("words", "words", true),
  ],
  body: ({ noneFound, found, ...rest }) => ({ ...rest, found: list(found), noneFound: noneFound === "yes" }),
});

/** 执行联动: on the court's written request only, whose scan is kept. */
export const errandForm = (where: string): Form => ({
  title: "form.errand",
  path: "errands",
  area: where,
  fields: [
    { name: "what", as: "select", label: "form.what", group: "errand", codes: ["deliver-papers", "find-contact"] },
    line("court", "court"),
    line("requestNo", "form.requestNo"),
    { name: "request", as: "scan", label: "form.request" },
    area("words"),
    day("due", "due"),
  ],
  body: (typed, mint) => ({ ...typed, id: mint() }),
});

export const answerErrandForm = ({ home, id }: Key): Form => ({
  title: "form.answerErrand",
  path: `errands/${home}/${id}/answers`,
  fields: [yes("done", "form.done"), area("words")],
  body: ({ done, ...rest }) => ({ ...rest, done: done === "yes" }),
});
