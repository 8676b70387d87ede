import type { Projection, Table } from "#platform/ledger";
import { areaOfUnit } from "#modules/people";
import type { Shift } from "./shift.ts";

export const shiftTable: Table = {
  name: "duty.shift",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    unit: "text",
    place: "text",
    phone: "text",
    account: "uuid",
    starts_at: "timestamptz",
    ends_at: "timestamptz",
    stage: "text",
    acknowledged_at: "timestamptz",
    logged_at: "timestamptz",
  },
};

export const shiftProjection: Projection<Shift> = {
  tables: [shiftTable],
  place: ({ home }, state) => (state.stage === "none" ? home : areaOfUnit(state.unit)),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { unit, phone, account, from, to, stage, acknowledgedAt, log } = state;
    const row = {
      home,
      id,
      unit,
      place: areaOfUnit(unit),
      phone,
      account,
      starts_at: from,
      ends_at: to,
      stage,
      acknowledged_at: acknowledgedAt,
      logged_at: log?.at ?? null,
    };
    return [{ table: shiftTable.name, row }];
  },
};
