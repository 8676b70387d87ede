import type { RoundView, Scheme, Unit } from "../contract.ts";
import type { Level } from "../contract.ts";
import type { Citable } from "./evidence.ts";
import type { CheckStage, PaperCode, Stage } from "./stages.ts";

/** Steps of an application, as the server offers them. */
export type May =
  | "admit"
  | "return"
  | "resubmit"
  | "withdraw"
  | "void"
  | "draw"
  | "recuse"
  | "inspect"
  | "countersign"
  | "rectify"
  | "recheck"
  | "publicise"
  | "decide-objection"
  | "award"
  | "refuse"
  | "reinspect"
  | "self-report"
  | "warn"
  | "order-check"
  | "mend"
  | "restore"
  | "revoke"
  | "appeal"
  | "decide-appeal"
  | "renew";

export type Neighbour = { home: string; id: string; stage: Stage; certificate: string | null; until: string | null };

/** What was written down when, and for which office; never which person. */
export type Entry = { type: string; at: string; office: string; text: string | null; document: string | null; photos: readonly string[] };

/** `text`: its name among the texts. */
type NamedEvidence = { kind: Citable; text: string } | null;

export type InspectionView = {
  way: string;
  at: string;
  results: readonly {
    line: string;
    points: number | null;
    reason: string | null;
    finding: "none" | "plain" | "grave";
    photos: readonly string[];
    cited?: NamedEvidence;
  }[];
  statement: string | null;
};
/** `working`: what is left is said in working time. */
type Due = { dueAt: string; provisional: boolean; working: boolean };

export type ApplicationView = {
  home: string;
  id: string;
  scheme: string;
  round: string;
  unit: Unit;
  placeName: string;
  stage: Stage;
  rule: Scheme;
  self: readonly { line: string; points: number | null; photos: readonly string[]; cited?: NamedEvidence }[];
  /** Those drawn: their offices; their names for whoever is not of the unit. */
  inspectors: readonly { id: string; name: string | null; office: string; signed: boolean }[];
  seed: string | null;
  inspection: InspectionView | null;
  /** What was found before the award, where a check has been since. */
  before: InspectionView | null;
  /** The newest check since the award: inspectors, lines and findings above and below are its own. */
  check: { number: number; way: string; stage: CheckStage; round: string; document: string | null; due: Due | null } | null;
  /** The round by whose pool and seed a check is drawn now. */
  checkRound: string | null;
  /** A draw named this unit for a check at random that was not ordered yet; nobody of the unit reads it. */
  toCheck: boolean;
  open: readonly { line: string; grave: boolean }[];
  score: { total: number; blockers: readonly string[]; level: Level | null } | null;
  due: { slot: "prelim" | "rectify" | "publicity" | "warning" | "restore"; due: Due } | null;
  title: { certificate: string; level: Level; from: string; until: string; renewFrom: string; reportDue: string; office?: string } | null;
  objections: readonly { entry: string; at: string; text: string | null; upheld: boolean | null }[];
  appeal: { against: string; decided: boolean } | null;
  appealUntil: string | null;
  /** The title before this one, and the newest application after it, of the same unit. */
  renews: Neighbour | null;
  later: Neighbour | null;
  entries: readonly Entry[];
  /** Sealed texts opened for this reader, by their names in the record. */
  texts: Readonly<Record<string, string | null>>;
  /** Whether the unit left a contact; opening it is a read of its own. */
  contact: boolean;
  /** Papers the record calls for, for whoever may issue what is missing; `seq`: the step that calls for it. */
  papers: readonly { code: PaperCode; seq: number | null; unit: string; title: { zh: string; en: string } }[];
  /** The reader acts for the unit itself. */
  own: boolean;
  may: May[];
};

/** How the inspectors were drawn, so that anybody who holds the list works out the same. */
export type DrawView = {
  subject: string;
  seed: string | null;
  source: string | null;
  count: number;
  rows: readonly {
    id: string;
    name: string | null;
    office: string;
    rank: string | null;
    why: Conflict | null;
    drawn: boolean;
  }[];
};

export type Conflict = "own-unit" | "own-area" | "took-part" | "recused";

/** One draw of a round, as it was written down. */
export type DrawnRow = {
  home: string;
  /** Of the application: what the ranks are worked out from, beside the seed and the number of the person. */
  subject: string;
  name: string;
  at: string;
  drawn: readonly string[];
  excluded: readonly { account: string; why: Conflict }[];
};

/** A round as anybody may see it: inspectors by number and office, never by name; a draw from the day its result is public. */
export type RoundDraw = RoundView & {
  zh: string;
  en: string;
  placeName: string;
  frozenAt: string;
  seededAt: string | null;
  listed: readonly Unit[];
  members: readonly { account: string; office: string }[];
  draws: readonly DrawnRow[];
  /** Of checks of units that hold a title, once they were looked at. Neither why nor with what outcome: to be drawn says nothing against a unit. */
  checks: readonly (DrawnRow & { id: string })[];
  /** Checks drawn by this round that are not over: no visit is announced here. */
  checksWithheld: number;
  /** SHA-256 over the codes of the units listed, in the order of their bytes, one a line. */
  listDigest: string;
  /** Units of the list drawn for a check, once none of them is still to be looked at: each by its own seed, ranks worked out from `subject` and the code. */
  unitDraws: readonly { number: number; subject: string; seed: string; source: string; at: string; drawn: readonly string[] }[];
  unitDrawsWithheld: number;
  /** Drawn, and not public yet: whoever is looked at without notice does not read it here first. */
  withheld: number;
};

/** A unit this reader may apply for today. */
export type EligibleRow = {
  round: string;
  roundName: string;
  until: string;
  scheme: string;
  /** Of the checklist, as the round keeps it. */
  version: number;
  zh: string;
  en: string;
  unit: Unit;
  placeName: string;
  /** Its newest application of this kind, if there is one. */
  latest: {
    home: string;
    id: string;
    stage: Stage;
    round: string;
    certificate: string | null;
    until: string | null;
    /** The title a new application names. */
    renews: { home: string; id: string } | null;
  } | null;
};

/** Units drawn for a check, with who may draw them again: by whoever holds the list, the seed and the number of the draw. */
export type UnitsDraw = { number: number; seed: string; source: string; at: string; units: readonly { code: string; zh: string }[] };

export type RoundDetail = RoundView & {
  checkDraws: readonly UnitsDraw[];
  listed: readonly Unit[];
  members: readonly { account: string; unit: string; office: string; name: string }[];
};

export type CandidateRow = { account: string; name: string; unit: string; office: string };

/** What an inspector takes along: the whole checklist, and where the unit is. */
export type InspectionTask = {
  home: string;
  id: string;
  scheme: string;
  unit: Unit;
  placeName: string;
  stage: "drawn" | "inspected" | "rectified";
  /** As a check of a held title was ordered; of an application, the inspector says. */
  way: "announced" | "unannounced" | "incident" | null;
  /** Somebody else of those drawn wrote the inspection down. */
  mine: boolean;
  rule: Scheme;
  self: readonly { line: string; points: number | null }[];
  /** `bare`: its points stand on no evidence the line takes. */
  results: readonly { line: string; points: number | null; finding: "none" | "plain" | "grave"; bare: boolean }[];
  open: readonly { line: string; grave: boolean }[];
};
