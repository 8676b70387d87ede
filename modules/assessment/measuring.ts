import { readCounts } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { feeds } from "./feeds.ts";
import type { Held } from "./registers.ts";
import type { Item } from "./contract/rule.ts";
import type { Value } from "./scoring.ts";
import type { Reading } from "./standing.ts";

type Fed = { item: Item; code: string };
/** Items of a rule that a figure feeds. */
export const fedItems = (items: readonly Item[]): Fed[] =>
  items.flatMap((item) => ("source" in item && item.source.kind === "figure" ? [{ item, code: item.source.figure }] : []));

export type FreshReading = Omit<Reading, "on">;

/** What the figures of a scheme say of each of its units at this moment, over its days so far. */
export async function measure({ db }: Pick<QueryContext, "db">, { facts }: Held, today: string): Promise<Map<string, FreshReading[]>> {
  const found = new Map<string, FreshReading[]>();
  const fed = fedItems(facts.rule.items).flatMap(({ item, code }) => {
    const feed = feeds.get(code);
    return feed ? [{ item, feed }] : [];
  });
  if (fed.length === 0 || today < facts.from) return found;
  const sets = [...new Set(fed.flatMap(({ feed }) => [feed.numerator, feed.denominator]))];
  const digits = facts.level === "town" ? 9 : 6;
  const span = { area: facts.area, digits, from: facts.from, to: today < facts.until ? today : facts.until } as const;
  const counts = await readCounts(db, sets, span, today);
  for (const { code, area } of facts.subjects) {
    const of = (set: string): number => counts.filter((one) => one.set === set && one.area === area).reduce((sum, { n }) => sum + n, 0);
    found.set(
      code,
      fed.map(({ item, feed: { figure, numerator, denominator } }) => ({
        item: item.code,
        figure: figure.code,
        version: figure.version,
        numerator: of(numerator.code),
        denominator: of(denominator.code),
      })),
    );
  }
  return found;
}

/** As an item takes it: a share for a ratio, percent for everything else; nothing to divide by is no value. */
export function valueOf(item: Item, { numerator, denominator }: Pick<Reading, "numerator" | "denominator">): Value {
  if (denominator === 0) return { value: null, interval: null, entry: null };
  const share = numerator / denominator;
  return { value: item.method === "ratio" ? share : Math.round(share * 1_000_000) / 10_000, interval: null, entry: null };
}

/** Of each item the reading that stood on a day. */
export function readingsOn(readings: readonly Reading[], on: string): Map<string, Reading> {
  const found = new Map<string, Reading>();
  for (const one of readings) {
    const known = found.get(one.item);
    if (one.on <= on && (!known || known.on <= one.on)) found.set(one.item, one);
  }
  return found;
}
