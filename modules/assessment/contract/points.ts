import { z } from "zod";
import { FACTORS } from "./lists.ts";
import { Code, text } from "./shared.ts";

const Factor = z.enum(FACTORS);
export const BodyInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("case"),
    tariff: Code,
    quantity: z.number().min(0.01).max(1000).multipleOf(0.01),
    factors: z.array(Factor).max(FACTORS.length),
  }),
  z.object({ kind: z.literal("checklist"), met: z.array(Code).max(60) }),
  z.object({ kind: z.literal("panel"), marks: z.array(z.number().min(0).max(100)).min(1).max(15) }),
  z.object({
    kind: z.literal("value"),
    value: z.number().min(-1_000_000).max(1_000_000),
    interval: z.object({ low: z.number(), high: z.number() }).nullable().default(null),
    census: text(200).nullish(),
  }),
  z.object({ kind: z.literal("veto") }),
]);

/** One assessed area in a result. */
export const Row = z.object({
  subject: z.string().max(40),
  area: z.string().max(12),
  zh: z.string().max(40),
  en: z.string().max(80),
  total: z.number(),
  rank: z.number().int().nullable(),
  grade: z.string().max(24),
  qualified: z.boolean(),
  vetoes: z.array(z.string().max(24)),
  missing: z.array(z.string().max(24)),
  streak: z.number().int().min(0),
  award: z.object({ zh: z.string(), en: z.string() }).nullable(),
  items: z.array(
    z.object({
      item: z.string().max(24),
      points: z.number().nullable(),
      value: z.number().nullable(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      entries: z.array(z.string()),
    }),
  ),
});
export type ResultRow = z.output<typeof Row>;
