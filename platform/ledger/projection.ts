import type { StreamKey } from "./noun.ts";

/** PostgreSQL types a projection column may have. */
export type ColumnType = "text" | "uuid" | "int4" | "int8" | "float8" | "bool" | "timestamptz" | "date" | "jsonb" | "text[]";

/** A table that the ledger keeps. `key` always begins with "home"; rows are upserted and never removed. */
export type Table = { name: string; key: readonly string[]; columns: Readonly<Record<string, ColumnType>> };

export type Row = Readonly<Record<string, unknown>>;

/** The table rows of one stream, a pure function of its state: so `npm run verify` can recompute every row from the events. */
export type Projection<S> = {
  tables: readonly Table[];
  /** Where the record is now (area code); decides who sees its events. Default: the first row's `place`, else the home. */
  place?: (key: StreamKey, state: S) => string;
  rows: (key: StreamKey, state: S) => readonly { table: string; row: Row }[];
};

type Known<S> = Exclude<S, { stage: "none" }>;

/** One row a record, in one table; none while there is no record. `row`: its columns beside the key. */
export const single = <S extends { stage: string }>(table: Table, row: (key: StreamKey, state: Known<S>) => Row): Projection<S> => ({
  tables: [table],
  rows: (key, state) => (state.stage === "none" ? [] : [{ table: table.name, row: { ...key, ...row(key, state as Known<S>) } }]),
});

/** A clock as it stands in `clocks.clock`. All instants RFC 3339. */
export type ClockRow = {
  /** Unique within the stream, e.g. "handle:cg" or "verify". */
  slot: string;
  rule: string;
  kind: "duty" | "right";
  /** Account, unit code or role that must act. */
  obligor: string;
  startedAt: string;
  dueAt: string;
  /** When the next notice is to be given (reminder, then lapse), null when none is left. */
  remindAt: string | null;
  provisional: boolean;
  status: "running" | "suspended" | "met" | "late" | "lapsed" | "void";
  metAt: string | null;
  place: string;
};

export type Clocks<S> = (key: StreamKey, state: S) => readonly ClockRow[];
