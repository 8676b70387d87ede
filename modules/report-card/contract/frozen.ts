import { z } from "zod";
import { Day } from "#contracts/limits";
import { FigureCode } from "./catalogue.ts";
import { said, Slug } from "./words.ts";

const Value = z.object({
  numerator: z.number(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  p90: z.number().nullable().optional(),
  hidden: z.boolean().optional(),
  error: z
    .object({
      se: z.number(),
      low: z.number(),
      high: z.number(),
      deff: z.number().nullable(),
      nEff: z.number().nullable(),
      missing: z.number(),
      rate: z.number().nullable(),
    })
    .optional(),
  against: z
    .array(
      z.object({
        name: said(80),
        value: z.number(),
        difference: z.number(),
        z: z.number().nullable(),
        p: z.number().nullable(),
        significant: z.boolean(),
        exact: z.boolean(),
        document: z.string(),
      }),
    )
    .optional(),
});
export const Frozen = z.object({
  item: Slug,
  code: FigureCode,
  version: z.string(),
  unit: z.enum(["percent", "count", "hours", "score", "points"]),
  counted: z.enum(["period", "standing", "mean", "sum"]),
  names: said(80),
  definition: said(600),
  area: z.string(),
  areaName: said(60),
  from: Day,
  to: Day,
  value: Value,
  rows: z.number().int(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where the rows are kept; "" when the figure is withheld. */
  file: z.string().regex(/^([0-9a-f]{64})?$/),
  /** Where the rows lie in several files: each, in order. */
  parts: z
    .array(z.object({ rows: z.number().int(), digest: z.string().regex(/^[0-9a-f]{64}$/), file: z.string().regex(/^[0-9a-f]{64}$/) }))
    .optional(),
  trend: z.array(z.object({ from: Day, to: Day, value: Value })),
  counties: z.array(z.object({ area: z.string(), zh: z.string(), en: z.string(), value: Value })),
});
export type Frozen = z.infer<typeof Frozen>;
export const Checkpoint = z.object({ log: z.string(), size: z.number().int(), note: z.string(), at: z.string() });
