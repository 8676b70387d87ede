import { areasOf, type Asking } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import type { Query, QueryContext } from "#platform/modules";
import { GRID } from "./permits.ts";

export const both = (sql: Tag, parts: readonly Fragment[]): Fragment => parts.reduce((left, right) => sql`${left} and ${right}`, sql`true`);

export const everybody: Query<unknown, never>["allow"] = { roles: ["resident"], condition: "anyone", admits: () => true };

export const readers = (roles: readonly string[], condition = "in one's area"): Query<unknown, never>["allow"] => ({
  roles,
  condition,
  admits: (known) => areasOf(known, roles).length > 0,
});

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

/** Rows at places these roles of the reader reach, inside `area`. Row-level security stands behind it. */
export function visibleIn(sql: Tag, known: Asking, roles: readonly string[], area?: string): Fragment {
  const wide = areasOf(known, roles).flatMap((own) =>
    area === undefined || own.startsWith(area) ? [own] : area.startsWith(own) ? [area] : [],
  );
  const villages = villagesOf(known).filter((village) => area === undefined || village.startsWith(area) || area.startsWith(village));
  if (wide.length === 0) return sql`false`;
  return sql`(place like any(${wide.map((prefix) => `${prefix}%`)}::text[]) or place = any(${villages}::text[]))`;
}

export const PAGE = 50;

/** The sealed texts of one record by field name; what has expired, was destroyed or is not for this reader reads as null. */
export async function opened(
  ctx: QueryContext,
  stream: { home: string; id: string },
  fields: readonly (string | null)[],
): Promise<(field: string | null) => string | null> {
  const wanted = [...new Set(fields.filter((field) => field !== null))];
  const texts = await ctx.unseal(
    wanted.map((field) => ({ stream, field })),
    "",
  );
  const found = new Map(wanted.map((field, index) => [field, texts[index] || null]));
  return (field) => (field === null ? null : (found.get(field) ?? null));
}

/** The folded state of a record the transaction may see, or null. */
export async function stateOf<S extends { stage: string }>(
  ctx: QueryContext,
  kind: string,
  { home, id }: { home: string; id: string },
): Promise<Exclude<S, { stage: "none" }> | null> {
  const [row] = await ctx.db<{ state: S }[]>`select state from ledger.stream where home = ${home} and id = ${id} and kind = ${kind}`;
  return row && row.state.stage !== "none" ? (row.state as Exclude<S, { stage: "none" }>) : null;
}
