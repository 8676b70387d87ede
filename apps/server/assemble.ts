import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accessWords, gateOf } from "#platform/access";
import { documentWords } from "#platform/documents";
import { fileWords } from "#platform/files";
import { buildServer, platformWords, type HttpServer } from "#platform/http";
import { liveWords, mountLive } from "#platform/live";
import type { LogKeys } from "#platform/log";
import { noticeWords } from "#platform/notices";
import { networksOf } from "#platform/outgoing";
import { openRuntime, type Runtime } from "#platform/runtime";
import { citySettings } from "#platform/settings";
import { sheetWords } from "#platform/sheets";
import { expiryFault, loadKeys } from "#platform/vault";
import type { Words } from "#web/words";
import { nameOf } from "./city.ts";
import { modules } from "./modules.ts";
import { openApiRoute } from "./openapi.ts";
import type { ServeOptions } from "./options.ts";
import { mountPages } from "./pages.ts";
import { buildOf } from "./screens.ts";
import { logKeysIn, mountLogs, sealing, witnessesIn, witnessing } from "./proof.ts";
import { routesOf } from "./routes.ts";
import { sendersFrom } from "./senders.ts";
import { originOf, OWN_SCHEDULES, ownJobs, servicesOf, vouching, type Env, type Services, type Warn } from "./services.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const version = (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version;

const allWords = (): Words =>
  Object.assign(
    {},
    platformWords,
    accessWords,
    fileWords,
    documentWords,
    liveWords,
    sheetWords,
    noticeWords,
    ...modules.map((one) => one.words),
  ) as Words;

/** Two nights by default: one that failed is mended the next day. "off" never locks. */
function expiryHoursOf(said: string | undefined): number | null {
  if (!said) return 48;
  if (said === "off") return null;
  const hours = Number(said);
  if (!Number.isInteger(hours) || hours < 24 || hours > 720) throw new Error("ZUJI_EXPIRY_HOURS is a whole number from 24 to 720, or off");
  return hours;
}

type Opening = { options: ServeOptions; databaseUrl: string; env: Env; logKeys: LogKeys; words: Words };

/** The runtime and what stands on it. Its jobs need the services, which need it: they are looked up when a job runs. */
async function openServices({ options, databaseUrl, env, logKeys, words }: Opening): Promise<Services> {
  const keys = loadKeys(options.dataDir);
  const own = networksOf(env["ZUJI_WEBHOOK_NETWORKS"]);
  const warn: Warn = (details, message) => {
    if (options.log) process.stdout.write(`${JSON.stringify({ level: 40, time: Date.now(), msg: message, ...details })}\n`);
  };
  let standing: Services | null = null;
  const services = (): Services => {
    if (!standing) throw new Error("a job ran before the server stood");
    return standing;
  };
  const runtimeOf = (): Runtime => services().runtime;
  const proof = sealing(runtimeOf, logKeys);
  const outside = witnessesIn(env);
  // A job for nobody would only fill the outbox.
  const witnessed = outside.some(({ url }) => url !== null) ? [witnessing(runtimeOf, outside, own, warn)] : [];
  const runtime = await openRuntime({
    modules,
    databaseUrl,
    keys,
    ...(options.now ? { now: options.now } : {}),
    // A journey that takes a year by a clock of its own is no clock gone wrong.
    ...(options.now && !options.watchClock ? {} : { clock: { accepted: env["ZUJI_CLOCK_ACCEPT"] || null, ...options.watchClock } }),
    log: { warn },
    senders: sendersFrom(env),
    origin: originOf(env),
    answers: citySettings(env, "").hotline,
    expiryHours: expiryHoursOf(env["ZUJI_EXPIRY_HOURS"]),
    vouch: vouching(services),
    jobs: [...ownJobs(services), proof.job, ...witnessed.map(({ job }) => job)],
    schedules: [...OWN_SCHEDULES, proof.schedule, ...witnessed.map(({ schedule }) => schedule)],
  });
  standing = servicesOf({ runtime, env, dataDir: options.dataDir, keys, logKeys, own, words, log: options.log, warn });
  return standing;
}

export type Assembled = { services: Services; http: HttpServer };

/** The server with everything mounted, not yet listening. */
export async function assemble(options: ServeOptions, databaseUrl: string, demo: boolean): Promise<Assembled> {
  const env = options.env ?? process.env;
  const logKeys = logKeysIn(options.dataDir, env);
  const words = allWords();
  const services = await openServices({ options, databaseUrl, env, logKeys, words });
  const { runtime, access } = services;
  const city = citySettings(env, version);
  const { plain, storePhoto } = routesOf({ services, env, words, city, demo, logKeys });
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
    metricsToken: env["ZUJI_METRICS_TOKEN"] ?? "",
    logger: options.log,
    ...(options.rates ? { rates: options.rates } : {}),
    notReady: async () => {
      await runtime.pools.write`select 1`;
      const fault = runtime.timekeeper.behind();
      return fault === null ? null : `clock behind: it says ${fault.now}, the newest step is of ${fault.latest}; nothing is written`;
    },
    faults: async () => ({ ...(await expiryFault(runtime.expiry)), ...(runtime.timekeeper.held() ? { clock: { held: true } } : {}) }),
  });
  mountLive({ app: http.app, runtime, actorOf: http.actorOf, again: http.again, hello: { build: buildOf(ROOT) } });
  mountLogs(http, runtime, logKeys, env);
  await mountPages({ http, runtime, words, root: ROOT, storePhoto });
  return { services, http };
}
