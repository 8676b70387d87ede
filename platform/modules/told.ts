import type { Said } from "../figures/catalogue.ts";
import type { Revision } from "../figures/set.ts";
import type { QueryContext } from "./query.ts";

/** How far a mean of answers may be off: 95 % interval, standard error, effect of the design, and who could not be reached. */
export type ToldError = {
  se: number;
  low: number;
  high: number;
  deff: number | null;
  nEff: number | null;
  missing: number;
  /** Share of those drawn that answered. */
  rate: number | null;
};

/** What a test says of the difference to another number, e.g. of a wider area. `exact`: the other has no error of its own known. */
export type Against = {
  name: Said;
  value: number;
  difference: number;
  z: number | null;
  p: number | null;
  significant: boolean;
  exact: boolean;
  document: string;
};

/** The number of one year and area, as it was published; `value` null: too few to be told. `n`: records it is made of. */
export type ToldAt = {
  year: number;
  area: string;
  value: number | null;
  n: number;
  /** Where the value is a plain share of the `n`: how many. Null for weighted means and sums. */
  part: number | null;
  error: ToldError | null;
  against: readonly Against[];
  publishedAt: string;
  /** Corrections that changed this number after it was published, the newest first. */
  corrected?: readonly ToldCorrection[];
};

/** A published number was wrong: what it was, what it is, why, and the page of the portal that has all versions. */
export type ToldCorrection = { version: number; at: string; why: Said; was: number | null; now: number | null; path: string };

/**
 * One masked record: what it says, and how much it weighs where the number is a weighted mean. `name`: of what is no person. `link`: a page of the
 * portal where it goes on. `record`: the record it is, where the public may know that it stands in the log.
 */
export type ToldRow = {
  said: number;
  weight?: number;
  name?: string;
  place: string;
  day: string;
  link?: string;
  record?: { home: string; id: string };
};

/**
 * A figure a module works out by a published method, where counting records would not do. "mean": Σ weight × said ÷ Σ weight, each weight 1 where rows carry none; "sum": Σ said. Its
 * rows give the published number again; null where nothing may be told of them.
 */
export type ToldFigure = Said & {
  code: string;
  definition: Said;
  version: string;
  owner: Said;
  excluded: Said;
  caveat: Said;
  unit: "percent" | "count" | "score" | "points";
  counted: "mean" | "sum";
  higherIsBetter: boolean | null;
  revisions?: readonly Revision[];
  /** Its published numbers can be corrected afterwards, so that whoever cites one looks again; left out: they cannot, and nobody looks. */
  corrects?: true;
  all: (ctx: QueryContext) => Promise<readonly ToldAt[]>;
  rows: (ctx: QueryContext, at: { year: number; area: string }) => Promise<readonly ToldRow[] | null>;
  /** The event that published this number and committed to its rows (`committed` in its data, made by `commitRows`); null of what was published before that. */
  committed?: (ctx: QueryContext, at: { year: number; area: string }) => Promise<{ home: string; id: string; seq: number } | null>;
  /** Who may read the records themselves, and where in the console. */
  readers: readonly string[];
  path?: string;
};
