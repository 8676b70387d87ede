import { z } from "zod";
import { Day, Limit } from "./shared.ts";
import { BETTER, FACTORS, GROUNDS, LEVELS, MODES, SIDES } from "./lists.ts";
import { Code, Points, text, Words } from "./shared.ts";

/** Where the value of an item comes from: a figure of this platform, or a number somebody reports with its document. */
const Source = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("figure"), figure: z.string().regex(/^[a-z]+(\.[a-z0-9-]+)+$/) }),
  z.object({ kind: z.literal("reported"), from: text(80) }),
]);
const Number_ = z.number().min(-1_000_000).max(1_000_000);
const Tariff = Words.extend({ code: Code, each: Points });
const Factor = z.object({ code: z.enum(FACTORS), times: z.number().min(0).max(10) });
const Line = Words.extend({ code: Code, points: Points });
const Band = z.object({
  from: z.number().int().min(-999).max(999),
  to: z.number().int().min(-999).max(999),
  points: z.number().min(-1000).max(1000),
});

const Common = Words.extend({
  code: Code,
  category: Code,
  /** The most it can give or cost. */
  points: Points,
  /** `earn` begins at nothing, `deduct` at all of it, `bonus` comes on top. */
  side: z.enum(SIDES),
  /** Department that provides the data. */
  department: z.string().regex(/^[a-z][a-z-]{1,20}$/),
  /** What proves it, in words for whoever is assessed. */
  evidence: text(300),
});
export const Item = z.discriminatedUnion("method", [
  /** Each unit by which the value misses a line costs so much; further lines cost more beyond them. */
  Common.extend({
    method: z.literal("threshold"),
    source: Source,
    better: z.enum(BETTER),
    lines: z
      .array(z.object({ at: Number_, perUnit: Points }))
      .min(1)
      .max(5),
  }),
  Common.extend({ method: z.literal("ratio"), source: Source }),
  Common.extend({ method: z.literal("linear"), source: Source, zeroAt: Number_, fullAt: Number_ }),
  /** Points by the place among all, or by how many places were won (+) or lost (−) since the year before. */
  Common.extend({
    method: z.literal("rank"),
    source: Source,
    by: z.enum(["place", "change"]),
    better: z.enum(BETTER),
    bands: z.array(Band).min(1).max(20),
  }),
  Common.extend({ method: z.literal("perCase"), tariff: z.array(Tariff).min(1).max(40), factors: z.array(Factor).max(FACTORS.length) }),
  Common.extend({ method: z.literal("checklist"), lines: z.array(Line).min(1).max(60) }),
  Common.extend({ method: z.literal("panel"), least: z.number().int().min(3).max(15), trim: z.boolean() }),
]);
export type Item = z.output<typeof Item>;
export type ItemOf<M extends Item["method"]> = Extract<Item, { method: M }>;

/** The most a category can lose or win altogether, whatever its items say. */
const Category = Words.extend({ code: Code, mostLost: Points.nullable(), mostWon: Points.nullable() });
const Effect = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("notQualified") }),
  z.object({ kind: z.literal("deduct"), points: Points }),
  z.object({ kind: z.literal("capGrade"), grade: Code }),
]);
/** Only for acts of an authority that an outside decision has proved (厅字〔2016〕8号; domain.md §8): there is no other ground. */
const Veto = Words.extend({ code: Code, ground: z.enum(GROUNDS), effect: Effect });
export type Veto = z.output<typeof Veto>;
const Grade = Words.extend({ code: Code, from: z.number().min(0).max(10_000), qualifies: z.boolean() });

/** Everything that decides what a unit is given: a version of it is frozen with every round. */
export const Rule = z.object({
  mode: z.enum(MODES),
  base: z.number().min(0).max(1000),
  categories: z.array(Category).min(1).max(20),
  items: z.array(Item).min(1).max(120),
  vetoes: z.array(Veto).max(20),
  grades: z.array(Grade).min(2).max(8),
  /** Equal totals share their place, or the better value of one item goes first; where that is equal too, they share it. */
  tie: z.discriminatedUnion("kind", [z.object({ kind: z.literal("share") }), z.object({ kind: z.literal("item"), item: Code })]),
  /** Members who judge an objection; more than half must agree. */
  panel: z.number().int().min(1).max(7),
  limits: z.object({ object: Limit, review: Limit, confirm: Limit, publicity: Limit }),
});
export type Rule = z.output<typeof Rule>;

/** Whoever is assessed, as it stood when the scheme was published. `streak`: years in a row before the first that this system knows, with the paper that says so. */
export const Subject = z.object({
  code: z.string().regex(/^[A-Za-z0-9-]{4,40}$/),
  area: z.string().regex(/^\d{6}(\d{3})?$/),
  zh: text(40),
  en: text(80),
  streak: z.number().int().min(0).max(60),
  streakDocument: text(200).nullable(),
});
export type Subject = z.output<typeof Subject>;

export const SchemeFacts = z.object({
  year: z.number().int().min(1990).max(2200),
  level: z.enum(LEVELS),
  area: z.string().regex(/^\d{4}(\d{2})?$/),
  zh: text(60),
  en: text(120),
  from: Day,
  until: Day,
  basis: text(300),
  /** Where the tariff comes from, in words: a paper's title and number. */
  origin: text(300).nullable(),
  subjects: z.array(Subject).min(1).max(300),
  rule: Rule,
});
export type SchemeFacts = z.output<typeof SchemeFacts>;
