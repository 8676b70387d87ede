import { liveGrants } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import type { Query, QueryContext } from "#platform/modules";
import { organisations } from "#modules/organisations";

export const both = (sql: Tag, parts: readonly Fragment[]): Fragment => parts.reduce((left, right) => sql`${left} and ${right}`, sql`true`);
export const everybody: Query<unknown, never>["allow"] = { roles: ["resident"], condition: "anyone", admits: () => true };
export const readers = (roles: readonly string[], condition = "own desk, organ or area"): Query<unknown, never>["allow"] => ({
  roles,
  condition,
  admits: (known) => liveGrants(known, roles).length > 0,
});
type Language = "zh" | "en";
export const unitName = (ctx: Pick<QueryContext, "read">, code: string | null, language: Language = "zh"): string =>
  code === null ? "" : (ctx.read(organisations).unit(code)?.[language] ?? code);

export const PAGE = 50;

/** The sealed texts of one record by field name; what expired or is not for this reader reads as null. */
export async function opened(
  ctx: QueryContext,
  stream: { home: string; id: string },
  fields: readonly (string | null | undefined)[],
  reason = "",
): Promise<(field: string | null | undefined) => string | null> {
  const wanted = [...new Set(fields.filter((field): field is string => typeof field === "string"))];
  const texts = await ctx.unseal(
    wanted.map((field) => ({ stream, field })),
    reason,
  );
  const found = new Map(wanted.map((field, index) => [field, texts[index] || null]));
  return (field) => (field ? (found.get(field) ?? null) : null);
}

export async function stateOf<S extends { stage: string }>(
  ctx: QueryContext,
  kind: string,
  { home, id }: { home: string; id: string },
): Promise<Exclude<S, { stage: "none" }> | null> {
  const [row] = await ctx.db<{ state: S }[]>`select state from ledger.stream where home = ${home} and id = ${id} and kind = ${kind}`;
  return row && row.state.stage !== "none" ? (row.state as Exclude<S, { stage: "none" }>) : null;
}
