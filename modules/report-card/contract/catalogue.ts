import { z } from "zod";
import { Day } from "#contracts/limits";

type Said = { zh: string; en: string };

/** An area by its significant digits; "" is the whole city. */
export const AreaPrefix = z.string().regex(/^(|\d{4}|\d{6}|\d{9}|\d{12})$/);
export const FigureCode = z.string().regex(/^[a-z][a-z0-9.-]{1,39}$/);

export const ListCatalogue = z.object({});
/** Figures as they are defined. `conditions`: what a record must satisfy, as text. */
export type CatalogueRow = {
  code: string;
  zh: string;
  en: string;
  definition: Said;
  version: string;
  /** What changed in each version after the first, and since when. */
  revisions: { version: string; on: string; zh: string; en: string }[];
  owner: Said;
  excluded: Said;
  caveat: Said;
  module: string;
  unit: "percent" | "count" | "hours" | "score" | "points";
  /** period, standing: counted from records; mean, sum: worked out by the module's method. */
  counted: "period" | "standing" | "mean" | "sum";
  finest: number;
  higherIsBetter: boolean | null;
  numerator: string;
  denominator: string | null;
};

const Span = { area: AreaPrefix.default(""), from: Day, to: Day };
export const OpenFigure = z.object({ code: FigureCode, ...Span });
export type OpenFigure = z.output<typeof OpenFigure>;

export type ShownError = {
  se: number;
  low: number;
  high: number;
  deff: number | null;
  nEff: number | null;
  missing: number;
  rate: number | null;
};
export type ShownAgainst = {
  name: Said;
  value: number;
  difference: number;
  z: number | null;
  p: number | null;
  significant: boolean;
  exact: boolean;
  document: string;
};
export type ShownValue = {
  numerator: number;
  denominator: number | null;
  value: number | null;
  p90?: number | null | undefined;
  hidden?: boolean | undefined;
  /** Of an estimate from a sample. */
  error?: ShownError | undefined;
  against?: ShownAgainst[] | undefined;
};
/** A count for so many residents (`of`) of the area, and by which document so many live there (as reported, never counted here). */
export type PerResidents = { value: number; of: number; residents: number; day: string; document: string; synthetic: boolean };
export type AreaValue = ShownValue & { area: string; zh: string; en: string; per: PerResidents | null };
/** Another period of the same figure and area. `change`: of shares the difference, of anything else how much of that value; null where nothing can be said. */
export type Compared = { from: string; to: string; value: ShownValue; change: number | null };
/** A figure at one place and time: its value, and that of the areas inside. */
export type OpenedFigure = CatalogueRow & {
  area: string;
  areaName: Said;
  from: string;
  to: string;
  value: ShownValue;
  /** null: the figure is not shown so, its number is withheld, or no document says how many live there. */
  per: PerResidents | null;
  /** 环比 and 同比; null where the period is before there was anything to count, or the public looks at a month that is not over. */
  previous: Compared | null;
  lastYear: Compared | null;
  below: AreaValue[];
};

export const ReadRows = OpenFigure;
export const ListCases = z.object({ code: FigureCode, ...Span, cursor: z.string().max(80).optional() });
/** A record behind a figure, for those who may open it: `path` in the console, null where there is no page of its own. */
export type CaseRow = {
  home: string;
  id: string;
  place: Said;
  day: string;
  counted: "both" | "denominator" | "numerator";
  path: string | null;
};
export type CasePage = { rows: CaseRow[]; next: string | null };

/** A published number that turned out wrong: what it was, what it is, why, and the page that has all its versions. */
export type CorrectedNumber = { at: string; was: number | null; now: number | null; why: Said; path: string };

/** A figure that is worked out, of one year and area; the newest and the widest without them. */
export const AskTold = z.object({
  code: FigureCode,
  area: AreaPrefix.default(""),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
});
export type AskTold = z.output<typeof AskTold>;
export type ToldLine = { year: number; area: string; zh: string; en: string; value: ShownValue };
export type OpenedTold = CatalogueRow & {
  area: string;
  areaName: Said;
  year: number | null;
  value: ShownValue | null;
  /** The same area, newest year first. */
  trend: ToldLine[];
  /** Other areas of the year. */
  below: ToldLine[];
  /** Corrections of the number shown, newest first. */
  corrected: CorrectedNumber[];
  /** Where staff who read the records find them. */
  path: string | null;
};
