import type { Command } from "#platform/ledger";
import type { CellFault, FormRow } from "#platform/sheets";

/** One command of a row; its input is judged by the command's own schema. */
export type Step = { command: Command<unknown, unknown>; input: Readonly<Record<string, unknown>> };
/** What one row (or a village's rows) asks for. `cell` finds the cell that a refusal's field speaks of. */
export type Order = {
  rows: readonly number[];
  steps: readonly Step[];
  cell: (path: string) => { row: number; at: string };
  /** A new account: what the door keeps and the ledger must not. */
  door?: { id: string; home: string; place: string; login: string; name: string };
};
export type Orders = { orders: Order[]; faults: CellFault[] };

// One place where variance is given up: each command gets its own input back, checked by its own schema.
export const step = (command: unknown, input: Step["input"]): Step => ({ command: command as Command<unknown, unknown>, input });

/** Fields of a command by the column they were filled from; the first column for anything else. */
export const cellsOf =
  (row: FormRow, columns: Readonly<Record<string, string>>, first: string) =>
  (path: string): { row: number; at: string } => ({ row: row.row, at: row.at(columns[path.split(".")[0] ?? ""] ?? first) });
