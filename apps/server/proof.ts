import { algorithmsFrom, loadLogKeys, mountLog, seal, witnessesFrom, type LogKeys } from "#platform/log";
import type { HttpServer, PlainRoute } from "#platform/http";
import type { JobKind } from "#platform/modules";
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

/** The job that seals, and when. */
export const sealing = (
  runtime: () => Runtime,
  keys: LogKeys,
): { job: JobKind; schedule: { id: string; everySeconds: number; job: string } } => ({
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

type LogRow = { log: string; size: string; at: string; witnesses: number };

/** GET /api/log: every log with its area's name, size and last sealing, for the page that explains them. */
export const logRoute = (runtime: Runtime, keys: LogKeys): PlainRoute => ({
  method: "GET",
  url: "/api/log",
  handler: async () => {
    const rows = await runtime.pools.write<LogRow[]>`
      select t.log, t.size, t.at, (select count(*)::int from log.cosignature c where c.home = t.home and c.log = t.log and c.size = t.size) as witnesses
      from log.tree t where t.size > 0 order by t.log = 'city' desc, t.log`;
    const areas = runtime.registers.read(places);
    const logs = rows.map(({ log, size, at, witnesses }) => {
      const area = /^\d{6}$/.test(log) ? areas.area(log.endsWith("00") ? log.slice(0, 4) : log) : undefined;
      return {
        log,
        zh: area?.zh ?? null,
        en: area?.en ?? null,
        size: Number(size),
        at,
        witnesses,
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
    witnesses: witnessesFrom(env["ZUJI_LOG_WITNESSES"]),
    rates: http.rates,
    now: runtime.now,
  });
