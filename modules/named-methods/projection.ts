import type { Projection, Table } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import type { Adoption } from "./adoption.ts";
import type { Method } from "./method.ts";
import type { Run } from "./run.ts";
import { shippedNames } from "./shipped.ts";
import { methodKey } from "./keys.ts";

const methodTable: Table = {
  name: "named_methods.method",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", code: "text", detail: "jsonb" },
};
/** A shipped name is in no event of its own: which one it is, its stream's id says. */
const codeOf = (id: string, state: Method): string | null =>
  state.name?.code ?? shippedNames().find(({ code }) => methodKey(code).id === id)?.code ?? null;

export const methodProjection: Projection<Method> = {
  tables: [methodTable],
  place: (_, { name }) => name?.area ?? cityCode(),
  rows: ({ home, id }, state) => {
    const code = codeOf(id, state);
    return code === null ? [] : [{ table: methodTable.name, row: { home, id, code, detail: state } }];
  },
};

const adoptionTable: Table = {
  name: "named_methods.adoption",
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", method: "text", area: "text", detail: "jsonb" },
};
export const adoptionProjection: Projection<Adoption> = {
  tables: [adoptionTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home, id }, state) =>
    state.stage === "none" ? [] : [{ table: adoptionTable.name, row: { home, id, method: state.method, area: state.area, detail: state } }],
};

const runTable: Table = {
  name: "named_methods.run",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    place: "text",
    method: "text",
    version: "int4",
    kind: "text",
    subject: "text",
    stage: "text",
    steps: "int4",
    done: "int4",
    started_at: "timestamptz",
    detail: "jsonb",
  },
};
export const runProjection: Projection<Run> = {
  tables: [runTable],
  place: ({ home }, state) => (state.stage === "none" ? home : state.place),
  rows: ({ home, id }, state) => {
    if (state.stage === "none") return [];
    const { place, method, version, kind, subject, stage, steps, startedAt } = state;
    const done = steps.filter((one) => one.state === "done" || one.state === "na").length;
    const row = { home, id, place, method, version, kind, subject, stage, steps: steps.length, done, started_at: startedAt, detail: state };
    return [{ table: runTable.name, row }];
  },
};
