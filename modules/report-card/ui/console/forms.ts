import type { Content, May } from "../../contract/card.ts";

export type FieldName = string;
/** `ticked`: of a tick, how it stands before anybody touches it. */
export type Input = {
  name: FieldName;
  kind: "line" | "text" | "month" | "day" | "number" | "photos" | "tick" | "area" | "choice";
  optional?: boolean;
  /** What a choice is made among: parts of the card, or the catalogue's figures. */
  among?: "sections" | "parts" | "figures" | "draft";
  ticked?: boolean;
};
type Given = Readonly<Record<string, string>>;

/** One step of a card: what is asked, and what is sent to which route. */
export type Form = {
  key: string;
  path: string;
  may: May | "draft";
  inputs: readonly Input[];
  bodyOf: (given: Given) => object;
  /** Parts that stand, each as the form would have it: sending a part again replaces all of it, so nothing may be left out unseen. */
  standing?: (content: Content) => readonly Given[];
  /** How it stands before anybody types, of what a card has only one of. */
  begins?: (content: Content) => Given;
};

const line = (name: string, optional = false): Input => ({ name, kind: "line", optional });
const words = (name: string, optional = false): Input => ({ name, kind: "text", optional });
const both = (name: string, optional = false): Input[] => [words(`${name}.zh`, optional), words(`${name}.en`, optional)];
const said = (given: Given, name: string) => ({ zh: given[`${name}.zh`] ?? "", en: given[`${name}.en`] ?? "" });
const month = (name: string, optional = false): Input => ({ name, kind: "month", optional });
const area = (name: string, optional = false): Input => ({ name, kind: "area", optional });
const choice = (name: string, among: Input["among"], optional = false): Input => ({
  name,
  kind: "choice",
  optional,
  ...(among ? { among } : {}),
});
const tick = (name: string, ticked: boolean): Input => ({ name, kind: "tick", ticked });
/** The ids in a field of photos. */
export const photosIn = (given: Given): string[] => (given["photos"] ?? "").split(",").filter(Boolean);
export const captionField = (id: string, language: "zh" | "en"): string => `caption.${id}.${language}`;
const spread = (name: string, words: { zh: string; en: string } | undefined): Given => ({
  [`${name}.zh`]: words?.zh ?? "",
  [`${name}.en`]: words?.en ?? "",
});
const whole = (given: Given, name: string): number => Number(given[name] ?? "0");

const HEAD: readonly Input[] = [line("zh"), line("en"), ...both("lead"), month("from"), month("to")];
const headOf = (given: Given) => ({
  zh: given["zh"],
  en: given["en"],
  lead: said(given, "lead"),
  from: given["from"],
  to: given["to"],
});

export const DRAFT: Form = {
  key: "draft",
  path: "",
  may: "draft",
  inputs: [area("area"), ...HEAD],
  bodyOf: (given) => ({ area: given["area"], ...headOf(given) }),
};

export const FORMS: readonly Form[] = [
  {
    key: "head",
    path: "head",
    may: "edit",
    inputs: HEAD,
    bodyOf: headOf,
    begins: ({ zh, en, lead, from, to }) => ({ zh, en, ...spread("lead", lead), from, to }),
  },
  {
    key: "section",
    path: "sections",
    may: "edit",
    inputs: [
      line("name"),
      { name: "order", kind: "number" },
      line("zh"),
      line("en"),
      ...both("words", true),
      { name: "photos", kind: "photos", optional: true },
    ],
    bodyOf: (given) => ({
      section: given["name"],
      order: whole(given, "order"),
      zh: given["zh"],
      en: given["en"],
      words: said(given, "words"),
      photos: photosIn(given),
      captions: photosIn(given).map((id) => ({ zh: given[captionField(id, "zh")] ?? "", en: given[captionField(id, "en")] ?? "" })),
    }),
    standing: ({ sections }) =>
      sections.map(({ section, order, zh, en, words: told, photos, captions }) => ({
        name: section,
        order: String(order),
        zh,
        en,
        ...spread("words", told),
        photos: photos.join(","),
        ...Object.fromEntries(
          photos.flatMap((id, index) => [
            [captionField(id, "zh"), captions[index]?.zh ?? ""],
            [captionField(id, "en"), captions[index]?.en ?? ""],
          ]),
        ),
      })),
  },
  {
    key: "item",
    path: "items",
    may: "edit",
    inputs: [
      line("name"),
      choice("section", "sections"),
      { name: "order", kind: "number" },
      line("system", true),
      line("zh"),
      line("en"),
      ...both("words", true),
      choice("code", "figures", true),
      month("from", true),
      month("to", true),
      area("area", true),
      tick("trend", true),
      tick("counties", false),
      tick("difference", false),
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
        ? {
            code: given["code"],
            area: given["area"] ?? "",
            span: { from: given["from"], to: given["to"] },
            trend: given["trend"] !== "no",
            counties: given["counties"] === "yes",
            ...(given["difference"] === "yes" ? { difference: true } : {}),
          }
        : null,
      reported: given["value.zh"] ? { value: said(given, "value"), document: said(given, "document") } : null,
    }),
    standing: ({ items }) =>
      items.map(({ item, section, order, system, zh, en, words: told, figure, reported }) => ({
        name: item,
        section,
        order: String(order),
        system,
        zh,
        en,
        ...spread("words", told),
        code: figure?.code ?? "",
        from: figure?.span.from ?? "",
        to: figure?.span.to ?? "",
        area: figure?.area ?? "",
        trend: figure?.trend === false ? "no" : "yes",
        counties: figure?.counties ? "yes" : "no",
        difference: figure?.difference ? "yes" : "no",
        ...spread("value", reported?.value),
        ...spread("document", reported?.document),
      })),
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
    standing: ({ steps }) =>
      steps.map(({ step, on, zh, en, who, link }) => ({ name: step, on, zh, en, ...spread("who", who), link: link ?? "" })),
  },
  {
    key: "drop",
    path: "removals",
    may: "edit",
    inputs: [choice("part", "draft")],
    bodyOf: (given) => {
      const [part, name] = (given["part"] ?? "").split(":");
      return { part, name };
    },
  },
  { key: "submit", path: "submission", may: "submit", inputs: [], bodyOf: () => ({}) },
  { key: "approve", path: "approval", may: "approve", inputs: [], bodyOf: () => ({}) },
  { key: "return", path: "return", may: "return", inputs: [words("reason")], bodyOf: (given) => ({ reason: given["reason"] }) },
  { key: "publish", path: "publication", may: "publish", inputs: [], bodyOf: () => ({}) },
  {
    key: "correct",
    path: "correction",
    may: "correct",
    inputs: [choice("item", "parts"), ...both("why")],
    bodyOf: (given) => ({ reasons: [{ item: given["item"], why: said(given, "why") }] }),
  },
  { key: "withdraw", path: "withdrawal", may: "withdraw", inputs: both("why"), bodyOf: (given) => ({ reason: said(given, "why") }) },
];
