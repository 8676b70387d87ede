import type { Projection, Table } from "#platform/ledger";
import type { Mine } from "./mine.ts";

const actTable: Table = {
  name: "privacy.act",
  key: ["home", "id", "n"],
  columns: {
    home: "text",
    id: "uuid",
    n: "int4",
    place: "text",
    record: "uuid",
    act: "text",
    at: "timestamptz",
    erased: "int4",
    kept: "int4",
  },
};

/** The place of an act is where the record was taken in: who oversees there sees that rights are used, and how they were answered. */
export const mineProjection: Projection<Mine> = {
  tables: [actTable],
  place: ({ home }) => home,
  rows: ({ home, id }, state) =>
    state.stage === "none"
      ? []
      : state.acts.map(({ n, at, act, erased, kept }) => ({
          table: actTable.name,
          row: { home, id, n, place: home, record: state.record, act, at, erased, kept },
        })),
};
