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
  owner: Said;
  excluded: Said;
  caveat: Said;
  module: string;
  unit: "percent" | "count" | "hours";
  counted: "period" | "standing";
  finest: number;
  higherIsBetter: boolean | null;
  numerator: string;
  denominator: string | null;
};

const Span = { area: AreaPrefix.default(""), from: Day, to: Day };
export const OpenFigure = z.object({ code: FigureCode, ...Span });
export type OpenFigure = z.output<typeof OpenFigure>;

export type ShownValue = { numerator: number; denominator: number | null; value: number | null; p90?: number | null; hidden?: boolean };
export type AreaValue = ShownValue & { area: string; zh: string; en: string };
/** A figure at one place and time: its value, and that of the areas inside. */
export type OpenedFigure = CatalogueRow & {
  area: string;
  areaName: Said;
  from: string;
  to: string;
  value: ShownValue;
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
