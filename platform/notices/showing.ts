import type { Sql } from "postgres";
import { inOneTurn } from "../database/index.ts";
import type { Notice } from "../modules/module.ts";

/** A notice and the accounts it is put before. */
export type Shown = { accounts: readonly string[]; notice: Notice };

type Deps = { sql: Sql; now: () => string };

async function write({ sql, now }: Deps, all: readonly Shown[]): Promise<void> {
  const rows = all.flatMap(({ accounts, notice }) => accounts.map((account) => ({ account, notice })));
  await sql`
    insert into notices.notice (account, id, words, params, link, at)
    select account, id, words, params::jsonb, link, ${now()}::timestamptz
    from unnest(${rows.map((row) => row.account)}::uuid[], ${rows.map((row) => row.notice.id)}::uuid[], ${rows.map((row) => row.notice.words)}::text[],
      ${rows.map((row) => JSON.stringify(row.notice.params))}::text[], ${rows.map((row) => row.notice.link ?? null)}::text[]) as told (account, id, words, params, link)
    on conflict do nothing`;
}

/**
 * Notices of one turn are put into the console with one statement and one commit. What one of them cannot be shown for is no other's fault: then each is
 * written alone, and only its own job hears of it.
 */
export function openShowing(deps: Deps): (shown: Shown) => Promise<void> {
  const together = inOneTurn(async (all: readonly Shown[]): Promise<readonly (() => Promise<void>)[]> => {
    try {
      await write(deps, all);
      return all.map(() => async () => {});
    } catch (cause) {
      if (all.length > 1) return all.map((one) => () => write(deps, [one]));
      throw cause;
    }
  });
  return async (shown) => (await together(shown))();
}
