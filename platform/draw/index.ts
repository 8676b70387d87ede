import { createHash } from "node:crypto";

/** Where a candidate stands in a draw: SHA-256 of `seed|purpose|candidate` in hexadecimal, so anybody with the published seed works out the same. */
export const rankOf = (seed: string, purpose: string, candidate: string): string =>
  createHash("sha256").update(`${seed}|${purpose}|${candidate}`, "utf8").digest("hex");

/**
 * The first `count` candidates in the order of their ranks. Fewer come when there are fewer candidates. The order they were given in changes
 * nothing: sorting by a published hash is a simple random sample without replacement to anybody who cannot choose the seed.
 */
export function drawFirst(candidates: readonly string[], seed: string, purpose: string, count: number): string[] {
  const ranked = candidates.map((candidate) => ({ candidate, rank: rankOf(seed, purpose, candidate) }));
  ranked.sort((left, right) => (left.rank < right.rank ? -1 : 1));
  return ranked.slice(0, count).map(({ candidate }) => candidate);
}
