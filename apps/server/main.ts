import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, migrate, platformSettings, servingRole } from "#platform/database";
import { algorithmsFrom } from "#platform/log";
import { migrationSources, type Runtime } from "#platform/runtime";
import { cityCode, DEMO_CITY, getSetting, serveCity, settleCity, settleHash } from "#platform/settings";
import { loadKeys } from "#platform/vault";
import { roles } from "#modules/people";
import { assemble } from "./assemble.ts";
import { loadDemoApart } from "./demo/apart.ts";
import type { DemoAccount } from "./demo/index.ts";
import { modules } from "./modules.ts";
import type { ServeOptions } from "./options.ts";
import { giveBackAtRest } from "./resting.ts";

export type Serving = {
  origin: string;
  /** `zh`: what the role is called. */
  accounts: readonly (DemoAccount & { zh: string })[];
  setupLink: string | null;
  close: () => Promise<void>;
  runtime: Runtime;
};

/** Migrates as the owner; returns what the server itself connects with. */
async function prepareDatabase({ databaseUrl, dataDir, onProgress, env = process.env }: ServeOptions): Promise<string> {
  const sql = connect(databaseUrl, { max: 1, onnotice: () => {}, connect_timeout: 10, connection: platformSettings as never });
  try {
    await migrate(sql, migrationSources(modules), (name) => onProgress(`迁移 migrating ${name}`));
    const { url, separate } = await servingRole(sql, databaseUrl, env["ZUJI_DATABASE_APP_URL"] || undefined, loadKeys(dataDir).token);
    if (!separate)
      onProgress(
        "数据库只有一个角色：服务以表的所有者身份运行（见 docs/guide/operating.md） / one database role: the server runs as the owner of its tables",
      );
    const now = new Date().toISOString();
    serveCity(await settleCity(sql, env["ZUJI_CITY_CODE"], now));
    await settleHash(sql, algorithmsFrom(env["ZUJI_LOG_ALGORITHMS"]).hash, now);
    return url;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function isDemo(databaseUrl: string): Promise<boolean> {
  const sql = connect(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return (await getSetting(sql, "demo")) !== null;
  } finally {
    await sql.end();
  }
}

/** Migrates, loads the demonstration city on the first run unless `empty`, and serves. Ends cleanly through `close`. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const serverUrl = await prepareDatabase(options);
  const elsewhere = cityCode() !== DEMO_CITY;
  if (elsewhere && !options.empty)
    options.onProgress("示范城市是湖州，本城市从空库开始 / the demonstration city is Huzhou; this city starts empty");
  const accounts =
    options.empty || elsewhere
      ? []
      : await loadDemoApart({
          databaseUrl: options.databaseUrl,
          dataDir: options.dataDir,
          onProgress: options.onProgress,
          events: options.demoEvents,
        });
  const demo = await isDemo(options.databaseUrl);
  const {
    services: { runtime, access },
    http,
  } = await assemble(options, serverUrl, demo);
  // For tools beside the server (npm run verify): as secret as the database's own password file.
  const note = join(options.dataDir, "database-url");
  writeFileSync(note, options.databaseUrl, { mode: 0o600 });
  const stopGiving = giveBackAtRest();
  const close = async (): Promise<void> => {
    stopGiving();
    await http.app.close();
    await runtime.close();
    rmSync(note, { force: true });
  };
  await runtime.live.start();
  const token = await access.createSetupToken();
  try {
    await http.app.listen({ port: options.port, host: options.host ?? "0.0.0.0" });
  } catch (cause) {
    // The port was taken while we started: nothing of ours may keep the process alive.
    await close();
    throw cause;
  }
  const address = http.app.server.address();
  const origin = `http://localhost:${typeof address === "object" && address !== null ? address.port : options.port}`;
  runtime.jobs.start();
  return {
    origin,
    accounts: accounts.map((one) => ({ ...one, zh: roles.find(({ code }) => code === one.role)?.zh ?? "" })),
    runtime,
    setupLink: token === null ? null : `${origin}/console/setup#${token}`,
    close,
  };
}
