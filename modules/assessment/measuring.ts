import { readCounts } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { feeds, type Fed } from "./feeds.ts";
import type { Held } from "./registers.ts";
import type { Item } from "./contract/rule.ts";
import type { Value } from "./scoring.ts";
import type { Reading } from "./standing.ts";

/** Items of a rule that a figure feeds. */
const fedItems = (items: readonly Item[]): { item: string; feed: Fed }[] =>
  items.flatMap((item) => {
    const feed = "source" in item && item.source.kind === "figure" ? feeds.get(item.source.figure) : undefined;
    return feed ? [{ item: item.code, feed }] : [];
  });

export type FreshReading = Omit<Reading, "on">;
type Of<K extends Fed["kind"]> = { item: string; feed: Extract<Fed, { kind: K }> };
const ofKind = <K extends Fed["kind"]>(kind: K, fed: readonly { item: string; feed: Fed }[]): Of<K>[] =>
  fed.filter((one): one is Of<K> => one.feed.kind === kind);

/** Rates as the records give them now, over the days of the scheme so far. */
async function countedOf(
  { db }: Pick<QueryContext, "db">,
  { facts }: Held,
  today: string,
  fed: readonly Of<"counted">[],
): Promise<(area: string) => FreshReading[]> {
  const sets = [...new Set(fed.flatMap(({ feed }) => [feed.numerator, feed.denominator]))];
  const digits = facts.level === "town" ? 9 : 6;
  const span = { area: facts.area, digits, from: facts.from, to: today < facts.until ? today : facts.until } as const;
  const counts = sets.length === 0 ? [] : await readCounts(db, sets, span, today);
  return (area) => {
    const of = (set: string): number => counts.filter((one) => one.set === set && one.area === area).reduce((sum, { n }) => sum + n, 0);
    return fed.map(({ item, feed: { figure, numerator, denominator } }) => ({
      item,
      figure: figure.code,
      version: figure.version,
      numerator: of(numerator.code),
      denominator: of(denominator.code),
    }));
  };
}

/** What other modules have published of the scheme's year, with the interval where it is an estimate. */
async function toldOf(ctx: QueryContext, { facts }: Held, fed: readonly Of<"told">[]): Promise<(area: string) => FreshReading[]> {
  const found = await Promise.all(fed.map(async ({ item, feed }) => ({ item, feed, at: await feed.figure.all(ctx) })));
  return (area) =>
    found.map(({ item, feed: { figure }, at }) => {
      const own = at.find((one) => one.year === facts.year && one.area === area);
      const { value = null, n = 0, part = null, error = null } = own ?? {};
      return {
        item,
        figure: figure.code,
        version: figure.version,
        numerator: part ?? 0,
        denominator: n,
        told: { value, low: error?.low ?? null, high: error?.high ?? null },
      };
    });
}

/** What the figures of a scheme say of each of its units at this moment. */
export async function measure(ctx: QueryContext, held: Held, today: string): Promise<Map<string, FreshReading[]>> {
  const { facts } = held;
  const fed = fedItems(facts.rule.items);
  if (fed.length === 0 || today < facts.from) return new Map();
  const counted = await countedOf(ctx, held, today, ofKind("counted", fed));
  const told = await toldOf(ctx, held, ofKind("told", fed));
  return new Map(facts.subjects.map(({ code, area }) => [code, [...counted(area), ...told(area)]]));
}

/** As an item takes it: a share for a ratio, percent for everything else; nothing to divide by is no value. */
export function valueOf(item: Item, { numerator, denominator, told }: Pick<Reading, "numerator" | "denominator" | "told">): Value {
  const scaled = (share: number): number => (item.method === "ratio" ? share : Math.round(share * 1_000_000) / 10_000);
  if (told) {
    const { value, low, high } = told;
    const interval = low === null || high === null ? null : { low: scaled(low), high: scaled(high) };
    return { value: value === null ? null : scaled(value), interval, entry: null };
  }
  if (denominator === 0) return { value: null, interval: null, entry: null };
  return { value: scaled(numerator / denominator), interval: null, entry: null };
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
