import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import postgres from "postgres";
import { accountFor, canEnter, type Account } from "./postgres/account.ts";
import { findBinaries, type Binaries } from "./postgres/binaries.ts";
import { holdData } from "./postgres/lock.ts";
import { initialise, makeHome, startServer, stopOrphan, type Cluster, type Server } from "./postgres/server.ts";
import { problem } from "./problem.mjs";

/** Where the cluster goes when its account may not enter ZUJI_DATA, e.g. below /root. */
const SHELTER = "/var/lib/zuji";
const LOG_LIMIT = 20 * 1024 * 1024;

export type Database = {
  /** Connection of the role `zuji`: owner of the database, neither superuser nor above row-level security. */
  url: string;
  /** The folder the cluster really lies in. */
  dataAt: string;
  /** Shuts the server down in order and waits for it. */
  stop: () => Promise<void>;
  /** Resolves when the server ends by itself. */
  died: Promise<string>;
};

/** Starts the embedded PostgreSQL on the data of ZUJI_DATA, which the caller holds; makes the cluster when there is none. */
export async function startPostgres(dataDir: string): Promise<Database> {
  const base = resolve(dataDir);
  const present = findCluster(join(base, "postgres"));
  const account = accountFor(present);
  const binaries = findBinaries(account, SHELTER);
  const folder = present ?? placeCluster(base, account);
  const release = dirname(folder) === base ? () => {} : await holdData(dirname(folder));
  const cluster: Cluster = { folder, log: join(base, "postgres.log"), account, binaries };
  const passwords = readPasswords(base, present !== null);
  checkSpace(dirname(folder), present === null);
  if (existsSync(cluster.log) && statSync(cluster.log).size > LOG_LIMIT) renameSync(cluster.log, `${cluster.log}.old`);
  if (present === null) initialise(cluster, passwords.admin, true);
  else checkVersion(folder, binaries);
  await stopOrphan(cluster);
  const server = await startServer(cluster, {
    max_connections: "100",
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    fsync: "on",
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    release();
  };
  try {
    await grant(`postgres://postgres:${passwords.admin}@127.0.0.1:${server.port}/postgres`, passwords.zuji, false);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: address(passwords.zuji, server), dataAt: folder, stop, died: server.died };
}

/** Where Linux keeps files in memory. A city's database copied there takes 20 to 80 ms of processor time; on a disk's file system up to 500. */
const MEMORY = "/dev/shm";
/** More than a whole run ever holds there. */
const MEMORY_BYTES = 4 * 1024 ** 3;

/** Whether what tests make and throw away may lie in memory. Containers often have 64 MB there. */
function fitsMemory(): boolean {
  if (process.platform !== "linux" || !existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > MEMORY_BYTES && process.availableMemory() > 3 * MEMORY_BYTES;
}

/**
 * A throw-away cluster for tests: nothing is synced, the role `zuji` may create databases, and stopping it removes it. `home` is the folder it lies
 * in, which others may put theirs into: all of it goes with the cluster, at the latest when the next run finds its owner dead.
 */
export async function startTestPostgres(): Promise<{ url: string; home: string; stop: () => Promise<void> }> {
  const account = accountFor(null);
  const binaries = findBinaries(account, SHELTER);
  const parents = [MEMORY, tmpdir(), "/tmp", "/var/tmp"].filter((folder) => existsSync(folder) && canEnter(account, folder));
  for (const folder of new Set(parents)) await sweep(folder, account, binaries);
  const parent = parents.find((folder) => folder !== MEMORY || fitsMemory());
  if (parent === undefined) throw problem(`数据库用户进不了临时目录 ${tmpdir()}`, "the database's user cannot enter the temporary folder");
  const home = mkdtempSync(join(parent, "zuji-postgres-"));
  makeHome(home);
  const release = await holdData(home);
  const cluster: Cluster = { folder: join(home, "postgres"), log: join(home, "postgres.log"), account, binaries };
  const passwords = newPasswords();
  initialise(cluster, passwords.admin, false);
  const server = await startServer(cluster, {
    max_connections: "200",
    shared_buffers: "128MB",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_wal_size: "1GB",
  });
  await grant(`postgres://postgres:${passwords.admin}@127.0.0.1:${server.port}/postgres`, passwords.zuji, true);
  const stop = async (): Promise<void> => {
    await server.stop();
    release();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { url: address(passwords.zuji, server), home, stop };
}

const address = (password: string, { port, socket }: Pick<Server, "port" | "socket">): string =>
  `postgres://zuji:${password}@127.0.0.1:${port}/zuji${socket === null ? "" : `?host=${encodeURIComponent(socket)}`}`;

/** Removes test clusters whose owner was killed. */
async function sweep(parent: string, account: Account, binaries: Binaries): Promise<void> {
  for (const name of readdirSync(parent).filter((one) => one.startsWith("zuji-postgres-"))) {
    const home = join(parent, name);
    try {
      if (statSync(home).uid !== process.getuid?.()) continue;
      const release = await holdData(home);
      await stopOrphan({ folder: join(home, "postgres"), log: join(home, "postgres.log"), account, binaries });
      release();
    } catch {
      // Held by a test run that is still at work, or just removed by its own.
      continue;
    }
    rmSync(home, { recursive: true, force: true });
  }
}

/** The folder of the cluster, or null when there is none yet. */
function findCluster(path: string): string | null {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return null;
  const folder = entry.isSymbolicLink() ? readlinkSync(path) : path;
  if (!existsSync(folder)) throw problem(`${path} 指向的数据 ${folder} 不见了`, `the data that ${path} points to is missing`);
  if (!statSync(folder).isDirectory()) throw problem(`${folder} 不是目录`, `${folder} is not a directory`);
  const files = readdirSync(folder);
  if (files.includes("PG_VERSION") && files.includes("global")) return folder;
  if (files.length > 0)
    throw problem(
      `${folder} 不是完整的 PostgreSQL 数据目录；请恢复备份，或移走它后重新开始`,
      `${folder} is not a whole PostgreSQL cluster; restore it or move it away`,
    );
  rmSync(path, { recursive: true });
  return null;
}

function placeCluster(base: string, account: Account): string {
  if (canEnter(account, base)) return join(base, "postgres");
  const home = join(SHELTER, createHash("sha256").update(base).digest("hex").slice(0, 16));
  const folder = join(home, "postgres");
  makeHome(SHELTER);
  makeHome(home);
  if (existsSync(folder)) {
    // ZUJI_DATA was removed by hand and begins anew; the cluster that belonged to it is nobody's to delete but the owner's.
    const aside = `${folder}-${new Date().toISOString().replace(/[:.]/g, "")}`;
    renameSync(folder, aside);
    console.log(`旧数据移到 / earlier data moved to ${aside}`);
  }
  mkdirSync(base, { recursive: true });
  symlinkSync(folder, join(base, "postgres"));
  return folder;
}

function checkVersion(folder: string, binaries: Binaries): void {
  const version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (version === binaries.major) return;
  throw problem(
    `数据目录 ${folder} 属于 PostgreSQL ${version}，本程序自带 PostgreSQL ${binaries.major}；数据没有改动`,
    `the data belongs to PostgreSQL ${version}, this program brings ${binaries.major}; nothing was changed`,
  );
}

function checkSpace(folder: string, first: boolean): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeMB = Math.floor((bavail * bsize) / 1_048_576);
  const needMB = first ? 300 : 32;
  if (freeMB < needMB)
    throw problem(
      `磁盘空间不足：${folder} 只剩 ${freeMB} MB，至少需要 ${needMB} MB`,
      `not enough disk space: ${freeMB} MB left, ${needMB} MB needed`,
    );
}

type Passwords = { admin: string; zuji: string };

const newPasswords = (): Passwords => ({ admin: randomBytes(24).toString("hex"), zuji: randomBytes(24).toString("hex") });

function readPasswords(base: string, exists: boolean): Passwords {
  const file = join(base, "postgres.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Passwords;
  if (exists)
    throw problem(
      `缺少数据库口令文件 ${file}；请从备份恢复它`,
      `the file with the database's passwords is missing; restore it from the backup`,
    );
  const passwords = newPasswords();
  const half = `${file}.new`;
  writeFileSync(half, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(half, file);
  return passwords;
}

/** The owner's role can do nothing above its own database, so that row-level security holds for it. */
async function grant(adminUrl: string, password: string, createdb: boolean): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = 'zuji'`;
    if (!role)
      await sql.unsafe(
        `create role zuji login nosuperuser nobypassrls createrole ${createdb ? "createdb" : "nocreatedb"} password '${password}'`,
      );
    // It makes the role the server runs as, which owns nothing. Clusters from before had no such right.
    else await sql.unsafe("alter role zuji createrole");
    const [database] = await sql`select 1 from pg_database where datname = 'zuji'`;
    if (!database) await sql.unsafe("create database zuji owner zuji");
    // Tests drop their databases while the server may be vacuuming them.
    if (createdb) await sql.unsafe("grant pg_signal_backend to zuji");
  } finally {
    await sql.end();
  }
}
