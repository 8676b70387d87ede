import type { Sql, TransactionSql } from "postgres";
import type { Block } from "../ledger/blocks.ts";
import { bundle, rightEdge, subtreeOf, TILE, unbundle, type Appended, type Bundle, type Tile } from "./tiles.ts";
import type { HashName, Subtree } from "./tree.ts";

export type Db = Sql | TransactionSql;

/** One log's address: a county's, or the city's over them (`log` is "city"). */
export type LogKey = { home: string; log: string };

export type TreeRow = LogKey & { hash: HashName; size: number; root: Buffer; at: string; inCity: number };

/** Level under which entry bundles are kept. */
export const ENTRIES = -1;

const HASH = 32;
const hashesOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length / HASH }, (_, index) => bytes.subarray(index * HASH, (index + 1) * HASH));

/** Every log there is, counties first. */
export const trees = async (db: Db): Promise<TreeRow[]> =>
  (
    await db<(Omit<TreeRow, "size" | "inCity"> & { size: string; inCity: string })[]>`
      select home, log, hash, size, root, at, in_city as "inCity" from log.tree order by log`
  ).map((row) => ({ ...row, size: Number(row.size), inCity: Number(row.inCity) }));

type TileRow = { level: number; n: string; bytes: Buffer };

/** The bytes of one kept tile, or null. */
export async function tileBytes(db: Db, { home, log }: LogKey, level: number, n: number): Promise<Buffer | null> {
  const [row] = await db<
    { bytes: Buffer }[]
  >`select bytes from log.tile where home = ${home} and log = ${log} and level = ${level} and n = ${n}`;
  return row?.bytes ?? null;
}

/** What must be in memory before a log of `size` leaves can grow. */
export async function edgeOf(db: Db, { home, log }: LogKey, size: number): Promise<{ tiles: Tile[]; bundle: Bundle | null }> {
  const wanted = rightEdge(size);
  const last = Math.floor(size / TILE);
  const levels = [...wanted.map(({ level }) => level), ENTRIES];
  const places = [...wanted.map(({ n }) => n), last];
  const rows = await db<TileRow[]>`
    select level, n, bytes from log.tile
    where home = ${home} and log = ${log} and (level, n) in (select * from unnest(${levels}::int[], ${places}::int8[]))`;
  const entries = rows.find(({ level }) => level === ENTRIES);
  const tiles = rows
    .filter(({ level }) => level !== ENTRIES)
    .map(({ level, n, bytes }) => ({ level, n: Number(n), hashes: hashesOf(bytes) }));
  return { tiles, bundle: entries ? { n: last, entries: unbundle(entries.bytes) } : null };
}

/** Complete subtrees of a kept log; each tile is read once. */
export function storedSubtree(db: Db, key: LogKey, hash: HashName): Subtree {
  const read = new Map<string, Promise<Buffer[]>>();
  return subtreeOf(hash, (level, n) => {
    const name = `${level}/${n}`;
    const known = read.get(name) ?? tileBytes(db, key, level, n).then((bytes) => (bytes ? hashesOf(bytes) : []));
    read.set(name, known);
    return known;
  });
}

/** The rows an appending leaves behind. */
export const tileBlock = ({ home, log }: LogKey, grown: Appended): Block => ({
  table: "log.tile",
  columns: [
    ["home", "text"],
    ["log", "text"],
    ["level", "int4"],
    ["n", "int8"],
    ["width", "int4"],
    ["bytes", "bytea"],
  ],
  rows: [
    ...grown.tiles.map(({ level, n, hashes }) => ({ home, log, level, n, width: hashes.length, bytes: Buffer.concat(hashes) })),
    ...grown.bundles.map(({ n, entries }) => ({ home, log, level: ENTRIES, n, width: entries.length, bytes: bundle(entries) })),
  ],
  conflict: ["home", "log", "level", "n"],
});
