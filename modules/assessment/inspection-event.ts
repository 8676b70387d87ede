import type { Due } from "#modules/incidents";
import type { StreamKey } from "#platform/ledger";
import type { Candidate } from "./contract.ts";
import type { InspectionKind, Severity, Site } from "./contract/lists.ts";
import type { Sealed } from "./event.ts";

type Limits = { rectify: NonNullable<Due["limit"]>; revisit: NonNullable<Due["limit"]> };
export type InspectionEvent =
  | {
      type: "assessment.inspection-planned";
      scheme: string;
      version: number;
      area: string;
      kind: InspectionKind;
      name: string;
      document: string;
      from: string;
      until: string;
      candidates: readonly Candidate[];
      /** Of the candidates: who knows it knows that none was put in or taken out after the seed. */
      digest: string;
      count: number;
      perUnit: boolean;
      limits: Limits;
      visitsDue: Due;
      demo: boolean;
    }
  | { type: "assessment.inspection-drawn"; seed: string; drawn: readonly string[] }
  | { type: "assessment.place-visited"; place: string; on: string; visit: StreamKey }
  /** `reason`: public with the draw. */
  | { type: "assessment.inspection-ended"; reason: string }
  | { type: "assessment.inspection-reminded" | "assessment.inspection-lapsed"; slot: string; dueAt: string };

export type Found = { id: string; item: string; severity: Severity; text: Sealed; photos: string[]; documents: string[] };
export type VisitSlot = "rectify" | "revisit";
export type VisitEvent =
  | {
      type: "assessment.visit-recorded";
      scheme: string;
      /** Version of the scheme whose items the findings name. */
      version: number;
      inspection: string;
      /** Area whose office inspects. */
      office: string;
      subject: string;
      area: string;
      place: string;
      site: Site;
      name: string;
      on: string;
      findings: readonly Found[];
      /** Of all findings together, for the files. */
      photos: string[];
      rectifyDue: Due;
      /** Until when the office comes again where the unit lets its time pass. */
      revisitDue: Due;
      demo: boolean;
    }
  /** `revisitDue`: with the last answer, until when the office comes again. */
  | { type: "assessment.finding-answered"; finding: string; text: Sealed; photos: string[]; documents: string[]; revisitDue: Due }
  | { type: "assessment.finding-revisited"; finding: string; mended: boolean; text: Sealed; photos: string[]; documents: string[] }
  | { type: "assessment.finding-scored"; finding: string; entry: string }
  | { type: "assessment.visit-dues-recounted"; dues: readonly { slot: VisitSlot; due: Due; was: string }[] }
  | { type: "assessment.visit-reminded" | "assessment.visit-lapsed"; slot: string; dueAt: string };
