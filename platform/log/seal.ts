import type { Sql, TransactionSql } from "postgres";
import { statement, type Block } from "../ledger/blocks.ts";
import { cityHome } from "../settings/index.ts";
import { checkpointText } from "./checkpoint.ts";
import type { LogKeys } from "./keys.ts";
import { signatureLine } from "./note.ts";
import { edgeOf, tileBlock, trees, type LogKey, type TreeRow } from "./store.ts";
import { append, type Appended } from "./tiles.ts";
import { emptyRoot } from "./tree.ts";

export const CITY_LOG = "city";

/** First byte of an entry: what happened here and now, or what was brought in bulk with the instants of its source. */
export const HAPPENED = 1;
export const LOADED = 2;

/** Rows of `log.pending` looked at for a block, and about how many events it takes: a load in bulk must not fill the memory. */
const ROWS = 400;
const EVENTS = 20_000;

export type Sealing = { sql: Sql; keys: LogKeys; now: () => string };

type PendingRow = { id: string; loaded: boolean; keys: string[]; hashes: Buffer };

/** An event's entry: nothing but its salted commitment, so a published log tells nothing about anybody. */
export const entryOf = (hash: Uint8Array, loaded: boolean): Buffer => Buffer.concat([Buffer.of(loaded ? LOADED : HAPPENED), hash]);

/** The log's row, locked until the transaction ends; null while another process appends to it. */
async function locked(tx: TransactionSql, { home, log }: LogKey, deps: Sealing): Promise<TreeRow | null> {
  await tx`
    insert into log.tree (home, log, hash, size, root, at, in_city)
    values (${home}, ${log}, ${deps.keys.hash}, 0, ${emptyRoot(deps.keys.hash)}, ${deps.now()}, 0) on conflict do nothing`;
  const [row] = await tx<(TreeRow & { size: string | number })[]>`
    select home, log, hash, size, root, at, in_city as "inCity" from log.tree where home = ${home} and log = ${log} for update skip locked`;
  return row ? { ...row, size: Number(row.size), inCity: Number(row.inCity) } : null;
}

const run = async (tx: TransactionSql, blocks: readonly Block[]): Promise<void> => {
  const { text, parameters } = statement(blocks);
  await tx.unsafe(text, parameters as never[]);
};

/** Appends to a locked log, signs where it now stands and writes both. */
async function grow(
  tx: TransactionSql,
  tree: TreeRow,
  entries: readonly Uint8Array[],
  deps: Sealing,
  more: readonly Block[],
): Promise<Appended> {
  const grown = await append(tree.hash, tree.size, await edgeOf(tx, tree, tree.size), entries);
  const at = deps.now();
  const signer = deps.keys.signer(tree.log);
  const text = checkpointText({ origin: signer.name, size: grown.size, root: grown.root });
  const note = `${text}\n${signatureLine(signer, text, at)}`;
  await run(tx, [tileBlock(tree, grown), ...more]);
  await tx`
    insert into log.checkpoint (home, log, size, root, at, note) values (${tree.home}, ${tree.log}, ${grown.size}, ${grown.root}, ${at}, ${note})`;
  await tx`update log.tree set size = ${grown.size}, root = ${grown.root}, at = ${at} where home = ${tree.home} and log = ${tree.log}`;
  return grown;
}

function entryBlock(keys: readonly string[], from: number): Block {
  const rows = keys.map((key, index) => {
    const [home, stream, seq] = key.split("/");
    return { home, stream, seq, idx: from + index };
  });
  const columns: Block["columns"] = [
    ["home", "text"],
    ["stream", "uuid"],
    ["seq", "int4"],
    ["idx", "int8"],
  ];
  return { table: "log.entry", columns, rows, conflict: "fail" };
}

/** Seals one block of a county; returns how many events, and whether more wait. */
async function sealCounty(deps: Sealing, home: string): Promise<{ events: number; more: boolean }> {
  return deps.sql.begin(async (tx) => {
    const tree = await locked(tx, { home, log: home.slice(0, 6) }, deps);
    if (!tree) return { events: 0, more: false };
    const rows = await tx<PendingRow[]>`
      select id, loaded, keys, hashes from (
        select *, sum(cardinality(keys)) over (order by id) - cardinality(keys) as before
        from (select * from log.pending where home = ${home} order by id limit ${ROWS}) first
      ) counted where before < ${EVENTS} order by id`;
    if (rows.length === 0) return { events: 0, more: false };
    const entries = rows.flatMap(({ keys, hashes, loaded }) =>
      keys.map((_, index) => entryOf(hashes.subarray(index * 32, (index + 1) * 32), loaded)),
    );
    await grow(tx, tree, entries, deps, [
      entryBlock(
        rows.flatMap(({ keys }) => keys),
        tree.size,
      ),
    ]);
    await tx`delete from log.pending where home = ${home} and id = any(${rows.map(({ id }) => id)}::uuid[])`;
    return { events: entries.length, more: true };
  });
}

/** Puts the counties' newest checkpoints into the city's log: one checkpoint kept outside then speaks for all of them. */
async function sealCity(deps: Sealing): Promise<void> {
  const grownSince = (await trees(deps.sql)).filter(({ log, size, inCity }) => log !== CITY_LOG && size > inCity);
  if (grownSince.length === 0) return;
  await deps.sql.begin(async (tx) => {
    const tree = await locked(tx, { home: cityHome(), log: CITY_LOG }, deps);
    if (!tree) return;
    // Another process may have been here between the look and the lock.
    const open = (await trees(tx)).filter(({ log, size, inCity }) => log !== CITY_LOG && size > inCity);
    if (open.length === 0) return;
    const entries = open.map(({ log, size, root }) => Buffer.from(checkpointText({ origin: deps.keys.signer(log).name, size, root })));
    await grow(tx, tree, entries, deps, []);
    for (const { home, log, size } of open) await tx`update log.tree set in_city = ${size} where home = ${home} and log = ${log}`;
  });
}

/** Takes every committed event into its county's log, then the counties into the city's. Returns how many events were sealed. Safe in several processes at once. */
export async function seal(deps: Sealing): Promise<number> {
  let sealed = 0;
  const homes = await deps.sql<{ home: string }[]>`select distinct home from log.pending order by home`;
  for (const { home } of homes)
    for (let more = true; more;) {
      const block = await sealCounty(deps, home);
      sealed += block.events;
      more = block.more;
    }
  await sealCity(deps);
  return sealed;
}
