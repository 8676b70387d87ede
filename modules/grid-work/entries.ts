/** What was said to a record, named by whoever said it (the id of the command, minted on the phone). */
export type Entry = { entry: string; at: string };

/**
 * The record as the set of what was said to it, in the order of the names: whatever order phones came back into the network in, and however often
 * they sent, the same set gives the same record.
 */
export function withEntry<T extends Entry>(known: readonly T[], said: T): readonly T[] {
  if (known.some(({ entry }) => entry === said.entry)) return known;
  return [...known, said].sort((left, right) => (left.entry < right.entry ? -1 : 1));
}

/** What a fact says, without what the ledger stamped on it and what the record keeps for itself; the instant it was heard stays. */
export const saidIn = <T extends object, K extends keyof T>(event: T, ...kept: readonly K[]): Omit<T, K | "seq" | "by" | "role" | "unit"> =>
  Object.fromEntries(Object.entries(event).filter(([name]) => !["seq", "by", "role", "unit", ...kept.map(String)].includes(name))) as Omit<
    T,
    K | "seq" | "by" | "role" | "unit"
  >;

const DAY_MS = 86_400_000;

/**
 * When something is taken to have happened: as the phone says, but never after it was heard nor longer before than a phone may be without contact. A
 * phone whose clock is wrong by days moves no figure by more than that, and no duty at all.
 */
export function happenedAt(seenAt: string, now: string, offlineDays: number): string {
  const earliest = Date.parse(now) - offlineDays * DAY_MS;
  return new Date(Math.min(Date.parse(now), Math.max(earliest, Date.parse(seenAt)))).toISOString();
}
