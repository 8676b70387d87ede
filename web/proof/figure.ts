import type { EventProof } from "./check.ts";

/** A condition over the facts of a row: a number is the place of a fact. */
export type Tree = number | { all: Tree[] } | { any: Tree[] } | { not: Tree };

type Said = { zh: string; en: string };

/**
 * One masked record. `row` is the commitment to its first event, or a blinded form of it for records of which nothing may be told; `entry` where
 * that stands in the county's log. `facts`: for each simple condition of the figure whether it holds, "1" or "0". `part`: the value the median is of.
 */
export type FigureRow = {
  row: string;
  /** Where several rows may come of one record: which part of it, as a key that says nothing. */
  piece?: string;
  log?: string;
  entry?: number;
  kind?: 1 | 2;
  place: string;
  day: string;
  facts: string;
  part?: number;
  name?: string;
  /** Of a figure that is a mean or a sum: what the record says, and what it weighs. */
  said?: number;
  weight?: number;
  /** A page of the portal where this row goes on into what it is made of. */
  link?: string;
};

/** How far a mean may be off, and what a test says against another number. */
export type FigureError = {
  se: number;
  low: number;
  high: number;
  deff: number | null;
  nEff: number | null;
  missing: number;
  rate: number | null;
};
export type FigureAgainst = {
  name: Said;
  value: number;
  difference: number;
  z: number | null;
  p: number | null;
  significant: boolean;
  exact: boolean;
  document: string;
};

/** Of a mean or a sum, `numerator` is the number of its records. */
export type FigureValue = {
  numerator: number;
  denominator: number | null;
  value: number | null;
  p90?: number | null;
  error?: FigureError;
  against?: FigureAgainst[];
};

/** What a figure says and what it is made of: everything that a published card commits to. */
export type FigureBody = {
  format: "zuji-figure/1";
  code: string;
  zh: string;
  en: string;
  definition: Said;
  version: string;
  owner: Said;
  excluded: Said;
  caveat: Said;
  unit: "percent" | "count" | "hours" | "score" | "points";
  counted: "period" | "standing" | "mean" | "sum";
  area: string;
  areaName: Said;
  from: string;
  to: string;
  computedAt: string;
  value: FigureValue;
  /** Names of the areas the rows lie in. */
  places: Record<string, Said>;
  /** The simple conditions, as text, in the order of `facts`. */
  conditions: string[];
  numerator: Tree;
  denominator: Tree | null;
  /** Several rows may come of one record (the obligations of one agreement): then no `row` and `piece` stand twice, else no `row` does. */
  pieces?: true;
};

export type LogPart = {
  log: string;
  hash: "sha256" | "sm3";
  size: number;
  checkpoint: string;
  at: string;
  nodes: string[];
  keys: string[];
};

/** A published card as it is committed to: what it says, and the digest of every figure in it. `content` is the card module's own. */
export type CardBody = {
  version: number;
  publishedAt: string;
  content: unknown;
  figures: { item: string; code: string; digest: string }[];
};

/** The card a figure was frozen with, and the proof of the event that froze it. */
export type CardPart = { body: CardBody; proof: EventProof; keys: string[] };

/** The event by which somebody published these rows, with its proof: `data.committed` names the figure, area and year, and the digest of the rows. */
export type CommittedPart = { proof: EventProof; keys: string[] };
export type Committed = { figure: string; area: string; year: number; digest: string };

/** One of the files a long list of rows is kept in: how many rows it has, and the digest of their hashes. */
export type RowsPart = { rows: number; digest: string };

export type FigureFile = FigureBody & {
  rows: FigureRow[];
  /** Too many rows for one file: `rows` is empty, and these files together are all of them, each a `FigurePart`. */
  parts?: RowsPart[];
  /** SHA-256 of each row's canonical bytes, base64, so that a changed row can be named. */
  rowHashes: string[];
  logs: LogPart[];
  card?: CardPart;
  committed?: CommittedPart;
};

export type FigurePart = {
  format: "zuji-rows/1";
  code: string;
  /** 1 is the first. */
  part: number;
  rows: FigureRow[];
  rowHashes: string[];
  logs: LogPart[];
};

/** A whole card with everything behind it. */
export type CardFile = { format: "zuji-card/1"; card: CardPart; figures: FigureFile[] };

export function holds(tree: Tree, facts: string): boolean {
  if (typeof tree === "number") return facts[tree] === "1";
  if ("all" in tree) return tree.all.every((one) => holds(one, facts));
  if ("any" in tree) return tree.any.some((one) => holds(one, facts));
  return !holds(tree.not, facts);
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The least value that at least this share of the parts does not exceed, in hours of the minutes given; null of none. */
export function hoursAt(parts: readonly number[], share: number): number | null {
  const sorted = [...parts].sort((left, right) => left - right);
  const at = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return at === undefined ? null : rounded(at / 60, 2);
}

/** Σ weight × said ÷ Σ weight, or Σ said; null of no rows. Without weights a mean is a share: so many of all. */
function told(counted: "mean" | "sum", rows: readonly FigureRow[]): FigureValue {
  const weightOf = ({ weight }: FigureRow): number => (counted === "sum" ? 1 : (weight ?? 1));
  const all = rows.reduce((sum, row) => sum + weightOf(row), 0);
  const said = rows.reduce((sum, row) => sum + weightOf(row) * (row.said ?? 0), 0);
  if (counted === "sum") return { numerator: rows.length, denominator: null, value: rows.length === 0 ? null : rounded(said, 4) };
  const value = all === 0 ? null : rounded(said / all, 6);
  const share = rows.length > 0 && rows.every(({ weight }) => weight === undefined);
  return share ? { numerator: rounded(said, 4), denominator: rows.length, value } : { numerator: rows.length, denominator: null, value };
}

type Rule = Pick<FigureFile, "unit" | "counted" | "numerator" | "denominator">;

/** What was counted of some rows of a figure, and can be added to: rows above, rows below, and the values a median is of. */
export type Tally = { above: number; below: number; parts: number[] };
export const nothingCounted = (): Tally => ({ above: 0, below: 0, parts: [] });

/** Adds rows to what was counted of those before. */
export function addRows(tally: Tally, { unit, numerator, denominator }: Rule, rows: readonly FigureRow[]): void {
  for (const { facts, part } of rows) {
    const above = holds(numerator, facts);
    if (above) tally.above++;
    if (above && unit === "hours" && part !== undefined) tally.parts.push(part);
    if (denominator !== null && holds(denominator, facts)) tally.below++;
  }
}

export function valueOfTally({ above, below, parts }: Tally, { unit, denominator }: Rule): FigureValue {
  if (unit === "hours") return { numerator: above, denominator: null, value: hoursAt(parts, 0.5), p90: hoursAt(parts, 0.9) };
  if (denominator === null) return { numerator: above, denominator: null, value: above };
  return { numerator: above, denominator: below, value: below === 0 ? null : rounded(above / below, 6) };
}

/** Numerator, denominator and value counted from the rows alone, by the figure's own conditions. Denominator 0 gives null. */
export function recompute({ rows, ...rule }: Rule & Pick<FigureFile, "rows">): FigureValue {
  if (rule.counted === "mean" || rule.counted === "sum") return told(rule.counted, rows);
  const tally = nothingCounted();
  addRows(tally, rule, rows);
  return valueOfTally(tally, rule);
}

export const sameValue = (left: FigureValue, right: FigureValue): boolean =>
  left.numerator === right.numerator &&
  left.denominator === right.denominator &&
  left.value === right.value &&
  (left.p90 ?? null) === (right.p90 ?? null);
