import type { Sql } from "postgres";
import type { StreamKey } from "../ledger/noun.ts";

/** How long a look counts without another one. A screen looks every ten seconds, so whoever goes without a word is gone within this. */
const LEASE_MS = 25_000;
/** More names than these help nobody. */
const MOST_SHOWN = 20;

export type Presence = {
  /** Says that this account has the record open now, and gives the other accounts that have: ids, in no order that tells who came first. */
  look: (record: StreamKey, account: string) => Promise<string[]>;
  /** The account has closed it. */
  leave: (record: StreamKey, account: string) => Promise<void>;
  /** Removes what has run out; every minute, so that nothing is left to read back. */
  sweep: () => Promise<void>;
};

/**
 * Who else looks at a record at this moment, across all processes on one database. It answers for one record only and keeps no history: nobody
 * can be followed by it. `now`: RFC 3339; the caller has made sure that the account may open the record.
 */
export function openPresence(sql: Sql, now: () => string): Presence {
  return {
    look: async ({ home, id }, account) => {
      const at = now();
      const until = new Date(Date.parse(at) + LEASE_MS).toISOString();
      const rows = await sql<{ account: string }[]>`
        with mine as (
          insert into presence.lease (home, id, account, until) values (${home}, ${id}, ${account}, ${until})
          on conflict (home, id, account) do update set until = excluded.until)
        select account from presence.lease
        where home = ${home} and id = ${id} and until > ${at} and account <> ${account} order by account limit ${MOST_SHOWN}`;
      return rows.map((row) => row.account);
    },
    leave: async ({ home, id }, account) => {
      await sql`delete from presence.lease where home = ${home} and id = ${id} and account = ${account}`;
    },
    sweep: async () => {
      await sql`delete from presence.lease where until <= ${now()}`;
    },
  };
}
