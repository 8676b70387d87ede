import type { Fragment, Tag } from "#platform/figures";
import { asked, nearEnough, neededOf } from "./matching.ts";

/** Entries of the area: those that apply there, and those of its parts. */
export const inArea = (sql: Tag, area: string | undefined): Fragment =>
  area ? sql`(${area}::text like place || '%' or place like ${`${area}%`})` : sql`true`;
/** Those that apply at a place. */
export const appliesAt = (sql: Tag, place: string | undefined): Fragment => (place ? sql`${place}::text like place || '%'` : sql`true`);

export const inForceOn = (sql: Tag, today: string): Fragment =>
  sql`valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)`;

const inCommon = (sql: Tag, column: "head" | "terms", words: readonly string[]): Fragment =>
  column === "head"
    ? sql`cardinality(array(select unnest(head) intersect select unnest(${words}::text[])))`
    : sql`cardinality(array(select unnest(terms) intersect select unnest(${words}::text[])))`;

/** `where`: what must be there · `score`: the nearest first; what stands in the question counts threefold. */
export type Found = { where: Fragment; score: Fragment };

export function foundBy(sql: Tag, words: string | undefined, how: "list" | "near" = "list"): Found | null {
  const terms = asked(words ?? "");
  if (terms.length === 0) return null;
  const least = how === "list" ? neededOf(terms.length) : nearEnough(terms.length);
  const column = how === "list" ? "terms" : "head";
  return {
    where: sql`${sql.unsafe(column)} && ${terms}::text[] and ${inCommon(sql, column, terms)} >= ${least}`,
    score: sql`(3 * ${inCommon(sql, "head", terms)} + ${inCommon(sql, "terms", terms)})`,
  };
}
