import type { AnswerText, Basis, EntryPageView, Said } from "../../contract.ts";

/** A text as it is typed: lists are lines, what is empty is "". */
export type TypedSaid = { question: string; wordings: string; answer: string; steps: string; bring: string; cost: string; takes: string };
export type TypedBasis = { key: string } & Record<"title" | "titleEn" | "number" | "on" | "article", string> & { sample: boolean };
export type TypedText = {
  area: string;
  owner: string;
  zh: TypedSaid;
  en: TypedSaid | null;
  basis: readonly TypedBasis[];
  desk: { kind: "none" | "unit" | "point"; unit: string; point: string };
  category: string;
  validFrom: string;
  validTo: string;
  reviewBy: string;
  audience: "public" | "internal";
  reason: string;
};

export const blankSaid: TypedSaid = { question: "", wordings: "", answer: "", steps: "", bring: "", cost: "", takes: "" };
export const blankBasis = (key: string): TypedBasis => ({ key, title: "", titleEn: "", number: "", on: "", article: "", sample: false });

const lines = (text: string): string[] => [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
const saidOf = (typed: TypedSaid): Said => ({
  ...typed,
  wordings: lines(typed.wordings),
  steps: lines(typed.steps),
  bring: lines(typed.bring),
});
const typedOf = (said: Said): TypedSaid => ({
  ...said,
  wordings: said.wordings.join("\n"),
  steps: said.steps.join("\n"),
  bring: said.bring.join("\n"),
});

const basisOf = ({ title, titleEn, number, on, article, sample }: TypedBasis): Basis => ({
  title,
  titleEn,
  number,
  on: on || null,
  article,
  sample,
});

function deskOf({ kind, unit, point }: TypedText["desk"]): AnswerText["desk"] {
  if (kind === "unit" && unit !== "") return { kind, code: unit };
  const [home = "", id = ""] = point.split("/");
  return kind === "point" && id !== "" ? { kind, home, id } : null;
}

export const textOf = (typed: TypedText): AnswerText => ({
  zh: saidOf(typed.zh),
  en: typed.en && saidOf(typed.en),
  basis: typed.basis.map(basisOf),
  desk: deskOf(typed.desk),
  category: typed.category || null,
  validFrom: typed.validFrom,
  validTo: typed.validTo || null,
  reviewBy: typed.reviewBy,
  audience: typed.audience,
});

/** A new version begins with the newest text. */
export function typedFrom(view: EntryPageView, today: string, reviewBy: string, newKey: () => string): TypedText {
  const { text } = view.versions[0]!;
  const { desk } = text;
  return {
    area: view.area,
    owner: view.owner,
    zh: typedOf(text.zh),
    en: text.en && typedOf(text.en),
    basis: text.basis.map((one) => ({ ...one, on: one.on ?? "", key: newKey() })),
    desk: {
      kind: desk?.kind ?? "none",
      unit: desk?.kind === "unit" ? desk.code : "",
      point: desk?.kind === "point" ? `${desk.home}/${desk.id}` : "",
    },
    category: text.category ?? "",
    validFrom: text.validFrom,
    validTo: text.validTo ?? "",
    reviewBy: text.reviewBy > today ? text.reviewBy : reviewBy,
    audience: text.audience,
    reason: "",
  };
}
