import type { Projection, Table } from "#platform/ledger";
import { receiptNumber } from "#platform/ids";
import type { Conference, KnownConference } from "./conference.ts";

const conferences: Table = {
  name: "conferences.conference",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    number: "text",
    place: "text",
    kind: "text",
    stage: "text",
    convener: "text",
    meets: "timestamptz",
    members: "text[]",
    matters: "text[]",
    detail: "jsonb",
  },
};

const decisions: Table = {
  name: "conferences.decision",
  key: ["home", "id", "decision"],
  columns: {
    home: "text",
    id: "uuid",
    decision: "uuid",
    place: "text",
    members: "text[]",
    owner: "text",
    due_at: "timestamptz",
    reported_by: "text",
    done: "bool",
  },
};

const rowsOf = ({ home, id }: { home: string; id: string }, state: KnownConference) => {
  const { area: place, kind, stage, convener, meets, members } = state;
  const matters = state.matters.map((one) => `${one.home}/${one.id}`);
  const row = { home, id, number: receiptNumber(id), place, kind, stage, convener, meets, members, matters, detail: state };
  return [
    { table: conferences.name, row },
    ...state.decisions.map(({ decision, owner, due, reported, accepted }) => ({
      table: decisions.name,
      row: { home, id, decision, place, members, owner, due_at: due.dueAt, reported_by: reported?.by ?? null, done: accepted !== null },
    })),
  ];
};

export const conferenceProjection: Projection<Conference> = {
  tables: [conferences, decisions],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: (key, state) => (state.stage === "none" ? [] : rowsOf(key, state)),
};
