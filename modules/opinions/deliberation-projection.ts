import { cityDay } from "#platform/days";
import type { Projection, Table } from "#platform/ledger";
import type { Deliberation } from "./deliberation.ts";

const deliberations: Table = {
  name: "opinions.deliberation",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    convener: "text",
    stage: "text",
    meets: "timestamptz",
    until: "date",
    detail: "jsonb",
  },
};
const agreed: Table = {
  name: "opinions.agreed",
  key: ["home", "id", "decision"],
  columns: {
    home: "text",
    id: "uuid",
    decision: "uuid",
    place: "text",
    owner: "text",
    due_at: "timestamptz",
    due_on: "date",
    reported_at: "timestamptz",
  },
};

export const deliberationProjection: Projection<Deliberation> = {
  tables: [deliberations, agreed],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area: place, convener, stage, meets, until } = state;
    const row = { home, id, place, convener, stage, meets, until, detail: state };
    const owed = state.decisions.map(({ decision, owner, due, reported }) => ({
      table: agreed.name,
      row: { home, id, decision, place, owner, due_at: due.dueAt, due_on: cityDay(due.dueAt), reported_at: reported?.at ?? null },
    }));
    return [{ table: deliberations.name, row }, ...owed];
  },
};
