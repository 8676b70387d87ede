import type { Projection, Table } from "#platform/ledger";
import type { AreaState } from "./area.ts";

const areaTable: Table = {
  name: "places.area",
  key: ["home", "code"],
  columns: {
    home: "text",
    code: "text",
    id: "uuid",
    level: "text",
    kind: "text",
    zh: "text",
    en: "text",
    parent: "text",
    valid_from: "date",
    valid_to: "date",
    successors: "text[]",
    synthetic: "bool",
    lon: "float8",
    lat: "float8",
    households_from: "int4",
    households_to: "int4",
    phone: "text",
    former_names: "jsonb",
  },
};

const shapeTable: Table = {
  name: "places.shape",
  key: ["home", "code", "version"],
  columns: {
    home: "text",
    code: "text",
    version: "int4",
    hash: "text",
    shape: "jsonb",
    source: "text",
    synthetic: "bool",
    valid_from: "date",
    valid_to: "date",
  },
};

const residentsTable: Table = {
  name: "places.residents",
  key: ["home", "code", "day"],
  columns: { home: "text", code: "text", day: "date", residents: "int4", document: "text", synthetic: "bool" },
};

export const areaProjection: Projection<AreaState> = {
  tables: [areaTable, shapeTable, residentsTable],
  rows: ({ home, id }, area) => {
    if (area.stage === "none") return [];
    const { code, level, kind, zh, en, parent, synthetic, point, households, phone, successors } = area;
    const row = {
      home,
      code,
      id,
      level,
      kind,
      zh,
      en,
      parent,
      successors,
      synthetic,
      phone,
      valid_from: area.validFrom,
      valid_to: area.validTo,
      lon: point?.lon ?? null,
      lat: point?.lat ?? null,
      households_from: households?.from ?? null,
      households_to: households?.to ?? null,
      former_names: area.formerNames,
    };
    const shapes = area.shapes.map(({ version, hash, shape, source, from, to, synthetic: drawn }) => ({
      table: shapeTable.name,
      row: { home, code, version, hash, shape, source, synthetic: drawn, valid_from: from, valid_to: to },
    }));
    const counts = area.counts.map((count) => ({ table: residentsTable.name, row: { home, code, ...count } }));
    return [{ table: areaTable.name, row }, ...shapes, ...counts];
  },
};
