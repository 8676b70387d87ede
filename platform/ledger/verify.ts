import type { Sql } from "postgres";
import { commandHash, eventHash, headHash, sameJson, type EventBytes } from "./canonical.ts";
import { asText } from "./blocks.ts";
import { placeOf, keyText } from "./decide.ts";
import type { ColumnType, Table } from "./projection.ts";
import { stamped } from "./noun.ts";
import { clockExpectation, CLOCKS, pastClocks } from "./verify-clocks.ts";
import type { Entry, Registry } from "./registry.ts";
import { allOf } from "../database/index.ts";
import { verifyCounters } from "../figures/verify.ts";

/** One row that is not what the events say, named so that a person can find it. */
export type Finding = { table: string; key: string; what: string };

export type VerifyReport = { streams: number; events: number; rows: number; commands: number; findings: Finding[] };

type StreamRow = { home: string; id: string; kind: string; seq: number; state: unknown; head: Buffer; place: string };

type EventRow = EventBytes & { salt: Buffer; hash: Buffer };

const PAGE = 500;
const MOST_FINDINGS = 200;

/** A stored value and a computed one as the same text: instants to the millisecond, numbers as numbers, JSON with sorted keys. */
function same(stored: unknown, computed: unknown, type: ColumnType): boolean {
  if (stored === computed) return true;
  if (stored === null || computed === null || computed === undefined) return (stored ?? null) === (computed ?? null);
  if (type === "jsonb") return sameJson(stored, computed);
  if (type === "timestamptz") return Date.parse(String(stored)) === Date.parse(String(computed));
  if (type === "text[]") return asText(stored, type) === asText(computed, type);
  if (type === "float8" || type === "int4" || type === "int8") return Number(stored) === Number(computed);
  return String(stored) === String(computed);
}

function foldStream(entry: Entry, row: StreamRow, events: readonly EventRow[], findings: Finding[]): unknown {
  let state = entry.noun.initial;
  let head: Buffer | null = null;
  for (const [index, event] of events.entries()) {
    const { seq, at, actor: by, role, unit, type, data } = event;
    const wrong = (what: string): void => void findings.push({ table: "ledger.event", key: `${row.home}/${row.id}/${seq}`, what });
    if (seq !== index + 1) wrong(`sequence ${index + 1} is missing`);
    if (!eventHash(event.salt, event).equals(event.hash)) wrong("content differs from its hash");
    head = headHash(head, event.hash);
    state = entry.noun.evolve(state, stamped({ ...(data as object), type }, { seq, at, by, role, unit }));
  }
  const key = keyText(row);
  if (events.length !== row.seq)
    findings.push({ table: "ledger.stream", key, what: `says ${row.seq} events, the ledger has ${events.length}` });
  else if (!row.head.equals(head ?? Buffer.alloc(0)))
    findings.push({ table: "ledger.stream", key, what: "head does not follow from the events" });
  if (!sameJson(row.state, state)) findings.push({ table: "ledger.stream", key, what: "state differs from the fold of the events" });
  if (row.place !== placeOf(entry, row, state))
    findings.push({ table: "ledger.stream", key, what: "place differs from the fold of the events" });
  return state;
}

const NO_EVENT = "row follows from no event";
const differs = (columns: readonly string[]): string => `${columns.join(", ")} differ from the fold of the events`;

function differing({ columns }: Table, row: Readonly<Record<string, unknown>>, want: Readonly<Record<string, unknown>>): string[] {
  const wrong: string[] = [];
  for (const name in columns) if (!same(row[name], want[name], columns[name] as ColumnType)) wrong.push(name);
  return wrong;
}

type Expected = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const keyOf = (table: Table, row: Readonly<Record<string, unknown>>): string => {
  let key = "";
  for (const column of table.key) key += `/${String(row[column])}`;
  return key.slice(1);
};

/** Gives back the rows that are expected nowhere and may still follow from the events. */
async function compareRows(
  sql: Sql,
  table: Table,
  home: string,
  expected: Expected,
  findings: Finding[],
): Promise<Readonly<Record<string, unknown>>[]> {
  const columns = Object.entries(table.columns);
  const text = `select ${columns.map(([name]) => name).join(",")} from ${table.name} where home = $1`;
  const stored = await sql.unsafe<Record<string, unknown>[]>(text, [home]);
  const left = new Map(expected);
  const over: Record<string, unknown>[] = [];
  for (const row of stored) {
    const key = keyOf(table, row);
    const want = left.get(key);
    if (!want) {
      if (table === CLOCKS && row["status"] === "void") over.push(row);
      else findings.push({ table: table.name, key, what: NO_EVENT });
      continue;
    }
    left.delete(key);
    const wrong = differing(table, row, want);
    if (wrong.length > 0) findings.push({ table: table.name, key, what: differs(wrong) });
  }
  for (const key of left.keys()) findings.push({ table: table.name, key, what: "row is missing" });
  return over;
}

/** A clock that its state no longer has stays in the table as void, as it last stood. A void row nothing ever started is somebody's hand. */
async function compareVoid(sql: Sql, registry: Registry, home: string, rows: readonly Record<string, unknown>[], findings: Finding[]) {
  const streams = [...new Set(rows.map((row) => String(row["stream"])))];
  for (let from = 0; from < streams.length; from += PAGE) {
    const page = streams.slice(from, from + PAGE);
    const past = await pastClocks(sql, registry, home, page);
    for (const row of rows.filter((one) => page.includes(String(one["stream"])))) {
      const want = past.get(keyOf(CLOCKS, row));
      const wrong = want ? differing(CLOCKS, row, want) : [];
      if (!want || wrong.length > 0) findings.push({ table: CLOCKS.name, key: keyOf(CLOCKS, row), what: want ? differs(wrong) : NO_EVENT });
    }
  }
}

async function verifyHome(sql: Sql, registry: Registry, home: string, standing: Standing, report: VerifyReport): Promise<void> {
  const expected = new Map<Table, Map<string, Record<string, unknown>>>();
  const kinds = new Set(registry.kinds);
  const expect = (table: Table, row: Record<string, unknown>): void => {
    const rows = expected.get(table) ?? new Map<string, Record<string, unknown>>();
    rows.set(keyOf(table, row), row);
    expected.set(table, rows);
    report.rows += 1;
  };
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const streams = await sql<
      StreamRow[]
    >`select home, id, kind, seq, state, head, place from ledger.stream where home = ${home} and id > ${after} order by id limit ${PAGE}`;
    if (streams.length === 0) break;
    after = streams.at(-1)?.id ?? after;
    const events = await sql<EventRow[]>`
      select home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash
      from ledger.event where home = ${home} and stream = any(${streams.map((row) => row.id)}::uuid[]) order by stream, seq`;
    const grouped = Map.groupBy(events, (event) => event.stream);
    report.streams += streams.length;
    report.events += events.length;
    for (const row of streams) {
      if (!kinds.has(row.kind)) {
        report.findings.push({ table: "ledger.stream", key: keyText(row), what: `kind ${row.kind} is unknown` });
        continue;
      }
      const entry = registry.entry(row.kind);
      const state = foldStream(entry, row, grouped.get(row.id) ?? [], report.findings);
      for (const { table, row: projected } of entry.projection?.rows(row, state) ?? []) expect(registry.table(table), projected);
      for (const clock of entry.clocks?.(row, state) ?? []) expect(CLOCKS, clockExpectation(row, row.kind, clock));
    }
  }
  for (const table of [CLOCKS, ...registry.tables]) {
    const rows = expected.get(table);
    // Most tables have nothing of most homes: asking all of all is ten thousand queries.
    if (!rows && !standing.tables.get(table.name)?.has(home)) continue;
    const over = await compareRows(sql, table, home, rows ?? new Map(), report.findings);
    if (over.length > 0) await compareVoid(sql, registry, home, over, report.findings);
  }
  const strays = await sql<{ stream: string; n: number }[]>`
    select stream, count(*)::int as n from ledger.event e where home = ${home} and not exists (select 1 from ledger.stream s where s.home = e.home and s.id = e.stream) group by stream limit 50`;
  for (const stray of strays)
    report.findings.push({ table: "ledger.stream", key: `${home}/${stray.stream}`, what: `row is missing for ${stray.n} events` });
}

async function extraRows(sql: Sql, { homes, tables }: Standing, report: VerifyReport): Promise<void> {
  const known = new Set(homes);
  for (const [name, of] of tables) {
    const strange = [...of].filter((home) => !known.has(home));
    if (strange.length === 0) continue;
    const [found] = await sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${name} where home = any($1::text[])`, [strange]);
    report.findings.push({ table: name, key: "*", what: `${found?.n ?? 0} rows of places no stream was ever taken in` });
  }
}

async function verifyCommands(sql: Sql, home: string, report: VerifyReport): Promise<void> {
  type CommandRow = { home: string; id: string; name: string; fingerprint: Buffer; outcome: unknown; at: string; hash: Buffer };
  const all = sql<CommandRow[]>`select home, id, name, fingerprint, outcome, at, hash from ledger.command where home = ${home}`;
  for await (const rows of all.cursor(PAGE)) {
    report.commands += rows.length;
    for (const { hash, ...row } of rows)
      if (!commandHash(row).equals(hash))
        report.findings.push({ table: "ledger.command", key: `${row.home}/${row.id}`, what: "content differs from its hash" });
  }
}

async function verifyWhole(sql: Sql, registry: Registry, standing: Standing, report: VerifyReport): Promise<void> {
  await extraRows(sql, standing, report);
  const sets = registry.kinds.flatMap((kind) => registry.entry(kind).figures ?? []);
  await sql.begin("isolation level repeatable read read only", async (snapshot) => {
    report.findings.push(...(await verifyCounters(snapshot, sets)));
  });
}

/** Every home there is anything of, and which of them each table has rows of. */
export type Standing = { homes: readonly string[]; tables: ReadonlyMap<string, ReadonlySet<string>> };

export async function standingOf(sql: Sql, registry: Registry): Promise<Standing> {
  const all = async (text: string): Promise<string[]> => (await sql.unsafe<{ home: string }[]>(text)).map(({ home }) => home);
  const tables = new Map<string, ReadonlySet<string>>();
  for (const { name } of [CLOCKS, ...registry.tables]) tables.set(name, new Set(await all(`select distinct home from ${name}`)));
  const from = ["ledger.stream", "ledger.event", "ledger.command"].map((name) => `select home from ${name}`).join(" union ");
  return { homes: await all(`${from} order by 1`), tables };
}

/** Part of the work, for several threads whose reports are added up with `together`. */
export type Share = {
  standing: Standing;
  /** The home to be done next, whoever asks; undefined when all are taken. */
  next: () => string | undefined;
  /** Whether this one also does what belongs to no home. */
  whole: boolean;
};

/** All of it. */
function alone(standing: Standing): Share {
  const waiting = [...standing.homes];
  return { standing, next: () => waiting.shift(), whole: true };
}

/** Refolds every stream and compares every hash, fold, clock, projected row and counter. Names each row that differs; stops naming after 200. */
export async function verify(sql: Sql, registry: Registry, share?: Share): Promise<VerifyReport> {
  const report: VerifyReport = { streams: 0, events: 0, rows: 0, commands: 0, findings: [] };
  const { standing, next, whole } = share ?? alone(await standingOf(sql, registry));
  // Several homes under way, so that the database reads one while another is folded.
  const walk = async (): Promise<void> => {
    for (let home = next(); home !== undefined && report.findings.length <= MOST_FINDINGS; home = next()) {
      await verifyHome(sql, registry, home, standing, report);
      await verifyCommands(sql, home, report);
    }
  };
  await allOf([walk(), walk(), walk(), ...(whole ? [verifyWhole(sql, registry, standing, report)] : [])]);
  return report;
}

/** The reports of several shares as one. */
export const together = (reports: readonly VerifyReport[]): VerifyReport => ({
  streams: reports.reduce((sum, { streams }) => sum + streams, 0),
  events: reports.reduce((sum, { events }) => sum + events, 0),
  rows: reports.reduce((sum, { rows }) => sum + rows, 0),
  commands: reports.reduce((sum, { commands }) => sum + commands, 0),
  findings: reports.flatMap(({ findings }) => findings),
});
