import type { Projection, Table } from "#platform/ledger";
import type { Matter } from "./matter.ts";
import type { Opinion } from "./opinion.ts";

const matters: Table = {
  name: "decisions.matter",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    title: "text",
    kind: "text",
    stage: "text",
    level: "text",
    until: "date",
    outcome: "text",
    opinions: "int4",
    answered: "int4",
    undertaker: "text",
    decider: "text",
    detail: "jsonb",
  },
};

export const matterProjection: Projection<Matter> = {
  tables: [matters],
  place: ({ home }, { stage, area }) => (stage === "none" ? home : area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, title, kind, stage, report, until, outcome, opinions, answered, undertaker, decider } = state;
    const row = {
      home,
      id,
      place: area,
      title,
      kind,
      stage,
      level: report?.level ?? null,
      until,
      outcome,
      opinions,
      answered,
      undertaker,
      decider,
    };
    return [{ table: matters.name, row: { ...row, detail: state } }];
  },
};

const opinions: Table = {
  name: "decisions.opinion",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    matter: "uuid",
    times: "int4",
    stage: "text",
    summary: "text",
    answer: "text",
    reason: "text",
  },
};

export const opinionProjection: Projection<Opinion> = {
  tables: [opinions],
  place: ({ home }, { place }) => place || home,
  rows: ({ home, id }, { stage, matter, place, times, summary, answer, reason }) =>
    stage === "none" ? [] : [{ table: opinions.name, row: { home, id, place, matter, times, stage, summary, answer, reason } }],
};
