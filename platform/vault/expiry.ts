import type { Sql } from "postgres";
import { z } from "zod";
import { systemOnly } from "../access/actor.ts";
import { namedUuid } from "../ids/index.ts";
import { command, ref, type Command } from "../ledger/command.ts";
import type { StreamKey } from "../ledger/noun.ts";
import { refuse } from "../refusals/index.ts";
import { cityHome } from "../settings/index.ts";
import { lock, type LockEvent } from "./erasure.ts";

/** Since when the vault is locked for staff; `ranAt`: the last success, null when there was none since the installation. */
export type ExpiryStanding = { lockedSince: string | null; ranAt: string | null };

export type Expiry = {
  /** Notes the installation, from which is counted while the expiry never ran. */
  begin: () => Promise<void>;
  /** Erases what is past its date, and opens what was locked. Returns how many fields went. */
  run: () => Promise<number>;
  /** Whether the expiry is overdue, which is put on record; costs nothing while it is not. */
  isShut: () => Promise<boolean>;
  /** Refuses `vault.locked` while the expiry is overdue. */
  gate: () => Promise<void>;
  standing: () => Promise<ExpiryStanding>;
};

export type ExpiryDeps = {
  sql: Sql;
  now: () => string;
  /** Hours within which it must have succeeded; null: nothing is locked. */
  hours: number | null;
  erase: (now: string) => Promise<number>;
  execute: <I, O>(command: Command<I, O>, input: I, commandId: string) => Promise<O>;
};

const Noted = z.object({ since: z.string().nullable() });
type Noted = z.output<typeof Noted>;
/** Where the ledger keeps when staff could not open sealed fields. */
export const lockKey = (): StreamKey => ({ home: cityHome(), id: namedUuid("vault.lock", cityHome()) });

/** The audit's own line: staff could not open sealed fields from then on, and could again. Never given from outside. */
const noteLock = command<Noted, { locked: boolean }>({
  name: "vault.note-lock",
  route: "",
  summary: { zh: "到期清除逾期，封存信息停止查看／恢复查看", en: "Expiry overdue: sealed fields locked, or open again" },
  input: Noted,
  about: () => [ref(lock, lockKey())],
  allow: systemOnly(),
  run: (ctx, { since }) => {
    const { since: before } = ctx.change(lock, lockKey(), (state): LockEvent[] => {
      if ((state.since === null) === (since === null)) return [];
      return since === null ? [{ type: "vault.seals-opened" }] : [{ type: "vault.seals-locked", since }];
    });
    return { locked: before !== null };
  },
});

const later = (at: string, hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** The nightly expiry (domain.md §1.8) as something that must happen: what should have gone is not shown for long. */
export function openExpiry({ sql, now, hours, erase, execute }: ExpiryDeps): Expiry {
  let openUntil = "";
  const standing = async (): Promise<ExpiryStanding> => {
    const [row] = await sql<{ since: string; ran_at: string | null }[]>`select since, ran_at from vault.expiry where home = ${cityHome()}`;
    if (!row || hours === null) return { lockedSince: null, ranAt: row?.ran_at ?? null };
    openUntil = later(row.ran_at ?? row.since, hours);
    return { lockedSince: now() > openUntil ? openUntil : null, ranAt: row.ran_at };
  };
  const note = (since: string | null, at: string): Promise<unknown> =>
    execute(noteLock, { since }, namedUuid("vault.lock", cityHome(), since ?? "open", at));
  const isShut = async (): Promise<boolean> => {
    if (hours === null || now() <= openUntil) return false;
    const { lockedSince } = await standing();
    if (lockedSince !== null) await note(lockedSince, lockedSince);
    return lockedSince !== null;
  };
  return {
    standing,
    isShut,
    begin: async () =>
      void (await sql`insert into vault.expiry (home, since) values (${cityHome()}, ${now()}) on conflict (home) do nothing`),
    run: async () => {
      const at = now();
      const gone = await erase(at);
      await sql`
        insert into vault.expiry (home, since, ran_at) values (${cityHome()}, ${at}, ${at}) on conflict (home) do update set ran_at = excluded.ran_at`;
      const [locked] = await sql`
        select 1 from ledger.stream where home = ${lockKey().home} and id = ${lockKey().id} and state ->> 'since' is not null`;
      if (locked) await note(null, at);
      await standing();
      return gone;
    },
    gate: async () => {
      if (await isShut()) throw refuse.forbidden("vault.locked", { hours: hours ?? 0 });
    },
  };
}
