import type { QueryContext } from "#platform/modules";
import type { ResultRow, SchemeFacts } from "./contract.ts";
import { resultKey } from "./keys.ts";
import { schemes } from "./registers.ts";
import type { KnownResult } from "./result.ts";

export type PublicResult = { facts: SchemeFacts; rows: readonly ResultRow[]; revoked: readonly string[]; at: string };

/** Results that are public, with what their units came to; newest first. */
export async function publicResults(ctx: QueryContext): Promise<PublicResult[]> {
  const rows = await ctx.db<{ id: string; state: KnownResult }[]>`
    select s.id::text, s.state from (select distinct home, id from assessment.result where stage <> 'provisional') r
    join ledger.stream s on s.home = r.home and s.id = r.id`;
  return ctx
    .read(schemes)
    .all.flatMap(({ id, facts }) => {
      const found = rows.find((row) => row.id === resultKey(id).id)?.state;
      if (!found || found.rows.length === 0) return [];
      return [{ facts, rows: found.rows, revoked: found.revoked.map(({ subject }) => subject), at: found.computedAt }];
    })
    .toSorted((left, right) => right.facts.year - left.facts.year);
}
