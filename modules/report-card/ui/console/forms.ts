import type { May } from "../../contract/card.ts";

export type FieldName = string;
export type Input = { name: FieldName; kind: "line" | "text" | "month" | "day" | "number"; optional?: boolean };
type Given = Readonly<Record<string, string>>;

/** One step of a card: what is asked, and what is sent to which route. */
export type Form = { key: string; path: string; may: May | "draft"; inputs: readonly Input[]; bodyOf: (given: Given) => object };

const line = (name: string, optional = false): Input => ({ name, kind: "line", optional });
const words = (name: string, optional = false): Input => ({ name, kind: "text", optional });
const both = (name: string, optional = false): Input[] => [words(`${name}.zh`, optional), words(`${name}.en`, optional)];
const said = (given: Given, name: string) => ({ zh: given[`${name}.zh`] ?? "", en: given[`${name}.en`] ?? "" });
const month = (name: string, optional = false): Input => ({ name, kind: "month", optional });
const whole = (given: Given, name: string): number => Number(given[name] ?? "0");

export const DRAFT: Form = {
  key: "draft",
  path: "",
  may: "draft",
  inputs: [line("area"), line("zh"), line("en"), ...both("lead"), month("from"), month("to")],
  bodyOf: (given) => ({
    area: given["area"],
    zh: given["zh"],
    en: given["en"],
    lead: said(given, "lead"),
    from: given["from"],
    to: given["to"],
  }),
};

export const FORMS: readonly Form[] = [
  {
    key: "section",
    path: "sections",
    may: "edit",
    inputs: [line("name"), { name: "order", kind: "number" }, line("zh"), line("en"), ...both("words", true)],
    bodyOf: (given) => ({
      section: given["name"],
      order: whole(given, "order"),
      zh: given["zh"],
      en: given["en"],
      words: said(given, "words"),
    }),
  },
  {
    key: "item",
    path: "items",
    may: "edit",
    inputs: [
      line("name"),
      line("section"),
      { name: "order", kind: "number" },
      line("system", true),
      line("zh"),
      line("en"),
      ...both("words", true),
      line("code", true),
      month("from", true),
      month("to", true),
      line("area", true),
      ...both("value", true),
      ...both("document", true),
    ],
    bodyOf: (given) => ({
      item: given["name"],
      section: given["section"],
      order: whole(given, "order"),
      system: given["system"] ?? "",
      zh: given["zh"],
      en: given["en"],
      words: said(given, "words"),
      figure: given["code"]
        ? { code: given["code"], area: given["area"] ?? "", span: { from: given["from"], to: given["to"] }, trend: true, counties: false }
        : null,
      reported: given["value.zh"] ? { value: said(given, "value"), document: said(given, "document") } : null,
    }),
  },
  {
    key: "step",
    path: "steps",
    may: "edit",
    inputs: [line("name"), { name: "on", kind: "day" }, words("zh"), words("en"), ...both("who"), line("link", true)],
    bodyOf: (given) => ({
      step: given["name"],
      on: given["on"],
      zh: given["zh"],
      en: given["en"],
      who: said(given, "who"),
      link: given["link"] ? given["link"] : null,
    }),
  },
  { key: "submit", path: "submission", may: "submit", inputs: [], bodyOf: () => ({}) },
  { key: "approve", path: "approval", may: "approve", inputs: [], bodyOf: () => ({}) },
  { key: "return", path: "return", may: "return", inputs: [words("reason")], bodyOf: (given) => ({ reason: given["reason"] }) },
  { key: "publish", path: "publication", may: "publish", inputs: [], bodyOf: () => ({}) },
  {
    key: "correct",
    path: "correction",
    may: "correct",
    inputs: [line("item"), ...both("why")],
    bodyOf: (given) => ({ reasons: [{ item: given["item"], why: said(given, "why") }] }),
  },
  { key: "withdraw", path: "withdrawal", may: "withdraw", inputs: both("why"), bodyOf: (given) => ({ reason: said(given, "why") }) },
];
