import type { Projection, Table } from "#platform/ledger";
import type { PointState } from "./point.ts";
import { EDGE } from "./engine/graph.ts";
import type { RoadsState } from "./roads.ts";
import type { SiteState } from "./site.ts";
import type { StandardState } from "./standard.ts";

const pointTable: Table = {
  name: "service_circle.point",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    kind: "text",
    stage: "text",
    zh: "text",
    en: "text",
    lon: "float8",
    lat: "float8",
    village: "text",
    address: "text",
    unit: "text",
    phone: "text",
    hours: "jsonb",
    access: "text",
    services: "text[]",
    reason: "text",
    until: "date",
    opened_on: "date",
    since: "timestamptz",
    version: "int4",
    synthetic: "bool",
  },
};

export const pointProjection: Projection<PointState> = {
  tables: [pointTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.village),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { openedOn, ...rest } = state;
    return [{ table: pointTable.name, row: { home, id, ...rest, opened_on: openedOn } }];
  },
};

const standardTable: Table = {
  name: "service_circle.standard",
  key: ["home", "version"],
  columns: { home: "text", version: "int4", rule: "jsonb", valid_from: "timestamptz" },
};

export const standardProjection: Projection<StandardState> = {
  tables: [standardTable],
  place: ({ home }) => home.slice(0, 4),
  rows: ({ home }, { versions }) =>
    versions.map(({ version, from, ...rule }) => ({ table: standardTable.name, row: { home, version, rule, valid_from: from } })),
};

const roadsTable: Table = {
  name: "service_circle.roads",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    name: "text",
    source: "text",
    synthetic: "bool",
    hash: "text",
    nodes: "int4",
    edges: "int4",
    metres: "float8",
    loaded_at: "timestamptz",
    withdrawn_at: "timestamptz",
    reason: "text",
    graph: "jsonb",
  },
};

export const roadsProjection: Projection<RoadsState> = {
  tables: [roadsTable],
  place: ({ home }) => home.slice(0, 4),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { name, source, synthetic, hash, graph, reason } = state;
    let decimetres = 0;
    for (let at = 2; at < graph.edges.length; at += EDGE) decimetres += graph.edges[at]!;
    const counts = { nodes: graph.nodes.length / 2, edges: graph.edges.length / EDGE, metres: decimetres / 10 };
    const dates = { loaded_at: state.loadedAt, withdrawn_at: state.withdrawnAt };
    return [{ table: roadsTable.name, row: { home, id, name, source, synthetic, hash, reason, graph, ...counts, ...dates } }];
  },
};

const siteTable: Table = {
  name: "service_circle.site",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    kind: "text",
    stage: "text",
    measure: "text",
    village: "text",
    moment: "text",
    owner: "text",
    note: "text",
    planned_at: "timestamptz",
    due_at: "timestamptz",
    first_due_at: "timestamptz",
    postponements: "jsonb",
    promised: "jsonb",
    document: "text",
    point_home: "text",
    point_id: "uuid",
    opened_at: "timestamptz",
    opened_by: "text",
    finding: "text",
    measured: "int4",
    reason: "text",
  },
};

export const siteProjection: Projection<SiteState> = {
  tables: [siteTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.village),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { kind, stage, measure, village, moment, owner, note, postponements, promised, document, finding, measured, reason } = state;
    const row = {
      home,
      id,
      kind,
      stage,
      measure,
      village,
      moment,
      owner,
      note,
      postponements,
      promised,
      document,
      finding,
      measured,
      reason,
      planned_at: state.plannedAt,
      due_at: state.due.dueAt,
      first_due_at: state.firstDueAt,
      point_home: state.point?.home ?? null,
      point_id: state.point?.id ?? null,
      opened_at: state.openedAt,
      opened_by: state.openedBy,
    };
    return [{ table: siteTable.name, row }];
  },
};
