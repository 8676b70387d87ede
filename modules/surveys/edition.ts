import type { Recorded } from "#platform/ledger";
import type { Calculated, Change, Committed, Compared, Hand, LeftOut, MarginTotals, Reference, Said, Stratum } from "./contract.ts";
import type { SurveyEvent } from "./event.ts";
import type { KnownSurvey } from "./survey.ts";

/** One published version of the results. What it was made of stays in it, so that it can be read for ever. */
export type Edition = {
  version: number;
  at: string;
  seq: number;
  why: Said | null;
  begunBy: Hand;
  approvedBy: Hand;
  found: Calculated;
  compared: readonly Compared[];
  changes: readonly Change[];
  /** Interviews this version does not count that the first one did. */
  leftOut: number;
};

export type Correction = {
  why: Said;
  by: string;
  hand: Hand;
  leftOut: readonly LeftOut[];
  strata: readonly Stratum[];
  margins: readonly MarginTotals[];
  merge: readonly (readonly string[])[];
  references: readonly Reference[];
  found: Calculated | null;
  committed: readonly Committed[];
  failed: KnownSurvey["failed"];
};

/** Absent of what was published before results could be corrected. */
export type Editions = {
  editions?: readonly Edition[];
  correction?: Correction | null;
  leftOut?: readonly LeftOut[];
  /** Who ordered the estimates that are published, as role and unit. */
  ordered?: Hand;
};

const handOf = ({ role, unit }: Hand): Hand => ({ role, unit });
const nobody: Hand = { role: "", unit: "" };

/** Interviews the published figures do not count although they stand in the record. */
export const leftOutOf = ({ leftOut }: Editions): Set<string> => new Set((leftOut ?? []).map(({ interview }) => interview));

/** The versions so far; of a survey published before there were any, what it says now. */
export function editionsOf(state: KnownSurvey): readonly Edition[] {
  const { editions, found, publishedAt, compared } = state;
  if (editions) return editions;
  if (!found || publishedAt === null) return [];
  return [
    { version: 1, at: publishedAt, seq: 0, why: null, begunBy: nobody, approvedBy: nobody, found, compared, changes: [], leftOut: 0 },
  ];
}

export function firstEdition(state: KnownSurvey, event: Recorded<Extract<SurveyEvent, { type: "surveys.published" }>>): KnownSurvey {
  const { found, compared, ordered } = state;
  if (!found) return state;
  const { at, seq } = event;
  const hands = { begunBy: ordered ?? nobody, approvedBy: handOf(event) };
  return { ...state, editions: [{ version: 1, at, seq, why: null, ...hands, found, compared, changes: [], leftOut: 0 }] };
}

function corrected(
  state: KnownSurvey,
  correction: Correction,
  event: Recorded<Extract<SurveyEvent, { type: "surveys.corrected" }>>,
): KnownSurvey {
  const { found, strata, margins, merge, hand, leftOut: more } = correction;
  if (!found || !state.plan) return state;
  const { version, at, seq, why, compared, changes, committed } = event;
  const leftOut = [...(state.leftOut ?? []), ...more];
  const edition = { version, at, seq, why, begunBy: hand, approvedBy: handOf(event), found, compared, changes, leftOut: leftOut.length };
  const plan = { ...state.plan, strata, margins };
  return {
    ...state,
    plan,
    merge,
    leftOut,
    found,
    compared,
    committed,
    correction: null,
    editions: [...editionsOf(state), edition],
  };
}

/** What a correction does to a survey; the published figures stay until a second person has approved others. */
export function afterCorrection(state: KnownSurvey, event: Recorded<SurveyEvent>): KnownSurvey {
  if (event.type === "surveys.correction-begun") {
    const { why, by, leftOut, strata, margins, merge, references } = event;
    const correction = {
      why,
      by,
      hand: handOf(event),
      leftOut,
      strata,
      margins,
      merge,
      references,
      found: null,
      committed: [],
      failed: null,
    };
    return { ...state, correction };
  }
  const { correction } = state;
  if (!correction) return state;
  switch (event.type) {
    case "surveys.correction-estimated": {
      const { measures, rates, counts, weights, digest, method, committed } = event;
      return {
        ...state,
        correction: { ...correction, found: { measures, rates, counts, weights, digest, method }, committed, failed: null },
      };
    }
    case "surveys.correction-failed":
      return { ...state, correction: { ...correction, failed: { code: event.code, params: event.params } } };
    case "surveys.correction-dropped":
      return { ...state, correction: null };
    case "surveys.corrected":
      return corrected(state, correction, event);
    default:
      return state;
  }
}
