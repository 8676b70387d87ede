import type { Projection, Table } from "#platform/ledger";
import type { Kiosk } from "./kiosk.ts";

const kioskTable: Table = {
  name: "wall.kiosk",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    label: "text",
    opened_by: "text",
    opened_at: "timestamptz",
    until: "timestamptz",
    revoked_at: "timestamptz",
  },
};

export const kioskProjection: Projection<Kiosk> = {
  tables: [kioskTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, label, until, openedBy, openedAt, revokedAt } = state;
    const row = { home, id, place: area, label, opened_by: openedBy, opened_at: openedAt, until, revoked_at: revokedAt };
    return [{ table: kioskTable.name, row }];
  },
};
