import { cityDay } from "#platform/days";
import { single, type Projection, type Table } from "#platform/ledger";
import type { Matter } from "./matter.ts";
import type { Opinion } from "./opinion.ts";
import type { Practice } from "./practice.ts";

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
    identified_on: "date",
    decided_on: "date",
    assessed: "bool",
    changed: "bool",
    pending: "bool",
    detail: "jsonb",
  },
};

const measures: Table = {
  name: "decisions.measure",
  key: ["home", "id", "risk"],
  columns: { home: "text", id: "uuid", risk: "uuid", place: "text", due_on: "date", done_on: "date", effective: "bool" },
};
const day = (at: string | null): string | null => at && cityDay(at);
const DECIDED = ["decided", "filed", "evaluated", "closed"];

export const matterProjection: Projection<Matter> = {
  tables: [matters, measures],
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
    const decided = DECIDED.includes(stage);
    const counted = {
      // An entry that was given up is no matter to assess.
      identified_on: stage === "voided" ? null : day(state.identifiedAt),
      decided_on: decided ? day(state.decidedAt) : (state.unassessed?.on ?? null),
      assessed: decided,
      changed: state.changes.length > 0,
      pending: !decided && stage !== "unassessed" && stage !== "voided",
    };
    const goes = decided && (outcome === "implement" || outcome === "withMeasures");
    return [
      { table: matters.name, row: { ...row, ...counted, detail: state } },
      ...state.risks.map(({ risk, due, doneOn, before }) => ({
        table: measures.name,
        row: { home, id, risk, place: area, due_on: due, done_on: doneOn, effective: goes && before !== "low" },
      })),
    ];
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
    given_on: "date",
    heard: "text",
  },
};

const practices: Table = {
  name: "decisions.practice",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", facts: "jsonb" },
};
export const practiceProjection = single<Practice>(practices, (_, { stage: __, ...facts }) => ({ facts }));

export const opinionProjection: Projection<Opinion> = {
  tables: [opinions],
  place: ({ home }, { place }) => place || home,
  rows: ({ home, id }, { stage, matter, place, times, summary, answer, reason, givenAt, heard }) =>
    stage === "none"
      ? []
      : [
          {
            table: opinions.name,
            row: {
              home,
              id,
              place,
              matter,
              times,
              stage,
              summary,
              answer,
              reason,
              given_on: stage === "voided" ? null : day(givenAt),
              heard: heard ?? null,
            },
          },
        ],
};
