import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import type { Sql } from "postgres";
import { connect, migrate, platformSettings } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import { passingKeys, seal } from "#platform/log";
import { migrationSources } from "#platform/runtime";
import { startPostgres } from "../boot/postgres.ts";
import { benchFolder, closingOnSignals } from "./folder.ts";

/** The intake the sealing must keep up with. */
const BAR = 2_000;
const BATCH = 64;
const BATCHES = 1_000;
const COUNTIES = ["330502", "330503", "330521", "330522", "330523"];

/** What lanes leave behind in half a minute of full intake: batches of 64 events, spread over five counties. */
async function fill(sql: Sql): Promise<number> {
  for (let from = 0; from < BATCHES; from += 100) {
    const rows = Array.from({ length: 100 }, (_, index) => {
      const county = COUNTIES[(from + index) % COUNTIES.length] as string;
      const keys = Array.from({ length: BATCH }, () => `${county}001/${uuidv7()}/1`);
      return { home: `${county}000`, id: uuidv7(), loaded: false, keys, hashes: randomBytes(32 * BATCH) };
    });
    await sql`insert into log.pending ${sql(rows)}`;
  }
  return BATCH * BATCHES;
}

/** Events sealed a second into logs that have some already, with fsync on; the ratio is to the intake they must keep up with. */
export async function run(): Promise<void> {
  const folder = await benchFolder();
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const stay = closingOnSignals(close);
  try {
    const database = await startPostgres(folder);
    undo.push(database.stop);
    const sql = connect(database.url, { max: 2, onnotice: () => {}, connection: platformSettings as never });
    undo.push(() => sql.end({ timeout: 5 }));
    await migrate(sql, migrationSources([]));
    const deps = { sql, keys: passingKeys("330500", { hash: "sha256", signature: "ed25519" }), now: () => new Date().toISOString() };
    for (const round of [1, 2, 3]) {
      const events = await fill(sql);
      const began = performance.now();
      const sealed = await seal(deps);
      const perSecond = sealed / ((performance.now() - began) / 1000);
      if (sealed !== events) throw new Error(`${sealed} of ${events} sealed`);
      console.log(`round ${round}: ${sealed} events sealed, ${Math.round(perSecond)}/s, ${(perSecond / BAR).toFixed(1)} × the intake bar`);
    }
  } finally {
    stay();
    await close();
  }
}
