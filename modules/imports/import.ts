import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { ImportFailure, ImportKind } from "./contract.ts";

export type ImportEvent =
  | { type: "imports.started"; kind: ImportKind; area: string; rows: number }
  | { type: "imports.progressed"; done: number }
  | { type: "imports.ended"; changed: number; unchanged: number; failures: ImportFailure[]; opened: string[] }
  | { type: "imports.passwords-given" };

export type KnownImport = {
  stage: "running" | "ended";
  kind: ImportKind;
  area: string;
  account: string;
  startedAt: string;
  endedAt: string | null;
  rows: number;
  done: number;
  changed: number;
  unchanged: number;
  failures: ImportFailure[];
  opened: string[];
};
export type ImportState = { stage: "none" } | KnownImport;

function evolve(state: ImportState, event: Recorded<ImportEvent>): ImportState {
  if (event.type === "imports.started") {
    const { kind, area, rows, by, at } = event;
    const nothingYet = { endedAt: null, done: 0, changed: 0, unchanged: 0, failures: [], opened: [] };
    return { stage: "running", kind, area, account: by, startedAt: at, rows, ...nothingYet };
  }
  if (state.stage === "none") return state;
  switch (event.type) {
    case "imports.progressed":
      return { ...state, done: event.done };
    case "imports.ended": {
      const { changed, unchanged, failures, opened } = event;
      return { ...state, stage: "ended", endedAt: event.at, done: state.rows, changed, unchanged, failures, opened };
    }
    case "imports.passwords-given":
      return state;
  }
}

export const sheetImport = noun<ImportState, ImportEvent>({ kind: "imports.import", initial: { stage: "none" }, evolve });

export const start = (state: ImportState, input: { kind: ImportKind; area: string; rows: number }): ImportEvent[] =>
  state.stage === "none" ? [{ type: "imports.started", ...input }] : [];

export const progress = (state: ImportState, done: number): ImportEvent[] =>
  state.stage === "running" && done > state.done ? [{ type: "imports.progressed", done }] : [];

export const end = (
  state: ImportState,
  result: { changed: number; unchanged: number; failures: ImportFailure[]; opened: string[] },
): ImportEvent[] => (state.stage === "running" ? [{ type: "imports.ended", ...result }] : []);

const PASSWORD_DAYS = 3;

/** First passwords go only to whoever brought the list, and only while it is fresh: after that each is reset by itself. */
export function givePasswords(state: ImportState, by: string, now: string): ImportEvent[] {
  if (state.stage === "none" || state.account !== by) throw refuse.notFound("record.not-found");
  const fresh = state.endedAt !== null && Date.parse(now) - Date.parse(state.endedAt) < PASSWORD_DAYS * 86_400_000;
  if (state.stage !== "ended" || state.opened.length === 0 || !fresh) throw refuse.conflict("imports.no-passwords");
  return [{ type: "imports.passwords-given" }];
}
