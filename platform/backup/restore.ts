import { createReadStream, existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Sql, TransactionSql } from "postgres";
import { migrate, MigrationProblem, migrated, type MigrationSource } from "../database/index.ts";
import { opened, PackageProblem } from "../packages/index.ts";
import { FORMAT, fileOf, othersIn, type Manifest } from "./manifest.ts";
import { spelled, tablesOf, target } from "./tables.ts";

export type Restoring = {
  /** The owner's connection to a database that holds no record. */
  sql: Sql;
  sources: readonly MigrationSource[];
  /** `ZUJI_DATA/keys`, put there before: a backup has none. */
  keys: string;
  /** Ids of the master keys that are there. */
  masterKeys: () => readonly string[];
  /** Where stored files go; null when an S3 store has them. */
  files: string | null;
  folder: string;
  /** What `backUp` returned and somebody kept, or null. */
  seal: string | null;
};

/** Without the keys of its day a backup's sealed texts stay shut, and links and checkpoints would be those of another installation. */
function assertKeys({ keys, masterKeys }: Restoring, needed: Manifest["keys"]): void {
  if (!existsSync(keys))
    throw new PackageProblem(
      `${keys} 不存在：请先放入备份当天的 keys/ 文件夹`,
      `there is no ${keys}: put the keys/ folder of the backup's day there first`,
    );
  const there = masterKeys();
  const lacking = needed.master.filter((id) => !there.includes(id));
  if (lacking.length > 0)
    throw new PackageProblem(
      `keys/master.key 里没有这份备份的主密钥 ${lacking.join("、")}`,
      `keys/master.key lacks master keys of this backup: ${lacking.join(", ")}`,
    );
  const others = othersIn(keys);
  for (const [name, print] of Object.entries(needed.others))
    if (others[name] !== print)
      throw new PackageProblem(`keys/${name} 不是这份备份那时的`, `keys/${name} is not the one this backup was made with`);
}

async function assertEmpty(sql: Sql): Promise<void> {
  const [there] = await sql<{ ledger: string | null }[]>`select to_regclass('ledger.stream') as ledger`;
  if (!there?.ledger) return;
  const [row] = await sql`select 1 from ledger.stream limit 1`;
  if (row)
    throw new PackageProblem(
      "这里已有记录，恢复不会覆盖它；请用空的 ZUJI_DATA 或数据库",
      "there are records here, and restoring overwrites none; use an empty ZUJI_DATA or database",
    );
}

/** The database in the shape of the backup's day: what came later runs over its rows at the next start. */
async function shape({ sql, sources }: Restoring, { migrations }: Manifest): Promise<void> {
  const later = Object.keys(await migrated(sql).catch(() => ({}))).filter((name) => !(name in migrations));
  if (later.length > 0)
    throw new PackageProblem(
      "这个数据库已由更新的程序启动过；请用还没启动过的 ZUJI_DATA 或数据库",
      "a newer program has already started on this database; use one that was never started",
    );
  await migrate(sql, sources, () => {}, new Set(Object.keys(migrations)));
  const ran = await migrated(sql);
  for (const [name, digest] of Object.entries(migrations))
    if (ran[name] !== digest)
      throw new PackageProblem(`程序比这份备份旧，缺少 ${name}`, `this program is older than the backup: ${name} is missing`);
}

/** Tables whose policies bind their owner too: COPY cannot write them, so they bind him again once it has. */
const binding = (tx: TransactionSql) => tx<{ name: string }[]>`
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relforcerowsecurity and c.relpersistence = 'p'`;

async function copyIn(tx: TransactionSql, restoring: Restoring, { tables }: Manifest): Promise<void> {
  const here = await tablesOf(tx);
  const known = new Map(here.map((table) => [table.name, table.columns.join()]));
  for (const { name, columns } of tables)
    if (known.get(name) !== columns.join()) throw new PackageProblem(`这里没有表 ${name}`, `the table ${name} is another here`);
  const bound = (await binding(tx)).map(({ name }) => spelled(name));
  for (const name of bound) await tx.unsafe(`alter table ${name} no force row level security`);
  // What migrations put there themselves is in the backup, too.
  await tx.unsafe(`truncate ${here.map(({ name }) => spelled(name)).join(", ")}`);
  for (const table of tables) {
    const into = await tx.unsafe(`copy ${target(table)} from stdin`).writable();
    await pipeline(createReadStream(join(restoring.folder, fileOf(table.name))), createGunzip(), into);
    const [row] = await tx.unsafe<{ n: number }[]>(`select count(*)::int as n from ${spelled(table.name)}`);
    if (row?.n !== table.rows)
      throw new PackageProblem(
        `${table.name} 恢复了 ${row?.n} 行，备份里有 ${table.rows} 行`,
        `${table.name}: ${row?.n} of ${table.rows} rows came`,
      );
  }
  for (const name of bound) await tx.unsafe(`alter table ${name} force row level security`);
}

/**
 * A backup into an empty installation that has its keys: every file is held to its hash first, then all tables come in one transaction, or none does.
 * Whoever runs it runs `verify` afterwards. Refuses, in one line each: a file changed, missing or added; keys that are not those; a database with
 * records, or of a newer program; a program older than the backup.
 */
export async function restore(restoring: Restoring): Promise<Manifest> {
  const { sql, folder, seal, files } = restoring;
  const manifest = await opened<Manifest>(folder, FORMAT, seal);
  assertKeys(restoring, manifest.keys);
  await assertEmpty(sql);
  if (manifest.withFiles !== (files !== null))
    throw new PackageProblem(
      manifest.withFiles ? "这份备份带有文件，这里却用 S3" : "这份备份的文件在 S3，这里却没有设 ZUJI_S3_ENDPOINT",
      manifest.withFiles ? "the backup holds files, and here they lie in S3" : "the backup's files lie in S3; set ZUJI_S3_ENDPOINT here",
    );
  await shape(restoring, manifest).catch((cause: unknown) => {
    if (cause instanceof MigrationProblem)
      throw new PackageProblem(`数据库升级文件不符：${cause.migration}`, `migrations differ: ${cause.message}`);
    throw cause;
  });
  const stored = join(folder, "files");
  if (files !== null && existsSync(stored)) await cp(stored, files, { recursive: true });
  await sql.begin((tx) => copyIn(tx, restoring, manifest));
  await sql.unsafe("analyze");
  return manifest;
}
