import type { Projection, Table } from "#platform/ledger";
import type { RuleState } from "./coverage-rule.ts";
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
    services: "text[]",
    contact: "uuid",
    stage: "text",
    merged_into: "text",
    synthetic: "bool",
    since: "timestamptz",
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

export const unitProjection: Projection<UnitState> = {
  tables: [unitTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { code, department, area, zh, en, parent, guidedBy, phone, hours, services, contact, stage, mergedInto, synthetic, since } =
      state;
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
      services,
      contact,
      stage,
      merged_into: mergedInto,
      synthetic,
      since,
    };
    return [{ table: unitTable.name, row }];
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
