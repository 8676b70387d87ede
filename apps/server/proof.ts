import {
  algorithmsFrom,
  checkpointsOf,
  compareCheckpoint,
  loadLogKeys,
  mountLog,
  seal,
  witness,
  witnessesFrom,
  type LogKeys,
  type Witness,
} from "#platform/log";
import type { Networks } from "#platform/outgoing";
import type { HttpServer, PlainRoute } from "#platform/http";
import type { JobKind } from "#platform/modules";
import type { Rates } from "#platform/rates";
import type { Runtime } from "#platform/runtime";
import { isUuid, receiptNumber } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { cityHome } from "#platform/settings";
import { erasureStatements, type ErasureStatement } from "#platform/vault";
import { places } from "#modules/places";

type Env = Readonly<Record<string, string | undefined>>;

/** "Within a minute" is promised: three sealings in it, so that one may be late. */
const SEAL_EVERY_S = 20;

/** The keys this installation signs its logs with. */
export const logKeysIn = (dataDir: string, env: Env): LogKeys =>
  loadLogKeys(dataDir, cityHome().slice(0, 6), algorithmsFrom(env["ZUJI_LOG_ALGORITHMS"]), env["ZUJI_LOG_KEY"] || undefined);

/** Who outside cosigns them. */
export const witnessesIn = (env: Env): Witness[] => witnessesFrom(env["ZUJI_LOG_WITNESSES"]);

/** Witnesses are asked once a minute: each asking is a request a log, and one checkpoint of the city a minute is more than anybody keeps. */
const WITNESS_EVERY_S = 60;

type Warn = (details: Record<string, unknown>, message: string) => void;

/** The job that sends checkpoints to witnesses. What a witness refuses is told in the server's log and tried again a minute later. */
export const witnessing = (runtime: () => Runtime, witnesses: readonly Witness[], own: Networks, warn: Warn): Sealing => ({
  job: {
    kind: "log.witness",
    run: async () => {
      const { pools, now } = runtime();
      for (const wrong of await witness({ sql: pools.write, witnesses, sending: { own }, now })) warn(wrong, "witness did not cosign");
    },
  },
  schedule: { id: "log.witness", everySeconds: WITNESS_EVERY_S, job: "log.witness" },
});

type Sealing = { job: JobKind; schedule: { id: string; everySeconds: number; job: string } };

/** The job that seals, and when. */
export const sealing = (runtime: () => Runtime, keys: LogKeys): Sealing => ({
  job: {
    kind: "log.seal",
    run: async () => {
      const { pools, now } = runtime();
      await seal({ sql: pools.write, keys, now });
    },
  },
  schedule: { id: "log.seal", everySeconds: SEAL_EVERY_S, job: "log.seal" },
});

async function statementsOf(runtime: Runtime, { home = "", id = "" }: Readonly<Record<string, string>>): Promise<ErasureStatement[]> {
  const found = /^\d{9}$/.test(home) && isUuid(id) ? await erasureStatements(runtime.pools.write, { home, id }) : [];
  if (found.length === 0) throw refuse.notFound("record.not-found");
  return found;
}

/**
 * GET /api/erasures/{home}/{id}: what of a record was erased on request, each with its proof, and beside it the proof alone, which a page checks. Whoever
 * knows the record's id (74 random bits, on the receipt of the person it belongs to) learns how many fields of which purpose went, and nothing of them.
 */
export const erasureRoutes = (runtime: Runtime): PlainRoute[] => [
  {
    method: "GET",
    url: "/api/erasures/:home/:id",
    handler: async ({ params }) => {
      const statements = await statementsOf(runtime, params);
      const codes = new Set(statements.flatMap(({ counts }) => Object.keys(counts)));
      const purposes = [...runtime.purposes.values()].filter(({ code }) => codes.has(code)).map(({ code, title }) => ({ code, ...title }));
      return {
        status: 200,
        headers: { "cache-control": "no-store" },
        body: { number: receiptNumber(params["id"] ?? ""), statements, purposes },
      };
    },
  },
  {
    method: "GET",
    url: "/api/erasures/:home/:id/:n",
    handler: async ({ params }) => {
      const statement = (await statementsOf(runtime, params))[Number(params["n"]) - 1];
      if (!statement) throw refuse.notFound("record.not-found");
      return { status: 200, headers: { "cache-control": "no-store" }, body: statement.proof };
    },
  },
];

type LogRow = { log: string; size: string; at: string; witnesses: number; witnessed: string | null };

/** The area a log is of, in both languages; the city's log over them has none of its own. */
function nameOfLog(runtime: Runtime, log: string): { zh: string | null; en: string | null } {
  const area = /^\d{6}$/.test(log) ? runtime.registers.read(places).area(log.endsWith("00") ? log.slice(0, 4) : log) : undefined;
  return { zh: area?.zh ?? null, en: area?.en ?? null };
}

/** GET /api/log/{log}/checkpoints?before=: what a log published, the last of each day; GET /api/log/compare?note=: one that somebody kept, held to it. */
export const historyRoutes = (runtime: Runtime, keys: LogKeys, rates: Rates): PlainRoute[] => [
  {
    method: "GET",
    url: "/api/log/:log/checkpoints",
    handler: async ({ params, query }) => {
      const { log = "" } = params;
      const before = /^[1-9]\d{0,14}$/.test(String(query["before"] ?? "")) ? Number(query["before"]) : null;
      const found = /^(\d{6}|city)$/.test(log) ? await checkpointsOf(runtime.pools.write, log, before) : null;
      if (!found) throw refuse.notFound("record.not-found");
      return { status: 200, headers: { "cache-control": "public, max-age=30" }, body: { log, ...nameOfLog(runtime, log), ...found } };
    },
  },
  {
    method: "GET",
    url: "/api/log/compare",
    handler: async ({ query, address }) => {
      if (rates.wait(`compare ${address}`, COMPARED_PER_MINUTE) > 0) throw refuse.tooMany("platform.busy");
      const note = String(query["note"] ?? "").slice(0, MOST_NOTE);
      return { status: 200, headers: { "cache-control": "no-store" }, body: await compareCheckpoint(runtime.pools.write, keys, note) };
    },
  },
];

const COMPARED_PER_MINUTE = 30;
const MOST_NOTE = 16_000;

/** GET /api/log: every log with its area's name, size and last sealing, for the page that explains them. */
export const logRoute = (runtime: Runtime, keys: LogKeys): PlainRoute => ({
  method: "GET",
  url: "/api/log",
  handler: async () => {
    const rows = await runtime.pools.write<LogRow[]>`
      select t.log, t.size, t.at, coalesce(c.n, 0) as witnesses, c.size as witnessed from log.tree t
      left join lateral (select size, count(*)::int as n from log.cosignature c where c.home = t.home and c.log = t.log group by size order by size desc limit 1) c on true
      where t.size > 0 order by t.log = 'city' desc, t.log`;
    const logs = rows.map(({ log, size, at, witnesses, witnessed }) => {
      return {
        log,
        ...nameOfLog(runtime, log),
        size: Number(size),
        at,
        witnesses,
        witnessed: witnessed === null ? null : Number(witnessed),
        keys: keys.verifiers(log).map(({ vkey }) => vkey),
      };
    });
    return {
      status: 200,
      headers: { "cache-control": "public, max-age=5" },
      body: { prefix: keys.prefix, everySeconds: SEAL_EVERY_S, logs },
    };
  },
});

/** The public addresses of the logs. */
export const mountLogs = (http: HttpServer, runtime: Runtime, keys: LogKeys, env: Env): void =>
  mountLog({
    app: http.app,
    sql: runtime.pools.write,
    keys,
    witnesses: witnessesIn(env),
    rates: http.rates,
    now: runtime.now,
  });
