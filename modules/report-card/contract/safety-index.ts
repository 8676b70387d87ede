import { z } from "zod";
import { FigureCode } from "./catalogue.ts";
import { said } from "./words.ts";

type Said = { zh: string; en: string };

const Year = z.coerce.number().int().min(2000).max(2200);
const Anchor = z.coerce.number().min(0).max(100);
/** `low` is worth nothing and `high` a hundred, in per cent. A figure of which less is better has its `low` above its `high`. */
const Part = z.object({
  figure: FigureCode,
  group: said(20),
  weight: z.coerce.number().min(0.01).max(100).multipleOf(0.01),
  low: Anchor,
  high: Anchor,
});
export type IndexPart = z.output<typeof Part>;

/** The weights and anchors of the index, from a year on: a new version each time, with its reason. */
export const SetIndex = z.object({ from: Year, parts: z.array(Part).min(2).max(40), why: said(300) });
export type SetIndex = z.output<typeof SetIndex>;
/** `why`: of a year that was published before. */
export const OrderIndex = z.object({
  year: Year,
  why: said(300)
    .nullish()
    .transform((value) => value ?? null),
});
export type OrderIndex = z.output<typeof OrderIndex>;
export const PublishIndex = z.object({ year: Year });
export type PublishIndex = z.output<typeof PublishIndex>;

/** What a part came to in an area: `read` in per cent, `z` from 0 to 100; both null where there is no number or the public is not told it. */
const Reading = z.object({ figure: z.string(), read: z.number().nullable(), z: z.number().nullable(), withheld: z.boolean() });
export type IndexReading = z.output<typeof Reading>;
/** `value`: null where parts of half the weight or more are missing. */
const AreaIndex = z.object({ area: z.string(), value: z.number().nullable(), parts: z.array(Reading) });
export type AreaIndex = z.output<typeof AreaIndex>;
export const RecordIndex = z.object({ year: Year, rule: z.number().int().min(1), areas: z.array(AreaIndex).max(40) });
export type RecordIndex = z.output<typeof RecordIndex>;

export type IndexRule = { version: number; from: number; parts: IndexPart[]; why: Said; at: string };
export type IndexEdition = { year: number; rule: number; areas: AreaIndex[]; publishedAt: string; why: Said | null };

export const ReadIndex = z.object({});
export type IndexView = {
  rules: IndexRule[];
  /** Ordered and being worked out, or worked out and waiting for the second person. */
  draft: { year: number; rule: number; areas: AreaIndex[] | null; why: Said | null } | null;
  /** Newest first; several of one year are corrections. */
  editions: IndexEdition[];
  figures: { code: string; zh: string; en: string; up: boolean }[];
  areas: Record<string, Said>;
  may: ("set" | "order" | "publish")[];
};
