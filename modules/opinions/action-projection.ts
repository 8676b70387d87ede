import { cityDay } from "#platform/days";
import type { Projection, Table } from "#platform/ledger";
import type { Action } from "./action.ts";

const actions: Table = {
  name: "opinions.action",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    topic: "text",
    week: "date",
    answering: "text",
    stage: "text",
    due_at: "timestamptz",
    published_on: "date",
    detail: "jsonb",
  },
};
export const actionProjection: Projection<Action> = {
  tables: [actions],
  place: ({ home }, state) => (state.stage === "none" ? home : state.place),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { place, topic, week, answering, stage, due, publishedAt } = state;
    const row = {
      home,
      id,
      place,
      topic,
      week,
      answering,
      stage,
      due_at: due.dueAt,
      published_on: publishedAt && cityDay(publishedAt),
      detail: state,
    };
    return [{ table: actions.name, row }];
  },
};
