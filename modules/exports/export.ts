import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { ExportStage, PURPOSES, SUBJECTS } from "./contract.ts";

/** Limits [P], a city's own to change here: what leaves is small, short-lived and slow. */
export const MOST_ROWS = 10_000;
export const KEPT_DAYS = 7;
export const PER_DAY = 20;
/** What one screen of a list shows: more rows than this leave only when a second person has said so. `ZUJI_EXPORT_ALONE_ROWS` says otherwise. */
export const ALONE_ROWS = 50;
const HELD_DAYS = 3;
/** A job that has not ended by then never will: its person may ask again. */
const STALE_MS = 60 * 60_000;

export type ExportEvent =
  // The typed purpose is sealed: staff write names into it. The event says only that there is one.
  | {
      type: "exports.requested";
      account: string;
      subject: (typeof SUBJECTS)[number];
      area: string;
      filter: Record<string, string>;
      purpose: (typeof PURPOSES)[number];
      language: "zh" | "en";
    }
  | { type: "exports.progressed"; rows: number }
  // Too much for one person: it waits for a second one.
  | { type: "exports.held"; rows: number; until: string }
  | { type: "exports.approved" }
  | { type: "exports.refused" }
  | { type: "exports.made"; rows: number; bytes: number; file: string; digest: string; expiresAt: string }
  | { type: "exports.failed"; code: string }
  | { type: "exports.downloaded" }
  | { type: "exports.deleted" }
  | { type: "exports.expired" };

export type KnownExport = {
  stage: ExportStage;
  account: string;
  subject: (typeof SUBJECTS)[number];
  area: string;
  filter: Record<string, string>;
  purpose: (typeof PURPOSES)[number];
  language: "zh" | "en";
  requestedAt: string;
  rows: number;
  bytes: number | null;
  file: string | null;
  digest: string | null;
  failure: string | null;
  expiresAt: string | null;
  downloads: number;
  lastDownloadAt: string | null;
  /** Until when a second person may be waited for. */
  heldUntil: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
};
export type ExportState = { stage: "none" } | KnownExport;

function evolve(state: ExportState, event: Recorded<ExportEvent>): ExportState {
  if (event.type === "exports.requested") {
    const { account, subject, area, filter, purpose, language, at } = event;
    const nothingYet = {
      rows: 0,
      bytes: null,
      file: null,
      digest: null,
      failure: null,
      expiresAt: null,
      downloads: 0,
      lastDownloadAt: null,
      heldUntil: null,
      approvedBy: null,
      approvedAt: null,
    };
    return { stage: "requested", account, subject, area, filter, purpose, language, requestedAt: at, ...nothingYet };
  }
  if (state.stage === "none") return state;
  switch (event.type) {
    case "exports.progressed":
      return { ...state, rows: event.rows };
    case "exports.made": {
      const { rows, bytes, file, digest, expiresAt } = event;
      return { ...state, stage: "ready", rows, bytes, file, digest, expiresAt };
    }
    case "exports.held":
      return { ...state, stage: "held", rows: event.rows, heldUntil: event.until };
    case "exports.approved":
      return { ...state, stage: "requested", approvedBy: event.by, approvedAt: event.at };
    case "exports.refused":
      return { ...state, stage: "refused", approvedBy: event.by, approvedAt: event.at };
    case "exports.failed":
      return { ...state, stage: "failed", failure: event.code };
    case "exports.downloaded":
      return { ...state, downloads: state.downloads + 1, lastDownloadAt: event.at };
    case "exports.deleted":
      return { ...state, stage: "deleted" };
    case "exports.expired":
      return { ...state, stage: "expired" };
  }
}

export const sheetExport = noun<ExportState, ExportEvent>({ kind: "exports.export", initial: { stage: "none" }, evolve });

type Asking = Omit<Extract<ExportEvent, { type: "exports.requested" }>, "type">;

export function request(state: ExportState, asking: Asking): ExportEvent[] {
  return state.stage === "none" ? [{ type: "exports.requested", ...asking }] : [];
}

export const progress = (state: ExportState, rows: number): ExportEvent[] =>
  state.stage === "requested" && rows > state.rows ? [{ type: "exports.progressed", rows }] : [];

export function finish(
  state: ExportState,
  made: { rows: number; bytes: number; file: string; digest: string },
  now: string,
): ExportEvent[] {
  // Deleted while it was being made: the job sees the stage in the answer and takes its file away again.
  if (state.stage !== "requested") return [];
  return [{ type: "exports.made", ...made, expiresAt: new Date(Date.parse(now) + KEPT_DAYS * 86_400_000).toISOString() }];
}

/** What turned out to be much waits; what was approved is made. */
export const hold = (state: ExportState, rows: number, now: string): ExportEvent[] =>
  state.stage === "requested" && state.approvedBy === null
    ? [{ type: "exports.held", rows, until: new Date(Date.parse(now) + HELD_DAYS * 86_400_000).toISOString() }]
    : [];

/** Another person than who asked, while it waits. */
export function answer(state: ExportState, by: string, yes: boolean, now: string): ExportEvent[] {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  if (state.account === by) throw refuse.forbidden("exports.own-request");
  if (state.stage !== "held" || state.heldUntil === null || state.heldUntil <= now) throw refuse.conflict("exports.not-waiting");
  return [{ type: yes ? "exports.approved" : "exports.refused" }];
}

export const fail = (state: ExportState, code: string): ExportEvent[] =>
  state.stage === "requested" || state.stage === "held" ? [{ type: "exports.failed", code }] : [];

/** Only by who asked: for everybody else it does not exist. */
function own(state: ExportState, account: string): KnownExport {
  if (state.stage === "none" || state.account !== account) throw refuse.notFound("record.not-found");
  return state;
}

export function download(state: ExportState, account: string, now: string): ExportEvent[] {
  const known = own(state, account);
  if (known.stage === "requested" || known.stage === "held") throw refuse.conflict("exports.not-ready");
  if (known.stage !== "ready" || known.expiresAt === null || known.expiresAt <= now) throw refuse.notFound("exports.gone");
  return [{ type: "exports.downloaded" }];
}

export function remove(state: ExportState, account: string): ExportEvent[] {
  const known = own(state, account);
  return ["requested", "held", "ready"].includes(known.stage) ? [{ type: "exports.deleted" }] : [];
}

export const expire = (state: ExportState, now: string): ExportEvent[] =>
  state.stage === "ready" && state.expiresAt !== null && state.expiresAt <= now ? [{ type: "exports.expired" }] : [];

// ——— one at a time ———

export type TurnEvent = { type: "exports.turn-taken"; export: string; day: string } | { type: "exports.turn-given"; export: string };
/** What one person has running, and how often today: a stream of its own, so that two clicks at the same moment meet. */
export type Turn = { running: string | null; since: string; day: string; count: number };

export const turn = noun<Turn, TurnEvent>({
  kind: "exports.turn",
  initial: { running: null, since: "", day: "", count: 0 },
  evolve: (state, event: Recorded<TurnEvent>) =>
    event.type === "exports.turn-taken"
      ? { running: event.export, since: event.at, day: event.day, count: event.day === state.day ? state.count + 1 : 1 }
      : { ...state, running: state.running === event.export ? null : state.running },
});

export function takeTurn(state: Turn, id: string, day: string, now: string): TurnEvent[] {
  if (state.running === id) return [];
  if (state.running !== null && Date.parse(now) - Date.parse(state.since) < STALE_MS) throw refuse.conflict("exports.one-at-a-time");
  if (state.day === day && state.count >= PER_DAY) throw refuse.tooMany("exports.enough-today", { limit: PER_DAY });
  return [{ type: "exports.turn-taken", export: id, day }];
}

export const giveTurn = (state: Turn, id: string): TurnEvent[] =>
  state.running === id ? [{ type: "exports.turn-given", export: id }] : [];

/** Long past its time and never made. */
export const isStale = (requestedAt: string, now: string): boolean => Date.parse(now) - Date.parse(requestedAt) >= STALE_MS;
