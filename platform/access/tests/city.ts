import { randomUUID } from "node:crypto";
import { testDatabase } from "#platform/testing";
import { migrate, openPools, type Pools } from "../../database/index.ts";
import { openAccess, type Access, type DoorEntry } from "../index.ts";

export type Door = {
  access: Access;
  pools: Pools;
  log: DoorEntry[];
  advance: (ms: number) => void;
  now: () => string;
  /** An account with standing at 3305 and a password of its own, already changed. */
  staff: (login: string, password?: string) => Promise<string>;
  standing: (account: string, to: { disabled?: boolean; validFrom?: string }) => Promise<void>;
  grant: (account: string, role: string, area: string, more?: { until?: string; delegatedBy?: string; unit?: string }) => Promise<void>;
  close: () => Promise<void>;
};

export const PASSWORD = "green-lamp-over-canal";
export const here = { address: "10.1.2.3", userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0" };

/** A throw-away database with the door on it and a clock that only the test moves. Hashes are cheap but for tests about their cost. */
export async function openDoor(cost = { memoryKib: 1024, passes: 1, lanes: 1 }): Promise<Door> {
  const database = await testDatabase();
  const pools = openPools(database.url, { write: 4, read: 1 });
  const folder = (part: string) => ({ name: part, folder: new URL(`../../${part}/migrations/`, import.meta.url) });
  await migrate(pools.write, [folder("ledger"), folder("access")]);
  let at = Date.parse("2026-03-02T01:00:00.000Z");
  const now = () => new Date(at).toISOString();
  const log: DoorEntry[] = [];
  const access = openAccess({ sql: pools.write, now, cost, log: (entry) => void log.push(entry) });
  const standing: Door["standing"] = async (account, { disabled = false, validFrom = now() }) => {
    await pools.write`insert into access.standing (home, account, place, disabled, valid_from) values ('330500000', ${account}, '3305', ${disabled}, ${validFrom})
      on conflict (home, account) do update set disabled = excluded.disabled, valid_from = excluded.valid_from`;
  };
  return {
    access,
    pools,
    log,
    now,
    advance: (ms) => void (at += ms),
    standing,
    staff: async (login, password = PASSWORD) => {
      const id = randomUUID();
      await standing(id, {});
      await access.createAccounts([
        { id, home: "330500000", place: "3305", login, name: "测试员", hash: await access.hashPassword(password) },
      ]);
      return id;
    },
    grant: async (account, role, area, more = {}) => {
      await pools.write`insert into access.grant (home, id, account, role, area, unit, since, until, delegated_by)
        values ('330500000', ${randomUUID()}, ${account}, ${role}, ${area}, ${more.unit ?? ""}, ${now()}, ${more.until ?? null}, ${more.delegatedBy ?? null})`;
    },
    close: async () => {
      await pools.close();
      await database.drop();
    },
  };
}

/** The code of the refusal a promise ends in, or of its first field; "" when it was not refused. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "";
  } catch (cause) {
    const body = (cause as { body?: { code: string; fields?: { code: string }[] } }).body;
    if (!body) throw cause;
    return body.fields?.[0]?.code ?? body.code;
  }
}
