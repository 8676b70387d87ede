import type { Sql, TransactionSql } from "postgres";

/** A table as it is copied: `schema.name`, and the columns that are written, not computed. */
export type Table = { name: string; columns: string[] };

/**
 * Every table that is kept, each after those it refers to: not unlogged ones, which a crash may empty, nor the list of migrations, which the manifest
 * has. Refuses tables that refer to each other in a circle: they could not be filled one after another.
 */
export async function tablesOf(sql: Sql | TransactionSql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not (n.nspname = 'public' and c.relname = 'zuji_migration')
    group by 1 order by 1`;
  const refers = await sql<{ name: string; to: string }[]>`
    select n.nspname || '.' || c.relname as name, m.nspname || '.' || d.relname as to
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
    where k.contype = 'f' and k.conrelid <> k.confrelid`;
  return inOrder(tables, refers);
}

function inOrder(tables: readonly Table[], refers: readonly { name: string; to: string }[]): Table[] {
  const [ordered, waiting] = [new Map<string, Table>(), new Set(tables)];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(({ name }) => refers.every((one) => one.name !== name || ordered.has(one.to)));
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting].map(({ name }) => name).join(", ")}`);
    for (const table of ready) {
      ordered.set(table.name, table);
      waiting.delete(table);
    }
  }
  return [...ordered.values()];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `schema.name` as SQL says it. */
export const spelled = (name: string): string => name.split(".").map(quoted).join(".");

/** A table with its columns, as COPY takes them. */
export const target = ({ name, columns }: Table): string => `${spelled(name)} (${columns.map(quoted).join(", ")})`;
