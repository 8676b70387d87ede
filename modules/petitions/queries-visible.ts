import type { Fragment, Tag } from "#platform/figures";
import { isUuid } from "#platform/ids";
import type { Query, QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { live } from "./permits.ts";

export const both = (sql: Tag, parts: readonly Fragment[]): Fragment =>
  parts.reduce((left, right) => sql`${left} and ${right}` as Fragment, sql`true` as Fragment);
export const everybody: Query<unknown, never>["allow"] = { roles: ["resident"], condition: "anyone", admits: () => true };
export const readers = (roles: readonly string[], condition = "own desk, organ or area"): Query<unknown, never>["allow"] => ({
  roles,
  condition,
  admits: (known) => live(known, roles).length > 0,
});
type Language = "zh" | "en";
export const unitName = (ctx: Pick<QueryContext, "read">, code: string | null, language: Language = "zh"): string =>
  code === null ? "" : (ctx.read(organisations).unit(code)?.[language] ?? code);

export const PAGE = 50;
export type Cursor = { at: string; id: string };
export const encodeCursor = ({ at, id }: Cursor): string => Buffer.from(`${at}~${id}`).toString("base64url");
export function decodeCursor(cursor: string | undefined): Cursor | null {
  if (!cursor) return null;
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("~");
  const ok = /^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(at) && !Number.isNaN(Date.parse(`${at.slice(0, 23)}Z`));
  if (!ok || new Date(`${at.slice(0, 23)}Z`).toISOString().slice(0, 10) !== at.slice(0, 10) || !isUuid(id))
    throw refuse.fields([{ path: "cursor", code: "petitions.no-such-page" }]);
  return { at, id };
}

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

export const readProvisional = (ctx: QueryContext): Promise<{ home: string; id: string }[]> =>
  ctx.db<
    { home: string; id: string }[]
  >`select home, id from petitions.petition where provisional and stage <> 'ended' order by home, id limit 5000`;
