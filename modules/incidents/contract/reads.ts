import { z } from "zod";
import { Day } from "#contracts/limits";
import { AreaPrefix, Home, Uuid } from "./terms.ts";
import type { FigureRow, FigureValue } from "./views.ts";

/** What reads take and give beside contract.ts. Inputs come as text from the address. */
const CategoryPrefix = z.string().regex(/^\d{2}(\d{2})?$/);
/** An area filter left empty by a form is no filter. */
export const Area = z
  .literal("")
  .transform((): undefined => undefined)
  .or(AreaPrefix)
  .optional();
const Cursor = z.string().max(200).optional();

/** Units by their codes, set apart by commas. */
export const ListUnstaffed = z.object({
  units: z
    .string()
    .max(2000)
    .transform((codes) => codes.split(",").filter(Boolean)),
});
export const ListCounts = z.object({ area: Area });
export const ListDues = z.object({ area: Area, from: Day, to: Day });
/** Of one day: promised dates, and limits of single steps (verify, dispatch, take up, check); how many of each are late. Every count is of records. */
export type DueDay = { day: string; due: number; late: number; steps: number; stepsLate: number };

export const ReadIncident = z.object({ home: Home, id: Uuid });
export const ReadContact = ReadIncident.extend({ reason: z.string().trim().min(2).max(200) });
export type Contact = { name: string | null; phone: string | null; email: string | null };

const Secret = z.string().min(20).max(64);
export const ReadFollowed = ReadIncident.extend({ secret: Secret });
export const FindFollowed = z.object({ number: z.string().min(1).max(40), tail: z.string().regex(/^\d{4}$/) });

const Longitude = z.coerce.number().min(-180).max(180);
const Latitude = z.coerce.number().min(-90).max(90);
export const ListNear = z.object({
  lon: Longitude.optional(),
  lat: Latitude.optional(),
  area: Area,
  category: CategoryPrefix.or(z.literal("")).optional(),
});

export const ListPublic = z.object({ area: Area, from: Day.optional(), to: Day.optional(), cursor: Cursor });

export const ReadFigures = z.object({
  area: Area,
  from: Day.optional(),
  to: Day.optional(),
  level: z.enum(["city", "county", "town", "village"]).optional(),
});
export type ReadFigures = z.output<typeof ReadFigures>;
export type FigureWords = {
  code: string;
  zh: string;
  en: string;
  definition: { zh: string; en: string };
  version: string;
  numerator: string;
  denominator: string | null;
  unit: "percent" | "count" | "hours";
  higherIsBetter: boolean | null;
  /** What changed in each version after the first. */
  revisions?: readonly { version: string; on: string; zh: string; en: string }[] | undefined;
};
export type FigureTable = { figures: readonly FigureWords[]; rows: FigureRow[]; from: string; to: string };
export type { FigureValue };

export const ReadKinds = z.object({ area: Area, from: Day.optional(), to: Day.optional() });
/** Reports by kind, most first. Kinds that are sealed are one number together. */
export type KindTable = { rows: { category: string; zh: string; en: string; n: number }[]; sealed: number; from: string; to: string };

const Part = z.enum(["numerator", "denominator"]);
export const ListFigureRecords = z.object({
  figure: z.string().max(40),
  part: Part.default("numerator"),
  category: CategoryPrefix.optional(),
  area: Area,
  from: Day,
  to: Day,
  cursor: Cursor,
});
export const ListPublicRecords = z.object({
  code: z.string().max(40),
  set: Part.default("numerator"),
  area: Area,
  from: Day,
  to: Day,
  cursor: Cursor,
});
/** Masked: nothing by which a record could be opened or a person guessed. */
export type PublicRecord = { number: string; category: string; place: string; placeEn: string; day: string };
export type PublicRecords = { rows: PublicRecord[]; next: string | null; total: number };

export const ListSignals = z.object({ area: Area, public: z.coerce.number().optional() });
export type SignalRow = {
  home: string;
  id: string | null;
  category: string;
  area: string;
  areaName: string;
  areaNameEn: string;
  week: string;
  now: number;
  usual: number;
  weeks: number[];
  state: "rising" | "adopted" | "acted" | "published";
  unit: string | null;
  aim: string | null;
  aimEn: string | null;
  /** What the unit did, before the answer is published. */
  done: string | null;
  answer: string | null;
  answerEn: string | null;
  dueAt: string | null;
  /** What this reader may do next with it. */
  may: ("adopt" | "act" | "publish")[];
};
export type PublicSignal = {
  id: string;
  category: string;
  area: string;
  areaName: string;
  areaZh: string;
  areaEn: string;
  aim: string;
  answer: string;
  answerEn: string | null;
  aimEn: string | null;
  week: string;
  publishedAt: string;
};
export type SignalLists = { rising: SignalRow[]; adopted: SignalRow[]; rows: PublicSignal[] };

export const ListAudit = z.object({ by: z.string().trim().max(60).optional(), from: Day, to: Day, cursor: Cursor });
type Said = { zh: string; en: string };
export type AuditRow = {
  home: string;
  kind: string;
  id: string;
  /** As the reporter has it on the receipt; null for what has none. */
  number: string | null;
  seq: number;
  at: string;
  type: string;
  /** The event's own words, from the service that wrote it. */
  what: Said;
  /** What such a record is called. */
  record: Said;
  byName: string;
  role: string;
  unit: string;
};
export type AuditPage = { rows: AuditRow[]; next: string | null };

const line = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    );
const body = z
  .string()
  .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(2000)
      .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u),
  );
export const SetTemplate = z.object({ id: Uuid, name: line(40), step: z.string().regex(/^[a-z][a-zA-Z-]{1,30}$/), text: body });
export const RetireTemplate = z.object({ id: Uuid });
export type TemplateRow = { id: string; name: string; step: string; text: string; version: number };

/** `filter`: the query string of a queue's address; `shared`: the unit whose people see it, or null for oneself. */
export const SaveView = z.object({
  id: Uuid,
  name: line(40),
  filter: z
    .string()
    .max(600)
    .regex(/^(\/[a-z0-9\-/]{1,60}\?)?[\w\-.~%=&+,*]*$/),
  shared: z.string().max(40).nullable().default(null),
});
export const RemoveView = z.object({ id: Uuid });
export type SavedView = { id: string; name: string; filter: string; shared: string | null };

export const Nothing = z.object({});
