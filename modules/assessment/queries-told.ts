import type { QueryContext } from "#platform/modules";
import { resultKey } from "./keys.ts";
import type { Told } from "./masked.ts";
import { schemes } from "./registers.ts";
import type { KnownResult } from "./result.ts";

export type PublicResult = Told & { at: string };

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
      return [{ scheme: id, facts, rows: found.rows, revoked: found.revoked.map(({ subject }) => subject), at: found.computedAt }];
    })
    .toSorted((left, right) => right.facts.year - left.facts.year);
}
