import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Sql } from "postgres";
import { loadDemo, type DemoAccount } from "../apps/server/demo/index.ts";
import { modules } from "../apps/server/modules.ts";
import { connect, migrate, platformSettings } from "#platform/database";
import { migrationSources } from "#platform/runtime";
import { frugal } from "../boot/frugal.mjs";
import { startPostgres } from "../boot/postgres.ts";
import { benchFolder, closingOnSignals } from "./folder.ts";

export type BenchCity = {
  port: number;
  url: string;
  dataDir: string;
  sql: Sql;
  accounts: readonly DemoAccount[];
  serverPid: number;
  close: () => Promise<void>;
};

/** What a benchmark may do to the city before its server starts, e.g. make it a hundred times larger. */
export type Made = { url: string; dataDir: string; sql: Sql };

/** A demonstration city of about so many events on a cluster of its own (fsync on), served by a process of its own. */
export async function benchCity(options: { events: number; before?: (made: Made) => Promise<void> }): Promise<BenchCity> {
  const dataDir = await benchFolder();
  const undo: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    stay();
    for (const step of undo.splice(0).reverse()) await step();
  };
  const stay = closingOnSignals(close);
  try {
    const database = await startPostgres(dataDir);
    undo.push(database.stop);
    const sql = connect(database.url, { max: 2, onnotice: () => {}, connection: platformSettings as never });
    undo.push(() => sql.end({ timeout: 5 }));
    await migrate(sql, migrationSources(modules));
    const onProgress = (line: string): void => console.log(line);
    const accounts = await loadDemo({ databaseUrl: database.url, dataDir, modules, events: options.events, onProgress });
    await options.before?.({ url: database.url, dataDir, sql });
    const server = serverOf(database.url, dataDir);
    undo.push(server.stop);
    const port = await server.port;
    await settled(sql);
    return { port, url: database.url, dataDir, sql, accounts, serverPid: server.pid, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** With ten million events the nightly jobs, all due at the first start, take more than a minute. */
const SETTLED_MS = 1_200_000;

/** What the demonstration left to be done after the start (its papers, for one) is done before anything is measured; what took long is said. */
async function settled(sql: Sql): Promise<void> {
  const began = Date.now();
  const seen = new Map<string, number>();
  for (;;) {
    const kinds = await sql<{ kind: string }[]>`select distinct kind from ledger.outbox where failed is null and run_at <= now()`;
    const waitedMs = Date.now() - began;
    if (kinds.length === 0) break;
    for (const { kind } of kinds) seen.set(kind, waitedMs);
    if (waitedMs > SETTLED_MS) throw new Error(`not done after the start: ${kinds.map(({ kind }) => kind).join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  for (const [kind, ms] of seen) if (ms > 10_000) console.log(`after the start: ${kind} was done after ${(ms / 1000).toFixed(0)} s`);
}

function serverOf(databaseUrl: string, dataDir: string): { pid: number; port: Promise<number>; stop: () => Promise<void> } {
  const profile = process.env["ZUJI_PROF"] ? ["--cpu-prof", `--cpu-prof-dir=${process.env["ZUJI_PROF"]}`] : [];
  const own = frugal();
  const server = spawn(
    process.execPath,
    [...own.flags, ...profile, fileURLToPath(new URL("./server.ts", import.meta.url)), databaseUrl, dataDir],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...own.env, ZUJI_TRUST_PROXY: "1" },
    },
  );
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  const port = new Promise<number>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => {
      const found = /port (\d+)/.exec(chunk.toString());
      if (found) resolve(Number(found[1]));
    });
    void ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = async (): Promise<void> => {
    server.kill("SIGTERM");
    await ended;
  };
  return { pid: server.pid ?? 0, port, stop };
}
