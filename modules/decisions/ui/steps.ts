import { ASPECTS } from "../contract/aspects.ts";

/** A field of a step's form. `options`: words are "decisions.option.<value>". `fresh`: an id minted when the form is sent. */
export type StepField = {
  name: string;
  kind:
    | "line"
    | "text"
    | "day"
    | "number"
    | "options"
    | "experts"
    | "participants"
    | "team"
    | "statements"
    | "unit"
    | "risk"
    | "hearing"
    | "time"
    | "area";
  options?: readonly string[];
  optional?: boolean;
};
export type Step = {
  path: string;
  fields: readonly StepField[];
  fresh?: string;
  unit?: "undertaker" | "decider";
};

const LEVELS = ["low", "medium", "high"];
const line = (name: string): StepField => ({ name, kind: "line" });
const words = (name: string): StepField => ({ name, kind: "text" });
const options = (name: string, values: readonly string[]): StepField => ({ name, kind: "options", options: values });

/** The forms of what can be done with a matter. Which of them are there now for this person, the server says. */
export const STEPS: readonly Step[] = [
  {
    path: "plan",
    fresh: "paper",
    unit: "undertaker",
    fields: [
      options("procedure", ["normal", "simple"]),
      words("method"),
      { name: "team", kind: "team" },
      options("clear", ["true"]),
      { ...line("thirdParty"), optional: true },
      { ...line("conflicts"), optional: true },
    ],
  },
  {
    path: "publication",
    fields: [words("draft"), { name: "until", kind: "day" }, { ...line("shorter"), optional: true }],
  },
  {
    path: "participation",
    fields: [
      options("channel", ["meeting", "hearing", "survey", "visit", "departments"]),
      { name: "on", kind: "day" },
      line("place"),
      { name: "count", kind: "number" },
      { name: "asked", kind: "number", optional: true },
      { name: "paper", kind: "day", optional: true },
      words("summary"),
      { ...line("materials"), optional: true },
    ],
  },
  {
    path: "heard-opinions",
    fields: [
      options("heard", ["letter", "phone", "counter", "meeting", "hearing", "visit", "survey"]),
      { name: "on", kind: "day" },
      words("text"),
      { ...line("phone"), optional: true },
    ],
  },
  {
    path: "hearings",
    fresh: "hearing",
    fields: [
      { name: "on", kind: "day" },
      { name: "time", kind: "time" },
      line("place"),
      { name: "seats", kind: "number" },
      words("subject"),
      words("selection"),
    ],
  },
  {
    path: "hearing-papers",
    fields: [
      { name: "hearing", kind: "hearing" },
      { name: "on", kind: "day" },
    ],
  },
  {
    path: "participants",
    fields: [
      { name: "hearing", kind: "hearing" },
      options("way", ["drawn", "nominated", "all"]),
      words("method"),
      { name: "people", kind: "participants" },
      options("told", ["true"]),
    ],
  },
  {
    path: "hearing-records",
    fresh: "paper",
    unit: "undertaker",
    fields: [
      { name: "hearing", kind: "hearing" },
      line("chair"),
      line("recorder"),
      { name: "began", kind: "time" },
      { name: "ended", kind: "time" },
      { name: "present", kind: "number" },
      words("explained"),
      { name: "statements", kind: "statements" },
      words("conclusion"),
      { name: "signed", kind: "number" },
      { ...line("unsigned"), optional: true },
    ],
  },
  { path: "draft", fields: [words("draft"), words("what")] },
  {
    path: "risks",
    fresh: "risk",
    fields: [
      { ...options("aspect", ASPECTS), optional: true },
      line("cause"),
      line("affected"),
      { name: "probability", kind: "number" },
      { name: "consequence", kind: "number" },
      options("before", LEVELS),
      words("measure"),
      { name: "owner", kind: "unit" },
      { name: "due", kind: "day" },
      options("after", LEVELS),
    ],
  },
  {
    path: "report",
    fields: [
      words("legality"),
      words("reasonableness"),
      words("feasibility"),
      words("controllability"),
      words("contingency"),
      options("level", LEVELS),
    ],
  },
  { path: "review", fields: [{ name: "experts", kind: "experts" }] },
  { path: "submission", fresh: "paper", unit: "undertaker", fields: [] },
  { path: "legality-requests", fields: [{ name: "reviewer", kind: "unit" }] },
  { path: "legality", fields: [options("lawful", ["true", "false"]), words("opinion")] },
  {
    path: "decision",
    fresh: "paper",
    unit: "decider",
    fields: [options("outcome", ["implement", "withMeasures", "suspend", "reject"]), { ...words("conditions"), optional: true }],
  },
  { path: "filing", fresh: "paper", unit: "undertaker", fields: [line("number")] },
  {
    path: "measures",
    fields: [{ name: "risk", kind: "risk" }, { name: "on", kind: "day" }, words("note")],
  },
  {
    path: "unassessed",
    fields: [{ name: "on", kind: "day" }, words("what")],
  },
  { path: "voiding", fields: [words("reason")] },
  { path: "reassessment", fields: [words("reason")] },
  { path: "evaluation", fields: [words("finding"), options("effective", ["true", "false"])] },
  { path: "closing", fields: [] },
];

/** Onto the catalogue: the form that begins a matter. */
export const IDENTIFY: Step = {
  path: "",
  fresh: "id",
  fields: [
    options("kind", ["policy", "plan", "resources", "project", "price", "other"]),
    line("title"),
    { name: "area", kind: "area" },
    { name: "undertaker", kind: "unit" },
    { name: "decider", kind: "unit" },
    words("affected"),
    { ...words("basis"), optional: true },
    { ...line("schedule"), optional: true },
  ],
};

type Rows = readonly Readonly<Record<string, string>>[];
/** Rows of a list field, as the form keeps them; rows nobody typed in are none. */
export const rowsIn = (value: string): Rows =>
  value === "" ? [] : (JSON.parse(value) as Rows).filter((row) => Object.values(row).some((cell) => cell.trim() !== ""));
const cell = (row: Rows[number], name: string): string => row[name]?.trim() ?? "";

const LISTS: Readonly<Record<string, (row: Rows[number]) => unknown>> = {
  experts: (row) => ({
    name: cell(row, "name"),
    conflict: row["recused"] === "1",
    agrees: row["disagrees"] !== "1",
    opinion: cell(row, "opinion"),
  }),
  participants: (row) => ({ name: cell(row, "name"), group: cell(row, "group") }),
  team: (row) => ({ post: cell(row, "post"), name: cell(row, "name") }),
  statements: (row) => ({ who: cell(row, "who"), said: cell(row, "said"), reply: cell(row, "reply") }),
};

/** The first field that must be filled in and is not. */
export const missingIn = (fields: readonly StepField[], given: Readonly<Record<string, string>>): StepField | undefined =>
  fields.find(
    ({ name, kind, optional }) => !optional && (kind in LISTS ? rowsIn(given[name] ?? "").length === 0 : (given[name] ?? "").trim() === ""),
  );

/** What the form holds, as the server takes it. */
export function bodyOf(step: Step, given: Readonly<Record<string, string>>): Record<string, unknown> {
  const entries = step.fields.flatMap(({ name, kind, optional }): [string, unknown][] => {
    const value = given[name]?.trim() ?? "";
    if (value === "" && optional) return [];
    if (kind === "number") return [[name, Number(value)]];
    const list = LISTS[kind];
    if (list) return [[name, rowsIn(value).map(list)]];
    return [[name, value === "true" ? true : value === "false" ? false : value]];
  });
  return Object.fromEntries(entries);
}
