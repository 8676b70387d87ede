import type { Projection, Table } from "#platform/ledger";
import type { Glass } from "./glass.ts";
import type { Mine } from "./mine.ts";
import type { Own } from "./own.ts";

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

const glassTable: Table = {
  name: "privacy.glass",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    record_home: "text",
    record: "uuid",
    kind: "text",
    account: "text",
    unit: "text",
    stage: "text",
    opened_at: "timestamptz",
    until: "timestamptz",
    told: "bool",
    upheld: "bool",
    reviewed_by: "text",
    reviewed_at: "timestamptz",
  },
};

/** The place of an opening is the opener's area: whoever supervises there answers for it, wherever the record lies. */
export const glassProjection: Projection<Glass> = {
  tables: [glassTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { record, kind, account, unit, area, stage, openedAt, until, told, review } = state;
    const row = {
      home,
      id,
      place: area,
      record_home: record.home,
      record: record.id,
      kind,
      account,
      unit,
      stage,
      opened_at: openedAt,
      until,
      told,
      upheld: review?.upheld ?? null,
      reviewed_by: review?.account ?? null,
      reviewed_at: review?.at ?? null,
    };
    return [{ table: glassTable.name, row }];
  },
};

const ownTable: Table = {
  name: "privacy.own",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", place: "text", who: "text", stage: "text", at: "timestamptz" },
};

export const ownProjection: Projection<Own> = {
  tables: [ownTable],
  rows: ({ home, id }, state) =>
    state.stage === "none"
      ? []
      : [{ table: ownTable.name, row: { home, id, place: home, who: state.who, stage: state.stage, at: state.at } }],
};
