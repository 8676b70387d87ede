import { refuse } from "#platform/refusals";
import type { Calculated, Committed, Compared, Reference } from "./contract.ts";
import type { Plan, Positions, SurveyEvent } from "./event.ts";
import { compare } from "./statistics/estimate.ts";
import { known, type KnownSurvey, type Survey } from "./survey.ts";

type Row = { id: string; stratum: string; position: number };

/** Only numbers that were drawn, each once. Gives nothing to write when all of them came before. */
export function supply(state: Survey, rows: readonly Row[]): { events: SurveyEvent[]; fresh: Row[] } {
  const survey = known(state);
  if (survey.stage !== "drawn" && survey.stage !== "fielding") throw refuse.conflict("surveys.wrong-stage");
  const fresh: Row[] = [];
  const positions: Record<string, number[]> = {};
  rows.forEach((row, index) => {
    const path = `rows.${index}`;
    if (!survey.drawn[row.stratum]?.includes(row.position))
      throw refuse.fields([{ path, code: "surveys.not-drawn", params: { position: row.position } }]);
    const again = survey.supplied[row.stratum]?.includes(row.position) || positions[row.stratum]?.includes(row.position);
    if (again) throw refuse.fields([{ path, code: "surveys.supplied-already", params: { position: row.position } }]);
    positions[row.stratum] = [...(positions[row.stratum] ?? []), row.position];
    fresh.push(row);
  });
  // In the order of their numbers here and of their tokens there: which token is which number is said nowhere.
  const sorted: Positions = Object.fromEntries(
    Object.entries(positions).map(([stratum, list]) => [stratum, list.toSorted((a, b) => a - b)]),
  );
  return { events: [{ type: "surveys.numbers-supplied", positions: sorted }], fresh: fresh.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

export function openFieldwork(state: Survey, today: string): SurveyEvent[] {
  const survey = known(state);
  if (survey.stage === "fielding") return [];
  if (survey.stage !== "drawn" && survey.stage !== "checking") throw refuse.conflict("surveys.wrong-stage");
  const { strata = [], from = "", until = "" } = survey.plan ?? {};
  const empty = strata.find(({ code }) => (survey.supplied[code] ?? []).length === 0);
  if (empty) throw refuse.conflict("surveys.empty-stratum", { stratum: empty.zh });
  if (today < from || today > until) throw refuse.conflict("surveys.not-in-days", { from, until });
  return [{ type: "surveys.fieldwork-opened" }];
}

/** What an answer needs: the survey is in the field, on its days, and its form still valid. */
export function assertOpen(state: Survey, today: string): KnownSurvey {
  const survey = known(state);
  const { until = "" } = survey.plan ?? {};
  if (survey.stage !== "fielding" || today > until) throw refuse.conflict("surveys.closed");
  if (!survey.marks || survey.marks.validUntil < today) throw refuse.conflict("surveys.marks-ended");
  return survey;
}

export function closeFieldwork(state: Survey): SurveyEvent[] {
  if (known(state).stage !== "fielding") throw refuse.conflict("surveys.wrong-stage");
  return [{ type: "surveys.fieldwork-closed" }];
}

export const assertChecking = (state: Survey): KnownSurvey => {
  const survey = known(state);
  if (survey.stage !== "checking" && survey.stage !== "estimated") throw refuse.conflict("surveys.wrong-stage");
  return survey;
};

/** What all interviews together show; nobody is asked any more while it stands. */
export function recordChecks(state: Survey, deviating: string[]): SurveyEvent[] {
  const survey = known(state);
  if (survey.stage === "fielding" || survey.stage === "voided") return [];
  return [{ type: "surveys.checked", deviating }];
}

/** Whoever leaves an interview out after an estimate was seen begins anew, and whoever publishes reads how many there were. */
export const dropEstimates = (state: Survey, interview: string): SurveyEvent[] => {
  const { found, excludedAfter } = known(state);
  return found === null && !excludedAfter ? [] : [{ type: "surveys.estimates-dropped", interview }];
};

/** Strata that are counted together: each once, known, and of one county. */
export function judgeMerge(plan: Plan | null, merge: readonly (readonly string[])[]): void {
  const named = merge.flat();
  const strange = named.find((code, index) => named.indexOf(code) !== index || !plan?.strata.some((one) => one.code === code));
  if (strange !== undefined) throw refuse.fields([{ path: "merge", code: "surveys.no-such-stratum", params: { stratum: strange } }]);
  const across = merge.find((group) => new Set(group.map((code) => plan?.strata.find((one) => one.code === code)?.area)).size > 1);
  if (across) throw refuse.fields([{ path: "merge", code: "surveys.merge-across", params: { stratum: across.join("、") } }]);
}

export function orderEstimates(state: Survey, merge: readonly (readonly string[])[]): SurveyEvent[] {
  judgeMerge(assertChecking(state).plan, merge);
  return [{ type: "surveys.estimates-ordered", merge }];
}

export const recordFound = (state: Survey, found: Calculated, committed: readonly Committed[]): SurveyEvent[] =>
  known(state).stage === "estimating" ? [{ type: "surveys.estimated", ...found, committed }] : [];

/** A published share's own standard error, where its size was published; null where it was not. */
const errorOf = ({ value, n, deff }: Reference): number | null =>
  n ? Math.sqrt(((deff ?? 1) * (value / 100) * (1 - value / 100)) / n) : null;

/** Each reference against our estimate of the whole area; a reference without a size is taken as exact, and the page says so. */
export function comparedWith(survey: Pick<KnownSurvey, "area" | "found">, references: readonly Reference[]): Compared[] {
  return references.map((reference, index) => {
    const own = survey.found?.measures.find(({ indicator, area }) => indicator === reference.indicator && area === survey.area);
    if (!own || own.suppressed)
      throw refuse.fields([
        { path: `references.${index}`, code: "surveys.nothing-to-compare", params: { indicator: reference.indicator } },
      ]);
    const se = errorOf(reference);
    return { ...reference, ...compare({ value: own.value, se: own.se }, { value: reference.value / 100, se }), se };
  });
}

/** By somebody who did not order the estimates: nobody publishes what they made alone. */
export function publish(state: Survey, references: readonly Reference[], by: string): SurveyEvent[] {
  const survey = known(state);
  if (survey.stage === "published" || survey.stage === "destroyed") throw refuse.conflict("surveys.published-already");
  if (survey.stage !== "estimated") throw refuse.conflict("surveys.wrong-stage");
  if (survey.estimator === by) throw refuse.forbidden("surveys.second-person");
  return [{ type: "surveys.published", compared: comparedWith(survey, references), committed: survey.committed ?? [] }];
}

/** A survey that will not be published ends, with its reason, and its numbers with it. Not by who ordered estimates: nobody drops a result that displeases them. */
export function voidSurvey(state: Survey, reason: string, by: string): SurveyEvent[] {
  const survey = known(state);
  if (survey.stage === "voided") return [];
  if (survey.publishedAt !== null) throw refuse.conflict("surveys.published-already");
  if (survey.estimator === by) throw refuse.forbidden("surveys.second-person");
  const held = Object.keys(survey.supplied).length > 0;
  return [{ type: "surveys.voided", reason }, ...(held ? [{ type: "surveys.destruction-ordered" as const }] : [])];
}

export function orderDestruction(state: Survey): SurveyEvent[] {
  const survey = known(state);
  if (survey.destroying) return [];
  if (survey.stage !== "published") throw refuse.conflict("surveys.wrong-stage");
  return [{ type: "surveys.destruction-ordered" }];
}

/** Said only when no number of this survey is left, with how many were counted as gone. */
export function recordDestroyed(state: Survey, numbers: number): SurveyEvent[] {
  const survey = known(state);
  if (!survey.destroying || survey.destruction) return [];
  return [{ type: "surveys.destroyed", numbers }];
}
