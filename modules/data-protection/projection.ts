import { receiptNumber } from "#platform/ids";
import type { Projection, Table } from "#platform/ledger";
import type { Request } from "./request.ts";

const requests: Table = {
  name: "data_protection.request",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    number: "text",
    place: "text",
    office: "text",
    stage: "text",
    asked_right: "text",
    taken_at: "timestamptz",
    due_at: "timestamptz",
    granted: "bool",
    told_at: "timestamptz",
  },
};

export const requestProjection: Projection<Request> = {
  tables: [requests],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area: place, office, stage, right, takenAt, due, answer, toldAt } = state;
    const row = {
      home,
      id,
      number: receiptNumber(id),
      place,
      office,
      stage,
      asked_right: right,
      taken_at: takenAt,
      due_at: due.dueAt,
      granted: answer?.granted ?? null,
      told_at: toldAt,
    };
    return [{ table: requests.name, row }];
  },
};
