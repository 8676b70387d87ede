import { z } from "zod";
import { AreaPrefix } from "#contracts/incidents";
import { Day } from "#contracts/limits";
import { Cursor } from "./basics.ts";

const Area = z
  .literal("")
  .transform((): undefined => undefined)
  .or(AreaPrefix)
  .optional();
export const ReadGridFigures = z.object({ area: Area, from: Day.optional(), to: Day.optional() });
export type GridFigure = {
  code: string;
  zh: string;
  en: string;
  definition: { zh: string; en: string };
  version: string;
};
export type GridFigureValue = { code: string; numerator: number; denominator: number; value: number | null };
/** A figure by area one level below the one asked for: a place, never a person. */
export type GridFigureTable = {
  figures: GridFigure[];
  rows: { area: string; areaName: string; areaNameEn: string; figures: GridFigureValue[] }[];
  from: string;
  to: string;
};
export const ListGridFigureRecords = z.object({
  figure: z.string().max(40),
  part: z.enum(["numerator", "denominator"]).default("numerator"),
  area: Area,
  from: Day,
  to: Day,
  cursor: Cursor,
});
/** The records behind a figure: a request by its number, a round by its point. */
export type GridFigureRecord = { home: string; id: string; name: string; placeName: string; day: string };
export type GridFigureRecords = { rows: GridFigureRecord[]; next: string | null };
