import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rm } from "node:fs/promises";
import { modules } from "../apps/server/modules.ts";
import { connect, migrate, platformSettings } from "#platform/database";
import { bulkDeps, loadHistories, migrationSources, openRuntime } from "#platform/runtime";
import { loadKeys } from "#platform/vault";
import { demoPlaces } from "#modules/places";
import { startPostgres } from "../boot/postgres.ts";
import { loadDemo } from "../apps/server/demo/index.ts";
import { benchFolder } from "./folder.ts";
import { replicate } from "./replicate.ts";
import { sizeOf } from "./rounds.ts";

const SEEDED = 30_000;
const TIMES = sizeOf(10, 2);
const told = (bar: number, rate: number): string => `(bar ${bar / 1_000} k/s: ${rate >= bar ? "met" : "MISSED"})`;

/** The product's own bulk loading of registers: finished histories, hashed and projected, through the ledger. */
async function registers(url: string, dataDir: string): Promise<number> {
  const runtime = await openRuntime({ modules, databaseUrl: url, keys: loadKeys(dataDir), log: { warn: () => {} } });
  try {
    const { areas, grids } = demoPlaces();
    const histories = [...areas, ...grids];
    const events = histories.reduce((sum, history) => sum + history.events.length, 0);
    const began = performance.now();
    await loadHistories(bulkDeps(runtime), histories);
    return (events * 1_000) / (performance.now() - began);
  } finally {
    await runtime.close();
  }
}

/** `npm run verify` as an officer would run it, its start included. */
async function verified(url: string, dataDir: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url, ZUJI_DATA: dataDir };
  const done = await promisify(execFile)(process.execPath, [fileURLToPath(new URL("../boot/run.mjs", import.meta.url)), "verify"], {
    env,
  }).catch(
    // Differences end it with 1; what it says is told all the same.
    (cause: { stdout: string; stderr: string }) => cause,
  );
  const rate = Number(/\((\d+) events\/s\)/.exec(done.stdout)?.[1] ?? 0);
  console.log(`verify: ${done.stdout.trim()} ${done.stderr.trim()} ${told(50_000, rate)}`);
}

/** Bulk import and verification, in events a second: registers and seeded years through the product, whole records by COPY, then every row checked. */
export async function run(): Promise<void> {
  const dataDir = await benchFolder();
  const database = await startPostgres(dataDir);
  const sql = connect(database.url, { max: 1, onnotice: () => {}, connection: platformSettings as never });
  try {
    await migrate(sql, migrationSources(modules));
    const rate = await registers(database.url, dataDir);
    console.log(`import: registers through the ledger ${Math.round(rate)} events/s ${told(100_000, rate)}`);
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'public')`;
    await sql.unsafe(`truncate ${tables.map((table) => table.name).join(", ")}`);
    const began = performance.now();
    await loadDemo({ databaseUrl: database.url, dataDir, modules, events: SEEDED, onProgress: () => {} });
    console.log(
      `import: ${SEEDED} seeded events through real commands in bulk, registers and staff included, ${Math.round((SEEDED * 1_000) / (performance.now() - began))} events/s`,
    );
    const { events, copySeconds, indexSeconds } = await replicate({ url: database.url, dataDir, sql }, TIMES, { say: () => {} });
    const bulk = events / (copySeconds + indexSeconds);
    console.log(
      `import: whole records by COPY (hashes, folds, answers, clocks, rows, sealed fields) ${Math.round(events / copySeconds)} events/s, with their indexes built ${Math.round(bulk)} events/s ${told(100_000, bulk)}`,
    );
    await verified(database.url, dataDir);
  } finally {
    await sql.end();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) await run();
