import type { Sql } from "postgres";
import { commandHash } from "./canonical.ts";
import { compareRows, differing, expectOf, keyOf, type Expected, type Stored } from "./comparing.ts";
import { foldStream, pagesOf, PAGE, unknownKind, type Finding } from "./folding.ts";
import { CLOCKS } from "./clock-rows.ts";
import { pastClocks } from "./verify-clocks.ts";
import { finerInstants } from "./verify-instants.ts";
import type { Registry } from "./registry.ts";
import { allOf } from "../database/index.ts";
import { verifyCounters } from "../figures/verify.ts";

export type { Finding } from "./folding.ts";

export type VerifyReport = { streams: number; events: number; rows: number; commands: number; findings: Finding[] };

const MOST_FINDINGS = 200;

const NO_EVENT = "row follows from no event";
const differs = (columns: readonly string[]): string => `${columns.join(", ")} differ from the fold of the events`;

/** A clock that its state no longer has stays in the table as void, as it last stood. A void row nothing ever started is somebody's hand. */
async function compareVoid(sql: Sql, registry: Registry, home: string, rows: readonly Stored[], findings: Finding[]) {
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
  const expected: Expected = new Map();
  const kinds = new Set(registry.kinds);
  const { findings } = report;
  let strange = false;
  for await (const { streams, events, count, strange: some } of pagesOf(sql, home)) {
    strange ||= some;
    report.streams += streams.length;
    report.events += count;
    for (const row of streams) {
      if (!kinds.has(row.kind)) {
        findings.push(unknownKind(row));
        continue;
      }
      const entry = registry.entry(row.kind);
      const { state, broken, stale } = foldStream(entry, row, events.get(row.id) ?? []);
      findings.push(...broken, ...stale);
      report.rows += expectOf(registry, entry, row, state, expected);
    }
  }
  for (const table of [CLOCKS, ...registry.tables]) {
    const rows = expected.get(table);
    // Most tables have nothing of most homes: asking all of all is ten thousand queries.
    if (!rows && !standing.tables.get(table.name)?.has(home)) continue;
    const { wrong, missing, over } = await compareRows(sql, table, home, rows ?? new Map());
    const unsure: Stored[] = [];
    for (const row of over)
      if (table === CLOCKS && row["status"] === "void") unsure.push(row);
      else findings.push({ table: table.name, key: keyOf(table, row), what: NO_EVENT });
    for (const { key, columns } of wrong) findings.push({ table: table.name, key, what: differs(columns) });
    for (const { key } of missing) findings.push({ table: table.name, key, what: "row is missing" });
    if (unsure.length > 0) await compareVoid(sql, registry, home, unsure, findings);
  }
  if (!strange) return;
  // Asked once more, in one statement: a record that began between two of ours has both by now.
  const strays = await sql<{ stream: string; n: number }[]>`
    select stream, count(*)::int as n from ledger.event e where home = ${home} and not exists (select 1 from ledger.stream s where s.home = e.home and s.id = e.stream) group by stream limit 50`;
  for (const stray of strays)
    findings.push({ table: "ledger.stream", key: `${home}/${stray.stream}`, what: `row is missing for ${stray.n} events` });
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
    report.findings.push(...(await finerInstants(snapshot, registry)));
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

/**
 * Refolds every stream and compares every hash, fold, clock, projected row and counter. Names each row that differs; after 200 of a ledger's own it goes to
 * no further place and says so. Counters count for themselves: a hundred of them hide nothing else.
 */
export async function verify(sql: Sql, registry: Registry, share?: Share): Promise<VerifyReport> {
  const report: VerifyReport = { streams: 0, events: 0, rows: 0, commands: 0, findings: [] };
  const { standing, next, whole } = share ?? alone(await standingOf(sql, registry));
  const left: string[] = [];
  // Several homes under way, so that the database reads one while another is folded.
  const walk = async (): Promise<void> => {
    for (let home = next(); home !== undefined; home = next()) {
      if (report.findings.length > MOST_FINDINGS) {
        left.push(home);
        continue;
      }
      await verifyHome(sql, registry, home, standing, report);
      await verifyCommands(sql, home, report);
    }
  };
  const apart: VerifyReport = { ...report, findings: [] };
  await allOf([walk(), walk(), walk(), ...(whole ? [verifyWhole(sql, registry, standing, apart)] : [])]);
  if (left.length > 0)
    report.findings.push({
      table: "ledger.stream",
      key: left.slice(0, 5).join(", "),
      what: `and ${left.length} places were not looked at: too much differs already`,
    });
  report.findings.push(...apart.findings);
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
