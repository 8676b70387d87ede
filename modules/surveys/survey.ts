import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Calculated, Committed, Compared, LegalMarks, Question, Stage } from "./contract.ts";
import { afterCorrection, firstEdition, type Editions } from "./edition.ts";
import type { Plan, Positions, SurveyEvent } from "./event.ts";

export type KnownSurvey = Editions & {
  stage: Stage;
  title: string;
  titleEn: string;
  purpose: string;
  area: string;
  year: number;
  version: number;
  questions: readonly Question[];
  designer: string;
  plan: Plan | null;
  plannedAt: string | null;
  marks: LegalMarks | null;
  signedOff: string | null;
  pilot: { answered: number; findings: string; at: string } | null;
  seed: { seed: string; source: string; at: string } | null;
  drawn: Positions;
  supplied: Positions;
  merge: readonly (readonly string[])[];
  /** Interviews of interviewers over 3 σ off; absent until the checks have run. */
  deviating?: readonly string[];
  /** Interviews left out after an estimate had been seen. */
  excludedAfter?: number;
  /** Who ordered the estimates: somebody else publishes them. */
  estimator: string | null;
  found: Calculated | null;
  /** Digests of the rows behind what was found; absent of what was found before they were made. */
  committed?: readonly Committed[];
  failed: { code: string; params: Readonly<Record<string, string | number | boolean | readonly string[]>> } | null;
  compared: readonly Compared[];
  publishedAt: string | null;
  voided?: { reason: string; at: string };
  destroying: boolean;
  destruction: { numbers: number; at: string } | null;
  demo: boolean;
};
export type Survey = { stage: "none" } | KnownSurvey;

export const known = (state: Survey): KnownSurvey => {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
};

function begun(event: Recorded<Extract<SurveyEvent, { type: "surveys.designed" }>>): KnownSurvey {
  const { title, titleEn, purpose, area, year, questions, demo } = event;
  return {
    stage: "designed",
    title,
    titleEn,
    purpose,
    area,
    year,
    version: 1,
    questions,
    designer: event.by,
    plan: null,
    plannedAt: null,
    marks: null,
    signedOff: null,
    pilot: null,
    seed: null,
    drawn: {},
    supplied: {},
    merge: [],
    estimator: null,
    found: null,
    failed: null,
    compared: [],
    publishedAt: null,
    destroying: false,
    destruction: null,
    demo,
  };
}

function merged(before: Positions, more: Positions): Positions {
  const all = { ...before };
  for (const [stratum, positions] of Object.entries(more)) all[stratum] = [...(all[stratum] ?? []), ...positions];
  return all;
}

function after(state: KnownSurvey, event: Recorded<SurveyEvent>): KnownSurvey {
  switch (event.type) {
    case "surveys.designed":
      return state;
    case "surveys.questions-revised":
      return { ...state, version: event.version, questions: event.questions, signedOff: null };
    case "surveys.planned": {
      const { modes, frame, universe, frameDigest, strata, margins, from, until, contractor, script } = event;
      const plan = { modes, frame, universe, frameDigest, strata, margins, from, until, contractor, script };
      return { ...state, plan, plannedAt: event.at, signedOff: null };
    }
    case "surveys.filed": {
      const { formNumber, maker, approval, kind, validUntil } = event;
      return { ...state, stage: "filed", marks: { formNumber, maker, approval, kind, validUntil } };
    }
    case "surveys.signed-off":
      return { ...state, signedOff: event.by };
    case "surveys.approved":
      return { ...state, stage: "approved" };
    case "surveys.piloted":
      return { ...state, pilot: { answered: event.answered, findings: event.findings, at: event.at } };
    case "surveys.drawn":
      return { ...state, stage: "drawn", seed: { seed: event.seed, source: event.source, at: event.at }, drawn: event.positions };
    case "surveys.numbers-supplied":
      return { ...state, supplied: merged(state.supplied, event.positions) };
    default:
      return later(state, event);
  }
}

function later(state: KnownSurvey, event: Recorded<SurveyEvent>): KnownSurvey {
  switch (event.type) {
    case "surveys.fieldwork-opened":
      return { ...state, stage: "fielding" };
    case "surveys.fieldwork-closed":
      return { ...state, stage: "checking" };
    case "surveys.checked":
      return { ...state, deviating: event.deviating };
    case "surveys.estimates-dropped":
      return { ...state, stage: "checking", found: null, committed: [], excludedAfter: (state.excludedAfter ?? 0) + 1 };
    case "surveys.estimates-ordered":
      return {
        ...state,
        stage: "estimating",
        merge: event.merge,
        estimator: event.by,
        failed: null,
        ordered: { role: event.role, unit: event.unit },
      };
    case "surveys.estimated": {
      const { measures, rates, counts, weights, digest, method, committed } = event;
      const found = { measures, rates, counts, weights, digest, method };
      return { ...state, stage: "estimated", found, failed: null, ...(committed ? { committed } : {}) };
    }
    case "surveys.estimates-failed":
      return { ...state, stage: "checking", failed: { code: event.code, params: event.params } };
    case "surveys.published":
      return firstEdition({ ...state, stage: "published", compared: event.compared, publishedAt: event.at }, event);
    case "surveys.voided":
      return { ...state, stage: "voided", voided: { reason: event.reason, at: event.at } };
    case "surveys.destruction-ordered":
      return { ...state, destroying: true };
    case "surveys.destroyed":
      return { ...state, stage: state.voided ? "voided" : "destroyed", destruction: { numbers: event.numbers, at: event.at } };
    default:
      return afterCorrection(state, event);
  }
}

/** One survey: from its questions to its published figures and the destruction of its numbers. Who answered what is not in it. */
export const survey = noun<Survey, SurveyEvent>({
  kind: "surveys.survey",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<SurveyEvent>) =>
    state.stage === "none" ? (event.type === "surveys.designed" ? begun(event) : state) : after(state, event),
});
