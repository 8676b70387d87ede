import type { Sql } from "postgres";
import { uuidv7 } from "#platform/ids";

/** Steps given in bulk start no jobs: papers that were issued among them are made once the city is served. */
export async function makePapers(sql: Sql, now: string): Promise<void> {
  const issued = await sql<{ home: string; id: string }[]>`select home, id from documents.document where stage = 'issued'`;
  const rows = issued.map((payload) => ({ home: payload.home, id: uuidv7(), kind: "documents.make", payload, run_at: now }));
  if (rows.length > 0) await sql`insert into ledger.outbox ${sql(rows as never)}`;
}
