import { leafHash, rootAt, rootOver, type HashName, type Subtree } from "./tree.ts";

/** Width of a full tile (C2SP tlog-tiles). */
export const TILE = 256;

/** Where a tile stands: level 0 and up for hashes, "entries" for the entries themselves. */
export type TileLevel = number | "entries";

/** `n` in groups of three digits, all but the last marked x: 1234067 → x001/x234/067 (C2SP tlog-tiles). */
function grouped(n: number): string {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? [];
  return groups.map((group, index) => (index < groups.length - 1 ? `x${group}` : group)).join("/");
}

/** Path of a tile below the log's prefix, e.g. tile/0/x001/067.p/12. `width` 256 is a full tile. */
export const tilePath = (level: TileLevel, n: number, width: number): string =>
  `tile/${level}/${grouped(n)}${width < TILE ? `.p/${width}` : ""}`;

export type TileName = { level: TileLevel; n: number; width: number };

/** Reads a path as `tilePath` writes it, or null: one address a tile, so that caches keep one copy. */
export function parseTilePath(path: string): TileName | null {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!found) return null;
  const [, level = "", digits = "", partial] = found;
  const name: TileName = {
    level: level === "entries" ? level : Number(level),
    n: Number(digits.replaceAll(/[x/]/g, "")),
    width: partial === undefined ? TILE : Number(partial),
  };
  return name.width >= 1 && tilePath(name.level, name.n, name.width) === path ? name : null;
}

/** Entries as a bundle: each after its length in two bytes, big-endian (C2SP tlog-tiles). Refuses an entry beyond 65,535 bytes. */
export function bundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/** The entries of a bundle; refuses bytes that are none. */
export function unbundle(bytes: Uint8Array): Buffer[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Buffer[] = [];
  for (let at = 0; at < all.length;) {
    const from = at + 2;
    const to = from <= all.length ? from + all.readUInt16BE(at) : Infinity;
    if (to > all.length) throw new Error("not an entry bundle");
    entries.push(all.subarray(from, to));
    at = to;
  }
  return entries;
}

/** A tile as it is kept: only the widest one, because a narrower one is its beginning. */
export type Tile = { level: number; n: number; hashes: Buffer[] };
export type Bundle = { n: number; entries: Buffer[] };

const KEY = (level: number, n: number): string => `${level}/${n}`;

/** Which partial tiles a tree of `size` leaves ends in: what must be loaded before more can be appended. */
export function rightEdge(size: number): { level: number; n: number }[] {
  const edge: { level: number; n: number }[] = [];
  for (let [level, count] = [0, size]; count > 0; [level, count] = [level + 1, Math.floor(count / TILE)])
    if (count % TILE > 0) edge.push({ level, n: Math.floor(count / TILE) });
  return edge;
}

/** What appending changes: new or wider tiles and bundles, and the root of the grown tree. */
export type Appended = { size: number; root: Buffer; tiles: Tile[]; bundles: Bundle[] };

/** Appends entries to a tree of `size` leaves whose right edge is given. Pure; the work is per entry, whatever the size of the tree. */
export async function append(
  name: HashName,
  size: number,
  edge: { tiles: readonly Tile[]; bundle: Bundle | null },
  entries: readonly Uint8Array[],
): Promise<Appended> {
  const known = new Map(edge.tiles.map((tile) => [KEY(tile.level, tile.n), tile]));
  const changed = new Map<string, Tile>();
  const add = (level: number, index: number, one: Buffer): void => {
    const n = Math.floor(index / TILE);
    const key = KEY(level, n);
    let tile = changed.get(key);
    if (!tile) {
      tile = { level, n, hashes: [...(known.get(key)?.hashes ?? [])] };
      changed.set(key, tile);
      known.set(key, tile);
    }
    if (tile.hashes.length !== index % TILE) throw new Error(`tile ${key} is ${tile.hashes.length} wide, not ${index % TILE}`);
    tile.hashes.push(one);
    if (tile.hashes.length === TILE) add(level + 1, n, rootOver(name, tile.hashes));
  };
  const bundles = new Map<number, Bundle>();
  entries.forEach((entry, offset) => {
    const index = size + offset;
    add(0, index, leafHash(name, entry));
    const n = Math.floor(index / TILE);
    const one = bundles.get(n) ?? { n, entries: edge.bundle?.n === n ? [...edge.bundle.entries] : [] };
    one.entries.push(Buffer.from(entry));
    bundles.set(n, one);
  });
  const grown = size + entries.length;
  const subtree = subtreeOf(name, async (level, n) => known.get(KEY(level, n))?.hashes ?? []);
  return { size: grown, root: await rootAt(name, subtree, grown), tiles: [...changed.values()], bundles: [...bundles.values()] };
}

/** Complete subtrees out of tiles, each tile asked for as it is needed. Refuses where a tile is too narrow. */
export const subtreeOf =
  (name: HashName, tile: (level: number, n: number) => Promise<readonly Buffer[]>): Subtree =>
  async (height, index) => {
    const level = Math.floor(height / 8);
    const width = 2 ** (height % 8);
    const from = index * width;
    const n = Math.floor(from / TILE);
    const hashes = (await tile(level, n)).slice(from % TILE, (from % TILE) + width);
    if (hashes.length === width) return rootOver(name, hashes);
    // A tile kept by somebody who dropped the levels above: they follow from the one below.
    throw new Error(`tile ${KEY(level, n)} is missing or too narrow`);
  };
