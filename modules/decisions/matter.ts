import { noun, type Recorded } from "#platform/ledger";
import type {
  DecisionOutcome,
  DraftReport,
  Evaluate,
  IdentifyMatter,
  Level,
  PlanAssessment,
  RecordParticipation,
  SetRisk,
  Stage,
} from "./contract.ts";

type Facts<T> = Omit<T, "home" | "id">;
export type Participation = Facts<RecordParticipation>;
export type Risk = Facts<SetRisk> & { doneOn: string | null };
export type Review = { counted: number; recused: number; dissenting: number };

export type MatterEvent =
  | ({ type: "decisions.identified" } & Facts<IdentifyMatter>)
  | ({ type: "decisions.planned" } & Facts<PlanAssessment>)
  | { type: "decisions.published"; draft: string; until: string; shorter: string }
  | ({ type: "decisions.participation-recorded" } & Participation)
  | { type: "decisions.opinion-counted"; opinion: string }
  | { type: "decisions.answer-counted"; opinion: string }
  | { type: "decisions.draft-changed"; draft: string; what: string }
  | ({ type: "decisions.risk-set" } & Facts<SetRisk>)
  | ({ type: "decisions.report-drafted" } & Facts<DraftReport>)
  | ({ type: "decisions.reviewed" } & Review)
  | { type: "decisions.submitted"; number: string }
  | { type: "decisions.decided"; outcome: DecisionOutcome; conditions: string; number: string }
  | { type: "decisions.filed"; number: string }
  | { type: "decisions.measure-done"; risk: string; on: string; note: string }
  | { type: "decisions.reassessed"; reason: string }
  | ({ type: "decisions.evaluated" } & Facts<Evaluate>)
  | { type: "decisions.closed" };

export type Matter = Facts<IdentifyMatter> & {
  stage: Stage;
  plan: Facts<PlanAssessment> | null;
  draft: string;
  until: string | null;
  shorter: string;
  changes: { what: string; at: string }[];
  participation: Participation[];
  opinions: number;
  answered: number;
  risks: Risk[];
  report: Facts<DraftReport> | null;
  drafter: string;
  review: Review | null;
  outcome: DecisionOutcome | null;
  conditions: string;
  filing: string | null;
  evaluation: Facts<Evaluate> | null;
};

const nothing: Matter = {
  stage: "none",
  kind: "other",
  title: "",
  area: "",
  undertaker: "",
  decider: "",
  affected: "",
  plan: null,
  draft: "",
  until: null,
  shorter: "",
  changes: [],
  participation: [],
  opinions: 0,
  answered: 0,
  risks: [],
  report: null,
  drafter: "",
  review: null,
  outcome: null,
  conditions: "",
  filing: null,
  evaluation: null,
};

/** The event's own facts, without the ledger's stamp. */
function factsOf<E extends Recorded<{ type: string }>>({ type: _, seq: __, at: ___, by: ____, role: _____, unit: ______, ...facts }: E) {
  return facts;
}

function evolve(state: Matter, event: Recorded<MatterEvent>): Matter {
  switch (event.type) {
    case "decisions.identified":
      return { ...nothing, ...factsOf(event), stage: "identified" };
    case "decisions.planned":
      return { ...state, plan: factsOf(event), stage: "planned" };
    case "decisions.published":
      return { ...state, draft: event.draft, until: event.until, shorter: event.shorter, stage: "consulting" };
    case "decisions.participation-recorded":
      return { ...state, participation: [...state.participation, factsOf(event)] };
    case "decisions.opinion-counted":
      return { ...state, opinions: state.opinions + 1 };
    case "decisions.answer-counted":
      return { ...state, answered: state.answered + 1 };
    case "decisions.draft-changed":
      return { ...state, draft: event.draft, changes: [...state.changes, { what: event.what, at: event.at }] };
    case "decisions.risk-set": {
      const risk = { ...factsOf(event), doneOn: state.risks.find((one) => one.risk === event.risk)?.doneOn ?? null };
      return {
        ...state,
        risks: [...state.risks.filter((one) => one.risk !== event.risk), risk],
        stage: state.stage === "consulting" ? "analysing" : state.stage,
      };
    }
    case "decisions.report-drafted":
      return { ...state, report: factsOf(event), drafter: event.by, review: null, stage: "drafted" };
    case "decisions.reviewed":
      return { ...state, review: factsOf(event), stage: "reviewed" };
    case "decisions.submitted":
      return { ...state, stage: "submitted" };
    case "decisions.decided":
      return { ...state, outcome: event.outcome, conditions: event.conditions, stage: "decided" };
    case "decisions.filed":
      return { ...state, filing: event.number, stage: "filed" };
    case "decisions.measure-done":
      return { ...state, risks: state.risks.map((one) => (one.risk === event.risk ? { ...one, doneOn: event.on } : one)) };
    case "decisions.reassessed":
      return { ...state, report: null, review: null, outcome: null, conditions: "", filing: null, until: null, stage: "planned" };
    case "decisions.evaluated":
      return { ...state, evaluation: factsOf(event), stage: "evaluated" };
    case "decisions.closed":
      return { ...state, stage: "closed" };
  }
}

export const matter = noun<Matter, MatterEvent>({ kind: "decisions.matter", initial: nothing, evolve });

export const rankOf = (level: Level): number => ["low", "medium", "high"].indexOf(level);
