import { noun, type Recorded } from "#platform/ledger";
import { refuse, type FieldRefusal } from "#platform/refusals";
import type { Answers, Mode, Question } from "./contract.ts";
import type { EXCLUSIONS } from "./contract/work.ts";
import type { InterviewEvent } from "./event.ts";

export type Why = (typeof EXCLUSIONS)[number];
export type KnownInterview = {
  stage: "given" | "excluded";
  survey: string;
  area: string;
  token: string;
  stratum: string;
  mode: Mode;
  version: number;
  by: string;
  startedAt: string;
  seconds: number;
  answers: Readonly<Record<string, readonly string[]>>;
  broken: boolean;
  calledBack: boolean | null;
  why: Why | null;
  demo: boolean;
  adults?: number;
};
export type Interview = { stage: "none" } | KnownInterview;

/** What one person said, without who they are: option codes, no words of their own, no number, no name. */
export const interview = noun<Interview, InterviewEvent>({
  kind: "surveys.interview",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<InterviewEvent>) => {
    if (event.type === "surveys.interviewed") {
      if (state.stage !== "none") return state;
      const { survey, area, token, stratum, mode, version, startedAt, seconds, answers, broken, demo } = event;
      const said = { survey, area, token, stratum, mode, version, startedAt, seconds, answers, broken, demo };
      const adults = event.adults === undefined ? {} : { adults: event.adults };
      return { stage: "given", ...said, by: event.by, calledBack: null, why: null, ...adults };
    }
    if (state.stage === "none") return state;
    if (event.type === "surveys.called-back") return { ...state, calledBack: event.confirmed };
    return { ...state, stage: "excluded", why: event.why };
  },
});

/** Whether a question is put to somebody who answered so far like this. */
export const isAsked = ({ only }: Question, answers: Answers): boolean =>
  !only || (answers[only.question] ?? []).some((code) => only.options.includes(code));

/** Every question asked has a known answer, and one only unless several are asked for. A broken-off interview keeps at least half. */
export function judgeAnswers(questions: readonly Question[], answers: Answers, broken: boolean): Record<string, string[]> {
  const faults: FieldRefusal[] = [];
  const kept: Record<string, string[]> = {};
  const asked = questions.filter((question) => isAsked(question, answers));
  for (const { code, type, options } of asked) {
    const given = [...new Set(answers[code] ?? [])];
    if (given.length === 0) {
      if (!broken) faults.push({ path: `answers.${code}`, code: "surveys.unanswered" });
      continue;
    }
    const foreign = given.some((one) => !options.some((option) => option.code === one));
    if (foreign || (type !== "multi" && given.length > 1)) faults.push({ path: `answers.${code}`, code: "surveys.no-such-answer" });
    kept[code] = given;
  }
  const foreign = Object.keys(answers).find((code) => !questions.some((question) => question.code === code));
  if (foreign !== undefined) faults.push({ path: `answers.${foreign}`, code: "surveys.no-such-answer" });
  if (faults.length > 0) throw refuse.fields(faults);
  // AAPOR: under half of the questions is a refusal, not a partial interview.
  if (broken && Object.keys(kept).length * 2 < asked.length) throw refuse.conflict("surveys.under-half");
  return kept;
}

/** Four stand for more: a large household would be known by its size, and would weigh more than its answers can bear. */
const MOST_ADULTS = 4;
/**
 * Of how many grown-ups the one who answers was chosen, for weights: a number in a pocket is of one person, a landline of all who live there (domain.md S2). Refuses an interview on a
 * landline nobody was chosen on.
 */
export function adultsOf(landline: boolean, household: { adults: number } | null): { adults?: number } {
  if (!landline) return {};
  if (!household) throw refuse.fields([{ path: "household", code: "surveys.household-first" }]);
  return { adults: Math.min(household.adults, MOST_ADULTS) };
}

export const SHORTEST_S = 120;
/** Fewer scales answered alike say nothing: who is content may well be content twice. */
const SCALES = 4;
/** Whether a questionnaire has scales enough for that check. */
export const showsStraight = (questions: readonly Question[]): boolean => questions.filter(({ type }) => type === "scale").length >= SCALES;
/** The same box on every scale, four or more of them: nobody listened. */
export function isStraight(questions: readonly Question[], answers: Answers): boolean {
  const scales = questions.filter(({ type, code }) => type === "scale" && (answers[code] ?? []).length === 1);
  const boxes = scales.map(({ code, options }) => options.findIndex((option) => option.code === answers[code]?.[0]));
  return scales.length >= SCALES && new Set(boxes).size === 1;
}

export function callBack(state: Interview, by: string, confirmed: boolean): InterviewEvent[] {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  if (state.mode !== "cati") throw refuse.conflict("surveys.not-by-phone");
  if (state.by === by) throw refuse.forbidden("surveys.own-interview");
  if (state.calledBack !== null) throw refuse.conflict("surveys.called-back-already");
  return [{ type: "surveys.called-back", confirmed }];
}

/** What the checks found, of which one interview alone does not tell. */
export type Shown = { questions: readonly Question[]; deviating?: readonly string[] };

/** Only for a reason that shows in the record: answers are never left out because of what they say. */
export function assertShown(state: KnownInterview, id: string, { questions, deviating }: Shown, why: Why): void {
  if (why === "interviewer" && !deviating) throw refuse.conflict("surveys.not-checked");
  const shows: Readonly<Record<Why, boolean>> = {
    "too-short": state.seconds < SHORTEST_S,
    "straight-lined": isStraight(questions, state.answers as Answers),
    "not-confirmed": state.calledBack === false,
    interviewer: deviating?.includes(id) === true,
  };
  if (!shows[why]) throw refuse.conflict("surveys.not-shown", { why });
}

export function exclude(state: Interview, id: string, shown: Shown, why: Why, reason: string): InterviewEvent[] {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  if (state.stage === "excluded") return [];
  assertShown(state, id, shown, why);
  return [{ type: "surveys.excluded", why, reason }];
}
