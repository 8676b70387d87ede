import { areasOf, type Asking } from "../access/actor.ts";
import type { Fragment, Tag } from "../figures/sql.ts";

/** What of these areas lies in `area`, by prefixes of area codes: areas inside it whole, `area` itself where one lies around it; all without one. */
export const areasWithin = (areas: readonly string[], area?: string): string[] => [
  ...new Set(areas.flatMap((own) => (area === undefined || own.startsWith(area) ? [own] : area.startsWith(own) ? [area] : []))),
];

/** Rows whose `place` lies in one of these areas; none in none. */
export const inAreas = (sql: Tag, areas: readonly string[]): Fragment =>
  areas.length === 0 ? sql`false` : sql`place like any(${areas.map((area) => `${area}%`)}::text[])`;

/** Rows at places these roles of the reader reach, inside `area`. Row-level security stands behind it. */
export const visibleIn = (sql: Tag, asking: Asking, roles: readonly string[], area?: string): Fragment =>
  inAreas(sql, areasWithin(areasOf(asking, roles), area));
