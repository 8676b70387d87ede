import { areaOf, type PackedArea, type WhereChoice } from "#parts/places";
import type { Account } from "#web/field";
import type { Category } from "../../contract.ts";
import type { incidentFieldWords } from "./words.ts";

export type ReportForm = { category: string; words: string; where: WhereChoice; fixed: boolean; how: string };

export const EMPTY_REPORT: ReportForm = { category: "", words: "", where: { point: null, area: "", address: "" }, fixed: false, how: "" };

/** The 9-digit home the server will give a record at this place. */
export const homeOf = (area: string): string => area.slice(0, 9).padEnd(9, "0");

const GRID = ["gridWorker", "gridLeader"];

/** Only who works in that grid puts things right there, and only what the taxonomy lets them. */
export const mayFix = (account: Account, category: Category | null, area: string | null): boolean =>
  category !== null &&
  category.selfHandle &&
  category.urgency !== "red" &&
  area !== null &&
  account.grants.some(
    ({ role, area: own }) => GRID.includes(role) && (area.startsWith(own) || (area.length === 12 && own.startsWith(area))),
  );

export type Problem = { field: "category" | "words" | "where" | "how"; key: keyof typeof incidentFieldWords };

export function problemsOf(form: ReportForm): Problem[] {
  const found: Problem[] = [];
  if (form.category === "") found.push({ field: "category", key: "report.need.category" });
  if (form.words.trim() === "") found.push({ field: "words", key: "report.need.words" });
  if (!form.where.point && form.where.area === "") found.push({ field: "where", key: "report.need.where" });
  if (form.fixed && form.how.trim() === "") found.push({ field: "how", key: "step.need" });
  return found;
}

/** What of the choice goes to the server: the point as placed, never how exact the phone was; the area when it is known. */
export function placeOf(
  where: WhereChoice,
  areas: readonly PackedArea[],
): { point: { lon: number; lat: number } | null; area: string | null } {
  const point = where.point && { lon: where.point.lon, lat: where.point.lat };
  return { point, area: areaOf(where, areas) };
}
