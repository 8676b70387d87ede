import type { TransactionSql } from "postgres";
import type { Purpose } from "../modules/module.ts";
import { covers } from "./purposes.ts";
import { openDataKey, wrapperOf, type Ring } from "./ring.ts";
import { decrypt, fieldContext } from "./seal.ts";

export type SealedFinding = { table: string; key: string; what: string };
export type SealedReport = { fields: number; findings: SealedFinding[] };

const PAGE = 2_000;

type Row = { home: string; stream: string; field: string; purpose: string; sealed: Buffer; wrapped: Buffer };

/**
 * Opens every sealed field with its record's key and shows none: bytes that were changed, moved to another record or another field do not open, and
 * a field under a purpose that does not list it would be open to others. What was deleted leaves nothing that could miss it here (docs/decisions/0003).
 */
export async function verifySealed(db: TransactionSql, master: Ring, purposes: ReadonlyMap<string, Purpose>): Promise<SealedReport> {
  const report: SealedReport = { fields: 0, findings: [] };
  const foreign = new Map<string, number>();
  let last = { name: "", key: null as Buffer | null };
  const rows = db<Row[]>`
    select f.home, f.stream, f.field, f.purpose, f.sealed, k.wrapped from vault.field f join vault.key k using (home, stream) order by f.home, f.stream`;
  for await (const page of rows.cursor(PAGE))
    for (const { home, stream, field, purpose, sealed, wrapped } of page) {
      report.fields += 1;
      const name = `${home}/${stream}`;
      if (last.name !== name) last = { name, key: openDataKey(master, wrapped, home, stream) };
      const known = purposes.get(purpose);
      const say = (what: string): void => void report.findings.push({ table: "vault.field", key: `${name}/${field}`, what });
      if (!known || !covers(known, field)) say(`stands under the purpose ${purpose}, which has no such field`);
      if (last.key === null) foreign.set(wrapperOf(wrapped), (foreign.get(wrapperOf(wrapped)) ?? 0) + 1);
      else if (decrypt(last.key, sealed, fieldContext(home, stream, field)) === null)
        say("does not open with its record's key: it was changed, or is another record's or field's");
    }
  for (const [wrapper, count] of foreign)
    report.findings.push({ table: "vault.key", key: wrapper, what: `wraps the keys of ${count} fields and is not in keys/master.key` });
  return report;
}
