import { cityDay } from "#platform/days";
import type { Projection, Table } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import type { PointEntry } from "./entry.ts";
import type { Result } from "./result.ts";
import type { Programme, Scheme } from "./scheme.ts";
import type { Standing } from "./standing.ts";

const schemeTable: Table = {
  name: "assessment.scheme",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    year: "int4",
    level: "text",
    zh: "text",
    en: "text",
    stage: "text",
    version: "int4",
    from_on: "date",
    until_on: "date",
    subjects: "int4",
    demo: "bool",
  },
};
export const schemeProjection: Projection<Scheme> = {
  tables: [schemeTable],
  rows: (key, state) => {
    if (state.stage === "none") return [];
    const { area, year, level, zh, en, from, until, subjects } = state.facts;
    const { stage, version, demo } = state;
    const row = {
      ...key,
      place: area,
      year,
      level,
      zh,
      en,
      stage,
      version,
      from_on: from,
      until_on: until,
      subjects: subjects.length,
      demo,
    };
    return [{ table: schemeTable.name, row }];
  },
};

/** Read only by the command that publishes; no list shows it. */
export const programmeProjection: Projection<Programme> = { tables: [], place: () => cityCode(), rows: () => [] };

const entryTable: Table = {
  name: "assessment.entry",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    scheme: "uuid",
    subject: "text",
    item: "text",
    body: "jsonb",
    points: "float8",
    stage: "text",
    reversed: "bool",
    occurred_on: "date",
    recorded_at: "timestamptz",
    confirmed_at: "timestamptz",
    withdrawn_at: "timestamptz",
    due_at: "timestamptz",
    demo: "bool",
  },
};
export const entryProjection: Projection<PointEntry> = {
  tables: [entryTable],
  rows: (key, state) => {
    if (state.stage === "none") return [];
    const { area, scheme, subject, item, body, points, stage, occurredOn, recordedAt, confirmedAt, withdrawn, due, demo } = state;
    const row = {
      ...key,
      place: area,
      scheme,
      subject,
      item,
      body,
      points,
      stage,
      reversed: withdrawn?.reversed ?? false,
      occurred_on: occurredOn,
      recorded_at: recordedAt,
      confirmed_at: confirmedAt,
      withdrawn_at: withdrawn?.at ?? null,
      due_at: due?.due.dueAt ?? null,
      demo,
    };
    return [{ table: entryTable.name, row }];
  },
};

const readingTable: Table = {
  name: "assessment.reading",
  key: ["home", "scheme", "subject", "item", "read_on"],
  columns: {
    home: "text",
    scheme: "uuid",
    subject: "text",
    item: "text",
    read_on: "date",
    place: "text",
    figure: "text",
    version: "text",
    numerator: "int4",
    denominator: "int4",
    told: "jsonb",
  },
};
export const standingProjection: Projection<Standing> = {
  tables: [readingTable],
  place: (_, state) => (state.stage === "none" ? cityCode() : state.area),
  rows: ({ home }, state) =>
    state.stage === "none"
      ? []
      : state.readings.map(({ item, figure, version, numerator, denominator, told, on }) => ({
          table: readingTable.name,
          row: {
            home,
            scheme: state.scheme,
            subject: state.subject,
            item,
            read_on: on,
            place: state.area,
            figure,
            version,
            numerator,
            denominator,
            told: told ?? null,
          },
        })),
};

const resultTable: Table = {
  name: "assessment.result",
  key: ["home", "id", "subject"],
  columns: {
    home: "text",
    id: "uuid",
    subject: "text",
    place: "text",
    year: "int4",
    level: "text",
    stage: "text",
    total: "float8",
    rank: "int4",
    grade: "text",
    qualified: "bool",
    streak: "int4",
    award: "jsonb",
    computed_on: "date",
    demo: "bool",
  },
};
export const resultProjection: Projection<Result> = {
  tables: [resultTable],
  place: (_, state) => (state.stage === "none" ? cityCode() : state.area),
  rows: (key, state) =>
    state.stage === "none"
      ? []
      : state.rows.map(({ subject, area, total, rank, grade, qualified, streak, award }) => {
          const { year, level, stage, computedAt, demo } = state;
          const row = {
            ...key,
            subject,
            place: area,
            year,
            level,
            stage,
            total,
            rank,
            grade,
            qualified,
            streak,
            award,
            computed_on: cityDay(computedAt),
            demo,
          };
          return { table: resultTable.name, row };
        }),
};
