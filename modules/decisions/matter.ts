import { noun, type Recorded } from "#platform/ledger";
import type { Due } from "#modules/incidents";
import type {
  CallHearing,
  DecisionOutcome,
  DraftReport,
  Evaluate,
  HearingParticipants,
  HearingRecord,
  IdentifyMatter,
  Level,
  PlanAssessment,
  RecordParticipation,
  RiskIndex,
  SetRisk,
  Stage,
} from "./contract.ts";

type Facts<T> = Omit<T, "home" | "id">;
/** `mark`: the same for the same name in this matter, and readable by nobody. Missing in plans from before the team was asked for. */
export type Member = { post: string; mark: string };
export type Plan = Omit<Facts<PlanAssessment>, "paper" | "unit" | "team" | "clear"> & { team?: Member[] };
export type Participation = Facts<RecordParticipation>;
export type Risk = Facts<SetRisk> & { doneOn: string | null };
export type Review = { counted: number; recused: number; dissenting: number };

export type MatterEvent =
  | ({ type: "decisions.identified" } & Facts<IdentifyMatter>)
  | ({ type: "decisions.planned" } & Plan)
  | { type: "decisions.published"; draft: string; until: string; shorter: string }
  | ({ type: "decisions.participation-recorded" } & Participation)
  | ({ type: "decisions.hearing-called"; due: Due } & Facts<CallHearing>)
  | { type: "decisions.papers-sent"; hearing: string; on: string }
  | ({ type: "decisions.participants-chosen"; hearing: string } & HearingParticipants)
  | ({ type: "decisions.hearing-recorded"; hearing: string } & HearingRecord)
  | { type: "decisions.legality-asked"; reviewer: string; due: Due }
  /** With another calendar; `was`: when it was due before. */
  | { type: "decisions.legality-due-recounted"; due: Due; was: string }
  | { type: "decisions.legality-given"; lawful: boolean; opinion: string }
  | { type: "decisions.taken-unassessed"; on: string; what: string }
  | { type: "decisions.clock-told"; slot: string; dueAt: string; as: "reminded" | "lapsed" }
  | { type: "decisions.opinion-counted"; opinion: string }
  | { type: "decisions.answer-counted"; opinion: string }
  /** One that was counted was written down by mistake. */
  | { type: "decisions.opinion-uncounted"; opinion: string }
  | { type: "decisions.draft-changed"; draft: string; what: string }
  | ({ type: "decisions.risk-set" } & Facts<SetRisk>)
  /** `index`: computed as the city does; missing where it does not. */
  | ({ type: "decisions.report-drafted"; index?: RiskIndex } & Facts<DraftReport>)
  | ({ type: "decisions.reviewed" } & Review)
  | { type: "decisions.submitted"; number: string }
  | { type: "decisions.decided"; outcome: DecisionOutcome; conditions: string; number: string }
  | { type: "decisions.filed"; number: string }
  | { type: "decisions.measure-done"; risk: string; on: string; note: string }
  | { type: "decisions.reassessed"; reason: string }
  | ({ type: "decisions.evaluated" } & Facts<Evaluate>)
  | { type: "decisions.voided"; reason: string }
  | { type: "decisions.closed" };

export type Matter = Facts<IdentifyMatter> & {
  stage: Stage;
  plan: Plan | null;
  draft: string;
  until: string | null;
  shorter: string;
  changes: { what: string; at: string }[];
  participation: Participation[];
  opinions: number;
  answered: number;
  risks: Risk[];
  report: Facts<DraftReport> | null;
  /** Missing in reports drafted before it was computed, and where the city computes none. */
  index?: RiskIndex | null;
  drafter: string;
  review: Review | null;
  outcome: DecisionOutcome | null;
  conditions: string;
  filing: string | null;
  evaluation: Facts<Evaluate> | null;
  identifiedAt: string | null;
  publishedAt: string | null;
  publications: number;
  decidedAt: string | null;
  hearings: (Omit<Facts<CallHearing>, "selection"> & { selection?: string } & {
    calledAt: string;
    due: Due;
    papersOn: string | null;
  } & Hearing)[];
  legality: Legality | null;
  unassessed: { on: string; what: string } | null;
  /** Missing in matters from before one could be given up. */
  voided?: string;
  told: Readonly<Record<string, { dueAt: string; as: "reminded" | "lapsed" }>>;
};
/** Missing in matters called before participants were chosen here, and before the way of choosing was told with the call. */
type Hearing = { selection?: string; participants?: HearingParticipants; record?: HearingRecord };
/** `lawful` null: still with the reviewer. `asked`: how many times so far. */
type Legality = {
  asked: number;
  reviewer: string;
  askedAt: string;
  due: Due;
  lawful: boolean | null;
  opinion: string;
  givenAt: string | null;
};

const nothing: Matter = {
  stage: "none",
  kind: "other",
  title: "",
  area: "",
  undertaker: "",
  decider: "",
  affected: "",
  basis: "",
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
  identifiedAt: null,
  publishedAt: null,
  publications: 0,
  decidedAt: null,
  hearings: [],
  legality: null,
  unassessed: null,
  told: {},
};

/** The event's own facts, without the ledger's stamp. */
function factsOf<E extends Recorded<{ type: string }>>({ type: _, seq: __, at: ___, by: ____, role: _____, unit: ______, ...facts }: E) {
  return facts;
}

function evolve(state: Matter, event: Recorded<MatterEvent>): Matter {
  switch (event.type) {
    case "decisions.identified":
      return { ...nothing, ...factsOf(event), identifiedAt: event.at, stage: "identified" };
    case "decisions.planned":
      return { ...state, plan: factsOf(event), stage: "planned" };
    case "decisions.published":
      return {
        ...state,
        draft: event.draft,
        until: event.until,
        shorter: event.shorter,
        publishedAt: event.at,
        publications: state.publications + 1,
        stage: "consulting",
      };
    case "decisions.hearing-called":
      return { ...state, hearings: [...state.hearings, { ...factsOf(event), calledAt: event.at, papersOn: null }] };
    case "decisions.papers-sent":
      return { ...state, hearings: state.hearings.map((one) => (one.hearing === event.hearing ? { ...one, papersOn: event.on } : one)) };
    case "decisions.participants-chosen": {
      const { hearing, way, method, groups } = event;
      return {
        ...state,
        hearings: state.hearings.map((one) => (one.hearing === hearing ? { ...one, participants: { way, method, groups } } : one)),
      };
    }
    case "decisions.hearing-recorded": {
      const { hearing, began, ended, present, signed } = event;
      return {
        ...state,
        hearings: state.hearings.map((one) => (one.hearing === hearing ? { ...one, record: { began, ended, present, signed } } : one)),
      };
    }
    case "decisions.legality-asked": {
      const asked = (state.legality?.asked ?? 0) + 1;
      const { reviewer, due, at } = event;
      return { ...state, legality: { asked, reviewer, askedAt: at, due, lawful: null, opinion: "", givenAt: null } };
    }
    case "decisions.legality-due-recounted":
      return { ...state, legality: state.legality && { ...state.legality, due: event.due } };
    case "decisions.legality-given":
      return {
        ...state,
        legality: state.legality && { ...state.legality, lawful: event.lawful, opinion: event.opinion, givenAt: event.at },
      };
    case "decisions.taken-unassessed":
      return { ...state, unassessed: { on: event.on, what: event.what }, stage: "unassessed" };
    case "decisions.clock-told":
      return { ...state, told: { ...state.told, [event.slot]: { dueAt: event.dueAt, as: event.as } } };
    case "decisions.participation-recorded":
      return { ...state, participation: [...state.participation, factsOf(event)] };
    case "decisions.opinion-counted":
      return { ...state, opinions: state.opinions + 1 };
    case "decisions.opinion-uncounted":
      return { ...state, opinions: state.opinions - 1 };
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
    case "decisions.report-drafted": {
      const { index = null, ...report } = factsOf(event);
      return { ...state, report, index, drafter: event.by, review: null, stage: "drafted" };
    }
    case "decisions.reviewed":
      return { ...state, review: factsOf(event), stage: "reviewed" };
    case "decisions.submitted":
      return { ...state, stage: "submitted" };
    case "decisions.decided":
      return { ...state, outcome: event.outcome, conditions: event.conditions, decidedAt: event.at, stage: "decided" };
    case "decisions.filed":
      return { ...state, filing: event.number, stage: "filed" };
    case "decisions.measure-done":
      return { ...state, risks: state.risks.map((one) => (one.risk === event.risk ? { ...one, doneOn: event.on } : one)) };
    case "decisions.reassessed":
      return {
        ...state,
        report: null,
        index: null,
        review: null,
        legality: null,
        outcome: null,
        conditions: "",
        filing: null,
        until: null,
        publishedAt: null,
        decidedAt: null,
        stage: "planned",
      };
    case "decisions.evaluated":
      return { ...state, evaluation: factsOf(event), stage: "evaluated" };
    case "decisions.voided":
      return { ...state, voided: event.reason, stage: "voided" };
    case "decisions.closed":
      return { ...state, stage: "closed" };
  }
}

export const matter = noun<Matter, MatterEvent>({ kind: "decisions.matter", initial: nothing, evolve });

export const rankOf = (level: Level): number => ["low", "medium", "high"].indexOf(level);
