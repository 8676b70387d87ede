import { refuse } from "#platform/refusals";
import { MOST_EDITIONS, type BeginCorrection, type Calculated, type Change, type Committed, type Compared } from "./contract.ts";
import { judgeMargin } from "./designing.ts";
import { editionsOf, leftOutOf, type Correction } from "./edition.ts";
import type { Plan, SurveyEvent } from "./event.ts";
import { comparedWith, judgeMerge } from "./fieldwork.ts";
import { known, type KnownSurvey, type Survey } from "./survey.ts";

type Facts = Omit<BeginCorrection, "home" | "id">;

function planWith(survey: KnownSurvey, { populations, margins }: Facts): Plan {
  const { plan } = survey;
  if (!plan) throw refuse.conflict("surveys.not-planned");
  const strange = populations.find(({ stratum }) => !plan.strata.some(({ code }) => code === stratum));
  if (strange) throw refuse.fields([{ path: "populations", code: "surveys.no-such-stratum", params: { stratum: strange.stratum } }]);
  const strata = plan.strata.map((one) => ({
    ...one,
    population: populations.find(({ stratum }) => stratum === one.code)?.population ?? one.population,
  }));
  const fitted = margins ?? plan.margins;
  const people = strata.reduce((sum, { population }) => sum + population, 0);
  const faults = fitted.flatMap((margin, index) => judgeMargin(margin, index, survey, people));
  if (faults.length > 0) throw refuse.fields(faults);
  return { ...plan, strata, margins: fitted };
}

const referencesOf = (compared: readonly Compared[]) =>
  compared.map(({ indicator, zh, en, value, n, deff, document }) => ({
    indicator,
    zh,
    en,
    value,
    document,
    ...(n === undefined ? {} : { n }),
    ...(deff === undefined ? {} : { deff }),
  }));

/** Something published is said to be wrong: what, and why. It stays public as it is until a second person approves what takes its place. */
export function beginCorrection(state: Survey, facts: Facts): SurveyEvent[] {
  const survey = known(state);
  if (survey.stage !== "published" && survey.stage !== "destroyed") throw refuse.conflict("surveys.not-published");
  if (survey.correction) throw refuse.conflict("surveys.correction-stands");
  if (editionsOf(survey).length > MOST_EDITIONS) throw refuse.conflict("surveys.too-many-corrections", { most: MOST_EDITIONS });
  const { why, exclude, populations, margins, merge, references } = facts;
  const out = leftOutOf(survey);
  const again = exclude.find(
    ({ interview }, index) => out.has(interview) || exclude.findIndex((one) => one.interview === interview) < index,
  );
  if (again) throw refuse.fields([{ path: "exclude", code: "surveys.left-out-already" }]);
  if (exclude.length === 0 && populations.length === 0 && !margins && !merge && !references)
    throw refuse.fields([{ path: "exclude", code: "surveys.nothing-corrected" }]);
  const plan = planWith(survey, facts);
  judgeMerge(plan, merge ?? []);
  const against = references ?? referencesOf(survey.compared);
  comparedWith(survey, against);
  return [
    {
      type: "surveys.correction-begun",
      why,
      leftOut: exclude,
      strata: plan.strata,
      margins: plan.margins,
      merge: merge ?? survey.merge,
      references: against,
    },
  ];
}

/** What the job worked out for a correction that still stands and has no answer yet. */
const awaited = (state: Survey): Correction | null => {
  const { correction } = known(state);
  return correction && correction.found === null && correction.failed === null ? correction : null;
};
export const recordCorrected = (state: Survey, found: Calculated, committed: readonly Committed[]): SurveyEvent[] =>
  awaited(state) ? [{ type: "surveys.correction-estimated", ...found, committed }] : [];
export const recordNotCorrected = (
  state: Survey,
  { code, params }: { code: string; params: Readonly<Record<string, string | number | boolean | readonly string[]>> },
): SurveyEvent[] => (awaited(state) ? [{ type: "surveys.correction-failed", code, params }] : []);

/** As numbers are published: shares to a hundredth of a per cent, scores to a tenth. What reads the same is no other number. */
const differs = (indicator: string, old: number | null, now: number | null): boolean => {
  const digits = indicator.endsWith(".score") ? 1 : 4;
  return old === null || now === null ? old !== now : old.toFixed(digits) !== now.toFixed(digits);
};

type Side = { found: Calculated; compared: readonly Compared[] };

/** Every number that is another one than before: values that are shown, and what they are held against. */
export function changesBetween(before: Side, after: Side): Change[] {
  const shown = ({ found }: Side, indicator: string, area: string): number | null => {
    const one = found.measures.find((each) => each.indicator === indicator && each.area === area);
    return one && !one.suppressed ? one.value : null;
  };
  const values = after.found.measures.flatMap(({ indicator, area }): Change[] => {
    const [old, now] = [shown(before, indicator, area), shown(after, indicator, area)];
    return differs(indicator, old, now) ? [{ indicator, area, field: "value", name: null, old, now }] : [];
  });
  const names = [...new Set([...before.compared, ...after.compared].map(({ indicator, zh }) => `${indicator}\n${zh}`))];
  const area = after.found.measures.reduce((least, one) => (one.area.length < least.length ? one.area : least), "999999");
  const differences = names.flatMap((name): Change[] => {
    const of = ({ compared }: Side) => compared.find(({ indicator, zh }) => `${indicator}\n${zh}` === name);
    const [was, is] = [of(before), of(after)];
    const one = is ?? was;
    const [old, now] = [was?.difference ?? null, is?.difference ?? null];
    return one && differs(one.indicator, old, now)
      ? [{ indicator: one.indicator, area, field: "difference", name: { zh: one.zh, en: one.en }, old, now }]
      : [];
  });
  return [...values, ...differences];
}

/** What would be published in the place of what is, and what that changes; null while it is worked out. */
export function proposal(survey: KnownSurvey): { compared: readonly Compared[]; changes: readonly Change[] } | null {
  const { correction, found, compared } = survey;
  if (!correction?.found || !found) return null;
  const now = comparedWith({ area: survey.area, found: correction.found }, correction.references);
  return { compared: now, changes: changesBetween({ found, compared }, { found: correction.found, compared: now }) };
}

/** By somebody who did not begin it: nobody puts another number in the place of a published one alone. */
export function approveCorrection(state: Survey, by: string): SurveyEvent[] {
  const survey = known(state);
  const { correction } = survey;
  const made = proposal(survey);
  if (!correction || !made) throw refuse.conflict("surveys.no-correction-ready");
  if (correction.by === by) throw refuse.forbidden("surveys.second-person");
  if (made.changes.length === 0) throw refuse.conflict("surveys.changes-nothing");
  const version = editionsOf(survey).length + 1;
  return [{ type: "surveys.corrected", version, why: correction.why, ...made, committed: correction.committed }];
}

export function dropCorrection(state: Survey, reason: string): SurveyEvent[] {
  if (!known(state).correction) throw refuse.conflict("surveys.no-correction");
  return [{ type: "surveys.correction-dropped", reason }];
}
