import type { Condition, FigureSet } from "./set.ts";

type Values = Readonly<Record<string, unknown>>;

/** The same condition as `toSql`, over one row as the projection gives it. A missing value satisfies nothing but `not` (SQL's `is not true`). */
export function matches(condition: Condition, row: Values): boolean {
  switch (condition.op) {
    case "all":
      return condition.of.every((part) => matches(part, row));
    case "any":
      return condition.of.some((part) => matches(part, row));
    case "not":
      return !matches(condition.of, row);
    case "set":
      return row[condition.column] !== null && row[condition.column] !== undefined;
    case "is":
      return row[condition.column] === condition.value;
    case "in":
      return condition.values.includes(row[condition.column] as string | number);
    case "lte": {
      const [left, right] = [row[condition.column], row[condition.than]];
      return left !== null && left !== undefined && right !== null && right !== undefined && left <= right;
    }
    case "length": {
      const value = row[condition.column];
      return typeof value === "string" && [...value].length === condition.value;
    }
    case "by": {
      const value = row[condition.column];
      return typeof value === "string" && value <= condition.day;
    }
    case "gte": {
      const value = row[condition.column];
      return typeof value === "number" && value >= condition.value;
    }
  }
}

/** One change of one set: `n` records more or fewer on a day at a place, and their sum. `part`: the value of the set's `by` column, "" without one. */
export type Delta = { set: string; part: string; day: string; place: string; n: number; sum: number };

/** What a row's change does to the counters of its sets. `place` of the row is the village or grid code; counters keep 12 digits of it. */
export function deltas(sets: readonly FigureSet[], before: Values | null, after: Values): Delta[] {
  const found: Delta[] = [];
  for (const set of sets) {
    const [was, is] = [before && memberOf(set, before), memberOf(set, after)];
    if (was && is && was.day === is.day && was.place === is.place && was.part === is.part && was.sum === is.sum) continue;
    if (was) found.push({ ...was, n: -1, sum: -was.sum });
    if (is) found.push(is);
  }
  return found;
}

/** Deltas of one set, part, day and place added up; those that cancel each other are left out. */
export function addedUp(all: readonly Delta[]): Delta[] {
  const sums = new Map<string, Delta>();
  for (const delta of all) {
    const key = `${delta.set}\u0000${delta.part}\u0000${delta.day}\u0000${delta.place}`;
    const known = sums.get(key);
    sums.set(key, known ? { ...known, n: known.n + delta.n, sum: known.sum + delta.sum } : delta);
  }
  return [...sums.values()].filter(({ n, sum }) => n !== 0 || sum !== 0);
}

function memberOf(set: FigureSet, row: Values): Delta | null {
  const day = row[set.day];
  if (typeof day !== "string" || !matches(set.where, row)) return null;
  const sum = set.sum === undefined ? 0 : Number(row[set.sum] ?? 0);
  const part = set.spread !== undefined ? bucketOf(row[set.spread]) : set.by === undefined ? "" : textOf(row[set.by]);
  return { set: set.code, part, day, place: String(row["place"]).slice(0, 12), n: 1, sum };
}

/** The first two digits of a whole number, the rest zeros: 7 → "7", 1234 → "1200". At most a tenth is lost. */
function bucketOf(value: unknown): string {
  if (typeof value !== "number") return "";
  const step = 10 ** Math.max(0, String(value).length - 2);
  return String(value - (value % step));
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
