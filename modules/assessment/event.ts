import type { Due } from "#modules/incidents";
import type { Language } from "#web/words";
import type { ResultRow, SchemeFacts } from "./contract.ts";
import type { Rule } from "./contract/rule.ts";
import type { Body } from "./scoring.ts";

/** Name of a text in the record's vault. */
export type Sealed = string;

export type SchemeEvent =
  | { type: "assessment.scheme-drafted"; facts: SchemeFacts; demo: boolean }
  | { type: "assessment.scheme-consulted"; until: string }
  | { type: "assessment.opinion-given"; entry: string; subject: string; text: Sealed }
  | { type: "assessment.opinion-answered"; entry: string; adopted: boolean; text: Sealed }
  | { type: "assessment.scheme-approved"; document: string }
  | { type: "assessment.scheme-published" }
  | { type: "assessment.scheme-amended"; version: number; rule: Rule; reason: string }
  | { type: "assessment.scheme-closed" }
  | { type: "assessment.scheme-archived" }
  /** Begun by mistake; nothing of it was published. */
  | { type: "assessment.scheme-voided"; reason: string };

export type ProgrammeEvent = { type: "assessment.scheme-announced"; scheme: string; area: string; zh: string; from: string; until: string };

export type OfFinding = { visit: string; finding: string };
export type EntryEvent =
  | {
      type: "assessment.proposed";
      scheme: string;
      version: number;
      subject: string;
      area: string;
      item: string;
      body: Body;
      /** What it comes to by the tariff, where it is known by itself. */
      points: number | null;
      occurredOn: string;
      documents: string[];
      /** Absent in points of before photos could be added. */
      photos?: string[];
      text: Sealed;
      demo: boolean;
      /** Area whose office assesses: the scheme's. Absent in points of before it was kept, which were the city's. */
      office?: string;
      /** The finding of an inspection it is for, seen where the visit with this id lies beside the point. */
      finding?: OfFinding;
    }
  /** The unit has been told, and from now on may object. `confirmDue`: until when the office confirms, where it does not. */
  | { type: "assessment.notified"; objectDue: Due; confirmDue?: Due }
  | { type: "assessment.accepted"; confirmDue: Due }
  /** `panel`: who judges it, as drawn; `reserve`: who follows, in this order, where one of them no longer may. */
  | {
      type: "assessment.objected";
      text: Sealed;
      documents: string[];
      photos?: string[];
      panel?: string[];
      reserve?: string[];
      reviewDue: Due;
    }
  | { type: "assessment.voted"; upheld: boolean; text: Sealed }
  | { type: "assessment.confirmed" }
  | { type: "assessment.withdrawn"; reversed: boolean; text: Sealed | null }
  /** With another calendar; `was`: when each was to end before. */
  | { type: "assessment.dues-recounted"; dues: readonly { slot: string; due: Due; was: string }[] }
  | { type: "assessment.reminded" | "assessment.lapsed"; slot: string; dueAt: string };

/** What another module has published: its value, and its interval where it is an estimate. */
export type Told = { value: number | null; low: number | null; high: number | null };
export type StandingEvent = {
  type: "assessment.figures-read";
  scheme: string;
  subject: string;
  area: string;
  readings: { item: string; figure: string; version: string; numerator: number; denominator: number; told?: Told }[];
};

/** What a publication says of the rows behind one of its numbers. */
export type Committed = { figure: string; area: string; year: number; digest: string };

export type ResultEvent =
  | {
      type: "assessment.result-computed";
      rows: ResultRow[];
      open: number;
      version: number;
      area: string;
      year: number;
      level: string;
      demo: boolean;
    }
  /** A point was decided after the result was computed: it is to be computed again. */
  | { type: "assessment.result-touched" }
  | { type: "assessment.result-publicised"; until: Due; committed?: readonly Committed[] }
  | { type: "assessment.result-objected"; entry: string; text: Sealed; contact: Sealed | null; language?: Language }
  /** `reason`: public with the result, as is the decision. */
  | { type: "assessment.result-objection-decided"; entry: string; upheld: boolean; reason: string }
  | { type: "assessment.result-finalised"; document: string; awardDue: Due }
  | { type: "assessment.titles-awarded"; document: string }
  /** `reason`: as public as the title was. */
  | { type: "assessment.title-revoked"; subject: string; document: string; reason: string; committed?: readonly Committed[] }
  /** An earlier year was taken back: years in a row are counted anew, and `lost` is the award that they no longer carry. `because`: its scheme. */
  | {
      type: "assessment.streak-recounted";
      subject: string;
      streak: number;
      award: ResultRow["award"];
      lost: ResultRow["award"];
      because: string;
    }
  | { type: "assessment.result-due-recounted"; due: Due; was: string }
  | { type: "assessment.result-reminded" | "assessment.result-lapsed"; slot: string; dueAt: string };
