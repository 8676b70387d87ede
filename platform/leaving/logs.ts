import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { PendingQuery, Row, Sql, TransactionSql } from "postgres";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { inheritedLogs, type InheritedLog } from "../log/inherited.ts";
import type { LogKeys } from "../log/keys.ts";
import { CITY_LOG } from "../log/seal.ts";
import { ENTRIES, trees } from "../log/store.ts";
import { parseTilePath, tilePath } from "../log/tiles.ts";
import { cityHome } from "../settings/index.ts";
import { PackageProblem } from "../packages/index.ts";
import { lines, writer } from "./package.ts";

/** A condition on `ledger.stream s`. */
type Condition = PendingQuery<Row[]>;

/** A log as a package has it: `log/<log>/` in the layout of C2SP tlog-tiles, so that anybody's tool can check it. */
type Told = Omit<InheritedLog, "home">;

const CHECKPOINTS = 2_000;

/** The name under which it is kept elsewhere: two installations may both have a log of 330502. */
const nameElsewhere = (log: string, origin: string): string =>
  /-[0-9a-f]{8}$/.test(log) ? log : `${log}-${createHash("sha256").update(origin).digest("hex").slice(0, 8)}`;

async function logsHere(sql: Sql, keys: LogKeys): Promise<(Told & { home: string; source: string })[]> {
  const own = (await trees(sql))
    .filter(({ size }) => size > 0)
    .map(({ home, log, hash, size }) => {
      const origin = keys.signer(log).name;
      return { home, source: log, log: nameElsewhere(log, origin), origin, hash, size, keys: keys.verifiers(log).map(({ vkey }) => vkey) };
    });
  return [...own, ...(await inheritedLogs(sql)).map((one) => ({ ...one, source: one.log }))];
}

async function tiles(sql: Sql, folder: string, { home, source }: { home: string; source: string }): Promise<void> {
  for await (const rows of sql<{ level: number; n: string; width: number; bytes: Buffer }[]>`
    select level, n, width, bytes from log.tile where home = ${home} and log = ${source} order by level, n`.cursor(200))
    for (const { level, n, width, bytes } of rows) {
      const path = join(folder, tilePath(level === ENTRIES ? "entries" : level, Number(n), width));
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, bytes, { mode: 0o600, flag: "wx" });
    }
}

/**
 * The logs the leaving events stand in, whole, and the city's over them: tiles, every checkpoint with its cosignatures, keys, and which entry is which
 * event. Entries of other towns are salted commitments and tell nothing. `mine`: which streams leave.
 */
export async function leaveLogs(sql: Sql, keys: LogKeys, folder: string, mine: Condition): Promise<void> {
  for (const told of await logsHere(sql, keys)) {
    const { home, source, log } = told;
    const at = join("log", log);
    const entries = /^\d{6}$/.test(source)
      ? sql`select n.home, n.stream, n.seq, n.idx from log.entry n join ledger.stream s on s.home = n.home and s.id = n.stream
          where left(n.home, 6) = ${source} and ${mine} order by n.idx`
      : sql`select n.home, n.stream, n.seq, n.idx from log.inherited_entry n join ledger.stream s on s.home = n.home and s.id = n.stream
          where n.log = ${source} and ${mine} order by n.idx`;
    let found = 0;
    const out = writer(folder, join(at, "entries.jsonl"));
    for await (const rows of entries.cursor(2_000))
      for (const row of rows) {
        found += 1;
        await out.write(`${JSON.stringify(row)}\n`);
      }
    await out.close();
    if (found === 0 && !source.startsWith(CITY_LOG)) continue;
    const notes = writer(folder, join(at, "checkpoints.jsonl"));
    let newest = "";
    for await (const rows of sql<{ size: string; at: string; note: string; lines: string[] }[]>`
      select size, at, note, array(select line from log.cosignature c where c.home = k.home and c.log = k.log and c.size = k.size order by key) as lines
      from log.checkpoint k where home = ${home} and log = ${source} order by size`.cursor(CHECKPOINTS))
      for (const { size, at: instant, note, lines: signed } of rows) {
        newest = note + signed.join("");
        await notes.write(`${JSON.stringify({ size: Number(size), at: instant, note, cosignatures: signed })}\n`);
      }
    await notes.close();
    const whole = join(folder, at);
    writeFileSync(join(whole, "checkpoint"), newest, { mode: 0o600 });
    writeFileSync(join(whole, "keys"), told.keys.map((key) => `${key}\n`).join(""), { mode: 0o600 });
    const { origin, hash, size, keys: signers } = told;
    writeFileSync(join(whole, "log.json"), `${JSON.stringify({ log, origin, hash, size, keys: signers }, null, 2)}\n`, { mode: 0o600 });
    await tiles(sql, whole, told);
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));

type Place = { db: TransactionSql; home: string; log: string };

async function takeTiles({ db, home, log }: Place, folder: string): Promise<void> {
  for (const path of filesBelow(folder)) {
    const name = path.startsWith("tile/") ? parseTilePath(path) : null;
    if (path.startsWith("tile/") && !name) throw new PackageProblem(`日志里有不认识的文件 ${path}`, `${path} is no tile of a log`);
    if (!name) continue;
    const level = name.level === "entries" ? ENTRIES : name.level;
    await db`
      insert into log.tile (home, log, level, n, width, bytes)
      values (${home}, ${log}, ${level}, ${name.n}, ${name.width}, ${readFileSync(join(folder, path))})`;
  }
}

type Kept = { size: number; at: string; note: string; cosignatures: string[] };

async function takeCheckpoints({ db, home, log }: Place, folder: string): Promise<void> {
  for await (const row of lines(folder, "checkpoints.jsonl")) {
    const { size, at, note, cosignatures } = row as Kept;
    const { root } = parseCheckpoint(note.slice(0, note.lastIndexOf("\n\n") + 1));
    await db`insert into log.checkpoint (home, log, size, root, at, note) values (${home}, ${log}, ${size}, ${root}, ${at}, ${note})`;
    for (const line of cosignatures) {
      const [, name = "", bytes = ""] = line.trim().split(" ");
      const key = `${name}+${Buffer.from(bytes, "base64").subarray(0, 4).toString("hex")}`;
      await db`insert into log.cosignature (home, log, size, key, line, at) values (${home}, ${log}, ${size}, ${key}, ${line}, ${at})`;
    }
  }
}

/** The logs of a package, beside our own. Gives how many; what they say of the events is for `verifyWithin` to hold them to. */
export async function arriveLogs(db: TransactionSql, folder: string, now: string): Promise<number> {
  const all = join(folder, "log");
  if (!existsSync(all)) return 0;
  let taken = 0;
  for (const name of readdirSync(all).sort()) {
    const from = join(all, name);
    if (!existsSync(join(from, "log.json"))) continue;
    const { log, origin, hash, size, keys } = JSON.parse(readFileSync(join(from, "log.json"), "utf8")) as Told;
    if (log !== name || !/^(\d{6}|city)-[0-9a-f]{8}$/.test(log))
      throw new PackageProblem(`日志 ${name} 的说明不对`, `the log ${name} is not what it says`);
    const place = { db, home: log.startsWith(CITY_LOG) ? cityHome() : `${log.slice(0, 6)}000`, log };
    await db`
      insert into log.inherited (home, log, origin, hash, size, keys, at)
      values (${place.home}, ${log}, ${origin}, ${hash}, ${size}, ${keys}, ${now})`;
    await takeTiles(place, from);
    await takeCheckpoints(place, from);
    let rows: Record<string, unknown>[] = [];
    const write = async (): Promise<void> => {
      if (rows.length > 0)
        await db`
          insert into log.inherited_entry (home, stream, seq, log, idx)
          select home, stream, seq, ${log}, idx from jsonb_to_recordset(${db.json(rows as never)}) as r (home text, stream uuid, seq int, idx int8)`;
      rows = [];
    };
    for await (const row of lines(from, "entries.jsonl")) {
      rows.push(row);
      if (rows.length === 1_000) await write();
    }
    await write();
    taken += 1;
  }
  return taken;
}
