import { changeText, fill, type Language, percentage } from "#web/words";
import type { Frozen } from "../../contract/card.ts";
import type { CatalogueRow, PerResidents, ShownAgainst, ShownValue } from "../../contract/catalogue.ts";
import { portalWords } from "../portal-words.ts";

type Shown = { counted: Frozen["counted"]; value: ShownValue } & Record<"trend" | "counties", readonly { value: ShownValue }[]>;

const rounded = (value: number, digits: number): string => String(Math.round(value * 10 ** digits) / 10 ** digits);

/** Why values of a figure that counts records are not told; nothing when all are. What another module tells or keeps to itself has reasons of its own. */
export function sayWhyHidden({ counted, value, trend, counties }: Shown, language: Language): string {
  const values = [value, ...trend.map((one) => one.value), ...counties.map((one) => one.value)];
  const counts = counted === "period" || counted === "standing";
  return counts && values.some(({ hidden }) => hidden) ? portalWords["hidden.why"][language] : "";
}

/** The figure as one reads it; "—" when there is nothing to divide by. */
export function sayValue(value: ShownValue, unit: CatalogueRow["unit"], language: Language): string {
  if (value.hidden) return portalWords.hidden[language];
  if (value.value === null) return "—";
  if (unit === "count") return value.value.toLocaleString(language === "zh" ? "zh-CN" : "en-GB");
  if (unit === "hours") return fill(portalWords.hours[language], { value: rounded(value.value, 1) });
  if (unit === "points" || unit === "score") return fill(portalWords.points[language], { value: rounded(value.value, 2) });
  return percentage(value.value);
}

/** A bare number in the unit of a figure: "96.83%", "72.4". */
export const sayMeasure = (value: number, unit: CatalogueRow["unit"]): string =>
  unit === "percent" ? percentage(value) : rounded(value, 2);

/** What stands beside a value in a narrow row: the interval alone, or the numbers. */
export const sayShort = (value: ShownValue, unit: CatalogueRow["unit"], language: Language): string =>
  value.error && !value.hidden
    ? `${sayMeasure(value.error.low, unit)}–${sayMeasure(value.error.high, unit)}`
    : sayNumbers(value, unit, language);

/** "+0.75 percentage points" of a share, "+1.20" of anything else. */
export function sayDifference(difference: number, unit: CatalogueRow["unit"], language: Language): string {
  if (unit === "percent") return changeText(difference, true, language);
  const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
  return `${sign}${Math.abs(difference).toFixed(2)}`;
}

/** How a number changed, in points of a share and in per cent of anything else. */
export const sayChange = (change: number | null, unit: CatalogueRow["unit"], language: Language): string =>
  changeText(change, unit === "percent", language);

/** What stands large in a claim: the figure, or how far it is from what it is held against where that is what is claimed. */
export function sayClaim(value: ShownValue, unit: CatalogueRow["unit"], language: Language, difference: boolean): string {
  const [against] = value.against ?? [];
  return difference && against && !value.hidden ? sayDifference(against.difference, unit, language) : sayValue(value, unit, language);
}

/** What a test says of one number against another, in a sentence: a difference without it is no finding. */
export function sayAgainst(one: ShownAgainst, unit: CatalogueRow["unit"], language: Language): string {
  const verdict = portalWords[one.significant ? "against.yes" : "against.no"][language];
  const name = one.name[language];
  const says = fill(portalWords["against.says"][language], {
    name,
    value: sayMeasure(one.value, unit),
    difference: sayDifference(one.difference, unit, language),
    verdict,
  });
  return one.z === null || one.p === null
    ? says
    : `${says}${language === "zh" ? "" : " "}${fill(portalWords["against.test"][language], { z: one.z.toFixed(2), p: one.p.toFixed(3) })}`;
}

/** The numbers beside a rate: a percentage alone says nothing about how many. */
export function sayNumbers(value: ShownValue, unit: CatalogueRow["unit"], language: Language): string {
  if (value.hidden || unit === "count") return "";
  if (value.error) {
    const { low, high } = value.error;
    const n = value.numerator.toLocaleString(language === "zh" ? "zh-CN" : "en-GB");
    return fill(portalWords.interval[language], { low: sayMeasure(low, unit), high: sayMeasure(high, unit), n });
  }
  if (unit === "hours")
    return value.p90 === null || value.p90 === undefined ? "" : fill(portalWords.p90[language], { value: rounded(value.p90, 1) });
  if (value.denominator === null) return "";
  const of = (n: number): string => n.toLocaleString(language === "zh" ? "zh-CN" : "en-GB");
  return fill(portalWords.of[language], { numerator: of(value.numerator), denominator: of(value.denominator) });
}

/** "10,000", "万": so many residents, in a sentence. */
export const sayResidents = (of: number, language: Language): string =>
  language === "zh" && of === 10_000 ? "万" : of.toLocaleString("en-GB");

/** A count for so many residents, and where it is said that so many live there. */
export function sayPer({ value, of, residents, day, document, synthetic }: PerResidents, language: Language): string {
  const number = (n: number): string => n.toLocaleString(language === "zh" ? "zh-CN" : "en-GB");
  const params = { value: value.toFixed(2), of: sayResidents(of, language), residents: number(residents), day, document };
  return fill(portalWords[synthetic ? "per.synthetic" : "per.says"][language], params);
}

/** The same in a row of a table, which has the residents of its own area. */
export const sayPerShort = (per: PerResidents | null, language: Language): string =>
  per === null
    ? "—"
    : fill(portalWords["per.short"][language], {
        value: per.value.toFixed(2),
        residents: per.residents.toLocaleString("en-GB"),
        year: per.day.slice(0, 4),
      });
