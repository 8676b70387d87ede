import { sharedReads } from "#platform/database";

/** A page as it was written; `slowed`: a rate told the visitor it was written for to wait. */
type Slowable = { slowed: boolean };

/**
 * One writing of a page for all who ask for the same at once; nothing is kept, and a page is never older than its asking (`sharedReads`). `key` null: a
 * page of this visitor's own. Whoever asks too much is told so, and nobody else with them: the others get a page of their own.
 */
export function samePages<T extends Slowable>(): (key: string | null, write: (own: boolean) => Promise<T>) => Promise<T> {
  const shared = sharedReads();
  return async (key, write) => {
    const one = key === null ? null : await shared(key, () => write(false));
    return one === null || one.slowed ? write(true) : one;
  };
}
