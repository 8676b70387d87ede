import { cityDay } from "#platform/days";
import { refuse, type FieldRefusal } from "#platform/refusals";
import { drawFirst } from "#platform/draw";
import type { DesignSurvey, LegalMarks, MarginTotals, PlanSurvey, Question } from "./contract.ts";
import type { Plan, Positions, SurveyEvent } from "./event.ts";
import { known, type KnownSurvey, type Survey } from "./survey.ts";

const twice = (codes: readonly string[]): string | undefined => codes.find((code, index) => codes.indexOf(code) !== index);

export function judgeQuestions(questions: readonly Question[]): FieldRefusal[] {
  const faults: FieldRefusal[] = [];
  const again = twice(questions.map(({ code }) => code));
  if (again !== undefined) faults.push({ path: "questions", code: "surveys.question-twice", params: { question: again } });
  questions.forEach(({ code, options, indicator, only }, index) => {
    const path = `questions.${index}`;
    if (twice(options.map((option) => option.code)) !== undefined)
      faults.push({ path, code: "surveys.option-twice", params: { question: code } });
    if (indicator !== null && !options.some(({ top }) => top))
      faults.push({ path, code: "surveys.nothing-on-top", params: { question: code } });
    if (indicator !== null && options.every(({ top, score }) => top && score !== null))
      faults.push({ path, code: "surveys.everything-on-top", params: { question: code } });
    if (only) {
      const earlier = questions.slice(0, index).find((one) => one.code === only.question);
      if (!earlier || only.options.some((one) => !earlier.options.some((option) => option.code === one)))
        faults.push({ path, code: "surveys.no-such-route", params: { question: code } });
    }
  });
  if (!questions.some(({ indicator }) => indicator !== null)) faults.push({ path: "questions", code: "surveys.nothing-measured" });
  return faults;
}

export function design(state: Survey, input: DesignSurvey, demo: boolean): SurveyEvent[] {
  if (state.stage !== "none") return [];
  const faults = judgeQuestions(input.questions);
  if (faults.length > 0) throw refuse.fields(faults);
  const { title, titleEn, purpose, area, year, questions } = input;
  return [{ type: "surveys.designed", title, titleEn, purpose, area, year, questions, demo }];
}

/** Still open to change: nothing has been approved. */
function drafting(state: Survey): KnownSurvey {
  const found = known(state);
  if (found.stage !== "designed" && found.stage !== "filed") throw refuse.conflict("surveys.approved-already");
  return found;
}

export function revise(state: Survey, questions: readonly Question[], why: string): SurveyEvent[] {
  const { version } = drafting(state);
  const faults = judgeQuestions(questions);
  if (faults.length > 0) throw refuse.fields(faults);
  return [{ type: "surveys.questions-revised", version: version + 1, questions, why }];
}

export function judgeMargin(
  { question, totals }: MarginTotals,
  index: number,
  { questions }: Pick<KnownSurvey, "questions">,
  people: number,
): FieldRefusal[] {
  const path = `margins.${index}`;
  const asked = questions.find(({ code }) => code === question);
  if (!asked || asked.indicator !== null || asked.type !== "single" || asked.only)
    return [{ path, code: "surveys.no-such-margin", params: { question } }];
  const unfit = asked.options.some(({ code }) => totals[code] === undefined) || Object.keys(totals).length !== asked.options.length;
  if (unfit) return [{ path, code: "surveys.margin-incomplete", params: { question } }];
  const sum = Object.values(totals).reduce((total, one) => total + one, 0);
  if (Math.abs(sum - people) > people * 1e-6) return [{ path, code: "surveys.margin-sum", params: { question, sum, people } }];
  return [];
}

function judgePlan(input: PlanSurvey, survey: KnownSurvey): FieldRefusal[] {
  const faults: FieldRefusal[] = [];
  const { strata, margins, from, until } = input;
  const again = twice(strata.map(({ code }) => code));
  if (again !== undefined) faults.push({ path: "strata", code: "surveys.stratum-twice", params: { stratum: again } });
  strata.forEach(({ code, area, draw, frame, wanted, population }, index) => {
    const path = `strata.${index}`;
    if (!area.startsWith(survey.area)) faults.push({ path, code: "surveys.stratum-outside", params: { stratum: code } });
    if (draw > frame) faults.push({ path, code: "surveys.draws-more-than-list", params: { stratum: code, draw, frame } });
    if (wanted > draw || wanted > population)
      faults.push({ path, code: "surveys.wants-more-than-drawn", params: { stratum: code, wanted, draw } });
  });
  const people = strata.reduce((sum, { population }) => sum + population, 0);
  margins.forEach((margin, index) => faults.push(...judgeMargin(margin, index, survey, people)));
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
  if (days < 0) faults.push({ path: "until", code: "surveys.ends-before" });
  // Numbers are kept for thirty days (domain.md §1.7): fieldwork ends within them.
  if (days > 29) faults.push({ path: "until", code: "surveys.too-long" });
  return faults;
}

export function plan(state: Survey, input: PlanSurvey): SurveyEvent[] {
  const survey = drafting(state);
  const faults = judgePlan(input, survey);
  if (faults.length > 0) throw refuse.fields(faults);
  const { modes, frame, universe, frameDigest, strata, margins, from, until, script } = input;
  return [
    {
      type: "surveys.planned",
      modes,
      frame,
      universe,
      frameDigest,
      strata,
      margins,
      from,
      until,
      contractor: input.contractor ?? null,
      script,
    },
  ];
}

const planned = (survey: KnownSurvey): Plan => {
  if (!survey.plan) throw refuse.conflict("surveys.not-planned");
  return survey.plan;
};

export function file(state: Survey, marks: LegalMarks): SurveyEvent[] {
  const survey = drafting(state);
  const { until } = planned(survey);
  if (marks.validUntil < until) throw refuse.fields([{ path: "validUntil", code: "surveys.marks-end-early", params: { until } }]);
  const { formNumber, maker, approval, kind, validUntil } = marks;
  return [{ type: "surveys.filed", formNumber, maker, approval, kind, validUntil }];
}

export function signOff(state: Survey, assessment: string): SurveyEvent[] {
  planned(drafting(state));
  return [{ type: "surveys.signed-off", assessment }];
}

/** By a second person, once the statistics authority's marks stand (统计法 14-17) and the privacy side is answered for. */
export function approve(state: Survey, by: string): SurveyEvent[] {
  const survey = known(state);
  if (survey.stage === "designed") throw refuse.conflict("surveys.not-filed");
  drafting(survey);
  const { until } = planned(survey);
  if (!survey.marks || survey.marks.validUntil < until) throw refuse.conflict("surveys.marks-too-short");
  if (survey.signedOff === null) throw refuse.conflict("surveys.not-signed-off");
  if (survey.designer === by) throw refuse.forbidden("surveys.second-person");
  return [{ type: "surveys.approved" }];
}

export function pilot(state: Survey, answered: number, findings: string): SurveyEvent[] {
  if (known(state).stage !== "approved") throw refuse.conflict("surveys.wrong-stage");
  return [{ type: "surveys.piloted", answered, findings }];
}

/** Which places of each list are drawn: anybody who has the seed, the survey's id and the length of the list works out the same. */
export const drawPositions = (id: string, { strata }: Plan, seed: string): Positions =>
  Object.fromEntries(
    strata.map(({ code, frame, draw }) => {
      const list = Array.from({ length: frame }, (_, index) => `${index + 1}`);
      return [code, drawFirst(list, seed, `${id}|${code}`, draw).map(Number)];
    }),
  );

/** The seed comes from outside and after the day the list was fixed, so nobody could choose the list knowing it. */
export function drawSample(state: Survey, id: string, seed: string, source: string, now: string): SurveyEvent[] {
  const survey = known(state);
  if (survey.seed) {
    if (survey.seed.seed === seed) return [];
    throw refuse.conflict("surveys.seed-stands", { seed: survey.seed.seed });
  }
  if (survey.stage !== "approved") throw refuse.conflict("surveys.wrong-stage");
  if (!survey.pilot) throw refuse.conflict("surveys.not-piloted");
  if (survey.plannedAt !== null && cityDay(now) <= cityDay(survey.plannedAt)) throw refuse.conflict("surveys.seed-too-early");
  return [{ type: "surveys.drawn", seed, source, positions: drawPositions(id, planned(survey), seed) }];
}
