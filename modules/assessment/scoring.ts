import type { Item, ItemOf, Rule, Veto } from "./contract/rule.ts";
import type { FactorCode } from "./contract/lists.ts";

/** What a confirmed entry of the ledger of points says, by the method of its item. */
export type Body =
  | { kind: "case"; tariff: string; quantity: number; factors: readonly FactorCode[] }
  | { kind: "checklist"; met: readonly string[] }
  | { kind: "panel"; marks: readonly number[] }
  /** `census`: the paper that says that all were counted, so that there is no interval. */
  | { kind: "value"; value: number; interval: { low: number; high: number } | null; census?: string | null }
  | { kind: "veto" };
/** `on`: the day of what happened. `at`: when it was confirmed; of two that say the same of one item, the later holds. */
export type Entry = { id: string; item: string; body: Body; on: string; at: string };
/** A value of an item, from a figure or a paper. null: nothing to divide by. */
export type Value = { value: number | null; interval: { low: number; high: number } | null; entry: string | null };

export type ItemScore = {
  item: string;
  /** Points counted, below nought where the item costs; null: no value yet, so neither given nor taken. */
  points: number | null;
  /** What it would be without the item's limit. */
  uncapped: number | null;
  capped: boolean;
  value: number | null;
  /** The interval reaches the target: neither side is counted on to be right. */
  neutral: boolean;
  entries: readonly string[];
};
export type CategoryScore = { category: string; points: number; capped: boolean };
export type Score = {
  total: number;
  items: readonly ItemScore[];
  categories: readonly CategoryScore[];
  vetoes: readonly string[];
  /** Items without a value; what the others earned was scaled up for them, and this is said beside the total. */
  missing: readonly string[];
  grade: string;
  qualified: boolean;
};

// Whole ten-thousandths of a point: sums do not depend on their order.
const UNIT = 10_000;
const units = (points: number): number => Math.round(points * UNIT);
// Nought without a sign, also where nothing was lost.
const told = (value: number): number => Math.round(value / (UNIT / 100)) / 100 + 0;
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const sum = (values: readonly number[]): number => values.reduce((left, right) => left + right, 0);

/** The heaviest of what aggravates times the lightest of what mitigates: reasons of one case do not pile up. */
export function timesOf(item: ItemOf<"perCase">, factors: readonly FactorCode[]): number {
  const times = item.factors.filter(({ code }) => factors.includes(code)).map((one) => one.times);
  const heavier = times.filter((one) => one >= 1);
  const lighter = times.filter((one) => one < 1);
  return Math.max(1, ...heavier) * Math.min(1, ...lighter);
}

/** Points of one case by the item's tariff, before any limit. */
export function casePoints(item: ItemOf<"perCase">, { tariff, quantity, factors }: Extract<Body, { kind: "case" }>): number {
  const each = item.tariff.find(({ code }) => code === tariff)?.each ?? 0;
  return told(units(each * quantity * timesOf(item, factors)));
}

/** Cost of missing lines: between two lines each unit costs what the nearer says; beyond the last, what the last says. */
function shortfall(item: ItemOf<"threshold">, { value, interval }: Value): { cost: number; neutral: boolean } {
  if (value === null) return { cost: 0, neutral: false };
  const towards = item.better === "higher" ? 1 : -1;
  const lines = item.lines.toSorted((left, right) => (right.at - left.at) * towards);
  const [first] = lines;
  // An estimate that may well have reached the target is not held against anybody (domain.md S1, guard rails).
  if (first && interval && interval.low <= first.at && first.at <= interval.high) return { cost: 0, neutral: true };
  const costs = lines.map(({ at, perUnit }, index) => {
    const next = lines[index + 1];
    const missed = Math.max(0, (at - value) * towards);
    const width = next ? Math.abs(at - next.at) : Number.POSITIVE_INFINITY;
    return units(Math.min(missed, width) * perUnit);
  });
  return { cost: sum(costs), neutral: false };
}

/** How much of its points an item reaches by a value, from nothing (0) to all (1); null without a value. */
function shareOf(item: ItemOf<"ratio"> | ItemOf<"linear">, { value, interval }: Value): { share: number | null; neutral: boolean } {
  if (value === null) return { share: null, neutral: false };
  if (item.method === "ratio") return { share: clamp(value, 0, 1), neutral: false };
  const { zeroAt, fullAt } = item;
  if (interval && interval.low <= fullAt && fullAt <= interval.high) return { share: 1, neutral: true };
  return { share: clamp((value - zeroAt) / (fullAt - zeroAt), 0, 1), neutral: false };
}

const NO_VALUE: Value = { value: null, interval: null, entry: null };
const newest = (entries: readonly Entry[]): Entry | undefined =>
  entries.toSorted((left, right) => (left.at === right.at ? (left.id < right.id ? -1 : 1) : left.at < right.at ? -1 : 1)).at(-1);

function panelShare(marks: readonly number[], trim: boolean): number {
  const sorted = marks.toSorted((left, right) => left - right);
  const counted = trim && sorted.length >= 5 ? sorted.slice(1, -1) : sorted;
  return sum(counted) / counted.length / 100;
}

type Raw = { units: number | null; value: number | null; neutral: boolean; entries: readonly string[] };
/** Of a share: what is earned, or what of it is lost. */
const bySide = (item: Item, share: number | null): number | null =>
  share === null ? null : item.side === "deduct" ? -units(item.points * (1 - share)) : units(item.points * share);

function rawOf(item: Item, entries: readonly Entry[], value: Value): Raw {
  const used = value.entry === null ? [] : [value.entry];
  switch (item.method) {
    case "threshold": {
      const { cost, neutral } = shortfall(item, value);
      if (value.value === null) return { units: null, value: null, neutral: false, entries: used };
      return { units: item.side === "deduct" ? -cost : units(item.points) - cost, value: value.value, neutral, entries: used };
    }
    case "ratio":
    case "linear": {
      const { share, neutral } = shareOf(item, value);
      return { units: bySide(item, share), value: value.value, neutral, entries: used };
    }
    case "rank": {
      const place = value.value;
      const band = place === null ? undefined : item.bands.find(({ from, to }) => from <= place && place <= to);
      return { units: place === null ? null : units(band?.points ?? 0), value: place, neutral: false, entries: used };
    }
    case "perCase": {
      const cases = entries.flatMap(({ body }) => (body.kind === "case" ? [units(casePoints(item, body))] : []));
      const all = sum(cases);
      return { units: item.side === "deduct" ? -all : all, value: cases.length, neutral: false, entries: entries.map(({ id }) => id) };
    }
    case "checklist": {
      const last = newest(entries);
      if (last?.body.kind !== "checklist") return { units: null, value: null, neutral: false, entries: [] };
      const { met } = last.body;
      const got = sum(item.lines.filter(({ code }) => met.includes(code)).map(({ points }) => units(points)));
      const all = sum(item.lines.map(({ points }) => units(points)));
      return { units: item.side === "deduct" ? got - all : got, value: met.length, neutral: false, entries: [last.id] };
    }
    case "panel": {
      const last = newest(entries);
      if (last?.body.kind !== "panel") return { units: null, value: null, neutral: false, entries: [] };
      const share = panelShare(last.body.marks, item.trim);
      return { units: bySide(item, share), value: Math.round(share * 10_000) / 100, neutral: false, entries: [last.id] };
    }
  }
}

/** The least and the most an item can come to. */
function boundsOf(item: Item): [number, number] {
  if (item.method === "rank")
    return [item.side === "earn" ? 0 : -units(item.points), item.side === "deduct" && item.by === "place" ? 0 : units(item.points)];
  return item.side === "deduct" ? [-units(item.points), 0] : [0, units(item.points)];
}

export type Given = {
  entries: readonly Entry[];
  /** Values of items that have one, by item: figures as last read, places among all. */
  values: ReadonlyMap<string, Value>;
};

/** The newest reported value of an item, where one was confirmed. */
export function reported(entries: readonly Entry[]): Value {
  const last = newest(entries.filter(({ body }) => body.kind === "value"));
  return last?.body.kind === "value" ? { value: last.body.value, interval: last.body.interval, entry: last.id } : NO_VALUE;
}

type Counted = { score: ItemScore; units: number | null };
function scoreItem(item: Item, given: Given): Counted {
  const entries = given.entries.filter((one) => one.item === item.code);
  const raw = rawOf(item, entries, given.values.get(item.code) ?? reported(entries));
  const [least, most] = boundsOf(item);
  const counted = raw.units === null ? null : clamp(raw.units, least, most);
  return {
    units: counted,
    score: {
      item: item.code,
      points: counted === null ? null : told(counted),
      uncapped: raw.units === null ? null : told(raw.units),
      capped: counted !== raw.units,
      value: raw.value,
      neutral: raw.neutral,
      entries: raw.entries.toSorted(),
    },
  };
}

/** What was earned, scaled up for items that have no value (their weight goes to the others, domain.md §6). */
function scaled(rule: Rule, counted: readonly Counted[]): { by: number; missing: string[] } {
  const earning = rule.items.flatMap((item, index) => (item.side === "earn" ? [{ item, units: counted[index]?.units ?? null }] : []));
  const missing = earning.filter((one) => one.units === null).map(({ item }) => item.code);
  const all = sum(earning.map(({ item }) => units(item.points)));
  const known = sum(earning.filter((one) => one.units !== null).map(({ item }) => units(item.points)));
  return { by: known === 0 ? 1 : all / known, missing };
}

/** The highest grade whose line is reached, not above any that a veto holds it to. */
function gradeOf(rule: Rule, total: number, vetoes: readonly Veto[]): { grade: string; qualifies: boolean } {
  const falling = rule.grades.toSorted((left, right) => right.from - left.from);
  const reached = falling.findIndex(({ from }) => total >= from);
  const held = vetoes.map(({ effect }) => (effect.kind === "capGrade" ? falling.findIndex(({ code }) => code === effect.grade) : 0));
  const last = falling.length - 1;
  const grade = falling[Math.min(last, Math.max(reached === -1 ? last : reached, 0, ...held))];
  return { grade: grade?.code ?? "", qualifies: grade?.qualifies ?? false };
}

/**
 * The score of one unit: base + earned + bonus − deducted, each item within its limit, each category within its own, vetoes whatever the rest
 * says. The same entries in any order give the same score.
 */
export function score(rule: Rule, given: Given): Score {
  const counted = rule.items.map((item) => scoreItem(item, given));
  const { by, missing } = scaled(rule, counted);
  const categories = rule.categories.map(({ code, mostLost, mostWon }) => {
    const own = rule.items.flatMap((item, index) => {
      const one = counted[index]?.units ?? 0;
      return item.category === code ? [item.side === "earn" ? Math.round(one * by) : one] : [];
    });
    const all = sum(own);
    const held = clamp(all, mostLost === null ? -Infinity : -units(mostLost), mostWon === null ? Infinity : units(mostWon));
    return { code, units: held, capped: held !== all };
  });
  const found = new Set(given.entries.filter(({ body }) => body.kind === "veto").map(({ item }) => item));
  const vetoes = rule.vetoes.filter(({ code }) => found.has(code));
  const taken = sum(vetoes.map(({ effect }) => (effect.kind === "deduct" ? units(effect.points) : 0)));
  const total = told(Math.max(0, units(rule.base) + sum(categories.map((one) => one.units)) - taken));
  const { grade, qualifies } = gradeOf(rule, total, vetoes);
  return {
    total,
    items: counted.map((one) => one.score),
    categories: categories.map(({ code, units: points, capped }) => ({ category: code, points: told(points), capped })),
    vetoes: vetoes.map(({ code }) => code),
    missing,
    grade,
    qualified: qualifies && !vetoes.some(({ effect }) => effect.kind === "notQualified"),
  };
}
