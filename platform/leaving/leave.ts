import { csvLine, csvOf, type CsvValue } from "../../web/csv/index.ts";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { migrated } from "../database/index.ts";
import { filesOf, type FileStore } from "../files/index.ts";
import { ledgerHash } from "../settings/index.ts";
import { openDataKey, type Ring } from "../vault/ring.ts";
import { encrypt } from "../vault/seal.ts";
import type { LogKeys } from "../log/index.ts";
import { leaveLogs } from "./logs.ts";
import { inventory, MANIFEST, PackageProblem, sealOf } from "../packages/index.ts";
import { FORMAT, headsOf, keyOf, newWrap, writer, type Manifest } from "./package.ts";

export type Leaving = {
  sql: Sql;
  master: Ring;
  /** Signs the logs that go along. */
  logKeys: LogKeys;
  store: FileStore;
  /** 9 digits: whose records leave. */
  home: string;
  city: string;
  /** Homes above it whose registers (areas, units, calendars, rules) go along, and the kinds that are registers and hold no person. */
  above: readonly string[];
  registerKinds: readonly string[];
  folder: string;
  passphrase: string;
  now: string;
};

const PAGE = 2_000;
/** What belongs to the running installation and not to the town: jobs under way, sessions, secrets of the door, what was sent to whom. */
const STAYS =
  /^(ledger\.(event|stream|command|outbox)|vault\.|live\.|presence\.|files\.|access\.(credential|session|failure|setup|factor|recovery)|notices\.|log\.)/;

type Page<T> = (last: T | null) => Promise<T[]>;

async function all<T extends object>(
  folder: string,
  name: string,
  page: Page<T>,
  each: (row: T) => unknown = (row) => row,
): Promise<number> {
  const out = writer(folder, name);
  let count = 0;
  for (let last: T | null = null; ;) {
    const rows: T[] = await page(last);
    for (const row of rows) await out.write(`${JSON.stringify(each(row))}\n`);
    count += rows.length;
    last = rows.at(-1) ?? null;
    if (rows.length < PAGE) break;
  }
  await out.close();
  return count;
}

/** A value as a cell; what other programmes read exactly is the JSON beside it. */
function cell(value: unknown): CsvValue {
  if (value === null || value === undefined || typeof value === "number") return value ?? null;
  return value instanceof Uint8Array
    ? Buffer.from(value).toString("hex")
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
}

const plain = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value]),
  );

/** Every table with a home, as CSV and as lines of JSON: for people and other programmes. What arrives is computed from the events again. */
async function tables({ sql, home, folder }: Leaving): Promise<void> {
  const found = await sql<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'home' and table_schema not in ('pg_catalog', 'information_schema', 'public') order by 1`;
  for (const { name } of found.filter((one) => !STAYS.test(one.name))) {
    const csv = writer(folder, `tables/${name}.csv`);
    const json = writer(folder, `tables/${name}.jsonl`);
    const columns = await sql<{ column_name: string }[]>`
      select column_name from information_schema.columns where table_schema || '.' || table_name = ${name} order by ordinal_position`;
    const heads = columns.map(({ column_name }) => column_name);
    await csv.write(csvOf([heads]));
    for await (const rows of sql`select * from ${sql(name)} where home = ${home}`.cursor(PAGE))
      for (const row of rows) {
        await csv.write(`${csvLine(heads.map((head) => cell(row[head])))}\r\n`);
        await json.write(`${JSON.stringify(plain(row))}\n`);
      }
    await csv.close();
    await json.close();
  }
}

type StreamRow = { home: string; id: string; kind: string; seq: number; head: string };
type EventRow = { home: string; stream: string; seq: number };

/** Which streams leave, as a condition on `ledger.stream s`. */
const streamsOf = ({ sql, home, above, registerKinds }: Leaving) =>
  sql`(s.home = ${home} or (s.home = any(${above as string[]}) and s.kind = any(${registerKinds as string[]})))`;

async function ledger(leaving: Leaving): Promise<{ streams: StreamRow[]; events: number }> {
  const { sql, home, folder } = leaving;
  const mine = streamsOf(leaving);
  const streams: StreamRow[] = [];
  await all<StreamRow>(
    folder,
    "ledger/streams.jsonl",
    (last) => sql<StreamRow[]>`
      select home, id, kind, seq, encode(head, 'hex') as head from ledger.stream s
      where ${mine} and (home, id) > (${last?.home ?? ""}, ${last?.id ?? NIL}) order by home, id limit ${PAGE}`,
    (row) => (streams.push(row), row),
  );
  const events = await all<EventRow>(
    folder,
    "ledger/events.jsonl",
    (last) => sql<EventRow[]>`
      select e.home, e.stream, e.seq, e.kind, e.type, e.data, e.at, e.actor, e.role, e.unit, e.place, e.command, encode(e.salt, 'hex') as salt, encode(e.hash, 'hex') as hash
      from ledger.event e join ledger.stream s on s.home = e.home and s.id = e.stream
      where ${mine} and (e.home, e.stream, e.seq) > (${last?.home ?? ""}, ${last?.stream ?? NIL}, ${last?.seq ?? 0}) order by e.home, e.stream, e.seq limit ${PAGE}`,
  );
  await all<{ id: string }>(
    folder,
    "ledger/commands.jsonl",
    (last) => sql<{ id: string }[]>`
      select home, id, name, encode(fingerprint, 'hex') as fingerprint, outcome, at, encode(hash, 'hex') as hash from ledger.command
      where home = ${home} and id > ${last?.id ?? NIL} order by id limit ${PAGE}`,
  );
  return { streams, events };
}

const NIL = "00000000-0000-0000-0000-000000000000";

/** Sealed fields as they are; their keys wrapped anew, so that they open with the passphrase and not with this installation's master key. */
async function vault({ sql, home, folder, master }: Leaving, key: Buffer): Promise<void> {
  await all<{ stream: string; wrapped: Buffer }>(
    folder,
    "vault/keys.jsonl",
    (last) => sql<{ stream: string; wrapped: Buffer }[]>`
      select home, stream, wrapped from vault.key where home = ${home} and stream > ${last?.stream ?? NIL} order by stream limit ${PAGE}`,
    ({ stream, wrapped }) => {
      const opened = openDataKey(master, wrapped, home, stream);
      if (!opened) throw new PackageProblem(`${home}/${stream} 的密钥打不开`, `the key of ${home}/${stream} does not open`);
      return { home, stream, wrapped: encrypt(key, opened, `${home}/${stream}`).toString("hex") };
    },
  );
  await all<{ stream: string; field: string }>(
    folder,
    "vault/fields.jsonl",
    (last) => sql<{ stream: string; field: string }[]>`
      select home, stream, field, purpose, encode(sealed, 'hex') as sealed, at, expires_at from vault.field
      where home = ${home} and (stream, field) > (${last?.stream ?? NIL}, ${last?.field ?? ""}) order by stream, field limit ${PAGE}`,
  );
  await all<{ id: string }>(
    folder,
    "vault/reads.jsonl",
    (last) => sql<{ id: string }[]>`select * from vault.read where home = ${home} and id > ${last?.id ?? NIL} order by id limit ${PAGE}`,
  );
}

async function files({ sql, home, folder, store }: Leaving): Promise<void> {
  const missing: string[] = [];
  const out = writer(folder, "files/photos.jsonl");
  for await (const rows of sql<
    { digest: string; erased_at: string | null }[]
  >`select * from files.photo where home = ${home} order by id`.cursor(100))
    for (const row of rows) {
      // What was erased does not go along, also where the store has not let go of it yet.
      const gone = row.erased_at !== null;
      await out.write(`${JSON.stringify(gone ? { ...row, digest: "" } : row)}\n`);
      if (gone) continue;
      for (const name of Object.values(filesOf(row.digest))) {
        const bytes = await store.get(name);
        if (bytes) writeFileSync(join(folder, "files", name), bytes, { mode: 0o600 });
        else if (name === row.digest) missing.push(name);
      }
    }
  await out.close();
  if (missing.length > 0)
    throw new PackageProblem(
      `文件库里少了 ${missing[0]} 等 ${missing.length} 个文件`,
      `${missing.length} files are not in the store, ${missing[0]} first`,
    );
}

/**
 * Writes everything of one home into an empty folder: tables as CSV and JSON, events, commands, sealed fields, reads, files, the logs they stand in, a
 * manifest with hashes.
 * Returns the seal, to be kept elsewhere. Refuses a folder that holds something and a home nothing was taken in.
 */
export async function leave(leaving: Leaving): Promise<{ manifest: Manifest; seal: string }> {
  const { sql, folder, home, city, now } = leaving;
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new PackageProblem(`${folder} 不是空文件夹`, `${folder} is not empty`);
  const wrap = newWrap(randomBytes(16).toString("hex"));
  const key = keyOf(leaving.passphrase, wrap);
  const [known] = await sql`select 1 from ledger.stream where home = ${home} limit 1`;
  if (!known) throw new PackageProblem(`${home} 没有任何记录`, `nothing was ever taken in at ${home}`);
  mkdirSync(join(folder, "files"), { recursive: true, mode: 0o700 });
  const { streams, events } = await sql.begin("isolation level repeatable read read only", async (tx) => {
    const still = { ...leaving, sql: tx as unknown as Sql };
    const found = await ledger(still);
    await tables(still);
    await vault(still, key);
    await files(still);
    await leaveLogs(still.sql, leaving.logKeys, folder, streamsOf(still));
    return found;
  });
  const manifest: Manifest = {
    format: FORMAT,
    home,
    city,
    at: now,
    hash: ledgerHash(),
    migrations: await migrated(sql),
    streams: streams.length,
    events,
    heads: headsOf(streams),
    wrap,
    files: await inventory(folder),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  writeFileSync(join(folder, MANIFEST), text, { mode: 0o600 });
  return { manifest, seal: sealOf(text) };
}
