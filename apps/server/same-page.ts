import { setImmediate as turn } from "node:timers/promises";
import { sharedReads } from "#platform/database";

/** A page as it was written; `slowed`: a rate told the visitor it was written for to wait. */
type Slowable = { slowed: boolean };

/**
 * One writing of a page for all who ask for the same at once; nothing is kept, and a page is never older than its asking (`sharedReads`). `key` null: a
 * page of this visitor's own. Whoever asks too much is told so, and nobody else with them: the others get a page of their own.
 */
export function samePages<T extends Slowable>(): (key: string | null, write: () => Promise<T>) => Promise<T> {
  const shared = sharedReads();
  // A page written from registers alone waits for nothing: whoever came in the same turn would otherwise be heard only when it is done.
  const inTurn = (write: () => Promise<T>) => async (): Promise<T> => {
    await turn();
    return write();
  };
  return async (key, write) => {
    const one = key === null ? null : await shared(key, inTurn(write));
    return one === null || one.slowed ? write() : one;
  };
}
