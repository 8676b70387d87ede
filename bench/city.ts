import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres, { type Sql } from "postgres";
import { loadDemo, type DemoAccount } from "../apps/server/demo/index.ts";
import { modules } from "../apps/server/modules.ts";
import { migrate, platformSettings } from "#platform/database";
import { migrationSources } from "#platform/runtime";
import { startPostgres } from "../boot/postgres.ts";

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
  const dataDir = await mkdtemp(join(tmpdir(), "zuji-bench-"));
  const database = await startPostgres(dataDir);
  const sql = postgres(database.url, { max: 2, onnotice: () => {}, connection: platformSettings as never });
  await migrate(sql, migrationSources(modules));
  const accounts = await loadDemo({
    databaseUrl: database.url,
    dataDir,
    modules,
    events: options.events,
    onProgress: (line) => console.log(line),
  });
  await options.before?.({ url: database.url, dataDir, sql });
  const server = spawn(
    process.execPath,
    [
      ...(process.env["ZUJI_PROF"] ? ["--cpu-prof", `--cpu-prof-dir=${process.env["ZUJI_PROF"]}`] : []),
      fileURLToPath(new URL("./server.ts", import.meta.url)),
      database.url,
      dataDir,
    ],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ZUJI_TRUST_PROXY: "1" } },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => {
      const found = /port (\d+)/.exec(chunk.toString());
      if (found) resolve(Number(found[1]));
    });
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    port,
    url: database.url,
    dataDir,
    sql,
    accounts,
    serverPid: server.pid ?? 0,
    close: async () => {
      server.removeAllListeners("exit");
      server.kill("SIGTERM");
      await new Promise((resolve) => server.once("exit", resolve));
      await sql.end();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
