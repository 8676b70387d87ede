import type { TransactionSql } from "postgres";
import { CLOCKS } from "./clock-rows.ts";
import type { Finding } from "./folding.ts";
import type { Registry } from "./registry.ts";

type Held = { name: string; key: readonly string[]; instants: readonly string[] };

const OWN: readonly Held[] = [
  { name: "ledger.event", key: ["home", "stream", "seq"], instants: ["at"] },
  { name: "ledger.command", key: ["home", "id"], instants: ["at"] },
];

const MOST_NAMED = 50;

/**
 * Rows that hold part of a millisecond. Instants are written and hashed to the millisecond, and read so everywhere: what somebody added behind it by hand
 * would differ from nothing.
 */
export async function finerInstants(sql: TransactionSql, registry: Registry): Promise<Finding[]> {
  const projected = [CLOCKS, ...registry.tables].map(({ name, key, columns }) => ({
    name,
    key,
    instants: Object.keys(columns).filter((column) => columns[column] === "timestamptz"),
  }));
  const findings: Finding[] = [];
  // Each table is read from end to end once.
  await sql`set local statement_timeout = 0`;
  for (const { name, key, instants } of [...OWN, ...projected].filter((table) => table.instants.length > 0)) {
    const finer = instants.map((column) => `${column} <> date_trunc('milliseconds', ${column})`).join(" or ");
    const rows = await sql.unsafe<Record<string, unknown>[]>(`select ${key.join(", ")} from ${name} where ${finer} limit ${MOST_NAMED}`);
    for (const row of rows)
      findings.push({
        table: name,
        key: key.map((column) => String(row[column])).join("/"),
        what: "holds part of a millisecond, which no step writes",
      });
  }
  return findings;
}
