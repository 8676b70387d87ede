import type { Sql } from "postgres";

/** Takes the indexes and keys of tables away, with what refers to the keys, does the work, and puts them back as they were: how a large load is done. */
export async function withoutIndexes(admin: Sql, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const indexes = await admin<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid = any(${tables as string[]}::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`;
  const keys = await admin<{ relation: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as relation, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = any(${tables as string[]}::regclass[]) and contype in ('p', 'f') order by contype desc`;
  for (const { name } of indexes) await admin.unsafe(`drop index ${name}`);
  // Primary keys first on the way here, references to them first on the way out.
  for (const { relation, name } of keys.toReversed()) await admin.unsafe(`alter table ${relation} drop constraint ${name}`);
  await work();
  await admin.unsafe("set maintenance_work_mem = '512MB'");
  for (const { relation, name, definition } of keys) await admin.unsafe(`alter table ${relation} add constraint ${name} ${definition}`);
  for (const { definition } of indexes) await admin.unsafe(definition);
}
