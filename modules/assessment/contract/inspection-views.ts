import type { Candidate } from "./inspections.ts";
import type { FindingState, InspectionKind, InspectionStage, Severity, Site } from "./lists.ts";
import type { FactorCode } from "./lists.ts";

export type InspectionDone = { inspection: string; stage: InspectionStage; drawn: readonly string[] };
export type VisitDone = { home: string; id: string };

export type InspectionStep = "draw" | "end";
export type VisitStep = "answer" | "revisit" | "score";

export type VisitRow = {
  home: string;
  id: string;
  inspection: string;
  scheme: string;
  subject: string;
  place: string;
  site: Site;
  name: string;
  on: string;
  findings: number;
  unanswered: number;
  unseen: number;
  rectifyDue: string | null;
  revisitDue: string | null;
  demo: boolean;
};
export type InspectionRow = {
  inspection: string;
  kind: InspectionKind;
  name: string;
  stage: InspectionStage;
  from: string;
  until: string;
  drawn: number;
  visited: number;
  demo: boolean;
};
/** A place that could be drawn, with its rank once there is a seed. */
export type DrawnPlace = Candidate & { rank: string | null; drawn: boolean };
/** All by which anybody draws again: the list and its digest, fixed before the seed; the seed; how many. */
export type DrawView = { candidates: readonly DrawnPlace[]; digest: string; seed: string | null; count: number; perUnit: boolean };
export type InspectionView = InspectionRow & {
  scheme: string;
  document: string;
  draw: DrawView;
  drawnOn: string | null;
  ended: string | null;
  /** Places this reader may now say to have visited. */
  visits: readonly string[];
  seen: readonly VisitRow[];
  may: readonly InspectionStep[];
};
type Shown = { text: string | null; photos: readonly string[]; documents: readonly string[]; on: string };
export type FindingView = Shown & {
  id: string;
  item: string;
  itemZh: string;
  itemEn: string;
  severity: Severity;
  state: FindingState;
  answer: Shown | null;
  revisit: (Shown & { mended: boolean }) | null;
  /** Its points, the last that counts last. */
  entries: readonly { home: string; id: string }[];
  /** What a point for it may be given by, where its item is counted by cases. */
  tariff: readonly { code: string; zh: string; en: string; each: number }[];
  factors: readonly FactorCode[];
  /** The second visit makes it heavier. */
  heavier: boolean;
  /** The withdrawn point that a new one would follow. */
  after: string | null;
  may: readonly VisitStep[];
};
export type VisitView = VisitRow & { rectifyOn: string | null; revisitOn: string | null; list: readonly FindingView[] };
/** An inspection that is over, for everybody: no words of a finding and no picture, which are the unit's and the office's. */
export type InspectionTold = {
  inspection: string;
  kind: InspectionKind;
  name: string;
  document: string;
  from: string;
  until: string;
  drawnOn: string | null;
  ended: string | null;
  demo: boolean;
  draw: DrawView;
  /** The record of the plan in the public log: older than the seed. */
  fingerprint: string | null;
  sealed: { log: string; entry: number } | null;
  visits: readonly {
    place: string;
    on: string;
    findings: readonly {
      item: string;
      itemZh: string;
      itemEn: string;
      severity: Severity;
      state: FindingState;
      answeredOn: string | null;
      revisitedOn: string | null;
    }[];
  }[];
};
export type InspectionsTold = {
  scheme: { zh: string; en: string; year: number };
  subjects: readonly { code: string; zh: string; en: string }[];
  rows: readonly InspectionTold[];
};
