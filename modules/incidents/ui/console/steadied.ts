import type { QueueRow } from "../../contract.ts";

const subjectOf = ({ home, id }: Pick<QueueRow, "home" | "id">): string => `${home}.${id}`;

export type Steady = {
  rows: readonly QueueRow[];
  /** Rows that came between those on screen. */
  arrived: number;
  /** On screen, but no longer in this view. */
  gone: ReadonlySet<string>;
};

/**
 * What stays on screen while people work: the rows and their order as they were, with the newest content. What would push in between waits;
 * what comes behind the last one is simply there.
 */
export function steadied(shown: readonly QueueRow[], fresh: readonly QueueRow[]): Steady {
  const newest = new Map(fresh.map((row) => [subjectOf(row), row]));
  const known = new Set(shown.map(subjectOf));
  const kept = shown.map((row) => newest.get(subjectOf(row)) ?? row);
  const lastKnown = fresh.findLastIndex((row) => known.has(subjectOf(row)));
  const behind = fresh.slice(lastKnown + 1);
  const arrived = fresh.slice(0, lastKnown + 1).filter((row) => !known.has(subjectOf(row))).length;
  const gone = new Set(shown.map(subjectOf).filter((subject) => !newest.has(subject)));
  // Nothing of what was on screen is left: there is nothing to hold still.
  if (lastKnown === -1) return { rows: fresh, arrived: 0, gone: new Set() };
  return { rows: [...kept, ...behind], arrived, gone };
}
