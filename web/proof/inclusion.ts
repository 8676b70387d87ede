import type { Hash, Means } from "./means.ts";

/** Bytes one after another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** SHA-256 in a browser and on a server alike: the one hash of the two that is built in there. */
export const sha256: Hash = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(parts)));

/** The hash of that name, or null where this reader has no SM3. */
export const hashNamed = (name: "sha256" | "sm3", means: Means): Hash | null => (name === "sm3" ? (means.sm3 ?? null) : sha256);

export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

/** Hash of an entry as a leaf (RFC 6962 §2.1). */
export const leafOf = (entry: Uint8Array, hash: Hash = sha256): Promise<Uint8Array> => hash(Uint8Array.of(0), entry);

/** Whether a leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162 §2.1.3.2). */
export async function isIncluded(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
  hash: Hash = sha256,
): Promise<boolean> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if ([leaf, root, ...proof].some((one) => one.length !== 32)) return false;
  let [fn, sn] = [index, size - 1];
  let r = leaf;
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = await hash(Uint8Array.of(1), p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else r = await hash(Uint8Array.of(1), r, p);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && sameBytes(r, root);
}
