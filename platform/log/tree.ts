import { digestOf, type HashName } from "../settings/hash.ts";

export type { HashName };

const digest = (name: HashName, ...parts: readonly Uint8Array[]): Buffer => digestOf(name, Buffer.concat(parts));

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of one entry as a leaf (RFC 6962 §2.1): H(0x00 ‖ entry). */
export const leafHash = (name: HashName, entry: Uint8Array): Buffer => digest(name, LEAF, entry);

/** Hash of two subtrees as one (RFC 6962 §2.1): H(0x01 ‖ left ‖ right). */
export const nodeHash = (name: HashName, left: Uint8Array, right: Uint8Array): Buffer => digest(name, NODE, left, right);

/** The root of a tree without leaves (RFC 6962 §2.1): H of nothing. */
export const emptyRoot = (name: HashName): Buffer => digest(name);

/** Root over neighbouring subtree hashes of one height. `hashes` must not be empty. */
export function rootOver(name: HashName, hashes: readonly Uint8Array[]): Buffer {
  const [only] = hashes;
  if (!only) throw new Error("no root over no hashes");
  if (hashes.length === 1) return Buffer.from(only);
  const k = largestBelow(hashes.length);
  return nodeHash(name, rootOver(name, hashes.slice(0, k)), rootOver(name, hashes.slice(k)));
}

/** The largest power of two smaller than n (n > 1). Not by bits: sizes go beyond 32. */
function largestBelow(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Gives the hash of the complete subtree of 2^height leaves that is the `index`-th of its height. */
export type Subtree = (height: number, index: number) => Promise<Buffer>;

/** Root of the leaves from `from` up to `to`, a stretch that RFC 6962 trees have as one. */
export async function rangeRoot(name: HashName, subtree: Subtree, from: number, to: number): Promise<Buffer> {
  const n = to - from;
  const height = Math.log2(n);
  if (Number.isInteger(height) && from % n === 0) return subtree(height, from / n);
  const k = largestBelow(n);
  return nodeHash(name, await rangeRoot(name, subtree, from, from + k), await rangeRoot(name, subtree, from + k, to));
}

/** Root of the first `size` leaves (RFC 6962 §2.1). */
export const rootAt = async (name: HashName, subtree: Subtree, size: number): Promise<Buffer> =>
  size === 0 ? emptyRoot(name) : rangeRoot(name, subtree, 0, size);

/** Audit path of leaf `index` in the tree of `size` leaves, nearest sibling first (RFC 9162 §2.1.3.1). Refuses an index outside the tree. */
export async function inclusionProof(name: HashName, subtree: Subtree, index: number, size: number): Promise<Buffer[]> {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestBelow(to - from);
    const left = index < middle;
    path.unshift(await rangeRoot(name, subtree, left ? middle : from, left ? to : middle));
    if (left) to = middle;
    else from = middle;
  }
  return path;
}

/** Proof that the tree of `first` leaves is the beginning of the tree of `second` (RFC 9162 §2.1.4.1). Empty when they are the same or the first is empty. */
export async function consistencyProof(name: HashName, subtree: Subtree, first: number, second: number): Promise<Buffer[]> {
  if (first < 0 || first > second) throw new RangeError(`${first} is not the beginning of ${second}`);
  if (first === 0 || first === second) return [];
  const path: Buffer[] = [];
  let [from, to, whole] = [0, second, true];
  while (first !== to) {
    const middle = from + largestBelow(to - from);
    const left = first <= middle;
    path.unshift(await rangeRoot(name, subtree, left ? middle : from, left ? to : middle));
    if (left) to = middle;
    else [from, whole] = [middle, false];
  }
  if (!whole) path.unshift(await rangeRoot(name, subtree, from, to));
  return path;
}
