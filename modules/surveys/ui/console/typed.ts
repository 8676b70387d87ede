import type { Question } from "../../contract.ts";

/** Lines of what was typed or pasted from a sheet, split at tabs, commas and runs of spaces of either script. */
const split = (line: string, by = /[\t,，]\s*|\s+/): string[] => line.split(by).map((part) => part.trim());
const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
export const linesOf = (text: string): string[][] => lines(text).map((line) => split(line));

const CELLS = /[\t,，]/;
export const strataIn = (text: string) =>
  lines(text).map((line) => {
    const [code, zh, en, area, population, frame, draw, wanted] = split(line, CELLS);
    return { code, zh, en, area, population: Number(population), frame: Number(frame), draw: Number(draw), wanted: Number(wanted) };
  });

export const marginsIn = (text: string) =>
  lines(text).map((line) => {
    const [question = "", rest = ""] = line.split(/[:：]/);
    const totals = split(rest, CELLS)
      .filter((part) => part !== "")
      .map((part) => part.split("="));
    return {
      question: question.trim(),
      totals: Object.fromEntries(totals.map(([option = "", people]) => [option.trim(), Number(people)])),
    };
  });

export const referencesIn = (text: string) =>
  lines(text).map((line) => {
    const [indicator, zh, en, value, n, document] = split(line, CELLS);
    return { indicator, zh, en, value: Number(value), n: n ? Number(n) : null, document };
  });

export type Draft = { code: string; zh: string; en: string; type: Question["type"]; indicator: string; only: string; options: string };

export const draftOf = ({ code, zh, en, type, indicator, only, options }: Question): Draft => ({
  code,
  zh,
  en,
  type,
  indicator: indicator ?? "",
  only: only ? `${only.question}=${only.options.join(",")}` : "",
  options: options.map((one) => [one.code, one.zh, one.en, one.score ?? "", one.top ? 1 : "", one.best ? 1 : ""].join("，")).join("\n"),
});

export function questionOf({ code, zh, en, type, indicator, only, options }: Draft) {
  const [question = "", chosen = ""] = only.split("=");
  return {
    code,
    zh,
    en,
    type,
    indicator: indicator.trim() === "" ? null : indicator.trim(),
    only: only.trim() === "" ? null : { question: question.trim(), options: split(chosen, CELLS) },
    // English words may hold commas of their own: options are split at the wide comma or a tab.
    options: lines(options).map((line) => {
      const [option, optionZh, optionEn, score, top, best] = split(line, /[\t，]/);
      return { code: option, zh: optionZh, en: optionEn, score: score ? Number(score) : null, top: top === "1", best: best === "1" };
    }),
  };
}
