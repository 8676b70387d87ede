import type { Projection, Table } from "#platform/ledger";
import type { ImportState } from "./import.ts";

const table: Table = {
  name: "imports.import",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    account: "text",
    kind: "text",
    stage: "text",
    started_at: "timestamptz",
    ended_at: "timestamptz",
    rows: "int4",
    done: "int4",
    changed: "int4",
    unchanged: "int4",
    failures: "jsonb",
    opened: "int4",
  },
};

export const importProjection: Projection<ImportState> = {
  tables: [table],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, account, kind, stage, startedAt, endedAt, rows, done, changed, unchanged, failures, opened } = state;
    const row = {
      home,
      id,
      place: area,
      account,
      kind,
      stage,
      started_at: startedAt,
      ended_at: endedAt,
      rows,
      done,
      changed,
      unchanged,
      failures,
      opened: opened.length,
    };
    return [{ table: table.name, row }];
  },
};
