import type { Projection, Table } from "#platform/ledger";
import type { Inspection } from "./inspection.ts";
import type { Visit } from "./visit.ts";

const inspectionTable: Table = {
  name: "assessment.inspection",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    scheme: "uuid",
    stage: "text",
    from_on: "date",
    until_on: "date",
    demo: "bool",
  },
};
export const inspectionProjection: Projection<Inspection> = {
  tables: [inspectionTable],
  rows: (key, state) => {
    if (state.stage === "none") return [];
    const { area, scheme, stage, from, until, demo } = state;
    return [{ table: inspectionTable.name, row: { ...key, place: area, scheme, stage, from_on: from, until_on: until, demo } }];
  },
};

const visitTable: Table = {
  name: "assessment.visit",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    scheme: "uuid",
    inspection: "uuid",
    subject: "text",
    spot: "text",
    site: "text",
    name: "text",
    stage: "text",
    visited_on: "date",
    findings: "int4",
    unanswered: "int4",
    unseen: "int4",
    found_by: "uuid",
    rectify_due: "timestamptz",
    revisit_due: "timestamptz",
    demo: "bool",
  },
};
export const visitProjection: Projection<Visit> = {
  tables: [visitTable],
  rows: (key, state) => {
    if (state.stage === "none") return [];
    const { area, scheme, inspection, subject, place, site, name, stage, on, findings, rectify, revisit, by, demo } = state;
    const row = {
      ...key,
      place: area,
      scheme,
      inspection,
      subject,
      spot: place,
      site,
      name,
      stage,
      visited_on: on,
      findings: findings.length,
      unanswered: findings.filter((one) => one.answer === null && one.revisit === null).length,
      unseen: findings.filter((one) => one.revisit === null).length,
      found_by: by,
      rectify_due: rectify && rectify.metAt === null ? rectify.due.dueAt : null,
      revisit_due: revisit && revisit.metAt === null ? revisit.due.dueAt : null,
      demo,
    };
    return [{ table: visitTable.name, row }];
  },
};
