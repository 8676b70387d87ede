import { areasOf, type Asking } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import type { Query, QueryContext } from "#platform/modules";

export const everybody: Query<unknown, never>["allow"] = { roles: ["resident"], condition: "anyone", admits: () => true };
export const readers = (roles: readonly string[], condition = "in one's area"): Query<unknown, never>["allow"] => ({
  roles,
  condition,
  admits: (known) => areasOf(known, roles).length > 0,
});
export const scopeFor =
  (roles: readonly string[]) =>
  (known: Asking): string[] =>
    areasOf(known, roles);

export const both = (sql: Tag, parts: readonly Fragment[]): Fragment => parts.reduce((left, right) => sql`${left} and ${right}`, sql`true`);

/** Rows at places these roles of the reader reach, inside `area`. Row-level security stands behind it. */
export function visibleIn(sql: Tag, known: Asking, roles: readonly string[], area?: string): Fragment {
  const wide = areasOf(known, roles).flatMap((own) =>
    area === undefined || own.startsWith(area) ? [own] : area.startsWith(own) ? [area] : [],
  );
  return wide.length === 0 ? sql`false` : sql`place like any(${wide.map((prefix) => `${prefix}%`)}::text[])`;
}

export const PAGE = 50;

/** Sealed texts of one record by field name; what expired, or is not for this reader, reads as null. */
export async function opened(
  ctx: QueryContext,
  stream: { home: string; id: string },
  fields: readonly (string | null | undefined)[],
  reason = "",
  how?: "masked",
) {
  const wanted = [...new Set(fields.filter((field) => typeof field === "string"))];
  const texts = await ctx.unseal(
    wanted.map((field) => ({ stream, field })),
    reason,
    how,
  );
  const found = new Map(wanted.map((field, index) => [field, texts[index] || null]));
  return (field: string | null | undefined): string | null => (field ? (found.get(field) ?? null) : null);
}

export async function stateOf<S extends { stage: string }>(
  ctx: QueryContext,
  kind: string,
  { home, id }: { home: string; id: string },
): Promise<Exclude<S, { stage: "none" }> | null> {
  const [row] = await ctx.db<{ state: S }[]>`select state from ledger.stream where home = ${home} and id = ${id} and kind = ${kind}`;
  return row && row.state.stage !== "none" ? (row.state as Exclude<S, { stage: "none" }>) : null;
}
