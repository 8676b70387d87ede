import { refuse } from "#platform/refusals";
import type {
  ChangeDraft,
  Decide,
  DraftReport,
  Evaluate,
  FileMatter,
  IdentifyMatter,
  NoteMeasure,
  PublishDraft,
  Reassess,
  RecordParticipation,
  ReviewReport,
  RiskIndex,
  SetRisk,
  Stage,
} from "./contract.ts";
import { rankOf, type Matter, type MatterEvent, type Plan } from "./matter.ts";

/** 重大行政决策程序暂行条例 15: as a rule not fewer than thirty days; 16: hearing papers seven days before. */
const COMMENT_DAYS = 30;
export const HEARING_DAYS = 7;

type Facts<T> = Omit<T, "home" | "id">;
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export function at(state: Matter, ...stages: readonly Stage[]): void {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  if (!stages.includes(state.stage)) throw refuse.conflict("decisions.not-now");
}

export const identify = (state: Matter, facts: Facts<IdentifyMatter>): MatterEvent[] =>
  state.stage === "none" ? [{ type: "decisions.identified", ...facts }] : [];

export function plan(state: Matter, facts: Plan): MatterEvent[] {
  at(state, "identified", "planned");
  if (facts.thirdParty !== "" && facts.conflicts === "") throw refuse.invalid("decisions.conflicts-needed");
  const marks = (facts.team ?? []).map(({ mark }) => mark);
  if (new Set(marks).size < marks.length) throw refuse.invalid("decisions.member-twice");
  return [{ type: "decisions.planned", ...facts }];
}

export function publish(state: Matter, { draft, until, shorter }: Facts<PublishDraft>, today: string): MatterEvent[] {
  at(state, "planned");
  const days = daysBetween(today, until);
  if (days < 1 || (days < COMMENT_DAYS && shorter === "")) throw refuse.invalid("decisions.too-short", { days: COMMENT_DAYS });
  return [{ type: "decisions.published", draft, until, shorter: days < COMMENT_DAYS ? shorter : "" }];
}

export const goesAhead = ({ outcome }: Pick<Matter, "outcome">): boolean => outcome === "implement" || outcome === "withMeasures";
/** A draft is open until its day; what was decided and is carried out, until it is closed (跟踪). */
export const isFollowed = (state: Pick<Matter, "stage" | "outcome">): boolean =>
  ["decided", "filed", "evaluated"].includes(state.stage) && goesAhead(state);
const isDraftOpen = (state: Pick<Matter, "stage" | "until">, today: string): boolean =>
  (state.stage === "consulting" || state.stage === "analysing") && state.until !== null && today <= state.until;
export const isOpen = (state: Pick<Matter, "stage" | "until" | "outcome">, today: string): boolean =>
  isDraftOpen(state, today) || isFollowed(state);
/** What was said is written down and answered while the assessment runs, and while what was decided is carried out. */
export const HEARING_STAGES: readonly Stage[] = ["planned", "consulting", "analysing"];
export const mayNote = (state: Pick<Matter, "stage" | "outcome">): boolean => HEARING_STAGES.includes(state.stage) || isFollowed(state);
export const mayAnswer = (state: Pick<Matter, "stage" | "outcome">): boolean =>
  state.stage === "consulting" || state.stage === "analysing" || isFollowed(state);

export function participate(state: Matter, facts: Facts<RecordParticipation>, today: string): MatterEvent[] {
  at(state, "planned", "consulting", "analysing");
  if (facts.on > today) throw refuse.invalid("decisions.not-yet-held");
  // A hearing that was called here has its papers' day already.
  const sent = facts.paper ?? state.hearings.find(({ on }) => on === facts.on)?.papersOn;
  if (facts.channel === "hearing" && (!sent || daysBetween(sent, facts.on) < HEARING_DAYS))
    throw refuse.invalid("decisions.papers-late", { days: HEARING_DAYS });
  if (facts.channel === "survey" && (!facts.asked || facts.asked < facts.count)) throw refuse.invalid("decisions.asked-needed");
  return [{ type: "decisions.participation-recorded", ...facts }];
}

export function changeDraft(state: Matter, { draft, what }: Facts<ChangeDraft>): MatterEvent[] {
  at(state, "consulting", "analysing");
  if (draft === state.draft) throw refuse.invalid("decisions.nothing-changed");
  return [{ type: "decisions.draft-changed", draft, what }];
}

/** `weighed`: the city computes an index, so each risk says which aspect it belongs to. */
export function setRisk(state: Matter, facts: Facts<SetRisk>, weighed = false): MatterEvent[] {
  at(state, "consulting", "analysing");
  if (weighed && facts.aspect === undefined) throw refuse.fields([{ path: "aspect", code: "decisions.aspect-needed" }]);
  // A measure may bring a risk down, never its description alone.
  if (rankOf(facts.after) > rankOf(facts.before)) throw refuse.invalid("decisions.measure-worsens");
  return [{ type: "decisions.risk-set", ...facts }];
}

/** Whether anybody who is affected was heard: at a meeting, or by an opinion. */
export const wasHeard = ({ participation, opinions }: Pick<Matter, "participation" | "opinions">): boolean =>
  opinions > 0 || participation.some(({ channel }) => channel !== "departments");

/** No report without hearing those affected (条例 14, 23) and without an answer to everything they said. */
export function draftReport(state: Matter, facts: Facts<DraftReport>, today: string, index: RiskIndex | null): MatterEvent[] {
  at(state, "analysing", "drafted");
  if (isDraftOpen(state, today)) throw refuse.conflict("decisions.still-open", { until: state.until ?? "" });
  if (!wasHeard(state)) throw refuse.conflict("decisions.nobody-heard");
  if (state.answered < state.opinions) throw refuse.conflict("decisions.unanswered", { left: state.opinions - state.answered });
  if (state.risks.length === 0) throw refuse.conflict("decisions.no-risks");
  const worst = Math.max(...state.risks.map(({ after }) => rankOf(after)));
  if (rankOf(facts.level) < worst) throw refuse.invalid("decisions.level-too-low");
  return [{ type: "decisions.report-drafted", ...facts, ...(index ? { index } : {}) }];
}

/** Who has an interest stands aside and is not counted (条例 20); whoever assessed does not review the own work. */
export function review(
  state: Matter,
  experts: ReviewReport["experts"],
  leastExperts: number,
  markOf: (name: string) => string = (name) => name,
): MatterEvent[] {
  at(state, "drafted");
  const names = experts.map(({ name }) => name);
  if (new Set(names).size < names.length) throw refuse.invalid("decisions.expert-twice");
  const counted = experts.filter(({ conflict }) => !conflict);
  const team = new Set(state.plan?.team?.map(({ mark }) => mark));
  if (counted.some(({ name }) => team.has(markOf(name)))) throw refuse.invalid("decisions.expert-in-team");
  if (counted.length < leastExperts) throw refuse.invalid("decisions.few-experts", { least: leastExperts });
  const against = counted.filter(({ agrees }) => !agrees);
  if (against.some(({ opinion }) => opinion === "")) throw refuse.invalid("decisions.dissent-unsaid");
  return [{ type: "decisions.reviewed", counted: counted.length, recused: experts.length - counted.length, dissenting: against.length }];
}

export function submit(state: Matter, number: string): MatterEvent[] {
  if (state.stage === "drafted" && state.plan?.procedure === "simple") return [{ type: "decisions.submitted", number }];
  at(state, "reviewed");
  return [{ type: "decisions.submitted", number }];
}

/** 条例 24: what is not controllable is changed until it is. The level decides what can be decided. */
export function decide(
  state: Matter,
  { outcome, conditions }: Pick<Decide, "outcome" | "conditions">,
  number: string,
  by: string,
): MatterEvent[] {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  if (!state.report || state.stage !== "submitted") throw refuse.conflict("decisions.no-report");
  if (state.drafter === by) throw refuse.forbidden("decisions.own-report");
  // 条例 25: not put before those who decide until its legality was reviewed, nor when it is not lawful.
  const lawful = state.legality?.lawful ?? null;
  if (lawful === null) throw refuse.conflict("decisions.legality-missing");
  if (!lawful) throw refuse.conflict("decisions.unlawful");
  const goes = outcome === "implement" || outcome === "withMeasures";
  if (state.report.level === "high" && goes) throw refuse.conflict("decisions.high");
  if (state.report.level === "medium" && outcome === "implement") throw refuse.conflict("decisions.medium");
  if (outcome === "withMeasures" && conditions === "") throw refuse.invalid("decisions.conditions-needed");
  return [{ type: "decisions.decided", outcome, conditions, number }];
}

export function fileIt(state: Matter, { number }: Pick<FileMatter, "number">): MatterEvent[] {
  at(state, "decided");
  return [{ type: "decisions.filed", number }];
}

export function noteMeasure(state: Matter, { risk, on, note }: Facts<NoteMeasure>, today: string): MatterEvent[] {
  // What is still owed after the evaluation is done then: closing waits for it.
  at(state, "decided", "filed", "evaluated");
  const known = state.risks.find((one) => one.risk === risk);
  if (!known) throw refuse.notFound("record.not-found");
  if (on > today) throw refuse.invalid("decisions.not-yet-held");
  return known.doneOn ? [] : [{ type: "decisions.measure-done", risk, on, note }];
}

export function reassess(state: Matter, { reason }: Facts<Reassess>): MatterEvent[] {
  at(state, "submitted", "decided", "filed");
  return [{ type: "decisions.reassessed", reason }];
}

/** 条例 36: by another body than the two whose decision it is. */
export function evaluate(state: Matter, facts: Facts<Evaluate>, unit: string): MatterEvent[] {
  at(state, "filed");
  if (unit === "" || unit === state.undertaker || unit === state.decider) throw refuse.forbidden("decisions.own-evaluation");
  return [{ type: "decisions.evaluated", ...facts }];
}

export function close(state: Matter): MatterEvent[] {
  if (state.stage === "closed") return [];
  const ended = state.stage === "filed" && (state.outcome === "suspend" || state.outcome === "reject");
  if (!ended) at(state, "evaluated");
  if (state.answered < state.opinions) throw refuse.conflict("decisions.unanswered-yet", { left: state.opinions - state.answered });
  if (goesAhead(state) && state.risks.some(({ doneOn, before }) => doneOn === null && before !== "low"))
    throw refuse.conflict("decisions.measures-open");
  return [{ type: "decisions.closed" }];
}

const BEFORE_IT: readonly Stage[] = ["identified", "planned", "consulting", "analysing", "drafted", "reviewed"];
/** 作废: an entry that was a mistake, or a matter nobody will decide. Who spoke is answered first; nothing is taken away. */
export function voidMatter(state: Matter, reason: string): MatterEvent[] {
  if (state.stage === "voided") return [];
  at(state, ...BEFORE_IT);
  if (state.answered < state.opinions) throw refuse.conflict("decisions.unanswered-yet", { left: state.opinions - state.answered });
  return [{ type: "decisions.voided", reason }];
}
