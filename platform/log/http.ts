import type { FastifyInstance, FastifyReply } from "fastify";
import { subscriberOf } from "../access/address.ts";
import type { Rates } from "../rates/index.ts";
import { refuse } from "../refusals/index.ts";
import type { LogKeys } from "./keys.ts";
import { keepCosignatures } from "./cosignature.ts";
import { inheritedLogs } from "./inherited.ts";
import type { Verifier } from "./note.ts";
import { ENTRIES, tileBytes, trees, type Db, type LogKey } from "./store.ts";
import { parseTilePath, TILE, unbundle, bundle } from "./tiles.ts";

export type LogHttp = {
  app: FastifyInstance;
  sql: Db;
  keys: LogKeys;
  witnesses: readonly Verifier[];
  rates: Rates;
  now: () => string;
};

const COSIGNATURES_PER_MINUTE = 60;
const NOTE_BYTES = 16 * 1024;

const nothing = (): never => {
  throw refuse.notFound("platform.no-route");
};

type Named = LogKey & { size: number; keys: readonly string[] };

async function logNamed(sql: Db, log: string, keys: LogKeys): Promise<Named> {
  const own = /^(\d{6}|city)$/.test(log) ? (await trees(sql)).find((one) => one.log === log) : undefined;
  if (own && own.size > 0) return { ...own, keys: keys.verifiers(log).map(({ vkey }) => vkey) };
  // One that came along with a package: it grows no more, and its old checkpoints still open with its old keys.
  return /^(\d{6}|city)-[0-9a-f]{8}$/.test(log) ? ((await inheritedLogs(sql)).find((one) => one.log === log) ?? nothing()) : nothing();
}

/** A signed checkpoint with what witnesses put under it. */
async function noteAt(sql: Db, { home, log }: LogKey, size: number): Promise<string> {
  const [row] = await sql<{ note: string }[]>`select note from log.checkpoint where home = ${home} and log = ${log} and size = ${size}`;
  const lines = await sql<
    { line: string }[]
  >`select line from log.cosignature where home = ${home} and log = ${log} and size = ${size} order by key`;
  return row ? row.note + lines.map(({ line }) => line).join("") : nothing();
}

/** One tile as it is addressed: of a kept one, the beginning that the address asks for. */
async function tileAt(sql: Db, key: LogKey, path: string): Promise<Buffer> {
  const name = parseTilePath(path);
  if (!name) return nothing();
  const bytes = await tileBytes(sql, key, name.level === "entries" ? ENTRIES : name.level, name.n);
  if (!bytes) return nothing();
  if (name.level !== "entries") return bytes.length >= name.width * 32 ? bytes.subarray(0, name.width * 32) : nothing();
  const entries = unbundle(bytes);
  if (entries.length < name.width) return nothing();
  return name.width === TILE ? bytes : bundle(entries.slice(0, name.width));
}

const text = (reply: FastifyReply, cache: string): FastifyReply =>
  reply.type("text/plain; charset=utf-8").headers({ "cache-control": cache, "access-control-allow-origin": "*" });

/**
 * The logs over HTTP (C2SP tlog-tiles), public and cacheable: `/log/<county>/checkpoint`, `…/checkpoint/<size>`, `…/tile/…`, `…/keys`; "city" in the
 * place of the county for the log over them, and `330502-1a2b3c4d` for one that came along with a package. `POST …/cosignature` takes a checkpoint with a configured witness's line under it (C2SP tlog-cosignature).
 */
export function mountLog(deps: LogHttp): void {
  const { app, sql, keys } = deps;
  type Params = { Params: { log: string; size: string; "*": string } };
  app.get<Params>("/log/:log/checkpoint", async (request, reply) => {
    const tree = await logNamed(sql, request.params.log, keys);
    return text(reply, "public, max-age=5").send(await noteAt(sql, tree, tree.size));
  });
  app.get<Params>("/log/:log/checkpoint/:size", async (request, reply) => {
    const tree = await logNamed(sql, request.params.log, keys);
    const size = /^[1-9]\d{0,14}$/.test(request.params.size) ? Number(request.params.size) : nothing();
    // Witnesses may still add to it.
    return text(reply, "public, max-age=60").send(await noteAt(sql, tree, size));
  });
  app.get<Params>("/log/:log/keys", async (request, reply) => {
    const { keys: own } = await logNamed(sql, request.params.log, keys);
    const lines = [...own, ...deps.witnesses.map(({ vkey }) => vkey)].map((vkey) => `${vkey}\n`);
    return text(reply, "public, max-age=300").send(lines.join(""));
  });
  app.get<Params>("/log/:log/tile/*", async (request, reply) => {
    const tree = await logNamed(sql, request.params.log, keys);
    const bytes = await tileAt(sql, tree, `tile/${request.params["*"]}`);
    return reply
      .type("application/octet-stream")
      .headers({ "cache-control": "public, max-age=31536000, immutable", "access-control-allow-origin": "*" })
      .send(bytes);
  });
  // A parser of its own: what witnesses send is text, and nothing else is taken here.
  void app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser("*", { parseAs: "string", bodyLimit: NOTE_BYTES }, (_request, body, done) => done(null, body));
    own.post<Params>("/log/:log/cosignature", { bodyLimit: NOTE_BYTES }, async (request) => {
      if (deps.rates.wait(`cosignature ${subscriberOf(request.ip)}`, COSIGNATURES_PER_MINUTE) > 0) throw refuse.tooMany("platform.busy");
      const tree = await logNamed(sql, request.params.log, keys);
      return { taken: await keepCosignatures(sql, tree, String(request.body ?? ""), { witnesses: deps.witnesses, now: deps.now() }) };
    });
  });
}
