import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import postgres from "postgres";
import { adminUrl, testDatabase, type Database } from "#platform/testing";
import { serve, type Serving } from "../../apps/server/main.ts";

/** The runner's folder of this run; a template outlives the test file that made it, not the run. */
function scratch(): string {
  const folder = process.env["ZUJI_TEST_SCRATCH"];
  if (!folder) throw new Error("ZUJI_TEST_SCRATCH is not set: run tests through `npm test [-- path]`");
  return folder;
}

/** Papers of the seeded years are made once, not again in every copy. */
async function papersMade({ runtime }: Serving): Promise<void> {
  const until = Date.now() + 60_000;
  const waiting = () => runtime.pools.write`select 1 from ledger.outbox where kind = 'documents.make' and failed is null limit 1`;
  while ((await waiting()).length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Loads the demonstration city of this size once a run; other test files copy it. Measured: 9–14 s to load on a busy machine, 1 s to copy. */
async function template(events: number): Promise<{ name: string; dataDir: string }> {
  const name = `${basename(scratch()).toLowerCase().replaceAll(/\W/g, "_")}_demo_${events}`;
  const dataDir = join(scratch(), name);
  const admin = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(hashtext(${name}))`;
    const [there] = await admin`select 1 from pg_database where datname = ${name}`;
    if (there) return { name, dataDir };
    const making = `${name}_making`;
    await admin.unsafe(`drop database if exists ${making} with (force)`);
    await admin.unsafe(`create database ${making}`);
    const url = new URL(adminUrl());
    url.pathname = `/${making}`;
    const serving = await serve({
      databaseUrl: url.href,
      port: 0,
      host: "127.0.0.1",
      dataDir,
      empty: false,
      log: false,
      onProgress: () => {},
      demoEvents: events,
    });
    await papersMade(serving);
    await serving.close();
    // Only a whole city gets the name that others look for.
    await admin.unsafe(`alter database ${making} rename to ${name}`);
    return { name, dataDir };
  } finally {
    await admin.end();
  }
}

/** A database of one's own with the demonstration city of about so many events in it, and the data folder that belongs to it. */
export async function demoDatabase(events: number): Promise<Database & { dataDir: string }> {
  const { name, dataDir: made } = await template(events);
  const database = await testDatabase(name);
  const dataDir = await mkdtemp(join(tmpdir(), "zuji-journey-"));
  await cp(made, dataDir, { recursive: true });
  return { ...database, dataDir };
}
