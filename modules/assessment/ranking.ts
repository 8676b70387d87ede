import type { Item, Rule, Veto } from "./contract/rule.ts";
import { reported, score, type Entry, type Given, type Score, type Value } from "./scoring.ts";

/** What is known of one unit: its confirmed entries, its figures as last read, and the years in a row before this one. */
export type Standing = { subject: string; entries: readonly Entry[]; values: ReadonlyMap<string, Value>; streak: number };
export type Placed = Score & { subject: string; rank: number | null };

/** Places by value: 1, 2, 2, 4. Without a value there is no place. */
export function placesBy(values: readonly (number | null)[], better: "higher" | "lower"): (number | null)[] {
  const known = values.filter((value) => value !== null);
  return values.map((value) =>
    value === null ? null : 1 + known.filter((other) => (better === "higher" ? other > value : other < value)).length,
  );
}

const valueOf = ({ entries, values }: Standing, item: Item): number | null =>
  (values.get(item.code) ?? reported(entries.filter((one) => one.item === item.code))).value;

/** Items that count places among all: their values give way to the places they make. */
function withPlaces(rule: Rule, standings: readonly Standing[]): Given[] {
  const given = standings.map(({ entries, values }) => ({ entries, values: new Map(values) }));
  for (const item of rule.items) {
    if (item.method !== "rank" || !byPlace(item)) continue;
    const places = placesBy(
      standings.map((one) => valueOf(one, item)),
      item.better,
    );
    for (const [index, place] of places.entries()) {
      const standing = standings[index];
      if (!standing) continue;
      const { entry } = standing.values.get(item.code) ?? reported(standing.entries.filter((one) => one.item === item.code));
      given[index]?.values.set(item.code, { value: place, interval: null, entry });
    }
  }
  return given;
}

/** Whether an item counts the place among all, which nobody has before all have a value. */
export const byPlace = (item: Item): boolean => item.method === "rank" && item.by === "place";

/** One unit by itself: alone it would be first of everything, so what counts by place has no value. */
export const scoreAlone = (rule: Rule, { entries, values }: Pick<Standing, "entries" | "values">): Score => {
  const none = rule.items.filter(byPlace).map(({ code }): [string, Value] => [code, { value: null, interval: null, entry: null }]);
  return score(rule, { entries, values: new Map([...values, ...none]) });
};

/**
 * Scores of all units and their places. Who is not qualified by a veto has no place, and takes none from others. Equal totals share a place (1, 2,
 * 2, 4), unless the scheme names an item whose better score goes first.
 */
export function rankAll(rule: Rule, standings: readonly Standing[]): Placed[] {
  const scores = withPlaces(rule, standings).map((given) => score(rule, given));
  const vetoed = (one: Score): boolean =>
    rule.vetoes.some(({ code, effect }: Veto) => effect.kind === "notQualified" && one.vetoes.includes(code));
  const { tie } = rule;
  const second = (one: Score): number => (tie.kind === "item" ? (one.items.find(({ item }) => item === tie.item)?.points ?? 0) : 0);
  const before = (left: Score, right: Score): boolean =>
    left.total > right.total || (left.total === right.total && second(left) > second(right));
  const placed = scores.filter((one) => !vetoed(one));
  return scores.map((one, index) => ({
    ...one,
    subject: standings[index]?.subject ?? "",
    rank: vetoed(one) ? null : 1 + placed.filter((other) => before(other, one)).length,
  }));
}

/** Years in a row, this one included; a year without the title ends them. */
export const streakAfter = (before: number, qualified: boolean): number => (qualified ? before + 1 : 0);

/** The province's ladder: a tripod each third year in a row, stars from the fifteenth on. null: the yearly plate and no more. */
export function tripodOf(streak: number): { zh: string; en: string } | null {
  if (streak < 3 || streak % 3 !== 0) return null;
  const metal = (["", "铜", "银", "金"] as const)[streak / 3 - 1];
  const name = (["Safety Tripod", "Bronze Safety Tripod", "Silver Safety Tripod", "Gold Safety Tripod"] as const)[streak / 3 - 1];
  if (metal !== undefined && name !== undefined) return { zh: `平安${metal}鼎`, en: name };
  const stars = (streak - 12) / 3;
  return { zh: `${numeral(stars)}星平安金鼎`, en: `Gold Safety Tripod, ${stars} ${stars === 1 ? "star" : "stars"}` };
}

const DIGITS = "零一二三四五六七八九";
const numeral = (n: number): string => {
  if (n < 10) return DIGITS[n] ?? String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十${ones === 0 ? "" : (DIGITS[ones] ?? "")}`;
};

/** 满堂红: every county qualified in one year. Of none it is not said. */
export const fullHouse = (qualified: readonly boolean[]): boolean => qualified.length > 0 && qualified.every(Boolean);
