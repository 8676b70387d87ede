/** A condition over the columns of one projection table, as data: the same value becomes SQL for lists and a function for counters. */
export type Condition =
  | { op: "all"; of: readonly Condition[] }
  | { op: "any"; of: readonly Condition[] }
  | { op: "not"; of: Condition }
  | { op: "is"; column: string; value: string | number | boolean }
  | { op: "in"; column: string; values: readonly (string | number)[] }
  | { op: "set"; column: string }
  | { op: "lte"; column: string; than: string }
  | { op: "gte"; column: string; value: number }
  /** A date column on or before this day; a missing date is not. */
  | { op: "by"; column: string; day: string }
  /** A text of so many characters: the level of an area code. */
  | { op: "length"; column: string; value: number };

/**
 * A set of records: those rows of a table that satisfy `where`, each counted on the Asia/Shanghai day in `day` (a date column) at its `place`.
 * `sum`: a numeric column added up beside the count. `by`: a text column whose values are counted apart, beside no total of their own.
 * `spread`: a column of whole numbers ≥ 0, counted apart by its first two digits, so that medians need no records. Neither goes with `sum`.
 * `at`: the instant (a timestamptz column) whose city day `day` is; where records are found by an index on it, recounts look only there.
 * `each`: a column that tells several rows of one record apart, where the table has them: rows of a file name the record and the part of it.
 * `until`: of what stands, a date column: the first day on which it stands no more, missing while it does. `day` is then the first on which it does.
 * `past`: its day is never after today (what happened, not what falls due), so the running month read to today is the whole month.
 */
export type FigureSet = {
  code: string;
  table: string;
  day: string;
  where: Condition;
  sum?: string;
  by?: string;
  spread?: string;
  at?: string;
  each?: string;
  until?: string;
  past?: boolean;
};

/** A published figure: numerator over denominator, each a set. Denominator 0 gives null, shown as "—". */
/** How a definition became what it is: a line a version after the first, what changed and from which day it is counted so (domain.md S31). */
export type Revision = { version: string; on: string; zh: string; en: string };

/** What stands has been counted as of the day asked for since then. */
export const SINCE_AS_OF: readonly Revision[] = [
  {
    version: "2",
    on: "2026-11-27",
    zh: "按所问那一天在册的数，以前只按查询当天的。",
    en: "As it stood on the day asked for; before, only as it stood when asked.",
  },
];

export type Figure = {
  code: string;
  zh: string;
  en: string;
  definition: { zh: string; en: string };
  version: string;
  numerator: string;
  denominator: string | null;
  unit: "percent" | "count" | "hours";
  higherIsBetter: boolean | null;
  /** A count that is also shown for so many residents of the area, where a published document says how many live there. */
  per?: number;
  revisions?: readonly Revision[];
};
