import { readdir, readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";

export type MigrationSource = { name: string; folder: URL };

type Migration = { name: string; sql: string; digest: string };

async function read(sources: readonly MigrationSource[]): Promise<Migration[]> {
  const found: Migration[] = [];
  for (const source of sources) {
    const files = (await readdir(source.folder)).filter((file) => /^\d{4}-.+\.sql$/.test(file)).sort();
    for (const file of files) {
      const sql = await readFile(new URL(file, source.folder), "utf8");
      found.push({ name: `${source.name}/${file}`, sql, digest: createHash("sha256").update(sql).digest("hex") });
    }
  }
  return found;
}

/** Which migrations ran in this database, name → digest of the file as it ran. */
export async function migrated(sql: Sql | TransactionSql): Promise<Record<string, string>> {
  const ran = await sql<{ name: string; digest: string }[]>`
    select name, digest from public.zuji_migration where name <> 'lock' order by name`;
  return Object.fromEntries(ran.map(({ name, digest }) => [name, digest]));
}

export class MigrationProblem extends Error {
  readonly code: "changed" | "newer" | "failed";
  readonly migration: string;
  constructor(code: MigrationProblem["code"], migration: string, cause?: unknown) {
    super(`${code}: ${migration}${cause instanceof Error ? `: ${cause.message}` : ""}`);
    this.code = code;
    this.migration = migration;
  }
}

/**
 * Brings the database to the shape of this code: each file once, in its own transaction, in the order of `sources` and file names; a file
 * half done leaves nothing behind. Refuses a database made by newer code ("newer") and a file edited after it ran ("changed").
 * One process migrates at a time: the others wait on the row lock of the first migration record. `only`: names of those to run, all when it is not given:
 * a backup goes into the shape it was taken in, and what came later then runs over its rows.
 */
export async function migrate(
  sql: Sql,
  sources: readonly MigrationSource[],
  onProgress: (name: string) => void = () => {},
  only: { has: (name: string) => boolean } | null = null,
): Promise<number> {
  const wanted = await read(sources);
  await sql`create table if not exists public.zuji_migration (name text primary key, digest text not null, at timestamptz not null default now())`;
  await sql`insert into public.zuji_migration (name, digest) values ('lock', '') on conflict do nothing`;
  let applied = 0;
  const done = new Map(
    (await sql<{ name: string; digest: string }[]>`select name, digest from public.zuji_migration where name <> 'lock'`).map((row) => [
      row.name,
      row.digest,
    ]),
  );
  for (const name of done.keys()) if (!wanted.some((migration) => migration.name === name)) throw new MigrationProblem("newer", name);
  for (const migration of wanted) {
    const before = done.get(migration.name);
    if (before !== undefined && before !== migration.digest) throw new MigrationProblem("changed", migration.name);
    if (before !== undefined || only?.has(migration.name) === false) continue;
    onProgress(migration.name);
    await sql
      .begin(async (tx) => {
        await tx`select 1 from public.zuji_migration where name = 'lock' for update`;
        const again = await tx`select 1 from public.zuji_migration where name = ${migration.name}`;
        if (again.length > 0) return;
        await tx.unsafe(migration.sql);
        await tx`insert into public.zuji_migration (name, digest) values (${migration.name}, ${migration.digest})`;
        applied += 1;
      })
      .catch((cause: unknown) => {
        throw new MigrationProblem("failed", migration.name, cause);
      });
  }
  return applied;
}
