import type { Form } from "./register-form.tsx";
import type { RegisterPage as Register } from "../../contract.ts";
import { namesIn, type StepField } from "./step-fields.ts";

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
type Committee = Register["committees"][number];
type Mediator = Register["mediators"][number];

/** `known`: what stands in the register already. Telephones are kept as marks, so of those only what is added is asked. */
export const mediatorForm = (where: string, accounts: Register["accounts"], known?: Mediator): Form => ({
  title: known ? "form.changeMediator" : "form.mediator",
  path: "mediators",
  ...(known ? {} : { area: where }),
  typed: known
    ? {
        zh: known.zh,
        account: known.account?.id ?? "",
        woman: known.woman ? "yes" : "no",
        fullTime: known.fullTime ? "yes" : "no",
        specialities: known.specialities.join(","),
        languages: known.languages.join("、"),
        from: known.from,
        to: known.to ?? "",
      }
    : { languages: "普通话" },
  fields: [
    line("zh", "name"),
    {
      name: "account",
      as: "options",
      label: "form.account",
      options: [...(known?.account ? [known.account] : []), ...accounts].map(({ id, name }) => ({ value: id, label: name })),
      optional: true,
    },
    yes("woman", "form.woman"),
    yes("fullTime", "form.fullTime"),
    { name: "specialities", as: "codes", label: "form.specialities", group: "type", codes: TYPES, optional: true },
    line("languages", "form.languages", true),
    line("phone", "phone", true),
    area("recusals", "form.recusals", true),
    day("from", "form.from"),
    day("to", "form.until", true),
  ],
  body: ({ woman, fullTime, specialities, languages, recusals, ...rest }, mint) => ({
    ...rest,
    ...(known ? { id: known.id, area: known.area } : { id: mint() }),
    woman: woman === "yes",
    fullTime: fullTime === "yes",
    specialities: list(specialities),
    languages: namesIn(languages),
    recusals: lines(recusals),
  }),
});

/** A room keeps its id, so that what is booked in it stays booked; one whose name is taken out is closed. */
const roomsIn = (typed: string | undefined, known: Committee["rooms"], mint: () => string): Committee["rooms"] =>
  lines(typed).map((zh) => known.find((room) => room.zh === zh) ?? { id: mint(), zh, en: zh });

/** 三至九人，有妇女成员，主任一名，任期三年: said by the server when it is not so. `known`: a new term, other members, other rooms. */
export const committeeForm = (where: string, known?: Committee): Form => ({
  title: known ? "form.changeCommittee" : "form.committee",
  path: "committees",
  ...(known ? {} : { area: where }),
  typed: known
    ? {
        zh: known.zh,
        en: known.en,
        kind: known.kind,
        founder: known.founder,
        filingNo: known.filingNo,
        members: known.members.map(({ id }) => id).join(","),
        chair: known.members.find(({ chair }) => chair)?.id ?? "",
        from: known.termFrom,
        to: known.termTo,
        rooms: known.rooms.map(({ zh }) => zh).join("\n"),
      }
    : {},
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
    ...(known ? { id: known.id, area: known.area } : { id: mint() }),
    members: [...new Set([...list(members), ...(chair ? [chair] : [])])].map((mediator) => ({ mediator, chair: mediator === chair })),
    rooms: roomsIn(rooms, known?.rooms ?? [], mint),
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
