import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { onceARun, scratchFolder, testDatabase, type Database } from "#platform/testing";
import { serve, type Serving } from "../../apps/server/main.ts";

/** Papers of the seeded years are made once, not again in every copy. */
async function papersMade({ runtime }: Serving): Promise<void> {
  const until = Date.now() + 60_000;
  const waiting = () => runtime.pools.write`select 1 from ledger.outbox where kind = 'documents.make' and failed is null limit 1`;
  while ((await waiting()).length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Loads the demonstration city of this size once a run; other test files copy it. Measured: 9–14 s to load on a busy machine, 1 s to copy. */
async function template(events: number): Promise<{ name: string; dataDir: string }> {
  const dataDir = join(scratchFolder(), `demo_${events}`);
  const name = await onceARun(`demo_${events}`, async (databaseUrl) => {
    const serving = await serve({
      databaseUrl,
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
  });
  return { name, dataDir };
}

/** A database of one's own with the demonstration city of about so many events in it, and the data folder that belongs to it. */
export async function demoDatabase(events: number): Promise<Database & { dataDir: string }> {
  const { name, dataDir: made } = await template(events);
  const database = await testDatabase(name);
  const dataDir = await mkdtemp(join(tmpdir(), "zuji-journey-"));
  // Node's own `cp` takes 0.7 s of processor time for these four hundred files, the system's a twentieth of that.
  await promisify(execFile)("cp", ["-a", `${made}/.`, dataDir]);
  return { ...database, dataDir };
}
