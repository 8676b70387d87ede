import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import { type ColumnType, type Projection, type Row, single, type StreamKey, type Table } from "#platform/ledger";
import type { Device } from "./device.ts";
import type { Patrol } from "./patrol.ts";
import type { PatrolPlan } from "./plan.ts";
import { standingTag, type PatrolPoint } from "./point.ts";
import { CITY_HOME, type PhraseList, type Practice } from "./practice.ts";
import { differ, endingOf, type KnownRequest, type Request } from "./request.ts";
import type { Round } from "./round.ts";
import { facts, type Visit } from "./visit.ts";

const table = (name: string, columns: Record<string, ColumnType>, key = ["home", "id"]): Table => ({
  name: `grid_work.${name}`,
  key,
  columns,
});
const dateOrNull = (instant: string | null): string | null => (instant === null ? null : cityDay(instant));

const visitTable = table("visit", {
  home: "text",
  id: "uuid",
  place: "text",
  stage: "text",
  purpose: "text",
  visit_on: "date",
  part: "text",
  again: "bool",
  phrases: "text[]",
  demo: "bool",
});
const NOTHING = { purpose: null, visit_on: null, part: null, again: false, phrases: [] };
export const visitProjection = single<Visit>(visitTable, (_, visit) => {
  const { stage, demo, grid } = visit;
  // Of who refused not even the micro-grid, which can be one stairwell.
  if (visit.stage === "refused") return { place: grid.slice(0, 15), stage, demo, ...NOTHING };
  const { purpose, on, part, again, phrases } = facts(visit);
  return { place: grid, stage, demo, purpose, visit_on: on, part, again, phrases };
});

const requestTable = table("service_request", {
  home: "text",
  id: "uuid",
  number: "text",
  place: "text",
  town: "text",
  county: "text",
  kind: "text",
  stage: "text",
  ending: "text",
  channel: "text",
  taken_at: "timestamptz",
  taken_on: "date",
  due_at: "timestamptz",
  due_on: "date",
  provisional: "bool",
  ended_at: "timestamptz",
  ended_on: "date",
  round: "int4",
  differ: "bool",
  asked_rating: "bool",
  satisfied: "int4",
  solved: "bool",
  demo: "bool",
});
function requestRow({ id }: StreamKey, request: KnownRequest): Row {
  const ending = endingOf(request);
  return {
    number: receiptNumber(id).replaceAll("-", ""),
    place: request.grid,
    town: request.grid.slice(0, 9),
    county: request.grid.slice(0, 6),
    kind: request.kind,
    stage: request.stage,
    ending: ending?.ending ?? null,
    channel: request.channel,
    taken_at: request.takenAt,
    taken_on: cityDay(request.takenAt),
    due_at: request.due.dueAt,
    due_on: cityDay(request.due.dueAt),
    provisional: request.due.provisional,
    ended_at: ending?.at ?? null,
    ended_on: dateOrNull(ending?.at ?? null),
    round: request.round,
    differ: differ(request),
    asked_rating: ending !== null && ending.ending !== "withdrawn",
    satisfied: request.rating?.satisfied ?? null,
    solved: request.rating?.solved ?? null,
    demo: request.demo,
  };
}
export const requestProjection = single<Request>(requestTable, requestRow);

const pointTable = table("patrol_point", {
  home: "text",
  id: "uuid",
  place: "text",
  zh: "text",
  en: "text",
  kind: "text",
  look: "text",
  lon: "float8",
  lat: "float8",
  tag: "int4",
  closed: "bool",
  demo: "bool",
});
export const pointProjection = single<PatrolPoint>(pointTable, (_, point) => ({
  place: point.grid,
  zh: point.zh,
  en: point.en,
  kind: point.kind,
  look: point.look,
  lon: point.point.lon,
  lat: point.point.lat,
  tag: standingTag(point)?.version ?? null,
  closed: point.stage === "closed",
  demo: point.demo,
}));

const planTable = table("patrol_plan", {
  home: "text",
  id: "uuid",
  place: "text",
  zh: "text",
  en: "text",
  every: "text",
  points: "text[]",
  closed: "bool",
  demo: "bool",
});
export const planProjection = single<PatrolPlan>(planTable, (_, { area, zh, en, every, points, stage, demo }) => ({
  place: area,
  zh,
  en,
  every,
  points,
  closed: stage === "closed",
  demo,
}));

const patrolTable = table("patrol", {
  home: "text",
  id: "uuid",
  place: "text",
  plan: "uuid",
  patrol_on: "date",
  points: "int4",
  findings: "int4",
  finished: "bool",
  demo: "bool",
});
export const patrolProjection = single<Patrol>(patrolTable, (_, { grid, plan, on, looks, findings, stage, demo }) => ({
  place: grid,
  plan,
  patrol_on: on,
  points: new Set(looks.filter(({ counted }) => counted).map(({ point }) => point)).size,
  findings: findings.length,
  finished: stage === "finished",
  demo,
}));

const roundTable = table("round", {
  home: "text",
  id: "uuid",
  place: "text",
  point: "uuid",
  every: "text",
  from_on: "date",
  due_on: "date",
  looked_at: "timestamptz",
  looked_on: "date",
  dropped: "bool",
  demo: "bool",
});
export const roundProjection = single<Round>(roundTable, (_, { point, grid, every, from, to, lookedAt, stage, demo }) => ({
  place: grid,
  point,
  every,
  from_on: from,
  due_on: to,
  looked_at: lookedAt,
  looked_on: dateOrNull(lookedAt),
  dropped: stage === "dropped",
  demo,
}));

const deviceTable = table("device", {
  home: "text",
  id: "uuid",
  place: "text",
  owner: "text",
  name: "text",
  registered_at: "timestamptz",
  contact_at: "timestamptz",
  shut_out_at: "timestamptz",
  reason: "text",
});
export const deviceProjection = single<Device>(deviceTable, ({ home }, { owner, name, registeredAt, contactAt, shutOut }) => ({
  place: home,
  owner,
  name,
  registered_at: registeredAt,
  contact_at: contactAt,
  shut_out_at: shutOut?.at ?? null,
  reason: shutOut?.reason ?? null,
}));

const practiceTable = table("practice", { home: "text", version: "int4", practice: "jsonb", valid_from: "timestamptz" }, [
  "home",
  "version",
]);
export const practiceProjection: Projection<Practice> = {
  tables: [practiceTable],
  place: () => CITY_HOME.slice(0, 4),
  rows: ({ home }, { versions }) =>
    versions.map(({ version, practice, from }) => ({ table: practiceTable.name, row: { home, version, practice, valid_from: from } })),
};

const phrasesTable = table("phrases", { home: "text", kind: "text", version: "int4", phrases: "jsonb", valid_from: "timestamptz" }, [
  "home",
  "kind",
  "version",
]);
export const phrasesProjection: Projection<PhraseList> = {
  tables: [phrasesTable],
  place: () => CITY_HOME.slice(0, 4),
  rows: ({ home }, { kind, versions }) =>
    versions.map(({ version, phrases, from }) => ({ table: phrasesTable.name, row: { home, kind, version, phrases, valid_from: from } })),
};
