import type { Due } from "#modules/incidents";
import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Language } from "#web/words";
import type { ResultRow } from "./contract.ts";
import type { ResultStage } from "./contract/lists.ts";
import type { Committed, ResultEvent, Sealed } from "./event.ts";
import { tripodOf } from "./ranking.ts";
import type { Hand, KnownScheme } from "./scheme.ts";

type Running = { slot: "publicity" | "award"; from: string; due: Due };
export type KnownResult = {
  stage: ResultStage;
  rows: readonly ResultRow[];
  /** Entries not yet decided when it was computed. */
  open: number;
  version: number;
  area: string;
  year: number;
  level: string;
  demo: boolean;
  computedAt: string;
  touched: number;
  stale: boolean;
  publishedBy: string | null;
  objections: readonly {
    entry: string;
    at: string;
    text: Sealed;
    contact: Sealed | null;
    language?: Language;
    decided: { upheld: boolean; reason: string; at: string } | null;
  }[];
  document: string | null;
  revoked: readonly { subject: string; document: string; reason: string; at: string }[];
  /** Awards that ended because an earlier year was taken back; absent of results of before that was counted. */
  lost?: readonly { subject: string; award: NonNullable<ResultRow["award"]>; because: string; at: string }[];
  due: Running | null;
  past: readonly (Running & { metAt: string })[];
  told: { slot: string; dueAt: string; as: "reminded" | "lapsed" } | null;
};
/** `touched` is counted from before there is a result, so that one computed from older points is known as such. */
export type Result = { stage: "none"; touched: number } | KnownResult;

function computed(before: Result, event: Recorded<Extract<ResultEvent, { type: "assessment.result-computed" }>>): KnownResult {
  const { rows, open, version, area, year, level, demo, at } = event;
  const kept = before.stage === "none" ? { objections: [], revoked: [], past: [] } : before;
  return {
    stage: "provisional",
    rows,
    open,
    version,
    area,
    year,
    level,
    demo,
    computedAt: at,
    touched: before.touched,
    stale: false,
    publishedBy: null,
    objections: kept.objections,
    document: null,
    revoked: kept.revoked,
    due: null,
    past: kept.past,
    told: null,
  };
}

function step(state: KnownResult, event: Recorded<Exclude<ResultEvent, { type: "assessment.result-due-recounted" }>>): KnownResult {
  const { at, by } = event;
  switch (event.type) {
    case "assessment.result-computed":
    case "assessment.result-touched":
      return state;
    case "assessment.result-publicised":
      return { ...state, stage: "publicised", publishedBy: by, due: { slot: "publicity", from: at, due: event.until } };
    case "assessment.result-objected":
      return {
        ...state,
        objections: [
          ...state.objections,
          {
            entry: event.entry,
            at,
            text: event.text,
            contact: event.contact,
            ...(event.language ? { language: event.language } : {}),
            decided: null,
          },
        ],
      };
    case "assessment.result-objection-decided": {
      const { entry, upheld, reason } = event;
      const objections = state.objections.map((one) => (one.entry === entry ? { ...one, decided: { upheld, reason, at } } : one));
      // What was published does not hold when an objection does: points may be corrected, and it is computed anew.
      return upheld ? { ...state, objections, stage: "provisional", stale: true, due: null } : { ...state, objections };
    }
    case "assessment.result-finalised":
      return { ...state, stage: "final", document: event.document, due: { slot: "award", from: at, due: event.awardDue } };
    case "assessment.titles-awarded":
      return { ...state, stage: "awarded", document: event.document, due: null };
    case "assessment.title-revoked": {
      const { subject, document, reason } = event;
      // As after a veto: it has no place, and takes none from others. Theirs are as they were made final.
      const rows = state.rows.map((row) =>
        row.subject === subject ? { ...row, rank: null, qualified: false, streak: 0, award: null } : row,
      );
      return { ...state, rows, revoked: [...state.revoked, { subject, document, reason, at }] };
    }
    case "assessment.streak-recounted": {
      const { subject, streak, award, lost, because } = event;
      const rows = state.rows.map((row) => (row.subject === subject ? { ...row, streak, award } : row));
      return { ...state, rows, ...(lost ? { lost: [...(state.lost ?? []), { subject, award: lost, because, at }] } : {}) };
    }
    case "assessment.result-reminded":
    case "assessment.result-lapsed":
      return {
        ...state,
        told: { slot: event.slot, dueAt: event.dueAt, as: event.type === "assessment.result-lapsed" ? "lapsed" : "reminded" },
      };
  }
}

function evolve(before: Result, event: Recorded<ResultEvent>): Result {
  if (event.type === "assessment.result-computed") return computed(before, event);
  if (event.type === "assessment.result-touched") {
    const touched = before.touched + 1;
    return before.stage === "none" ? { ...before, touched } : { ...before, touched, stale: true };
  }
  if (before.stage === "none") return before;
  if (event.type === "assessment.result-due-recounted") return before.due ? { ...before, due: { ...before.due, due: event.due } } : before;
  const state = step(before, event);
  return before.due !== null && before.due !== state.due ? { ...state, past: [...state.past, { ...before.due, metAt: event.at }] } : state;
}

/** What all units of one scheme came to: computed, public with its points frozen, final, awarded. */
export const result = noun<Result, ResultEvent>({ kind: "assessment.result", initial: { stage: "none", touched: 0 }, evolve });

/** It was public and is not any more: an objection was upheld, and what was published is put right. */
export const isTakenBack = ({ stage, past }: KnownResult): boolean =>
  stage === "provisional" && past.some(({ slot }) => slot === "publicity");

export function known(found: Result): KnownResult {
  if (found.stage === "none") throw refuse.notFound("assessment.no-result");
  return found;
}
function at(found: Result, ...stages: ResultStage[]): KnownResult {
  const state = known(found);
  if (!stages.includes(state.stage)) throw refuse.conflict("assessment.result-not-now", { stage: state.stage });
  return state;
}

/** From the day a result is public no point of it moves. */
export function assertOpen(found: Result): void {
  if (found.stage !== "none" && found.stage !== "provisional") throw refuse.conflict("assessment.frozen");
}
/** A point was decided: what has been computed is no longer all of it. */
export const touch = (found: Result): ResultEvent[] => {
  assertOpen(found);
  return [{ type: "assessment.result-touched" }];
};

export type Computed = { rows: ResultRow[]; open: number; version: number; touched: number };
/** A result computed from points or by a rule that have moved since is no result: the job that computes it comes again. */
export function compute(found: Result, { touched, ...fresh }: Computed, { facts, demo, stage, version }: KnownScheme): ResultEvent[] {
  assertOpen(found);
  if (stage !== "closed") throw refuse.conflict("assessment.not-closed", { until: facts.until });
  if (found.touched !== touched || fresh.version !== version) throw refuse.conflict("assessment.stale");
  const { area, year, level } = facts;
  return [{ type: "assessment.result-computed", ...fresh, area, year, level, demo }];
}

export function publicise(found: Result, until: Due, committed: (state: KnownResult) => Committed[]): ResultEvent[] {
  const state = at(found, "provisional");
  if (state.stale) throw refuse.conflict("assessment.stale");
  if (state.open > 0) throw refuse.conflict("assessment.entries-open", { n: state.open });
  return [{ type: "assessment.result-publicised", until, committed: committed(state) }];
}

type Objection = { entry: string; text: Sealed; contact: Sealed | null; language?: Language | undefined };

export function objectTo(found: Result, { entry: id, text, contact, language }: Objection, { now }: Hand): ResultEvent[] {
  const state = at(found, "publicised");
  if (state.objections.some(({ entry }) => entry === id)) return [];
  if (state.due && now > state.due.due.dueAt) throw refuse.conflict("assessment.publicity-over");
  return [{ type: "assessment.result-objected", entry: id, text, contact, ...(contact && language ? { language } : {}) }];
}

/** Not by who published it. */
export function decideObjection(found: Result, id: string, upheld: boolean, reason: string, { by }: Hand): ResultEvent[] {
  const state = at(found, "publicised");
  const objection = state.objections.find(({ entry }) => entry === id);
  if (!objection) throw refuse.notFound("record.not-found");
  if (objection.decided) throw refuse.conflict("assessment.decided-already");
  if (state.publishedBy === by) throw refuse.forbidden("assessment.own-publication");
  return [{ type: "assessment.result-objection-decided", entry: id, upheld, reason }];
}

export function finalise(found: Result, document: string, awardDue: Due, { by, now }: Hand): ResultEvent[] {
  const state = at(found, "publicised");
  if (state.publishedBy === by) throw refuse.forbidden("assessment.own-publication");
  if (state.due && now <= state.due.due.dueAt)
    throw refuse.conflict("assessment.still-public", { until: state.due.due.dueAt.slice(0, 10) });
  const waiting = state.objections.filter(({ decided }) => decided === null).length;
  if (waiting > 0) throw refuse.conflict("assessment.objections-open", { n: waiting });
  return [{ type: "assessment.result-finalised", document, awardDue }];
}

export function award(found: Result, document: string): ResultEvent[] {
  at(found, "final");
  return [{ type: "assessment.titles-awarded", document }];
}

/** 统计法 12: false statistics win no honour; the year is taken back and those in a row end with it. */
export function revoke(
  found: Result,
  { subject, document, reason }: { subject: string; document: string; reason: string },
  committed: (state: KnownResult) => Committed[],
): ResultEvent[] {
  const state = at(found, "final", "awarded");
  const row = state.rows.find((one) => one.subject === subject);
  if (!row) throw refuse.fields([{ path: "subject", code: "assessment.no-such-subject", params: { subject } }]);
  if (state.revoked.some((one) => one.subject === subject)) return [];
  const event = { type: "assessment.title-revoked" as const, subject, document, reason };
  // What is public now is committed to anew.
  const after = { ...state, revoked: [...state.revoked, { subject, document, reason, at: "" }] };
  return [{ ...event, committed: committed(after) }];
}

/** A year after one that was taken back: its years in a row, and the award they no longer reach. None is given by counting: that takes a decision. */
export function recount(found: Result, { subject, streak, because }: { subject: string; streak: number; because: string }): ResultEvent[] {
  const state = known(found);
  const row = state.rows.find((one) => one.subject === subject);
  if (!row) return [];
  const award = row.qualified && tripodOf(streak)?.zh === row.award?.zh ? row.award : null;
  if (row.streak === streak && row.award === award) return [];
  const lost = award === null ? row.award : null;
  return [{ type: "assessment.streak-recounted", subject, streak, award, lost, because }];
}
