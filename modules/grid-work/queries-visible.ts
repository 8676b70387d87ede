import { areasOf, type Asking } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import { areasWithin, inAreas } from "#platform/reading";
import { GRID } from "./permits.ts";

/** Grids a worker of which stands for what is known only to lie in the village. */
const villagesOf = (known: Asking): string[] => [
  ...new Set(
    areasOf(known, GRID)
      .filter((area) => area.length > 12)
      .map((area) => area.slice(0, 12)),
  ),
];

/** Area prefixes the transaction may see: a grid worker's village too. */
export const scopeFor =
  (roles: readonly string[]) =>
  (known: Asking): string[] => [...new Set([...areasOf(known, roles), ...villagesOf(known)])];

/** Rows at places these roles of the reader reach, inside `area`, and what is known only to lie in their village. Row-level security stands behind it. */
export function visibleIn(sql: Tag, known: Asking, roles: readonly string[], area?: string): Fragment {
  const wide = areasWithin(areasOf(known, roles), area);
  const villages = villagesOf(known).filter((village) => areasWithin([village], area).length > 0);
  return wide.length === 0 ? sql`false` : sql`(${inAreas(sql, wide)} or place = any(${villages}::text[]))`;
}
