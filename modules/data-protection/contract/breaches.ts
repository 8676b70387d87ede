import { z } from "zod";
import { Id, UnitCode, AreaPrefix, text, line, Of } from "./terms.ts";

// Breaches (个人信息保护法 57).

export const DATA_KINDS = ["contact", "address", "texts", "files", "sensitive", "accounts"] as const;
export const CAUSES = ["device", "recipient", "access", "attack", "publication", "loss", "other"] as const;
export const PERSON_WAYS = ["message", "letter", "phone", "notice"] as const;
export const BREACH_STAGES = ["open", "closed"] as const;
export type BreachStage = (typeof BREACH_STAGES)[number];
export const BREACH_STEPS = ["authority", "persons", "waive", "close"] as const;
export type BreachStep = (typeof BREACH_STEPS)[number];

export const ReportBreach = z.object({
  id: Id,
  area: AreaPrefix,
  /** The unit whose data it is; it reports to the authority. */
  office: UnitCode,
  foundAt: z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString()),
  kinds: z
    .array(z.enum(DATA_KINDS))
    .min(1)
    .max(DATA_KINDS.length)
    .refine((all) => new Set(all).size === all.length),
  cause: z.enum(CAUSES),
  /** About how many; null while nobody knows. */
  persons: z.number().int().min(0).max(10_000_000).nullable(),
  happened: text(4, 4000),
  harm: text(4, 4000),
  /** What was done at once, and what persons can do themselves. */
  done: text(4, 4000),
});
export type ReportBreach = z.output<typeof ReportBreach>;
/** `office` comes with the input so that its row of numbers is loaded; `paper`: the id of the report. */
export const TellAuthority = Of.extend({ office: UnitCode, paper: Id, authority: line(2, 120) });
export type TellAuthority = z.output<typeof TellAuthority>;
export const TellPersons = Of.extend({ way: z.enum(PERSON_WAYS), persons: z.number().int().min(1).max(10_000_000), words: text(4, 2000) });
export type TellPersons = z.output<typeof TellPersons>;
/** 57(2): measures taken avoid the harm effectively. */
export const WaiveTelling = Of.extend({ reason: text(10, 2000) });
export type WaiveTelling = z.output<typeof WaiveTelling>;
export const CloseBreach = Of.extend({ words: text(4, 2000) });
export type CloseBreach = z.output<typeof CloseBreach>;

export type BreachRow = {
  home: string;
  id: string;
  number: string;
  area: string;
  office: string;
  stage: BreachStage;
  kinds: readonly (typeof DATA_KINDS)[number][];
  cause: (typeof CAUSES)[number];
  persons: number | null;
  foundAt: string;
  reportedAt: string;
  authorityAt: string | null;
  told: "told" | "waived" | null;
};
export type BreachPage = { rows: readonly BreachRow[]; next: string | null; mayOpen: boolean };
export type BreachView = BreachRow & {
  authority: string | null;
  toldPersons: number | null;
  toldWay: TellPersons["way"] | null;
  happened: string | null;
  harm: string | null;
  measures: string | null;
  toldWords: string | null;
  waiver: string | null;
  closing: string | null;
  closedAt: string | null;
  may: readonly BreachStep[];
};
