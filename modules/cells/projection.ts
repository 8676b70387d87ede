import { cityDay } from "#platform/days";
import type { Projection, Table } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import type { Application, KnownApplication } from "./application-state.ts";
import type { Family } from "./family.ts";
import { lastDay, mendings, nomination } from "./mending.ts";
import type { FrozenList, Programme } from "./programme.ts";
import type { SchemeHistory } from "./scheme.ts";

const schemeTable: Table = {
  name: "cells.scheme",
  key: ["home", "code", "version"],
  columns: { home: "text", code: "text", version: "int4", rule: "jsonb" },
};
export const schemeProjection: Projection<SchemeHistory> = {
  tables: [schemeTable],
  place: () => cityCode(),
  rows: ({ home }, { versions }) =>
    versions.map(({ version, ...rule }) => ({ table: schemeTable.name, row: { home, code: rule.code, version, rule } })),
};

const roundTable: Table = {
  name: "cells.round",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    scheme: "text",
    version: "int4",
    name: "text",
    en: "text",
    from_on: "date",
    until_on: "date",
    units: "int4",
    seed: "text",
    source: "text",
    voided_on: "date",
  },
};
export const programmeProjection: Projection<Programme> = {
  tables: [roundTable],
  place: () => cityCode(),
  rows: ({ home }, { rounds }) =>
    rounds.map(({ id, area, scheme, version, name, en, from, until, units, seed, voided }) => ({
      table: roundTable.name,
      row: {
        home,
        id,
        place: area,
        scheme,
        version,
        name,
        en: en ?? null,
        from_on: from,
        until_on: until,
        units,
        seed: seed?.seed ?? null,
        source: seed?.source ?? null,
        voided_on: voided ? cityDay(voided.at) : null,
      },
    })),
};

const eligibleTable: Table = {
  name: "cells.eligible",
  key: ["home", "round", "unit"],
  columns: { home: "text", round: "uuid", unit: "text", scheme: "text", name: "text", place: "text", name_en: "text" },
};
export const listProjection: Projection<FrozenList> = {
  tables: [eligibleTable],
  place: (_, list) => (list.stage === "none" ? cityCode() : list.area),
  rows: ({ home, id }, list) =>
    list.stage === "none"
      ? []
      : list.units.map(({ code, zh, area, en = null }) => ({
          table: eligibleTable.name,
          row: { home, round: id, unit: code, scheme: list.scheme, name: zh, place: area, name_en: en },
        })),
};

const applicationTable: Table = {
  name: "cells.application",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    scheme: "text",
    version: "int4",
    round: "uuid",
    unit: "text",
    name: "text",
    name_en: "text",
    stage: "text",
    score: "float8",
    level: "text",
    certificate: "text",
    valid_from: "date",
    valid_until: "date",
    applied_at: "timestamptz",
    applied_on: "date",
    gone_on: "date",
    held_from: "date",
    held_to: "date",
    publicised_on: "date",
    publicised_to: "date",
    upheld: "bool",
    due_at: "timestamptz",
    check_stage: "text",
    object_until: "timestamptz",
    appeal: "bool",
    demo: "bool",
  },
};
/** What had to be mended by a day, one row each. `due_to`: the first day on which a look back over a year sees it no more; `fell`: nothing fell due. */
const rectificationTable: Table = {
  name: "cells.rectification",
  key: ["home", "id", "number"],
  columns: {
    home: "text",
    id: "uuid",
    number: "int4",
    place: "text",
    scheme: "text",
    round: "uuid",
    due_on: "date",
    due_to: "date",
    done_on: "date",
    in_time: "bool",
    fell: "bool",
  },
};
const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace(/-02-29$/, "-02-28");

function rectificationRows(key: { home: string; id: string }, state: KnownApplication) {
  const { unit, scheme, round } = state;
  return mendings(state).map(({ number, dueAt, doneAt, fell }) => {
    const dueOn = lastDay(dueAt);
    const days = { due_on: dueOn, due_to: yearAfter(dueOn), done_on: doneAt && cityDay(doneAt) };
    const row = { ...key, number, place: unit.area, scheme, round, ...days, in_time: doneAt !== null && doneAt <= dueAt, fell };
    return { table: rectificationTable.name, row };
  });
}

function nominationOf(state: KnownApplication) {
  const found = nomination(state);
  const day = found && cityDay(found.at);
  return { publicised_on: day, publicised_to: day && yearAfter(day), upheld: found?.upheld ?? false };
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What figures of a past day are counted by: from when it counts as applied for and as held, and the first day on which it does no more. */
function daysOf({ stage, title, appliedAt, endedAt }: KnownApplication) {
  const ended = endedAt === null ? null : cityDay(endedAt);
  const term = title && dayAfter(title.until);
  const cut = ended !== null && (stage === "revoked" || stage === "renewed") && (term === null || ended < term) ? ended : term;
  return {
    applied_on: cityDay(appliedAt),
    // The title that took its place is another application: a unit counts once.
    gone_on: stage === "withdrawn" || stage === "voided" || stage === "renewed" ? ended : null,
    held_from: title?.from ?? null,
    held_to: title && cut,
  };
}

export const applicationProjection: Projection<Application> = {
  tables: [applicationTable, rectificationTable],
  rows: (key, state) => {
    if (state.stage === "none") return [];
    const { scheme, version, round, unit, stage, title, published, due, appeal, demo, appliedAt, check } = state;
    const row = {
      ...key,
      place: unit.area,
      scheme,
      version,
      round,
      unit: unit.code,
      name: unit.zh,
      name_en: unit.en ?? null,
      stage,
      score: title?.score ?? published?.score ?? null,
      level: title?.level ?? published?.level ?? null,
      certificate: title?.certificate ?? null,
      valid_from: title?.from ?? null,
      valid_until: title?.until ?? null,
      applied_at: appliedAt,
      ...daysOf(state),
      ...nominationOf(state),
      due_at: (due ?? check?.due)?.due.dueAt ?? null,
      check_stage: check?.stage ?? null,
      object_until: due?.slot === "publicity" ? due.due.dueAt : null,
      appeal: appeal !== null && !appeal.decided,
      demo,
    };
    return [{ table: applicationTable.name, row }, ...rectificationRows(key, state)];
  },
};

const familyTable: Table = {
  name: "cells.family",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", place: "text", score: "int4", checked_on: "date", help: "text", demo: "bool" },
};
export const familyProjection: Projection<Family> = {
  tables: [familyTable],
  rows: (key, state) =>
    state.stage === "none"
      ? []
      : [
          {
            table: familyTable.name,
            row: { ...key, place: state.village, score: state.score, checked_on: state.on, help: state.help, demo: state.demo },
          },
        ],
};
