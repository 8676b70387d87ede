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

/** A row of counters added up: `parts` and `ns` are lists of the lists of what is counted apart, `n` all records, those without a part too. */
export type CounterRow = { measure: string; area: string; n: number; sum: number; parts: string[][] | null; ns: number[][] | null };

/** Puts the counts a row holds into `into`: of each part, and of what has none under "". Most rows hold one list, and its numbers stand as they are. */
export function pushCounts<C extends Count>(
  into: C[],
  { measure: set, area, n, sum, parts, ns }: CounterRow,
  count: (plain: Count) => C,
): void {
  let rest = n;
  const push = (part: string, apart: number): void => {
    rest -= apart;
    if (apart !== 0) into.push(count({ set, part, area, n: apart, sum: 0 }));
  };
  if (parts?.length === 1) for (let nth = 0; nth < (parts[0]?.length ?? 0); nth += 1) push(parts[0]?.[nth] ?? "", ns?.[0]?.[nth] ?? 0);
  else for (const [part, apart] of addedUp(parts ?? [], ns ?? [])) push(part, apart);
  if (rest !== 0 || sum !== 0) into.push(count({ set, part: "", area, n: rest, sum }));
}

function addedUp(parts: readonly (readonly string[])[], ns: readonly (readonly number[])[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, some] of parts.entries())
    for (const [nth, part] of some.entries()) found.set(part, (found.get(part) ?? 0) + (ns[index]?.[nth] ?? 0));
  return found;
}
