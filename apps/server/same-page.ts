import { setImmediate as turn } from "node:timers/promises";
import { sharedReads } from "#platform/database";

/** A page as it was written; `slowed`: a rate told the visitor it was written for to wait. */
type Slowable = { slowed: boolean };

/**
 * Twice round the loop, after whatever is under way: those who were answered together ask again while the last of them is still being answered, and in
 * one round fewer they would fall apart into two halves that wait for each other's pages.
 */
export async function round(): Promise<void> {
  await turn();
  await turn();
}

/**
 * One writing of a page for all who ask for the same at once; nothing is kept, and a page is never older than its asking (`sharedReads`). `key` null: a
 * page of this visitor's own. `gather`: how long a page waits for more who ask for it. Whoever asks too much is told so, and nobody else with them: the others get a page of their own.
 */
export function samePages<T extends Slowable>(
  gather?: () => Promise<unknown>,
): (key: string | null, write: () => Promise<T>) => Promise<T> {
  const shared = sharedReads(gather);
  return async (key, write) => {
    const one = key === null ? null : await shared(key, write);
    return one === null || one.slowed ? write() : one;
  };
}
