import type { Sql } from "postgres";
import type { Purpose } from "../modules/module.ts";
import { reindex } from "./indexing.ts";
import { newest, rewrapped, wrapperOf, type Ring } from "./ring.ts";

/** A column of secrets of accounts that is sealed under the master key itself. */
export type AccountSecret = { table: string; column: string; context: (account: string) => string };

export type Lost = { where: string; by: string };
export type Rewrapped = { moved: number; lost: Lost[] };

const BLOCK = 1_000;
const NIL = "00000000-0000-0000-0000-000000000000";

type Row = { home: string; stream: string; wrapped: Buffer };

/** Data keys in blocks, each a statement of its own that changes only what is still as it was read: it may be stopped anywhere and begun again. */
async function dataKeys(sql: Sql, ring: Ring, block: number, told: (moved: number) => void): Promise<Rewrapped> {
  const lost: Lost[] = [];
  let moved = 0;
  for (let last: Row | undefined; ;) {
    const id = Buffer.from(newest(ring).id, "hex");
    const rows = await sql<Row[]>`
      select home, stream, wrapped from vault.key
      where (home, stream) > (${last?.home ?? ""}, ${last?.stream ?? NIL}) and substring(wrapped from 1 for 4) <> ${id} order by home, stream limit ${block}`;
    const again = rows.flatMap((row) => {
      const wrapped = rewrapped(ring, row.wrapped, `${row.home}/${row.stream}`);
      if (wrapped === null) lost.push({ where: `vault.key ${row.home}/${row.stream}`, by: wrapperOf(row.wrapped) });
      return wrapped === null || wrapped === "newest" ? [] : [{ ...row, again: wrapped }];
    });
    if (again.length > 0) {
      const done = await sql`
        update vault.key k set wrapped = decode(n.again, 'hex')
        from unnest(${again.map(({ home }) => home)}::text[], ${again.map(({ stream }) => stream)}::uuid[], ${again.map(({ wrapped }) => wrapped.toString("hex"))}::text[], ${again.map((row) => row.again.toString("hex"))}::text[]) as n (home, stream, was, again)
        where k.home = n.home and k.stream = n.stream and k.wrapped = decode(n.was, 'hex')`;
      moved += done.count;
      told(moved);
    }
    last = rows.at(-1);
    if (rows.length < block) return { moved, lost };
  }
}

async function accountSecrets(sql: Sql, ring: Ring, { table, column, context }: AccountSecret): Promise<Rewrapped> {
  const rows = await sql<{ account: string; sealed: Buffer }[]>`
    select account, ${sql(column)} as sealed from ${sql(table)} where ${sql(column)} is not null`;
  const lost: Lost[] = [];
  let moved = 0;
  for (const { account, sealed } of rows) {
    const again = rewrapped(ring, sealed, context(account));
    if (again === null) lost.push({ where: `${table} ${column} ${account}`, by: wrapperOf(sealed) });
    if (again === null || again === "newest") continue;
    const done = await sql`update ${sql(table)} set ${sql(column)} = ${again} where account = ${account} and ${sql(column)} = ${sealed}`;
    moved += done.count;
  }
  return { moved, lost };
}

/**
 * Puts every data key, every secret of an account and every entry of the index by phone under the newest master key. Sealed fields are not touched. What no
 * key of the ring opens is named and left as it is.
 */
export async function rewrapAll(
  sql: Sql,
  ring: Ring,
  { secrets, purposes }: { secrets: readonly AccountSecret[]; purposes: ReadonlyMap<string, Purpose> },
  { block = BLOCK, told = () => {} }: { block?: number; told?: (moved: number) => void } = {},
): Promise<Rewrapped> {
  ring.again();
  const found = [await dataKeys(sql, ring, block, told)];
  for (const secret of secrets) found.push(await accountSecrets(sql, ring, secret));
  found.push({ moved: await reindex(sql, ring, purposes, { block, told }), lost: [] });
  return { moved: found.reduce((sum, { moved }) => sum + moved, 0), lost: found.flatMap(({ lost }) => lost) };
}

/** How much is sealed under each master key, by its id; "without id" is from before keys had one, and may be under any. */
export async function sealedUnder(sql: Sql, ring: Ring, secrets: readonly AccountSecret[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const add = (id: string, n: number): void => void found.set(id, (found.get(id) ?? 0) + n);
  const rows = await sql<{ id: string | null; n: number }[]>`
    select case when octet_length(wrapped) = 60 then null else encode(substring(wrapped from 1 for 4), 'hex') end as id, count(*)::int as n from vault.key group by 1`;
  for (const { id, n } of rows) add(id ?? "without id", n);
  const entries = await sql<{ id: string; n: number }[]>`
    select encode(substring(blind from 1 for 4), 'hex') as id, count(*)::int as n from vault.field where octet_length(blind) > 0 group by 1`;
  for (const { id, n } of entries) add(id, n);
  const known = new Set(ring.keys().map(({ id }) => id));
  for (const { table, column } of secrets) {
    const ids = await sql<{ id: string; n: number }[]>`
      select encode(substring(${sql(column)} from 1 for 4), 'hex') as id, count(*)::int as n from ${sql(table)} where ${sql(column)} is not null group by 1`;
    for (const { id, n } of ids) add(known.has(id) ? id : "without id", n);
  }
  return found;
}
