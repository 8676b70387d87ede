import { commitRows } from "#platform/figures";
import type { ToldRow } from "#platform/modules";
import type { ResultRow, SchemeFacts } from "./contract.ts";
import type { Committed } from "./event.ts";

/** What a public result says: of which scheme, what its units came to, and whose title was taken back. */
export type Told = { scheme: string; facts: SchemeFacts; rows: readonly ResultRow[]; revoked: readonly string[] };

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Where an item of a unit goes on: the points taken or given, or the figure it was read from. */
export const itemPage = (scheme: string, subject: string, item: string): string => `/assessment/${scheme}/${subject}/${item}`;

/** What a unit's total is made of, so that the rows add up to it: the base, every item, and what limits and vetoes take from or give to that sum. */
export function partsOf({ scheme, facts }: Told, row: ResultRow): ToldRow[] {
  const { rule } = facts;
  const at = { place: row.area, day: facts.until };
  const items = row.items.map(({ item, points, numerator, denominator, entries }): ToldRow => {
    const named = rule.items.find(({ code }) => code === item);
    const read = numerator !== null && denominator !== null;
    const from = read ? `（${numerator} / ${denominator}）` : entries.length > 0 ? `（${entries.length}）` : "";
    const name = `${item} ${named?.zh ?? item}${from} · ${named?.en ?? item}`;
    return { ...at, said: points ?? 0, name, ...(read || entries.length > 0 ? { link: itemPage(scheme, row.subject, item) } : {}) };
  });
  const rest = round(row.total - rule.base - items.reduce((sum, { said }) => sum + said, 0));
  return [
    { ...at, said: rule.base, name: "基础分 · base" },
    ...items,
    ...(rest === 0 ? [] : [{ ...at, said: rest, name: "封顶、缺项权重和一票否决 · limits, weights of items without a value, vetoes" }]),
  ];
}

/** A revoked title no longer counts: the year is taken back (统计法 12). */
export const qualifies = ({ revoked }: Told, { subject, qualified }: ResultRow): boolean => qualified && !revoked.includes(subject);

export const qualifiedRows = (told: Told): ToldRow[] =>
  told.rows.map((row) => ({
    said: qualifies(told, row) ? 1 : 0,
    place: row.area,
    day: told.facts.until,
    name: `${row.zh} · ${row.en}`,
  }));

/** What the publication says of the rows behind each total and behind the share that qualified: none can be exchanged afterwards. */
export function commitmentsOf(told: Told): Committed[] {
  const { year, area, level } = told.facts;
  return [
    ...told.rows.map((row) => ({ figure: "asm.total", area: row.area, year, digest: commitRows(partsOf(told, row)) })),
    ...(level === "county" ? [{ figure: "asm.qualified", area, year, digest: commitRows(qualifiedRows(told)) }] : []),
  ];
}
