import { encodePlace, type Place } from "../paging/index.ts";

const before = (left: Place, right: Place): number => {
  // Digits sort before letters: "infinity" comes after every instant.
  if (left.at !== right.at) return left.at < right.at ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
};

/** One page out of the lists of several sources, each in order and each read one row further than the page: so the next page begins where this ends. */
export function mergeWaiting<T extends Place>(lists: readonly (readonly T[])[], size: number): { rows: T[]; next: string | null } {
  const all = lists.flat().sort(before);
  const rows = all.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: all.length > size && last ? encodePlace(last) : null };
}
