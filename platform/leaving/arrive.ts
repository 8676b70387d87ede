import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { migrated } from "../database/index.ts";
import { filesOf, type FileStore } from "../files/index.ts";
import { writeStreams, type BulkDeps, type KeptEvent, type KeptStream } from "../ledger/bulk.ts";
import { ledgerHash } from "../settings/index.ts";
import { wrapDataKey } from "../vault/ring.ts";
import { decrypt } from "../vault/seal.ts";
import { verifyWithin, type LogKeys } from "../log/index.ts";
import { arriveLogs } from "./logs.ts";
import { opened, PackageProblem } from "../packages/index.ts";
import { FORMAT, headsOf, keyOf, lines, type Manifest } from "./package.ts";

export type Arriving = {
  deps: BulkDeps;
  store: FileStore;
  /** Our own logs' keys: what came along is checked beside them. */
  logKeys: LogKeys;
  now: string;
  /** Checkpoints of the installation it came from that somebody kept outside. */
  against?: readonly string[];
  folder: string;
  passphrase: string;
  /** What `leave` printed and somebody kept, or null. */
  seal: string | null;
};

const AT_ONCE = 300;

async function assertEmpty(sql: Sql): Promise<void> {
  const [there] = await sql`select 1 from ledger.stream limit 1`;
  if (there) throw new PackageProblem("这里已有记录；请用空的 ZUJI_DATA 或数据库", "this installation holds records; use an empty one");
}

async function assertShape(sql: Sql, { migrations }: Manifest): Promise<void> {
  const here = await migrated(sql);
  for (const [name, digest] of Object.entries(migrations))
    if (here[name] !== digest)
      throw new PackageProblem(`程序比这个包旧，缺少 ${name}`, `this program is older than the package: ${name} is missing`);
}

/** Streams one after another, each with all its events; hashes, sequence and head are checked before anything of it is written. */
async function histories({ deps, folder }: Arriving): Promise<{ home: string; id: string; seq: number; head: string }[]> {
  const heads: { home: string; id: string; seq: number; head: string }[] = [];
  const events = lines(folder, "ledger/events.jsonl");
  let waiting: KeptStream[] = [];
  const flush = async (): Promise<void> => {
    await writeStreams(deps, waiting);
    waiting = [];
  };
  for await (const row of lines(folder, "ledger/streams.jsonl")) {
    const stream = {
      home: String(row["home"]),
      id: String(row["id"]),
      kind: String(row["kind"]),
      seq: Number(row["seq"]),
      head: String(row["head"]),
    };
    const own: KeptEvent[] = [];
    while (own.length < stream.seq) {
      const next = await events.next();
      if (next.done)
        throw new PackageProblem(`${stream.home}/${stream.id} 的事件不全`, `events of ${stream.home}/${stream.id} are missing`);
      own.push(next.value as KeptEvent);
    }
    heads.push(stream);
    waiting.push({ ...stream, events: own });
    if (waiting.length === AT_ONCE) await flush();
  }
  await flush();
  if (!(await events.next()).done) throw new PackageProblem("有事件不属于任何记录", "there are events of no stream");
  return heads;
}

async function inBatches(folder: string, name: string, write: (rows: Record<string, unknown>[]) => Promise<unknown>): Promise<void> {
  let rows: Record<string, unknown>[] = [];
  for await (const row of lines(folder, name)) {
    rows.push(row);
    if (rows.length === 500) {
      await write(rows);
      rows = [];
    }
  }
  if (rows.length > 0) await write(rows);
}

async function vault({ deps: { sql, master }, folder }: Arriving, key: Buffer): Promise<void> {
  await inBatches(folder, "vault/keys.jsonl", async (rows) => {
    const again = rows.map(({ home, stream, wrapped }) => {
      const opened = decrypt(key, Buffer.from(String(wrapped), "hex"), `${String(home)}/${String(stream)}`);
      if (!opened) throw new PackageProblem("口令不对：封存字段的密钥打不开", "wrong passphrase: the keys of sealed fields do not open");
      return { home: String(home), stream: String(stream), wrapped: wrapDataKey(master, opened, String(home), String(stream)) };
    });
    await sql`insert into vault.key ${sql(again)}`;
  });
  await inBatches(
    folder,
    "vault/fields.jsonl",
    (rows) => sql`
    insert into vault.field (home, stream, field, purpose, sealed, at, expires_at)
    select home, stream, field, purpose, decode(sealed, 'hex'), at, expires_at
    from jsonb_to_recordset(${sql.json(rows as never)}) as r (home text, stream uuid, field text, purpose text, sealed text, at timestamptz, expires_at timestamptz)`,
  );
  await inBatches(
    folder,
    "vault/reads.jsonl",
    (rows) => sql`
    insert into vault.read select * from jsonb_populate_recordset(null::vault.read, ${sql.json(rows as never)})`,
  );
}

/** The passphrase is tried before anything is written. */
async function assertOpens({ folder }: Arriving, key: Buffer): Promise<void> {
  for await (const { home, stream, wrapped } of lines(folder, "vault/keys.jsonl")) {
    if (decrypt(key, Buffer.from(String(wrapped), "hex"), `${String(home)}/${String(stream)}`)) return;
    throw new PackageProblem("口令不对：封存字段的密钥打不开", "wrong passphrase: the keys of sealed fields do not open");
  }
}

async function rest({ deps: { sql }, folder, store }: Arriving): Promise<void> {
  await inBatches(
    folder,
    "ledger/commands.jsonl",
    (rows) => sql`
    insert into ledger.command (home, id, name, fingerprint, outcome, at, hash)
    select home, id, name, decode(fingerprint, 'hex'), outcome, at, decode(hash, 'hex')
    from jsonb_to_recordset(${sql.json(rows as never)}) as r (home text, id uuid, name text, fingerprint text, outcome jsonb, at timestamptz, hash text)`,
  );
  // Names and logins only: whoever goes on working here is given a new password by an administrator.
  await inBatches(
    folder,
    "tables/access.account.jsonl",
    (rows) => sql`
    insert into access.account select * from jsonb_populate_recordset(null::access.account, ${sql.json(rows as never)}) on conflict do nothing`,
  );
  await inBatches(folder, "files/photos.jsonl", async (rows) => {
    for (const { digest } of rows)
      for (const name of Object.values(filesOf(String(digest)))) {
        const bytes = fileOf(folder, name);
        if (bytes) await store.put(name, bytes);
      }
    await sql`insert into files.photo select * from jsonb_populate_recordset(null::files.photo, ${sql.json(rows as never)})`;
  });
}

function fileOf(folder: string, name: string): Buffer | null {
  try {
    return readFileSync(join(folder, "files", name));
  } catch (cause) {
    // A voice note has no small picture.
    if ((cause as { code?: string }).code === "ENOENT") return null;
    throw cause;
  }
}

/**
 * Takes a package into an empty installation. Rows, clocks and counters are computed from the events, as everywhere; sealed fields get this
 * installation's own master key, and the logs it brings are held to their checkpoints and to those kept outside. Refuses, and names, whatever was changed, is missing or does not follow; then nothing of it is left behind.
 */
export async function arrive(arriving: Arriving): Promise<Manifest> {
  const { deps, folder } = arriving;
  const manifest = await opened<Manifest>(folder, FORMAT, arriving.seal);
  const key = keyOf(arriving.passphrase, manifest.wrap);
  await assertEmpty(deps.sql);
  if ((manifest.hash ?? "sha256") !== ledgerHash())
    throw new PackageProblem(
      `这个包用 ${manifest.hash ?? "sha256"} 计算，这里用 ${ledgerHash()}`,
      `the package is hashed with ${manifest.hash ?? "sha256"}, this installation with ${ledgerHash()}`,
    );
  await assertShape(deps.sql, manifest);
  await assertOpens(arriving, key);
  await deps.sql.begin(async (tx) => {
    const within = { ...arriving, deps: { ...deps, sql: tx as unknown as Sql } };
    const heads = await histories(within);
    if (headsOf(heads) !== manifest.heads || heads.length !== manifest.streams)
      throw new PackageProblem("记录流与清单不符", "the streams do not match the manifest");
    await vault(within, key);
    await rest(within);
    await arriveLogs(tx, folder, arriving.now);
    const { findings } = await verifyWithin(tx, arriving.logKeys, arriving.against ?? []);
    const [first] = findings;
    if (first)
      throw new PackageProblem(
        `与带来的公开日志不符（${findings.length} 处）：${first.table} ${first.key}`,
        `the package is not what its log says (${findings.length}): ${first.table} ${first.key} ${first.what}`,
      );
  });
  return manifest;
}
