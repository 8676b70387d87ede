import { cityDay } from "#platform/days";
import type { QueryContext } from "#platform/modules";
import { changedAt } from "./about.ts";
import { areas } from "./datasets/areas.ts";
import { estimates } from "./datasets/estimates.ts";
import { figureDefinitions, figuresByMonth } from "./datasets/figures.ts";
import { incidentsByMonth } from "./datasets/incidents.ts";
import { offices } from "./datasets/offices.ts";
import { points } from "./datasets/service-points.ts";
import { countedSince } from "#platform/figures";
import { refuse } from "#platform/refusals";
import { monthsOver, type Dataset, type Row } from "./dataset.ts";

export const datasets: readonly Dataset[] = [areas, offices, points, incidentsByMonth, figuresByMonth, estimates, figureDefinitions];

export function datasetOf(code: string): Dataset {
  const found = datasets.find((one) => one.code === code);
  if (!found) throw refuse.notFound("open-data.no-such-dataset");
  return found;
}

/** The months of a monthly table, the newest first; none for a register. */
export async function monthsOf(ctx: QueryContext, dataset: Dataset): Promise<string[]> {
  if (dataset.monthly === null) return [];
  return monthsOver(await countedSince(ctx.db, dataset.monthly.since), cityDay(ctx.now));
}

type Held = { at: number; rows: Promise<Row[]>; size: number };

const FRESH_MS = 60_000;
const MOST_ROWS = 400_000;

// By installation, not by process: tests run several cities in one.
const held = new WeakMap<QueryContext["catalogue"], Map<string, Held>>();

/**
 * The rows of a table, `month` "" for a register. Asked for again within a minute they are those of before: a harvest of every form of every table
 * reads the records once. Refuses a month that is not over or lies before the first record.
 */
export async function rowsOf(ctx: QueryContext, dataset: Dataset, month: string): Promise<Row[]> {
  const known = dataset.monthly === null ? month === "" : (await monthsOf(ctx, dataset)).includes(month);
  if (!known) throw refuse.notFound("open-data.no-such-month");
  const kept = held.get(ctx.catalogue) ?? new Map<string, Held>();
  held.set(ctx.catalogue, kept);
  const [name, now] = [`${dataset.code} ${month}`, Date.parse(ctx.now)];
  const before = kept.get(name);
  if (before && Math.abs(now - before.at) < FRESH_MS) return before.rows;
  const rows = dataset.read(ctx, month);
  const entry: Held = { at: now, rows, size: 0 };
  kept.delete(name);
  kept.set(name, entry);
  try {
    entry.size = (await rows).length;
  } catch (cause) {
    kept.delete(name);
    throw cause;
  }
  forget(kept);
  return rows;
}

/** When a table last changed: what it is made of, or the newest day its rows say; null where nobody can tell. */
export async function modifiedOf(ctx: QueryContext, dataset: Dataset): Promise<string | null> {
  const at = dataset.changes === undefined ? -1 : dataset.columns.findIndex(({ name }) => name === dataset.changes);
  const said = at < 0 ? [] : (await rowsOf(ctx, dataset, "")).map((row) => row[at]);
  const all = [await changedAt(ctx, dataset.kinds), ...said].filter((one): one is string => typeof one === "string");
  return all.sort().at(-1) ?? null;
}

/** Oldest first, until what is kept is small enough. */
function forget(kept: Map<string, Held>): void {
  let size = [...kept.values()].reduce((sum, one) => sum + one.size, 0);
  for (const [name, one] of kept) {
    if (size <= MOST_ROWS || kept.size === 1) return;
    kept.delete(name);
    size -= one.size;
  }
}
