import { createWriteStream, existsSync, mkdirSync, readdirSync } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Sql, TransactionSql } from "postgres";
import { migrated } from "../database/index.ts";
import { inventory, MANIFEST, PackageProblem, sealOf } from "../packages/index.ts";
import { FORMAT, fileOf, othersIn, STORED, type Manifest } from "./manifest.ts";
import { tablesOf, target, type Table } from "./tables.ts";

export type BackingUp = {
  /** The owner's connection: row-level security hides nothing from it. */
  sql: Sql;
  /** Ids of the master keys something is sealed under. */
  masterKeys: readonly string[];
  /** `ZUJI_DATA/keys`: fingerprinted, never copied. */
  keys: string;
  /** Where photos, papers and exports lie; null when an S3 store has them. */
  files: string | null;
  /** Must not be there, or be empty. */
  folder: string;
  /** Tables that belong to the running installation and are left out, such as sessions. */
  left: readonly string[];
  now: string;
};

const LINE = 10;
/** COPY comes a row at a time; packed one by one they would cost a trip to the thread pool each. */
const PIECE = 256 * 1024;

/** Joins rows to larger pieces and counts them: COPY writes each in one line and escapes what would break it. */
function counting(): Transform & { rows: number } {
  let [waiting, bytes]: [Buffer[], number] = [[], 0];
  const joined = (): Buffer => {
    const piece = Buffer.concat(waiting, bytes);
    [waiting, bytes] = [[], 0];
    return piece;
  };
  const counter = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        for (let at = chunk.indexOf(LINE); at !== -1; at = chunk.indexOf(LINE, at + 1)) counter.rows += 1;
        waiting.push(chunk);
        bytes += chunk.length;
        done(null, bytes < PIECE ? undefined : joined());
      },
      flush: (done) => done(null, joined()),
    }),
    { rows: 0 },
  );
  return counter;
}

async function copyOut(tx: TransactionSql, table: Table, folder: string): Promise<number> {
  const counter = counting();
  const path = join(folder, fileOf(table.name));
  const rows = await tx.unsafe(`copy ${target(table)} to stdout`).readable();
  await pipeline(rows, counter, createGzip({ level: 1 }), createWriteStream(path, { mode: 0o600, flags: "wx", flush: true }));
  return counter.rows;
}

/** Files keep the names they are stored under; one that is erased meanwhile is not there any more, and its row says so after the next night. */
async function copyFiles(from: string, to: string): Promise<void> {
  const found = await readdir(from, { recursive: true, withFileTypes: true });
  for (const entry of found.filter((one) => one.isFile() && STORED.test(one.name))) {
    const path = join(entry.parentPath, entry.name);
    const copy = join(to, relative(from, path));
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    await copyFile(path, copy).catch((cause: unknown) => {
      if ((cause as { code?: string }).code !== "ENOENT" || existsSync(path)) throw cause;
    });
  }
}

async function written(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flag: "wx", flush: true });
  const folder = await open(dirname(path), "r");
  await folder.sync();
  await folder.close();
}

/**
 * Everything the installation holds but its keys, as of one moment, into a folder that appears whole or not at all: each table by COPY, gzipped, the
 * stored files, and a manifest. Runs beside a server; nobody waits for it. Returns the seal: the manifest's hash, to be kept elsewhere.
 * Refuses a folder that holds something.
 */
export async function backUp(asked: BackingUp): Promise<{ manifest: Manifest; seal: string }> {
  const { sql, folder, left } = asked;
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new PackageProblem(`${folder} 里已有内容；请给一个空的或新的文件夹`, `${folder} holds something; name an empty or a new folder`);
  const making = join(dirname(folder), `${basename(folder)}.part`);
  if (existsSync(making))
    throw new PackageProblem(
      `${making} 还在：上次备份没有做完；删掉它再来`,
      `${making} is left from a backup that did not end: delete it, then again`,
    );
  try {
    mkdirSync(join(making, "tables"), { recursive: true, mode: 0o700 });
    const [tables, migrations] = await sql.begin("isolation level repeatable read read only", async (tx) => {
      const copied: Manifest["tables"] = [];
      for (const table of (await tablesOf(tx)).filter(({ name }) => !left.includes(name))) {
        copied.push({ ...table, rows: await copyOut(tx, table, making) });
      }
      return [copied, await migrated(tx)] as const;
    });
    if (asked.files !== null && existsSync(asked.files)) await copyFiles(asked.files, join(making, "files"));
    const manifest: Manifest = {
      format: FORMAT,
      at: asked.now,
      migrations,
      tables,
      withFiles: asked.files !== null,
      keys: { master: [...asked.masterKeys].sort(), others: othersIn(asked.keys) },
      files: await inventory(making),
    };
    const text = JSON.stringify(manifest, null, 1);
    await written(join(making, MANIFEST), text);
    await rename(making, folder);
    return { manifest, seal: sealOf(text) };
  } catch (cause) {
    await rm(making, { recursive: true, force: true });
    throw cause;
  }
}
