import type { Sql } from "postgres";
import type { Tag } from "../figures/sql.ts";
import { countAnew } from "../figures/counting-anew.ts";
import { verifyCounters } from "../figures/verify.ts";
import type { Block } from "./blocks.ts";
import { compareRows, differing, expectOf, keyOf, type Expected, type Stored } from "./comparing.ts";
import { foldStream, pagesOf, unknownKind, type Finding, type StreamRow } from "./folding.ts";
import { keptState } from "./noun.ts";
import type { Table } from "./projection.ts";
import type { Registry } from "./registry.ts";
import { CLOCKS } from "./clock-rows.ts";
import { pastClocks } from "./verify-clocks.ts";
import { standingOf, type Standing } from "./verify.ts";
import { STREAM, write } from "./write.ts";

/** What was put right, by table, and the sets that were counted anew; `left`: what the ledger itself does not bear out, which nothing here touches. */
export type Refolded = { streams: number; written: Map<string, number>; removed: Map<string, number>; counted: string[]; left: Finding[] };

const more = (of: Map<string, number>, table: string, by: number): void => {
  if (by > 0) of.set(table, (of.get(table) ?? 0) + by);
};

const typed = (columns: Table["columns"]): Block["columns"] => Object.entries(columns);

/** Nobody writes records until the transaction ends; whoever reads goes on. */
const hold = (tx: Tag) => tx`lock table ledger.stream in share row exclusive mode`;

async function remove(tx: Tag, table: Table, rows: readonly Stored[]): Promise<void> {
  const where = table.key.map((column, index) => `${column} = $${index + 1}`).join(" and ");
  for (const row of rows)
    await tx.unsafe(
      `delete from ${table.name} where ${where}`,
      table.key.map((column) => row[column] as never),
    );
}

/** Rows that follow from no present state: clocks of the past become void as the writer leaves them, everything else goes. */
async function pastOf(tx: Tag, registry: Registry, home: string, over: readonly Stored[]): Promise<{ want: Stored[]; gone: Stored[] }> {
  const past = await pastClocks(tx, registry, home, [...new Set(over.map((row) => String(row["stream"])))]);
  const want: Stored[] = [];
  const gone: Stored[] = [];
  for (const row of over) {
    const void_ = past.get(keyOf(CLOCKS, row));
    if (!void_) gone.push(row);
    else if (differing(CLOCKS, row, void_).length > 0) want.push(void_);
  }
  return { want, gone };
}

type Read = { expected: Expected; stale: { row: StreamRow; state: unknown; place: string }[]; broken: Finding[]; streams: number };

async function readHome(tx: Tag, registry: Registry, home: string): Promise<Read> {
  const found: Read = { expected: new Map(), stale: [], broken: [], streams: 0 };
  const kinds = new Set(registry.kinds);
  for await (const { streams, events } of pagesOf(tx, home)) {
    found.streams += streams.length;
    for (const row of streams) {
      if (!kinds.has(row.kind)) {
        found.broken.push(unknownKind(row));
        continue;
      }
      const entry = registry.entry(row.kind);
      const { state, place, broken, stale } = foldStream(entry, row, events.get(row.id) ?? []);
      found.broken.push(...broken);
      if (stale.length > 0) found.stale.push({ row, state, place });
      expectOf(registry, entry, row, state, found.expected);
    }
  }
  const strays = await tx<{ stream: string }[]>`
    select distinct stream from ledger.event e where home = ${home} and not exists (select 1 from ledger.stream s where s.home = e.home and s.id = e.stream)`;
  for (const { stream } of strays) found.broken.push({ table: "ledger.stream", key: `${home}/${stream}`, what: "row is missing" });
  return found;
}

async function refoldHome(tx: Tag, registry: Registry, home: string, standing: Standing, done: Refolded): Promise<void> {
  await hold(tx);
  const { expected, stale, broken, streams } = await readHome(tx, registry, home);
  done.streams += streams;
  done.left.push(...broken);
  if (broken.length > 0) return;
  const blocks: Block[] = [];
  const put = (table: string, columns: Block["columns"], conflict: readonly string[], rows: readonly Stored[]): void => {
    if (rows.length > 0) blocks.push({ table, columns, conflict, rows });
    more(done.written, table, rows.length);
  };
  put(
    "ledger.stream",
    STREAM,
    ["home", "id"],
    stale.map(({ row, state, place }) => ({ ...row, state: keptState(registry.entry(row.kind).noun, state), place })),
  );
  for (const table of [CLOCKS, ...registry.tables]) {
    const rows = expected.get(table);
    if (!rows && !standing.tables.get(table.name)?.has(home)) continue;
    const { wrong, missing, over } = await compareRows(tx, table, home, rows ?? new Map());
    const { want, gone } = table === CLOCKS ? await pastOf(tx, registry, home, over) : { want: [], gone: over };
    put(table.name, typed(table.columns), table.key, [...[...wrong, ...missing].map((one) => one.want), ...want]);
    await remove(tx, table, gone);
    more(done.removed, table.name, gone.length);
  }
  await write(tx, blocks);
  const kinds = [...new Set(stale.map(({ row }) => row.kind))];
  // Servers at work hold registers in memory, and read again those whose version moves.
  if (kinds.length > 0) await tx`update ledger.register_version set version = now() where kind = any(${kinds})`;
}

/**
 * Writes again what folds otherwise than it is kept, as after an upgrade whose records say more of the same events: states, rows, clocks, counters, a home
 * a transaction. It repairs what follows from the ledger and never the ledger: a home with an event, a sequence or a head that does not hold is left
 * untouched and named, and what is sealed or signed is not looked at.
 */
export async function refold(sql: Sql, registry: Registry, onHome: (done: number, of: number) => void = () => {}): Promise<Refolded> {
  const done: Refolded = { streams: 0, written: new Map(), removed: new Map(), counted: [], left: [] };
  const standing = await standingOf(sql, registry);
  for (const [index, home] of standing.homes.entries()) {
    await sql.begin((tx) => refoldHome(tx, registry, home, standing, done));
    onHome(index + 1, standing.homes.length);
  }
  const sets = registry.kinds.flatMap((kind) => registry.entry(kind).figures ?? []);
  for (const set of sets) {
    if ((await verifyCounters(sql, [set])).length === 0) continue;
    await sql.begin(async (tx) => {
      await hold(tx);
      await countAnew(tx, set);
    });
    done.counted.push(set.code);
  }
  return done;
}
