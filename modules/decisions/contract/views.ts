import type {
  ANSWERS,
  CallHearing,
  DecisionOutcome,
  DraftReport,
  HEARD_AT,
  HearingParticipants,
  HearingRecord,
  Level,
  PlanAssessment,
  RecordParticipation,
  RiskIndex,
  SetRisk,
  Stage,
} from "../contract.ts";

type Named = { zh: string; en: string };
export type RiskView = Omit<SetRisk, "home" | "id"> & { doneOn: string | null };
export type MatterRow = {
  home: string;
  id: string;
  title: string;
  kind: string;
  area: string;
  stage: Stage;
  level: Level | null;
  until: string | null;
  outcome: DecisionOutcome | null;
  opinions: number;
  answered: number;
};
export type MatterView = MatterRow & {
  affected: string;
  basis: string;
  schedule: string;
  undertakerName: Named;
  deciderName: Named;
  plan: { procedure: PlanAssessment["procedure"]; method: string; thirdParty: string; conflicts: string } | null;
  decidedOn: string | null;
  /** Why it was given up. */
  voided: string | null;
  /** Papers everybody may open, once the report was handed in. */
  papers: { home: string; id: string; title: Named; number: string }[];
  /** Posts of those who assess; none in matters planned before they were asked for. */
  team: string[];
  undertaker: string;
  decider: string;
  draft: string;
  shorter: string;
  changes: { what: string; at: string }[];
  participation: Omit<RecordParticipation, "home" | "id">[];
  risks: RiskView[];
  report: Omit<DraftReport, "home" | "id"> | null;
  /** Computed as the city does; null where it does not. */
  index: RiskIndex | null;
  review: { counted: number; recused: number; dissenting: number } | null;
  conditions: string;
  hearings: (Omit<CallHearing, "home" | "id"> & {
    papersOn: string | null;
    /** `people`: the published list; null when it is over a year old. */
    participants: (HearingParticipants & { people: { name: string; group: string }[] | null }) | null;
    record: HearingRecord | null;
  })[];
  legality: { lawful: boolean; opinion: string } | null;
  unassessed: { on: string; what: string } | null;
  filing: string | null;
  evaluation: { finding: string; effective: boolean } | null;
  /** Answered opinions only, in the words chosen for publication. */
  answers: { id: string; times: number; summary: string; answer: (typeof ANSWERS)[number]; reason: string }[];
  /** Written down by mistake, with why; said again, they count again. */
  voids: { id: string; reason: string }[];
  open: boolean;
  /** Opinions are taken on how it is carried out, rather than on a draft. */
  following: boolean;
};
export type OpinionView = {
  id: string;
  /** Where it was said; null: on the page. */
  heard: (typeof HEARD_AT)[number] | null;
  times: number;
  text: string | null;
  /** Why it was voided. */
  voided: string | null;
  voidable: boolean;
  summary: string | null;
  answer: (typeof ANSWERS)[number] | null;
  reason: string | null;
};

// ——— a matter as staff work on it ———
export type WorkRow = MatterRow & { undertaker: string; decider: string };
export type WorkEntry = { seq: number; at: string; type: string; byName: string | null; text: string | null };
export type WorkView = WorkRow & {
  areaName: { zh: string; en: string };
  demo: boolean;
  affected: string;
  basis: string;
  schedule: string;
  voided: string | null;
  draft: string;
  conditions: string;
  plan: { procedure: PlanAssessment["procedure"]; method: string; thirdParty: string; team: string[] } | null;
  participation: Omit<RecordParticipation, "home" | "id">[];
  hearings: { hearing: string; on: string; time: string; place: string; subject: string; papersOn: string | null; recorded: boolean }[];
  risks: RiskView[];
  index: RiskIndex | null;
  review: MatterView["review"];
  legality: { reviewer: string; lawful: boolean | null; opinion: string } | null;
  filing: string | null;
  clocks: {
    slot: string;
    rule: string;
    obligor: string;
    dueAt: string;
    working: boolean;
    provisional: boolean;
    status: "running" | "suspended" | "met" | "late" | "lapsed" | "void";
  }[];
  entries: WorkEntry[];
  may: string[];
};
