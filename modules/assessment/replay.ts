import { cityDay } from "#platform/days";
import type { Rule } from "./contract/rule.ts";
import { readingsOn, valueOf } from "./measuring.ts";
import type { Standing } from "./ranking.ts";
import type { Body, Entry, Value } from "./scoring.ts";
import type { Reading } from "./standing.ts";

/** An entry as the ledger of points has it, with the days it began and ceased to count. */
export type Kept = {
  id: string;
  subject: string;
  item: string;
  body: Body;
  occurredOn: string;
  confirmedAt: string | null;
  withdrawnAt: string | null;
};
type Known = { entries: readonly Kept[]; readings: readonly Reading[] };

const counts = ({ confirmedAt, withdrawnAt }: Kept, on: string): boolean =>
  confirmedAt !== null && cityDay(confirmedAt) <= on && (withdrawnAt === null || cityDay(withdrawnAt) > on);

export const asEntry = ({ id, item, body, occurredOn, confirmedAt }: Kept): Entry => ({
  id,
  item,
  body,
  on: occurredOn,
  at: confirmedAt ?? "",
});

/** A unit as it stood at the end of a day: what was confirmed by then and not yet taken back, and figures as they were read then. */
export function standingOn(rule: Rule, subject: string, { entries, readings }: Known, on: string): Standing {
  const read = readingsOn(readings, on);
  const values = new Map<string, Value>();
  for (const item of rule.items) {
    if (!("source" in item) || item.source.kind !== "figure") continue;
    const reading = read.get(item.code);
    values.set(item.code, reading ? valueOf(item, reading) : { value: null, interval: null, entry: null });
  }
  return { subject, entries: entries.filter((one) => counts(one, on)).map(asEntry), values, streak: 0 };
}

/** Days on which something began or ceased to count, in order. */
export const changeDays = ({ entries, readings }: Known): string[] =>
  [
    ...new Set([
      ...entries.flatMap(({ confirmedAt, withdrawnAt }) =>
        confirmedAt === null ? [] : [cityDay(confirmedAt), ...(withdrawnAt === null ? [] : [cityDay(withdrawnAt)])],
      ),
      ...readings.map(({ on }) => on),
    ]),
  ].toSorted();
