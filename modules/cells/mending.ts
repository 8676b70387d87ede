import { cityDay } from "#platform/days";
import type { KnownApplication, Running } from "./application-state.ts";
import { isHeld } from "./check.ts";

/**
 * What was found and had to be mended by a day: `number` in the order of the record, `doneAt` null where nobody reported it mended. `fell`: it ended before
 * its day with the application or the title, so that nothing fell due.
 */
export type Mending = { number: number; dueAt: string; doneAt: string | null; fell: boolean };

const openOne = ({ due: { dueAt } }: Running, endedAt: string | null) => ({
  dueAt,
  doneAt: null,
  fell: endedAt !== null && endedAt <= dueAt,
});

/** Every rectification of a record, after the inspection and after checks of the title. */
export function mendings({ past, due, check, stage, endedAt }: KnownApplication): Mending[] {
  const before = past
    .filter(({ slot }) => slot === "rectify")
    .map(({ metAt, undone, ...one }) => (undone ? openOne(one, metAt) : { dueAt: one.due.dueAt, doneAt: metAt, fell: false }));
  const now = due?.slot === "rectify" ? [openOne(due, null)] : [];
  const checked = check?.due ? [openOne(check.due, isHeld(stage) ? null : endedAt)] : [];
  return [...before, ...now, ...checked].map((one, number) => ({ number, ...one }));
}

/** A deadline at midnight is of the day that ends then. */
export const lastDay = (dueAt: string): string => cityDay(new Date(Date.parse(dueAt) - 1).toISOString());

/** The first publication of a result, and whether an objection to any of them was upheld; null: none was published. */
export function nomination({ past, due, objections }: KnownApplication): { at: string; upheld: boolean } | null {
  const published = [...past, ...(due ? [due] : [])].filter(({ slot }) => slot === "publicity").map(({ from }) => from);
  const [at] = published.toSorted();
  return at === undefined ? null : { at, upheld: objections.some(({ decided }) => decided?.upheld === true) };
}
