import type { QueryContext } from "#platform/modules";

export type Said = { zh: string; en: string };

/** XSD types of CSVW; days are `date`, instants `dateTime`. */
export type ColumnType = "string" | "integer" | "decimal" | "boolean" | "date" | "dateTime";
export type Column = Said & { name: string; type: ColumnType; required?: true; note?: Said };
export type Value = string | number | boolean | null;
export type Row = readonly Value[];

/** How often it changes, by the EU vocabulary that DCAT-AP asks for. */
export type Frequency = "CONT" | "DAILY" | "MONTHLY" | "IRREG";

/**
 * A table anybody may take. `key`: columns that name a row. `monthly`: one table for each calendar month that is over, since the record of
 * `since`; the rows of a month never depend on another's, so two files subtracted leave nobody.
 */
export type Dataset = Said & {
  code: string;
  words: Said;
  keywords: { zh: readonly string[]; en: readonly string[] };
  frequency: Frequency;
  columns: readonly Column[];
  key: readonly string[];
  /** Kinds of record it is made of: when one of them changed, so did it. */
  kinds: readonly string[];
  monthly: null | { since: readonly string[] };
  read: (ctx: QueryContext, month: string) => Promise<Row[]>;
  /** A column that says when a row last changed, for tables whose records no register holds: the newest of it is when the table did. */
  changes?: string;
};

export const column = (name: string, type: ColumnType, zh: string, en: string, more: Partial<Column> = {}): Column => ({
  name,
  type,
  zh,
  en,
  ...more,
});

const monthAfter = (month: string): string => {
  const [year = 0, at = 0] = month.split("-").map(Number);
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, "0")}`;
};

const MOST_MONTHS = 120;

/** The calendar months from `since` that are over on `today`, the newest first; at most ten years. */
export function monthsOver(since: string | null, today: string): string[] {
  const months: string[] = [];
  for (let month = since; month !== null && month < today.slice(0, 7); month = monthAfter(month)) months.push(month);
  return months.reverse().slice(0, MOST_MONTHS);
}

/** First day of the month that follows: from then on a month's table is whole. */
export const wholeSince = (month: string): string => `${monthAfter(month)}-01`;

/** Both ends of a period of time belong to it (DCAT, `dcat:endDate`). */
export const lastDayOf = (month: string): string =>
  new Date(Date.parse(`${wholeSince(month)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
