import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import {
  gateOf,
  openAccess,
  sessionRoutes,
  setStepUpMinutes,
  signOnRoutes,
  signOnSettings,
  accessWords,
  type Access,
} from "#platform/access";
import { migrate, platformSettings, servingRole } from "#platform/database";
import { documentWords } from "#platform/documents";
import { fileWords, openUploads } from "#platform/files";
import { noticeWords } from "#platform/notices";
import { liveWords, mountLive } from "#platform/live";
import { buildServer, platformWords, type HttpServer } from "#platform/http";
import { openRates, type Rates } from "#platform/rates";
import { migrationSources, openRuntime, type Runtime } from "#platform/runtime";
import { sheetWords } from "#platform/sheets";
import { waitingWords } from "#platform/waiting";
import { cityCode, citySettings, DEMO_CITY, getSetting, serveCity, settleCity, settleHash } from "#platform/settings";
import { algorithmsFrom } from "#platform/log";
import { expiryFault, loadKeys } from "#platform/vault";
import { open311Routes } from "#modules/open311";
import { aboutFrom, dataRoutes, ogcRoutes } from "#modules/open-data";
import { accountRoutes, readPerson } from "#modules/people";
import { calendarRoutes } from "#modules/mediation";
import { networksOf } from "#platform/outgoing";
import type { Words } from "#web/words";
import { cardJobs, cardRoutes } from "./cards.ts";
import { cityRoutes, nameOf } from "./city.ts";
import { loadDemo, type DemoAccount } from "./demo/index.ts";
import { documentJobs, documentRoutes } from "./documents.ts";
import { aloneRowsOf, exportJobs, exportRoutes } from "./exports.ts";
import { establishFirstAdministrator } from "./establish.ts";
import { fieldRoutes } from "./field.ts";
import { importJobs, importRoutes } from "./imports.ts";
import { mailboxRoutes } from "./mailbox.ts";
import { mineRoutes } from "./mine.ts";
import { modules } from "./modules.ts";
import { openApiRoute } from "./openapi.ts";
import { buildOf, mountPages } from "./pages.ts";
import { partRoutes } from "./parts.ts";
import { photoJobs, photoRoutes, photosIn, storeIn, vouchFor } from "./photos.ts";
import { presenceJob, presenceRoute } from "./presence.ts";
import { erasureRoutes, historyRoutes, logKeysIn, logRoute, mountLogs, sealing, witnessesIn, witnessing } from "./proof.ts";
import { sendersFrom } from "./senders.ts";
import { webhookJobs } from "./webhooks.ts";
import { workRoutes } from "./work.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export type ServeOptions = {
  databaseUrl: string;
  port: number;
  dataDir: string;
  host?: string;
  /** Starts without the demonstration city. */
  empty: boolean;
  /** Structured logs to standard output. */
  log: boolean;
  onProgress: (line: string) => void;
  env?: Readonly<Record<string, string | undefined>>;
  /** About how many events of seeded history the demonstration city gets. */
  demoEvents?: number;
  /** Replaces the rate buckets: for benchmarks only, where one machine plays a whole city. */
  rates?: Rates;
  /** The city's clock: for journeys that take more than a day. */
  now?: () => string;
};

export type Serving = {
  origin: string;
  accounts: readonly DemoAccount[];
  setupLink: string | null;
  close: () => Promise<void>;
  runtime: Runtime;
};

const version = (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version;

/** Migrates as the owner; returns what the server itself connects with. */
async function prepareDatabase({ databaseUrl, dataDir, onProgress, env = process.env }: ServeOptions): Promise<string> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {}, connect_timeout: 10, connection: platformSettings as never });
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

type Parts = { runtime: Runtime; access: Access; http: HttpServer };

async function assemble(options: ServeOptions, databaseUrl: string, demo: boolean): Promise<Parts> {
  const env = options.env ?? process.env;
  const keys = loadKeys(options.dataDir);
  const logKeys = logKeysIn(options.dataDir, env);
  const proof = sealing(() => runtime, logKeys);
  const words = Object.assign(
    {},
    platformWords,
    accessWords,
    fileWords,
    documentWords,
    liveWords,
    sheetWords,
    noticeWords,
    waitingWords,
    ...modules.map((one) => one.words),
  ) as Words;
  const warn = (details: Record<string, unknown>, message: string): void => {
    if (options.log) process.stdout.write(`${JSON.stringify({ level: 40, time: Date.now(), msg: message, ...details })}\n`);
  };
  const own = networksOf(env["ZUJI_WEBHOOK_NETWORKS"]);
  const outside = witnessesIn(env);
  // A job for nobody would only fill the outbox.
  const witnessed = outside.some(({ url }) => url !== null) ? [witnessing(() => runtime, outside, own, warn)] : [];
  const runtime: Runtime = await openRuntime({
    modules,
    databaseUrl,
    keys,
    ...(options.now ? { now: options.now } : {}),
    log: { warn },
    senders: sendersFrom(env),
    origin: env["ZUJI_URL"]?.replace(/\/+$/, "") || null,
    expiryHours: expiryHoursOf(env["ZUJI_EXPIRY_HOURS"]),
    vouch: vouchFor(() => kept),
    jobs: [
      ...photoJobs(
        () => kept,
        () => uploads,
      ),
      ...exportJobs(() => sheets),
      ...documentJobs(() => sheets),
      ...importJobs(() => lists),
      ...cardJobs(() => cards),
      { kind: "access.sweep", run: () => access.sweep() },
      {
        kind: "access.end-session",
        run: async (_, { account, session }) =>
          void (await (session === null ? access.signOutEverywhere(String(account)) : access.endSession(String(account), String(session)))),
      },
      presenceJob(() => runtime),
      ...webhookJobs(() => ({ runtime, sending: { own } })),
      proof.job,
      ...witnessed.map(({ job }) => job),
    ],
    schedules: [
      { id: "files.sweep", everySeconds: 3_600, job: "files.sweep" },
      { id: "access.sweep", everySeconds: 86_400, job: "access.sweep" },
      { id: "exports.sweep", everySeconds: 1_800, job: "exports.sweep" },
      { id: "webhooks.collect", everySeconds: 5, job: "webhooks.collect" },
      { id: "presence.sweep", everySeconds: 60, job: "presence.sweep" },
      proof.schedule,
      ...witnessed.map(({ schedule }) => schedule),
    ],
  });
  const sheets = {
    runtime,
    store: storeIn(options.dataDir, env),
    origin: env["ZUJI_URL"]?.replace(/\/+$/, "") || null,
    aloneRows: aloneRowsOf(env["ZUJI_EXPORT_ALONE_ROWS"]),
  };
  const kept = photosIn(runtime.pools.write, options.dataDir, env);
  const uploads = openUploads(runtime.pools.write);
  const minutes = env["ZUJI_STEP_UP_MINUTES"];
  if (minutes) setStepUpMinutes(Number(minutes));
  const access: Access = openAccess({
    sql: runtime.pools.write,
    now: runtime.now,
    master: keys.master,
    secondRoles: (env["ZUJI_SECOND_FACTOR_ROLES"] ?? "").split(/[\s,]+/).filter(Boolean),
    log: (entry) => {
      // Whoever signed out, here or on another device, hears nothing more from this moment.
      if (entry.what === "signed-out" || entry.what === "session-ended" || entry.what === "password-changed")
        runtime.live.hub.recheck().catch((cause: unknown) => warn({ error: String(cause) }, "live rights not checked"));
      if (options.log) process.stdout.write(`${JSON.stringify({ level: 30, time: Date.now(), msg: "door", ...entry })}\n`);
    },
    changed: async () => runtime.registers.refresh(new Set(["access.account"])),
  });
  const provider = signOnSettings(env, env["ZUJI_URL"]?.replace(/\/+$/, "") || null);
  const lists = { runtime, access, words, rates: openRates() };
  const cards = { ...sheets, keys: logKeys, rates: openRates() };
  const city = citySettings(env, version);
  const photos = photoRoutes(runtime, kept);
  const openData = {
    runtime,
    about: aboutFrom(env, () => nameOf(runtime, city), city.hotline),
    origin: env["ZUJI_URL"]?.replace(/\/+$/, "") || null,
    words: (code: string, language: "zh" | "en") => words[code]?.[language] ?? code,
    rates: openRates(),
  };
  const plain = [
    ...sessionRoutes({ access, establish: (account) => establishFirstAdministrator(runtime, account) }),
    ...signOnRoutes(provider && { signOn: access.signOn(provider), origin: new URL(provider.redirect).origin }),
    ...accountRoutes({ access, execute: runtime.execute, person: (id, actor) => runtime.ask(readPerson, { id }, actor) }),
    ...mailboxRoutes(runtime.mailboxes),
    ...cityRoutes({ runtime, city, demo, words }),
    ...workRoutes({ runtime, words }),
    ...fieldRoutes(runtime),
    ...calendarRoutes(runtime),
    ...photos.routes,
    ...partRoutes({ now: runtime.now, photos: kept, uploads, rates: openRates() }),
    ...exportRoutes(sheets),
    ...documentRoutes(sheets),
    ...importRoutes(lists),
    ...mineRoutes({ runtime, rates: openRates(), name: () => nameOf(runtime, city) }),
    presenceRoute(runtime),
    ...open311Routes({
      runtime,
      city: () => nameOf(runtime, city),
      origin: env["ZUJI_URL"]?.replace(/\/+$/, "") || null,
      words: (code, language) => words[code]?.[language] ?? code,
    }),
    logRoute(runtime, logKeys),
    ...historyRoutes(runtime, logKeys, openRates()),
    ...erasureRoutes(runtime),
    ...cardRoutes(cards),
    ...dataRoutes(openData),
    ...ogcRoutes(openData),
  ];
  const http = await buildServer({
    runtime,
    words,
    gate: gateOf(access),
    routes: [
      ...plain,
      openApiRoute(modules, plain, { name: () => nameOf(runtime, city), version, topics: () => [...runtime.live.topics.values()] }),
    ],
    cookieNames: ["__Host-zuji", "zuji-session"],
    trustedProxies: Number(env["ZUJI_TRUST_PROXY"] ?? 0),
    logger: options.log,
    ...(options.rates ? { rates: options.rates } : {}),
    notReady: async () => {
      await runtime.pools.write`select 1`;
      return null;
    },
    faults: () => expiryFault(runtime.expiry),
  });
  mountLive({ app: http.app, runtime, actorOf: http.actorOf, again: http.again, hello: { build: buildOf(ROOT) } });
  mountLogs(http, runtime, logKeys, env);
  await mountPages({ http, runtime, words, root: ROOT, storePhoto: photos.store });
  return { runtime, access, http };
}

/** Two nights by default: one that failed is mended the next day. "off" never locks. */
function expiryHoursOf(said: string | undefined): number | null {
  if (!said) return 48;
  if (said === "off") return null;
  const hours = Number(said);
  if (!Number.isInteger(hours) || hours < 24 || hours > 720) throw new Error("ZUJI_EXPIRY_HOURS is a whole number from 24 to 720, or off");
  return hours;
}

async function isDemo(databaseUrl: string): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
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
      : await loadDemo({
          databaseUrl: options.databaseUrl,
          dataDir: options.dataDir,
          modules,
          onProgress: options.onProgress,
          events: options.demoEvents,
        });
  const demo = await isDemo(options.databaseUrl);
  const { runtime, access, http } = await assemble(options, serverUrl, demo);
  // For tools beside the server (npm run verify): as secret as the database's own password file.
  const note = join(options.dataDir, "database-url");
  writeFileSync(note, options.databaseUrl, { mode: 0o600 });
  const close = async (): Promise<void> => {
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
    accounts,
    runtime,
    setupLink: token === null ? null : `${origin}/console/setup#${token}`,
    close,
  };
}
