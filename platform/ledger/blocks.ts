import type { ColumnType } from "./projection.ts";

/** Rows on their way into one table; all travel as text and are cast by PostgreSQL. */
export type Block = {
  table: string;
  columns: readonly (readonly [name: string, type: ColumnType | "bytea"])[];
  rows: readonly Readonly<Record<string, unknown>>[];
  /** "fail": a second row is a conflict; "keep": the first stands; otherwise the key columns, and the rest is overwritten. */
  conflict: "fail" | "keep" | readonly string[];
};

const arrayItem = (item: unknown): string => (item === null ? "NULL" : `"${String(item).replace(/["\\]/g, "\\$&")}"`);

/** A value as PostgreSQL reads it from text; null stays null. */
export function asText(value: unknown, type: ColumnType | "bytea"): string | null {
  if (value === null || value === undefined) return null;
  if (type === "jsonb") return JSON.stringify(value);
  if (type === "text[]") return `{${(value as readonly unknown[]).map(arrayItem).join(",")}}`;
  if (type === "bytea") return `\\x${Buffer.from(value as Uint8Array).toString("hex")}`;
  return String(value);
}

function insert(block: Block, firstParameter: number): string {
  const names = block.columns.map(([name]) => name);
  const casts = block.columns.map(([name, type]) => `u.${name}::${type}`);
  const arrays = block.columns.map((_, index) => `$${firstParameter + index}::text[]`);
  const onConflict =
    block.conflict === "fail"
      ? ""
      : block.conflict === "keep"
        ? " on conflict do nothing"
        : ` on conflict (${block.conflict.join(",")}) do update set ${names
            .filter((name) => !block.conflict.includes(name))
            .map((name) => `${name}=excluded.${name}`)
            .join(",")}`;
  return `insert into ${block.table} (${names.join(",")}) select ${casts.join(",")} from unnest(${arrays.join(",")}) as u(${names.join(",")})${onConflict}`;
}

/** One statement for all blocks (data-modifying CTEs: they commit or fail together) and its parameters. Empty blocks are left out. */
export function statement(blocks: readonly Block[]): { text: string; parameters: (string | null)[][] } {
  const parameters: (string | null)[][] = [];
  const parts: string[] = [];
  for (const block of blocks) {
    if (block.rows.length === 0) continue;
    parts.push(`b${parts.length} as (${insert(block, parameters.length + 1)})`);
    for (const [name, type] of block.columns) parameters.push(block.rows.map((row) => asText(row[name], type)));
  }
  return { text: `with ${parts.join(", ")} select 1`, parameters };
}
