import type { Sql } from "postgres";
import type { Grant } from "../access/actor.ts";
import { cityDay } from "../days/index.ts";
import { namedUuid, uuidv7 } from "../ids/index.ts";
import { readState, type StreamKey } from "../ledger/noun.ts";
import type { Registry } from "../ledger/registry.ts";
import type { Purpose } from "../modules/module.ts";
import { fieldName } from "./purposes.ts";

/** By what right a field was opened: the reader's office works on the live record, a typed reason, an emergency opening, a caller's number typed at a desk, the person after proof, a link, a job. */
export type Basis = "case" | "reason" | "glass" | "lookup" | "self" | "resident" | "system";

/** The post by which a reader opens a field. */
export type Admission = { role: string; unit: string; basis: Basis; reason: string };

export type Step = { stream: StreamKey; field: string; purpose: Purpose; admission: Admission };

/** A record as it stands when somebody wants to open it. */
export type Standing = { kind: string; place: string; state: unknown };

export const standingKey = ({ home, id }: StreamKey): string => `${home}/${id}`;

/** The records that are about to be opened, one query for all; a stream of sealed fields alone is not among them. */
export async function standingsOf(sql: Sql, registry: Registry, streams: readonly StreamKey[]): Promise<Map<string, Standing>> {
  const distinct = [...new Map(streams.map((stream) => [standingKey(stream), stream])).values()];
  if (distinct.length === 0) return new Map();
  const rows = await sql<(StreamKey & Standing)[]>`
    select s.home, s.id, s.kind, s.place, s.state
    from unnest(${distinct.map(({ home }) => home)}::text[], ${distinct.map(({ id }) => id)}::uuid[]) as k (home, id)
    join ledger.stream s on s.home = k.home and s.id = k.id`;
  const stateOf = ({ kind, state }: Standing): unknown =>
    registry.kinds.includes(kind) ? readState(registry.entry(kind).noun, state) : state;
  return new Map(rows.map((row) => [standingKey(row), { ...row, state: stateOf(row) }]));
}

const covers = (grant: Grant, place: string): boolean => place.startsWith(grant.area) || grant.area.startsWith(place);

/** Whether the office of a grant's holder works on the record now, by the record's own rule; without one, while its place is theirs. */
export function worksOn(
  registry: Registry,
  standing: Standing | undefined,
  grant: Grant,
  reader: { account: string; now: string },
): boolean {
  if (!standing) return false;
  const rule = registry.kinds.includes(standing.kind) ? registry.entry(standing.kind).handled : undefined;
  return rule ? rule(standing.state, { grant, ...reader }) : covers(grant, standing.place);
}

export type Footprint = {
  home: string;
  id: string;
  stream: string;
  field: string;
  reader: string;
  role: string;
  unit: string;
  purpose: string;
  basis: Basis;
  reason: string;
  at: string;
};

/**
 * The rows a reading leaves. Every opening of a `logged` purpose is a row a field. Of the others an office that works through its cases leaves one
 * row for each record, purpose, set of fields and day, so that a page opened forty times is one footprint and costs one write.
 */
export function footprints(steps: readonly Step[], reader: { id: string; now: string; whole: boolean }): Footprint[] {
  const row = ({ stream, purpose, admission }: Step, field: string, id: string): Footprint => ({
    home: stream.home,
    id,
    stream: stream.id,
    field,
    reader: reader.id,
    role: admission.role,
    unit: admission.unit,
    purpose: purpose.code,
    basis: admission.basis,
    reason: admission.reason,
    at: reader.now,
  });
  const each = steps.filter(({ purpose }) => purpose.logged && reader.whole);
  const daily = Map.groupBy(
    steps.filter((step) => !each.includes(step)),
    ({ stream, purpose }) => `${standingKey(stream)} ${purpose.code}`,
  );
  return [
    ...each.map((step) => row(step, step.field, uuidv7())),
    ...[...daily].flatMap(([name, own]) => {
      const [first] = own;
      if (!first) return [];
      const fields = [...new Set(own.map(({ field }) => fieldName(field)))].sort().join(",");
      const { basis, reason, role, unit } = first.admission;
      return [row(first, fields, namedUuid("footprint", name, reader.id, role, unit, cityDay(reader.now), basis, reason, fields))];
    }),
  ];
}

const REMEMBERED = 20_000;
/** Daily footprints this process knows to stand already: the second look of a day costs nothing. */
let known = new Set<string>();

/** Writes them before anything is shown; those of the day that stand already are not written again. */
export async function leaveFootprints(sql: Sql, rows: readonly Footprint[]): Promise<void> {
  const fresh = rows.filter(({ id, home }) => !known.has(`${home}/${id}`));
  if (fresh.length === 0) return;
  const all = (name: keyof Footprint): string[] => fresh.map((row) => row[name]);
  // Arrays, so that it is one statement however many there are.
  await sql`
    insert into vault.read (home, id, stream, field, reader, role, unit, purpose, basis, reason, at)
    select * from unnest(${all("home")}::text[], ${all("id")}::uuid[], ${all("stream")}::uuid[], ${all("field")}::text[], ${all("reader")}::text[], ${all("role")}::text[],
      ${all("unit")}::text[], ${all("purpose")}::text[], ${all("basis")}::text[], ${all("reason")}::text[], ${all("at")}::timestamptz[])
    on conflict (home, id) do nothing`;
  if (known.size > REMEMBERED) known = new Set();
  for (const { id, home } of fresh) known.add(`${home}/${id}`);
}

/** Records this reader has given a reason for today: said once, it holds for the rest of the day. */
export async function reasonsToday(
  sql: Sql,
  streams: readonly StreamKey[],
  reader: { id: string; now: string },
): Promise<Map<string, string>> {
  const since = new Date(Date.parse(`${cityDay(reader.now)}T00:00:00+08:00`)).toISOString();
  const rows = await sql<{ home: string; stream: string; reason: string }[]>`
    select r.home, r.stream, r.reason from unnest(${streams.map(({ home }) => home)}::text[], ${streams.map(({ id }) => id)}::uuid[]) as k (home, id)
    join vault.read r on r.home = k.home and r.stream = k.id
    where r.reader = ${reader.id} and r.basis = 'reason' and r.at >= ${since} order by r.at`;
  return new Map(rows.map((row) => [standingKey({ home: row.home, id: row.stream }), row.reason]));
}
