import type { Projection, Table } from "#platform/ledger";
import { editionsOf } from "./edition.ts";
import type { Interview } from "./interview.ts";
import type { KnownSurvey, Survey } from "./survey.ts";
import type { Unit } from "./unit.ts";

const surveyTable: Table = {
  name: "surveys.survey",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    title: "text",
    title_en: "text",
    year: "int4",
    stage: "text",
    from_on: "date",
    until_on: "date",
    wanted: "int4",
    published_at: "timestamptz",
    demo: "bool",
    edition: "int4",
    correction: "text",
  },
};
const editionTable: Table = {
  name: "surveys.edition",
  key: ["home", "survey", "version"],
  columns: { home: "text", survey: "uuid", version: "int4", place: "text", published_at: "timestamptz", detail: "jsonb" },
};
const estimateTable: Table = {
  name: "surveys.estimate",
  key: ["home", "survey", "indicator", "place"],
  columns: {
    home: "text",
    survey: "uuid",
    indicator: "text",
    place: "text",
    year: "int4",
    value: "float8",
    se: "float8",
    low: "float8",
    high: "float8",
    n: "int4",
    missing: "int4",
    n_eff: "float8",
    deff: "float8",
    rate: "float8",
    method: "int4",
    compared: "jsonb",
  },
};

/** Rows of published figures: nothing before publication, no value where too few answered. */
function estimatesOf(key: { home: string; id: string }, state: KnownSurvey) {
  const { found, publishedAt, year, area, compared } = state;
  if (!found || publishedAt === null) return [];
  return found.measures.map(({ indicator, area: place, value, se, low, high, n, missing, nEff, deff, suppressed }) => {
    const shown = suppressed
      ? { value: null, se: null, low: null, high: null, n_eff: null, deff: null }
      : { value, se, low, high, n_eff: nEff, deff };
    const own = place === area ? compared.filter((one) => one.indicator === indicator) : [];
    const row = {
      home: key.home,
      survey: key.id,
      indicator,
      place,
      year,
      ...shown,
      n,
      missing,
      rate: found.rates.rr3,
      method: found.method,
      compared: own,
    };
    return { table: estimateTable.name, row };
  });
}

/** Each version as the public may read it: no value where too few answered. */
function editionRows(key: { home: string; id: string }, state: KnownSurvey) {
  return editionsOf(state).map(({ version, at, found, compared, ...told }) => {
    const measures = found.measures.map(({ indicator, area, value, se, low, high, n, missing, suppressed }) => ({
      indicator,
      area,
      n,
      missing,
      suppressed,
      ...(suppressed ? { value: null, se: null, low: null, high: null } : { value, se, low, high }),
    }));
    const { digest, method, rates } = found;
    const detail = { ...told, compared, measures, digest, method, responseRate: rates.rr3 };
    return { table: editionTable.name, row: { home: key.home, survey: key.id, version, place: state.area, published_at: at, detail } };
  });
}

const correctionOf = ({ correction }: KnownSurvey): string =>
  !correction ? "" : correction.failed ? "failed" : correction.found ? "ready" : "estimating";

export const surveyProjection: Projection<Survey> = {
  tables: [surveyTable, estimateTable, editionTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, title, titleEn, year, stage, plan, publishedAt, demo } = state;
    const wanted = plan?.strata.reduce((sum, stratum) => sum + stratum.wanted, 0) ?? 0;
    const days = { from_on: plan?.from ?? null, until_on: plan?.until ?? null, wanted, published_at: publishedAt };
    const corrected = { edition: Math.max(1, editionsOf(state).length), correction: correctionOf(state) };
    return [
      { table: surveyTable.name, row: { home, id, place: area, title, title_en: titleEn, year, stage, ...days, demo, ...corrected } },
      ...estimatesOf({ home, id }, state),
      ...editionRows({ home, id }, state),
    ];
  },
};

const unitTable: Table = {
  name: "surveys.unit",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    survey: "uuid",
    stratum: "text",
    stage: "text",
    interviewer: "text",
    claimed_at: "timestamptz",
    invited: "bool",
    attempts: "int4",
    next_at: "timestamptz",
    disposition: "text",
    held: "bool",
  },
};
export const unitProjection: Projection<Unit> = {
  tables: [unitTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, survey, stratum, stage, interviewer, invited, attempts, nextAt, disposition, phone, claimedAt } = state;
    const row = {
      home,
      id,
      place: area,
      survey,
      stratum,
      stage,
      interviewer,
      claimed_at: stage === "claimed" ? (claimedAt ?? null) : null,
      invited,
      attempts: attempts.length,
    };
    return [{ table: unitTable.name, row: { ...row, next_at: nextAt, disposition, held: phone !== null } }];
  },
};

const interviewTable: Table = {
  name: "surveys.interview",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    survey: "uuid",
    token: "uuid",
    stratum: "text",
    mode: "text",
    interviewer: "text",
    seconds: "int4",
    broken: "bool",
    excluded: "bool",
    called_back: "bool",
    answers: "jsonb",
    adults: "int4",
  },
};
export const interviewProjection: Projection<Interview> = {
  tables: [interviewTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, survey, token, stratum, mode, by, seconds, broken, stage, calledBack, answers, adults = null } = state;
    const said = { survey, token, stratum, mode, interviewer: by, seconds, broken, excluded: stage === "excluded" };
    return [{ table: interviewTable.name, row: { home, id, place: area, ...said, called_back: calledBack, answers, adults } }];
  },
};
