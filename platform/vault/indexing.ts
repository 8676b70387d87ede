import type { Sql } from "postgres";
import type { Purpose } from "../modules/module.ts";
import type { Phoned } from "../modules/lookup.ts";
import { blindOf, blindsOf } from "./blind.ts";
import { newest, openDataKey, type Ring } from "./ring.ts";
import { decrypt, fieldContext } from "./seal.ts";

const BLOCK = 1_000;
const MOST = 200;
const NIL = "00000000-0000-0000-0000-000000000000";

type Row = { home: string; stream: string; field: string; purpose: string; sealed: Buffer; wrapped: Buffer | null; was: Buffer | null };
type Indexing = { block?: number; told?: (moved: number) => void };

/** Each block a statement of its own that changes only what is still as it was read: it may be stopped anywhere and begun again. */
async function put(sql: Sql, ring: Ring, purposes: ReadonlyMap<string, Purpose>, rows: readonly Row[]): Promise<number> {
  const found = rows.map((row) => {
    const purpose = purposes.get(row.purpose);
    const key = purpose?.lookup && row.wrapped ? openDataKey(ring, row.wrapped, row.home, row.stream) : null;
    const text = key && decrypt(key, row.sealed, fieldContext(row.home, row.stream, row.field))?.toString("utf8");
    // What no key opens is found by nobody either.
    const blind = purpose && typeof text === "string" ? blindOf(ring, purpose, row.field, text) : Buffer.alloc(0);
    return { ...row, blind: blind.toString("hex"), before: row.was?.toString("hex") ?? null };
  });
  const done = await sql`
    update vault.field f set blind = decode(n.blind, 'hex')
    from unnest(${found.map(({ home }) => home)}::text[], ${found.map(({ stream }) => stream)}::uuid[], ${found.map(({ field }) => field)}::text[], ${found.map(({ blind }) => blind)}::text[], ${found.map(({ before }) => before)}::text[]) as n (home, stream, field, blind, before)
    where f.home = n.home and f.stream = n.stream and f.field = n.field and f.blind is not distinct from decode(n.before, 'hex')`;
  return done.count;
}

/** Fields that were sealed before there was an index. Returns how many were looked at. */
export async function indexUnlooked(
  sql: Sql,
  ring: Ring,
  purposes: ReadonlyMap<string, Purpose>,
  { block = BLOCK }: Indexing = {},
): Promise<number> {
  for (let moved = 0, last: Row | undefined; ;) {
    const rows = await sql<Row[]>`
      select f.home, f.stream, f.field, f.purpose, f.sealed, k.wrapped, f.blind as was
      from vault.field f left join vault.key k on k.home = f.home and k.stream = f.stream
      where f.blind is null and (f.home, f.stream, f.field) > (${last?.home ?? ""}, ${last?.stream ?? NIL}, ${last?.field ?? ""})
      order by f.home, f.stream, f.field limit ${block}`;
    if (rows.length > 0) moved += await put(sql, ring, purposes, rows);
    last = rows.at(-1);
    if (rows.length < block) return moved;
  }
}

/** Entries under older keys, made anew under the newest. Returns how many. */
export async function reindex(
  sql: Sql,
  ring: Ring,
  purposes: ReadonlyMap<string, Purpose>,
  { block = BLOCK, told = () => {} }: Indexing = {},
): Promise<number> {
  for (let moved = 0, last: Row | undefined; ;) {
    const id = Buffer.from(newest(ring).id, "hex");
    const rows = await sql<Row[]>`
      select f.home, f.stream, f.field, f.purpose, f.sealed, k.wrapped, f.blind as was
      from vault.field f left join vault.key k on k.home = f.home and k.stream = f.stream
      where octet_length(f.blind) > 0 and substring(f.blind from 1 for 4) <> ${id}
        and (f.home, f.stream, f.field) > (${last?.home ?? ""}, ${last?.stream ?? NIL}, ${last?.field ?? ""})
      order by f.home, f.stream, f.field limit ${block}`;
    if (rows.length > 0) told((moved += await put(sql, ring, purposes, rows)));
    last = rows.at(-1);
    if (rows.length < block) return moved;
  }
}

/**
 * Fields in which exactly this phone is sealed under one of these purposes, the newest first, never more than 200. A key another process added is looked
 * for first, or what it sealed would not be found.
 */
export async function fieldsByPhone(
  sql: Sql,
  ring: Ring,
  purposes: readonly Purpose[],
  { phone, now }: { phone: string; now: string },
): Promise<Phoned[]> {
  const asked = purposes.filter(({ lookup }) => lookup !== undefined);
  if (asked.length === 0) return [];
  ring.again();
  const entries = blindsOf(ring, asked, phone).map((blind) => blind.toString("hex"));
  const rows = await sql<{ home: string; id: string; field: string; purpose: string }[]>`
    select home, stream as id, field, purpose from vault.field
    where octet_length(blind) > 0 and blind = any(array(select decode(hex, 'hex') from unnest(${entries}::text[]) as e (hex))) and expires_at > ${now} order by at desc limit ${MOST}`;
  return rows.flatMap(({ home, id, field, purpose: code }) => {
    const purpose = asked.find((one) => one.code === code);
    return purpose ? [{ stream: { home, id }, field, purpose }] : [];
  });
}
