import type { StreamKey } from "../ledger/noun.ts";
import { HAPPENED, LOADED } from "./seal.ts";
import { ENTRIES, storedSubtree, tileBytes, trees, type Db, type TreeRow } from "./store.ts";
import { TILE, unbundle } from "./tiles.ts";
import { rangeRoot, type HashName, type Subtree } from "./tree.ts";

/** How the first event of a record is committed to. `sealed` is null until it stands in its county's log. */
export type Anchor = StreamKey & { salt: Buffer; hash: Buffer; sealed: { log: string; index: number; kind: 1 | 2 } | null };

/**
 * What proves that many entries stand in one log: `nodes` are the hashes of the largest stretches without any of them, from left to right, as
 * `web/proof` takes them up again.
 */
export type BatchProof = { log: string; hash: HashName; size: number; checkpoint: string; at: string; nodes: string[] };

/** Hashes of the stretches of [0, size) that hold none of `wanted`, cut where RFC 6962 trees are cut. */
export async function siblings(name: HashName, subtree: Subtree, wanted: readonly number[], size: number): Promise<Buffer[]> {
  const sorted = [...new Set(wanted)].sort((left, right) => left - right);
  const nodes: Buffer[] = [];
  const walk = async (from: number, to: number, some: readonly number[]): Promise<void> => {
    if (some.length === 0) return void nodes.push(await rangeRoot(name, subtree, from, to));
    if (to - from === 1) return;
    let half = 1;
    while (half * 2 < to - from) half *= 2;
    await walk(
      from,
      from + half,
      some.filter((one) => one < from + half),
    );
    await walk(
      from + half,
      to,
      some.filter((one) => one >= from + half),
    );
  };
  if (size > 0) await walk(0, size, sorted);
  return nodes;
}

type Row = StreamKey & { salt: Buffer; hash: Buffer; idx: string | null };

/** The first events of these records, as their logs have them; records without any event are left out. One read for all, and one a tile. */
export async function anchorsOf(db: Db, keys: readonly StreamKey[]): Promise<Anchor[]> {
  const rows = await db<Row[]>`
    select k.home, k.id, e.salt, e.hash, n.idx
    from (select distinct * from unnest(${keys.map(({ home }) => home)}::text[], ${keys.map(({ id }) => id)}::uuid[]) as u(home, id)) k
    join ledger.event e on e.home = k.home and e.stream = k.id and e.seq = 1
    left join log.entry n on n.home = e.home and n.stream = e.stream and n.seq = 1`;
  const all = new Map((await trees(db)).map((tree) => [tree.log, tree]));
  const bundles = new Map<string, Buffer[]>();
  const entryAt = async (tree: TreeRow, index: number): Promise<Buffer> => {
    const [n, name] = [Math.floor(index / TILE), `${tree.log}/${Math.floor(index / TILE)}`];
    const known = bundles.get(name) ?? unbundle((await tileBytes(db, tree, ENTRIES, n)) ?? Buffer.alloc(0));
    bundles.set(name, known);
    const entry = known[index % TILE];
    if (!entry) throw new Error(`log ${tree.log} has no entry ${index}`);
    return entry;
  };
  const found: Anchor[] = [];
  for (const { home, id, salt, hash, idx } of rows) {
    const tree = all.get(home.slice(0, 6));
    const index = Number(idx);
    const entry = tree && idx !== null && index < tree.size ? await entryAt(tree, index) : null;
    if (entry && !entry.subarray(1).equals(hash)) throw new Error(`the log of ${home} has something else for ${id}`);
    const sealed = tree && entry ? { log: tree.log, index, kind: entry[0] === LOADED ? (LOADED as 2) : (HAPPENED as 1) } : null;
    found.push({ home, id, salt, hash, sealed });
  }
  return found;
}

/** Proofs of many entries, one a log, against each log's newest checkpoint. */
export async function proveEntries(db: Db, wanted: ReadonlyMap<string, readonly number[]>): Promise<BatchProof[]> {
  const found: BatchProof[] = [];
  for (const tree of await trees(db)) {
    const indexes = wanted.get(tree.log);
    if (!indexes || indexes.length === 0) continue;
    const [checkpoint] = await db<{ note: string; at: string }[]>`
      select note, at from log.checkpoint where home = ${tree.home} and log = ${tree.log} and size = ${tree.size}`;
    if (!checkpoint) throw new Error(`log ${tree.log} has no checkpoint of ${tree.size}`);
    const nodes = await siblings(tree.hash, storedSubtree(db, tree, tree.hash), indexes, tree.size);
    const { note, at } = checkpoint;
    found.push({
      log: tree.log,
      hash: tree.hash,
      size: tree.size,
      checkpoint: note,
      at,
      nodes: nodes.map((one) => one.toString("base64")),
    });
  }
  return found;
}
