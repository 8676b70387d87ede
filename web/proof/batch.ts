import { sha256 } from "./inclusion.ts";
import type { Hash } from "./means.ts";

const NODE = Uint8Array.of(1);

/**
 * The root of a tree of `size` leaves (RFC 6962 §2.1) of which some are known and the stretches between them are given as `nodes`, from left to
 * right. null when the nodes are too few or too many for these leaves.
 */
export async function rootOf(
  leaves: ReadonlyMap<number, Uint8Array>,
  size: number,
  nodes: readonly Uint8Array[],
  hash: Hash = sha256,
): Promise<Uint8Array | null> {
  const sorted = [...leaves.keys()].sort((left, right) => left - right);
  if (!Number.isSafeInteger(size) || size < 1 || sorted.some((index) => !Number.isSafeInteger(index) || index < 0 || index >= size))
    return null;
  let next = 0;
  const walk = async (from: number, to: number, some: readonly number[]): Promise<Uint8Array | null> => {
    if (some.length === 0) return nodes[next++] ?? null;
    if (to - from === 1) return leaves.get(from) ?? null;
    let half = 1;
    while (half * 2 < to - from) half *= 2;
    const cut = some.findIndex((index) => index >= from + half);
    const left = await walk(from, from + half, cut < 0 ? some : some.slice(0, cut));
    const right = await walk(from + half, to, cut < 0 ? [] : some.slice(cut));
    return left && right ? hash(NODE, left, right) : null;
  };
  const root = await walk(0, size, sorted);
  return next === nodes.length ? root : null;
}
