import { randomInt } from "node:crypto";
import type { Sql } from "postgres";

/** "zuji": our locks among those of whoever else uses this database. */
const SPACE = 0x7a75_6a69;
/** How long a process must have been without its lock: after a restart of the database all are for a moment. */
const GRACE_MS = 5_000;

export type SignOfLife = {
  /** The name leases are written under; null while nobody could tell that this process died, and then they only run out. */
  id: () => number | null;
  /** Holds this process's lock and gives back the jobs of those that have died. Returns how many jobs. Throws when the database is away. */
  look: () => Promise<number>;
  /** After the last job. */
  end: () => Promise<void>;
};

/**
 * A process shows that it lives by a lock of a session of its own, which ends with it whatever ends it; no clock is asked and a process that is merely
 * slow is not taken for dead. Behind a pooler, or on a machine that vanished without a word, a lease runs out as it would without this.
 * `own`: a connection nobody else uses.
 */
export function openSignOfLife({ sql, own, now }: { sql: Sql; own: Sql; now: () => string }): SignOfLife {
  const id = randomInt(1, 2 ** 31 - 1);
  const missing = new Map<number, number>();
  let held = false;
  let known = false;

  const hold = async (): Promise<void> => {
    const before = held;
    held = false;
    const [row] = await own<{ held: boolean }[]>`
      select exists (select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and classid::int8 = ${SPACE} and objid::int8 = ${id})
        or pg_try_advisory_lock(${SPACE}::int4, ${id}::int4) as held`;
    // Known to the others before anything is leased, and again after whoever missed us took us off the list.
    if (!before && row?.held) {
      await sql`insert into ledger.worker (id, at) values (${id}, ${now()}) on conflict do nothing`;
      known = true;
    }
    held = row?.held ?? false;
  };

  const dead = async (): Promise<number[]> => {
    const rows = await sql<{ id: number }[]>`
      select w.id from ledger.worker w where w.id <> ${id} and not exists (
        select 1 from pg_locks l where l.locktype = 'advisory' and l.granted and l.classid::int8 = ${SPACE} and l.objid::int8 = w.id
          and l.database = (select oid from pg_database where datname = current_database()))`;
    const at = performance.now();
    for (const worker of missing.keys()) if (!rows.some((row) => row.id === worker)) missing.delete(worker);
    for (const row of rows) missing.set(row.id, missing.get(row.id) ?? at);
    return [...missing].filter(([, since]) => at - since >= GRACE_MS).map(([worker]) => worker);
  };

  return {
    id: () => (held ? id : null),
    look: async () => {
      await hold();
      let freed = 0;
      for (const worker of await dead()) {
        const given = await sql`update ledger.outbox set leased_until = null, leased_by = null where leased_by = ${worker}`;
        await sql`delete from ledger.worker where id = ${worker}`;
        missing.delete(worker);
        freed += given.count;
      }
      return freed;
    },
    end: async () => {
      held = false;
      // The database may be away: whoever comes next finds a process that has died.
      if (known) await sql`delete from ledger.worker where id = ${id}`.catch(() => {});
      await own.end({ timeout: 5 });
    },
  };
}

/** For whoever runs jobs without a connection of its own. */
export const noSignOfLife: SignOfLife = { id: () => null, look: async () => 0, end: async () => {} };
