/** Records of one set in one area. `area` may be shorter than asked: records whose place is not known more finely. `part` is "" but for sets with `by`. */
export type Count = { set: string; part: string; area: string; n: number; sum: number };

/** The tables of counters: how finely they tell places apart (digits of the area code), and days. */
export const LEVELS = [
  { table: "figures.county_day", digits: 6, unit: "day" },
  { table: "figures.county_month", digits: 6, unit: "month" },
  { table: "figures.town_day", digits: 9, unit: "day" },
  { table: "figures.town_month", digits: 9, unit: "month" },
  { table: "figures.village_month", digits: 12, unit: "month" },
] as const;

export type Level = (typeof LEVELS)[number];

/**
 * What is counted of one set in one area, from counters or records: `n` all of it, and of what is counted apart the lists of its parts and of their
 * numbers, in the same order. A set and area may have several of these; they add up.
 */
export type Counter = {
  set: string;
  area: string;
  n: number;
  sum: number;
  parts: readonly (readonly string[])[] | null;
  ns: readonly (readonly number[])[] | null;
};

/** The counts a counter holds: one of each part, and of what has none one under "". */
export function countsOf({ set, area, n, sum, parts, ns }: Counter): Count[] {
  const apart = new Map<string, number>();
  const numbers = (ns ?? []).flat();
  for (const [nth, part] of (parts ?? []).flat().entries()) apart.set(part, (apart.get(part) ?? 0) + (numbers[nth] ?? 0));
  const rest = n - numbers.reduce((total, one) => total + one, 0);
  const counts: Count[] = [];
  for (const [part, some] of apart) if (some !== 0) counts.push({ set, part, area, n: some, sum: 0 });
  if (rest !== 0 || sum !== 0) counts.push({ set, part: "", area, n: rest, sum });
  return counts;
}
