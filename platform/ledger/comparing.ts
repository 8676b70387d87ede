import type { Tag } from "../figures/sql.ts";
import { asText } from "./blocks.ts";
import { sameJson } from "./canonical.ts";
import type { StreamRow } from "./folding.ts";
import type { ColumnType, Table } from "./projection.ts";
import type { Entry, Registry } from "./registry.ts";
import { clockRow, CLOCKS } from "./clock-rows.ts";

export type Stored = Readonly<Record<string, unknown>>;
/** The rows that follow from the events of one home, by table and key. */
export type Expected = Map<Table, Map<string, Stored>>;

/** A stored value and a computed one as the same text: instants to the millisecond, numbers as numbers, JSON with sorted keys. */
function same(stored: unknown, computed: unknown, type: ColumnType): boolean {
  if (stored === computed) return true;
  if (stored === null || computed === null || computed === undefined) return (stored ?? null) === (computed ?? null);
  if (type === "jsonb") return sameJson(stored, computed);
  if (type === "timestamptz") return Date.parse(String(stored)) === Date.parse(String(computed));
  if (type === "text[]") return asText(stored, type) === asText(computed, type);
  if (type === "float8" || type === "int4" || type === "int8") return Number(stored) === Number(computed);
  return String(stored) === String(computed);
}

/** The columns in which a stored row is not the computed one. */
export function differing({ columns }: Table, row: Stored, want: Stored): string[] {
  const wrong: string[] = [];
  for (const name in columns) if (!same(row[name], want[name], columns[name] as ColumnType)) wrong.push(name);
  return wrong;
}

export const keyOf = (table: Table, row: Stored): string => {
  let key = "";
  for (const column of table.key) key += `/${String(row[column])}`;
  return key.slice(1);
};

/** Adds the rows and clocks of one stream in this state; how many there are. */
export function expectOf(registry: Registry, entry: Entry, row: StreamRow, state: unknown, expected: Expected): number {
  const expect = (table: Table, one: Stored): void => {
    const rows = expected.get(table);
    if (rows) rows.set(keyOf(table, one), one);
    else expected.set(table, new Map([[keyOf(table, one), one]]));
  };
  const projected = entry.projection?.rows(row, state) ?? [];
  for (const one of projected) expect(registry.table(one.table), one.row);
  const clocks = entry.clocks?.(row, state) ?? [];
  for (const clock of clocks) expect(CLOCKS, clockRow(row, row.kind, clock));
  return projected.length + clocks.length;
}

/** `over`: stored rows expected nowhere, which may still follow from events of the past. */
export type Differences = {
  wrong: { key: string; columns: string[]; want: Stored }[];
  missing: { key: string; want: Stored }[];
  over: Stored[];
};

/** The stored rows of one table and home beside those that follow from the events. */
export async function compareRows(sql: Tag, table: Table, home: string, expected: ReadonlyMap<string, Stored>): Promise<Differences> {
  const columns = Object.keys(table.columns);
  const stored = await sql.unsafe<Record<string, unknown>[]>(`select ${columns.join(",")} from ${table.name} where home = $1`, [home]);
  const left = new Map(expected);
  const found: Differences = { wrong: [], missing: [], over: [] };
  for (const row of stored) {
    const key = keyOf(table, row);
    const want = left.get(key);
    if (!want) {
      found.over.push(row);
      continue;
    }
    left.delete(key);
    const wrong = differing(table, row, want);
    if (wrong.length > 0) found.wrong.push({ key, columns: wrong, want });
  }
  for (const [key, want] of left) found.missing.push({ key, want });
  return found;
}
