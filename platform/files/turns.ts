import { refuse } from "../refusals/index.ts";

/** Files that wait hold their bytes in memory. */
const MOST_EACH = 24;
const MOST_ALL = 60;
const BUSY_SECONDS = 20;

/** Runs what is given, so many at a time. `from`: whose it is. */
export type Turns = <T>(from: string, work: () => Promise<T>) => Promise<T>;

/**
 * So many files in hand at once, and those who wait take turns by where they come from: whoever sends thirty pictures that are slow to open waits for
 * thirty, and the next sender for one of them. Refuses `files.busy` when too many wait.
 */
export function fairTurns(atOnce: number): Turns {
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;
  let all = 0;

  const next = (): void => {
    const [first] = waiting;
    if (!first || running >= atOnce) return;
    const [from, mine] = first;
    const go = mine.shift();
    // Whoever was served goes to the end of the line.
    waiting.delete(from);
    if (mine.length > 0) waiting.set(from, mine);
    all -= 1;
    running += 1;
    go?.();
  };

  const turn = (from: string): Promise<void> => {
    const mine = waiting.get(from) ?? [];
    if (mine.length >= MOST_EACH || all >= MOST_ALL) throw refuse.tooMany("files.busy", { seconds: BUSY_SECONDS });
    return new Promise((go) => {
      waiting.set(from, [...mine, go]);
      all += 1;
      next();
    });
  };

  return async (from, work) => {
    await turn(from);
    try {
      return await work();
    } finally {
      running -= 1;
      next();
    }
  };
}
