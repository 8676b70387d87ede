import { emptyRoot, leafHash, nodeHash, type HashName } from "./tree.ts";

/** The roots of a tree while its leaves pass by, kept in as many hashes as the size has bits (RFC 9162 §2.1.2). */
export type Roots = { add: (entry: Uint8Array) => void; root: () => Buffer; size: () => number };

export function roots(name: HashName): Roots {
  const stack: Buffer[] = [];
  let size = 0;
  return {
    add: (entry) => {
      let hash = leafHash(name, entry);
      size += 1;
      for (let n = size; n % 2 === 0; n /= 2) hash = nodeHash(name, stack.pop() as Buffer, hash);
      stack.push(hash);
    },
    root: () =>
      stack.reduceRight<Buffer | null>((right, left) => (right === null ? left : nodeHash(name, left, right)), null) ?? emptyRoot(name),
    size: () => size,
  };
}
