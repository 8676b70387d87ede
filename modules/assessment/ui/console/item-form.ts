import type { Row } from "#web/console";
import type { SchemeView } from "../../contract.ts";
import { FACTORS, type Method } from "../../contract/lists.ts";

export type Item = SchemeView["rule"]["items"][number];
/** An item as it is typed: everything is text until it is kept. */
export type ItemForm = { one: Readonly<Record<string, string>>; rows: readonly Row[]; factors: Row };

const texts = (values: object, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, String((values as Record<string, unknown>)[name] ?? "")]));

const ROWS: Partial<Record<Method, readonly string[]>> = {
  threshold: ["at", "perUnit"],
  rank: ["from", "to", "points"],
  perCase: ["code", "zh", "en", "each"],
  checklist: ["code", "zh", "en", "points"],
};
export const rowNames = (method: Method): readonly string[] => ROWS[method] ?? [];

const rowsOf = (item: Item): readonly object[] => {
  if (item.method === "threshold" || item.method === "checklist") return item.lines;
  if (item.method === "rank") return item.bands;
  return item.method === "perCase" ? item.tariff : [];
};

export function formOf(item: Item): ItemForm {
  const source = "source" in item ? item.source : null;
  return {
    one: {
      ...texts(
        item,
        "code",
        "category",
        "zh",
        "en",
        "points",
        "side",
        "department",
        "evidence",
        "method",
        "better",
        "zeroAt",
        "fullAt",
        "by",
        "least",
        "trim",
      ),
      source: source?.kind ?? "reported",
      figure: source?.kind === "figure" ? source.figure : "",
      from: source?.kind === "reported" ? source.from : "",
    },
    rows: rowsOf(item).map((row) => texts(row, ...rowNames(item.method))),
    factors: item.method === "perCase" ? Object.fromEntries(item.factors.map(({ code, times }) => [code, String(times)])) : {},
  };
}

const number = (text: string | undefined): number => (text === undefined || text.trim() === "" ? Number.NaN : Number(text));

/** What is typed, as the server takes it; what cannot be a number is left to the server to name. */
export function itemOf({ one, rows, factors }: ItemForm): unknown {
  const { method = "perCase" } = one;
  const common = {
    ...texts(one, "code", "category", "zh", "en", "side", "department", "evidence", "method"),
    points: number(one["points"]),
  };
  const source = one["source"] === "figure" ? { kind: "figure", figure: one["figure"] } : { kind: "reported", from: one["from"] };
  const numbers = (row: Row, ...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, number(row[name])]));
  switch (method as Method) {
    case "threshold":
      return { ...common, source, better: one["better"] || "higher", lines: rows.map((row) => numbers(row, "at", "perUnit")) };
    case "ratio":
      return { ...common, source };
    case "linear":
      return { ...common, source, zeroAt: number(one["zeroAt"]), fullAt: number(one["fullAt"]) };
    case "rank":
      return {
        ...common,
        source,
        by: one["by"] || "place",
        better: one["better"] || "higher",
        bands: rows.map((row) => numbers(row, "from", "to", "points")),
      };
    case "perCase":
      return {
        ...common,
        tariff: rows.map((row) => ({ ...texts(row, "code", "zh", "en"), each: number(row["each"]) })),
        factors: FACTORS.filter((code) => (factors[code] ?? "").trim() !== "").map((code) => ({ code, times: number(factors[code]) })),
      };
    case "checklist":
      return { ...common, lines: rows.map((row) => ({ ...texts(row, "code", "zh", "en"), points: number(row["points"]) })) };
    case "panel":
      return { ...common, least: number(one["least"]), trim: one["trim"] === "true" };
  }
}

export const blankItem = (category: string): ItemForm => ({
  one: {
    code: "",
    category,
    zh: "",
    en: "",
    points: "",
    side: "deduct",
    department: "zfw",
    evidence: "",
    method: "perCase",
    source: "figure",
  },
  rows: [{}],
  factors: {},
});
