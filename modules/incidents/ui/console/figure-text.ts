import { percentage } from "#web/words";
import type { FigureValue } from "../../contract.ts";

/** A figure's own words come with the numbers, so that a screen never shows a number under an old definition. */
export type FigureWords = {
  code: string;
  zh: string;
  en: string;
  definition: { zh: string; en: string };
  version: string;
  denominator: string | null;
  unit: "percent" | "count" | "hours";
  higherIsBetter: boolean | null;
};
export function figureText(figure: FigureWords, value: FigureValue | undefined): string {
  if (!value) return "—";
  if (figure.unit === "count") return String(value.numerator);
  if (value.value === null) return "—";
  return figure.unit === "percent" ? percentage(value.value) : value.value.toFixed(1);
}
