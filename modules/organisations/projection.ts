import type { Projection, Table } from "#platform/ledger";
import type { RuleState } from "./coverage-rule.ts";
import type { Network } from "./network.ts";
import type { UnitState } from "./unit.ts";

const unitTable: Table = {
  name: "organisations.unit",
  key: ["home", "code"],
  columns: {
    home: "text",
    code: "text",
    id: "uuid",
    department: "text",
    area: "text",
    zh: "text",
    en: "text",
    parent: "text",
    guided_by: "text",
    phone: "text",
    hours: "text",
    hours_en: "text",
    address: "text",
    services: "text[]",
    contact: "uuid",
    stage: "text",
    merged_into: "text",
    synthetic: "bool",
  },
};

const spellTable: Table = {
  name: "organisations.spell",
  key: ["home", "code", "spell"],
  columns: {
    home: "text",
    code: "text",
    spell: "int4",
    id: "uuid",
    department: "text",
    area: "text",
    zh: "text",
    en: "text",
    from_on: "date",
    to_on: "date",
  },
};

const ruleTable: Table = {
  name: "organisations.coverage_rule",
  key: ["home", "code"],
  columns: {
    home: "text",
    code: "text",
    id: "uuid",
    area: "text",
    department: "text",
    level: "text",
    zh: "text",
    en: "text",
    stage: "text",
    version: "int4",
  },
};

const networkTable: Table = {
  name: "organisations.network",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    area: "text",
    sort: "text",
    zh: "text",
    en: "text",
    stage: "text",
    from_on: "date",
    to_on: "date",
  },
};

const seatTable: Table = {
  name: "organisations.seat",
  key: ["home", "id", "nth"],
  columns: {
    home: "text",
    id: "uuid",
    nth: "int4",
    unit: "text",
    contact: "uuid",
    duty_line: "text",
    from_on: "date",
    to_on: "date",
  },
};

export const unitProjection: Projection<UnitState> = {
  tables: [unitTable, spellTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const {
      code,
      department,
      area,
      zh,
      en,
      parent,
      guidedBy,
      phone,
      hours,
      hoursEn,
      address,
      services,
      contact,
      stage,
      mergedInto,
      synthetic,
      spells,
    } = state;
    const row = {
      home,
      code,
      id,
      department,
      area,
      zh,
      en,
      parent,
      guided_by: guidedBy,
      phone,
      hours,
      hours_en: hoursEn,
      address: address ?? null,
      services,
      contact,
      stage,
      merged_into: mergedInto,
      synthetic,
    };
    const worked = spells.map(({ from, to }, index) => ({
      table: spellTable.name,
      row: { home, code, spell: index + 1, id, department, area, zh, en, from_on: from, to_on: to },
    }));
    return [{ table: unitTable.name, row }, ...worked];
  },
};

export const ruleProjection: Projection<RuleState> = {
  tables: [ruleTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { code, area, department, level, zh, en, stage, version } = state;
    return [{ table: ruleTable.name, row: { home, code, id, area, department, level, zh, en, stage, version } }];
  },
};

export const networkProjection: Projection<Network> = {
  tables: [networkTable, seatTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { area, sort, zh, en, stage, from, to, seats } = state;
    return [
      { table: networkTable.name, row: { home, id, area, sort, zh, en, stage, from_on: from, to_on: to } },
      ...seats.map((seat, index) => ({
        table: seatTable.name,
        row: {
          home,
          id,
          nth: index + 1,
          unit: seat.unit,
          contact: seat.contact,
          duty_line: seat.dutyLine,
          from_on: seat.from,
          to_on: seat.to,
        },
      })),
    ];
  },
};
