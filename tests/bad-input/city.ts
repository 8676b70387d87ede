import { connect } from "#platform/database";
import assert from "node:assert/strict";
import { request } from "node:http";
import { rm } from "node:fs/promises";
import type { Sql } from "postgres";
import { accessWords } from "#platform/access";
import { fileWords } from "#platform/files";
import { platformWords } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { demoDatabase } from "../journeys/template.ts";
import type { Words } from "#web/words";
import { registryOf } from "../../platform/ledger/registry.ts";
import { verify } from "../../platform/ledger/verify.ts";
import { modules } from "../../apps/server/modules.ts";
import { serve, type Serving } from "../../apps/server/main.ts";

export type Reply = {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
  bytes: Buffer;
  json: unknown;
};

export type Sent = { method?: string; body?: unknown; headers?: Readonly<Record<string, string>>; from?: string; id?: string };

/** Somebody at one network address, perhaps signed in. */
export type Caller = {
  get: (path: string, sent?: Sent) => Promise<Reply>;
  post: (path: string, body: unknown, sent?: Sent) => Promise<Reply>;
};

export type Counts = { events: number; streams: number; commands: number; fields: number; jobs: number };

export type BadCity = {
  serving: Serving;
  words: Words;
  call: (path: string, sent?: Sent) => Promise<Reply>;
  /** A resident at an address of their own. */
  resident: () => Caller;
  /** A demonstration account, signed in. */
  staff: (login: string) => Promise<Caller>;
  counts: () => Promise<Counts>;
  /** Does what waits in the outbox, then folds everything again: what `npm run verify` would find. */
  differences: () => Promise<readonly unknown[]>;
  close: () => Promise<void>;
};

let neighbours = 0;

/** An address nobody had before: the whole of 127/8 is this machine, and rates are kept by address. */
export function newAddress(): string {
  neighbours += 1;
  return `127.${1 + (neighbours >> 16)}.${(neighbours >> 8) & 255}.${neighbours & 255}`;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // A page, a picture, a file: not everything is JSON.
    return null;
  }
};

/** One request, byte for byte as given: Buffers go raw, anything else as JSON. */
export function send(origin: string, path: string, { method, body, headers = {}, from = "127.0.0.1", id }: Sent = {}): Promise<Reply> {
  const payload = body === undefined ? null : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const url = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port: url.port,
        path,
        method: method ?? (payload === null ? "GET" : "POST"),
        localAddress: from,
        agent: false,
        headers: {
          ...(payload === null ? {} : { "content-type": "application/json", "content-length": String(payload.length) }),
          ...(id === undefined ? {} : { "idempotency-key": id }),
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const bytes = Buffer.concat(parts);
          const text = bytes.toString("utf8");
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, bytes, json: parsed(text) });
        });
      },
    );
    asked.on("error", reject);
    asked.end(payload ?? undefined);
  });
}

const callerAt = (origin: string, from: string, cookie?: string): Caller => {
  const mine = (sent: Sent): Sent => ({ from, ...sent, headers: { ...(cookie === undefined ? {} : { cookie }), ...sent.headers } });
  return {
    get: (path, sent = {}) => send(origin, path, mine(sent)),
    post: (path, body, sent = {}) => send(origin, path, mine({ id: uuidv7(), ...sent, body })),
  };
};

export async function signIn(city: Pick<BadCity, "serving">, login: string): Promise<string> {
  const password = city.serving.accounts.find((one) => one.login === login)?.password;
  const answer = await send(city.serving.origin, "/api/session", { body: { login, password }, from: newAddress() });
  assert.equal(answer.status, 200, `${login}: ${answer.text}`);
  return String(answer.headers["set-cookie"]).split(";")[0] ?? "";
}

const COUNTED = {
  events: "ledger.event",
  streams: "ledger.stream",
  commands: "ledger.command",
  fields: "vault.field",
  jobs: "ledger.outbox",
} satisfies Record<keyof Counts, string>;

/** How many rows there are, told by the tables themselves as they change: counting fifty thousand of them twice for each of 600 routes took most of a minute. */
async function counter(sql: Sql, databaseUrl: string): Promise<() => Promise<Counts>> {
  const owner = connect(databaseUrl, { max: 1, onnotice: () => {} });
  await owner.unsafe(`
    create schema counted;
    create table counted.change (source text, by int);
    create function counted.tell() returns trigger language plpgsql security definer as $$ begin
      insert into counted.change select tg_argv[0], count(*) * tg_argv[1]::int from changed;
      return null;
    end $$`);
  for (const [name, source] of Object.entries(COUNTED))
    await owner.unsafe(`
      create trigger counted_in after insert on ${source} referencing new table as changed for each statement execute function counted.tell(${name}, '1');
      create trigger counted_out after delete on ${source} referencing old table as changed for each statement execute function counted.tell(${name}, '-1')`);
  for (const [name, source] of Object.entries(COUNTED)) {
    const [all] = await sql.unsafe<[{ rows: number }]>(`select count(*)::int as rows from ${source}`);
    await owner`insert into counted.change values (${name}, ${all.rows})`;
  }
  await owner.unsafe(`create function counted.now() returns jsonb language sql security definer as $$
    select jsonb_object_agg(source, rows) from (select source, sum(by)::int as rows from counted.change group by source) c $$;
    grant usage on schema counted to public`);
  await owner.end();
  return async () => {
    const [row] = await sql<[{ now: Counts }]>`select counted.now() as now`;
    return row.now;
  };
}

/** The demonstration city, small, served on a port the system chooses; its background work stands still so that every row can be counted. */
export async function badCity({ events = 2_000 }: { events?: number } = {}): Promise<BadCity> {
  const database = await demoDatabase(events);
  const { dataDir } = database;
  const serving = await serve({
    databaseUrl: database.url,
    port: 0,
    host: "0.0.0.0",
    dataDir,
    empty: false,
    log: false,
    onProgress: () => {},
    demoEvents: events,
    env: { ...process.env, ZUJI_TRUST_PROXY: "0" },
  });
  await serving.runtime.jobs.stop();
  await serving.runtime.jobs.runDue();
  const sql = serving.runtime.pools.write;
  return {
    serving,
    words: Object.assign({}, platformWords, accessWords, fileWords, ...modules.map((one) => one.words)) as Words,
    call: (path, sent) => send(serving.origin, path, sent),
    resident: () => callerAt(serving.origin, newAddress()),
    staff: async (login) => callerAt(serving.origin, newAddress(), await signIn({ serving }, login)),
    counts: await counter(sql, database.url),
    differences: async () => {
      await serving.runtime.jobs.runDue();
      return (await verify(sql, registryOf(modules))).findings;
    },
    close: async () => {
      await serving.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Told = { code?: unknown; kind?: unknown; message?: unknown; fields?: { path: string; code: string; message: string }[] };

/** A refusal as people must get one: a word the city knows, said in Chinese, every blank in it filled. */
export function assertRefusal(city: Pick<BadCity, "words">, reply: Reply, about: string): void {
  assert.ok(reply.status >= 400 && reply.status < 500, `${about}: ${reply.status} ${reply.text.slice(0, 300)}`);
  const told = reply.json as Told | null;
  assert.ok(told !== null, `${about}: no JSON in ${reply.text.slice(0, 200)}`);
  for (const { code, message } of [told, ...(told.fields ?? [])]) {
    assert.equal(typeof code, "string", about);
    assert.ok(Object.hasOwn(city.words, String(code)), `${about}: no words for ${String(code)}`);
    assert.match(String(message), /\p{Script=Han}/u, `${about}: ${String(code)} says ${String(message)}`);
    assert.doesNotMatch(String(message), /\{\w+\}/, `${about}: ${String(code)} has an unfilled blank`);
  }
}
