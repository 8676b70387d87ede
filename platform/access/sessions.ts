import type { Actor, Grant } from "./actor.ts";
import { inOneTurn } from "../database/index.ts";
import { HOUR, digest, shifted, type AccessDeps } from "./deps.ts";

/** A working day without a click ends a session; a week ends it whatever happens (ASVS 7.3). */
export const SESSION_IDLE_MS = 8 * HOUR;
export const SESSION_ABSOLUTE_MS = 7 * 24 * HOUR;
/** `seen_at` is written at most this often: reads stay reads. */
const SEEN_EVERY_MS = 5 * 60_000;

export type Session = {
  /** Names the session to its owner; opens nothing. */
  id: string;
  account: { id: string; home: string; name: string; login: string };
  /** Without grants until a one-time password was changed and the second factor, where there must be one, was given. */
  actor: Extract<Actor, { kind: "staff" }>;
  mustChange: boolean;
  /** What is still missing before the session has its grants. */
  second: "none" | "code" | "enrol";
  /** Opened through the city's provider, not by a password of ours. */
  provider: boolean;
  hasSecond: boolean;
  secondRequired: boolean;
  language: "zh" | "en";
};

type Row = {
  token: string;
  id: string;
  account: string;
  home: string;
  name: string;
  login: string;
  language: string;
  must_change: boolean;
  proved_at: string | null;
  second_at: string | null;
  has_second: boolean;
  provider: boolean;
  grants: Grant[] | null;
};

async function load(deps: AccessDeps, hashes: readonly string[], now: string, touch: boolean): Promise<Map<string, Session>> {
  const idleSince = shifted(now, -SESSION_IDLE_MS);
  // One array parameter, so that each table is reached by index whatever the plan: joins with unnest() read all sessions (64 tokens among 5,000 sessions: 48 ms, now 4).
  const presented = `{${hashes.map((hash) => `"\\\\x${hash}"`).join(",")}}`;
  const rows = await deps.sql<Row[]>`
    with found as materialized (
      select encode(token_hash, 'hex') as token, id, account, created_at, proved_at, second_at, issuer from access.session
      where token_hash = any (${presented}::text::bytea[]) and seen_at > ${idleSince} and expires_at > ${now}),
    seen as (update access.session set seen_at = ${now}
      where token_hash = any (${presented}::text::bytea[]) and ${touch} and seen_at < ${shifted(now, -SEEN_EVERY_MS)} and seen_at > ${idleSince} and expires_at > ${now})
    select f.token, f.id, f.account, a.home, a.name, a.login, a.language, coalesce(c.must_change, false) and f.issuer is null as must_change, f.proved_at, f.second_at, f.issuer is not null as provider,
      exists (select 1 from access.factor x where x.account = f.account and x.confirmed_at is not null) as has_second, (
      select jsonb_agg(jsonb_build_object('role', g.role, 'area', g.area, 'unit', g.unit, 'until', g.until, 'delegatedBy', g.delegated_by) order by g.role, g.area, g.unit)
      from access.grant g
      where g.account = f.account and g.revoked_at is null and (g.until is null or g.until > ${now})
        -- What was delegated lives only while its giver still holds it.
        and (g.delegated_by is null or exists (
          select 1 from access.grant o join access.standing os on os.account = o.account and not os.disabled
          where o.account = g.delegated_by and o.delegated_by is null and o.role = g.role and o.unit = g.unit and starts_with(g.area, o.area)
            and o.revoked_at is null and (o.until is null or o.until > ${now})))) as grants
    from found f
    join access.account a on a.id = f.account
    left join access.credential c on c.account = f.account
    join access.standing st on st.account = f.account and not st.disabled and st.valid_from <= f.created_at
    where case when f.issuer is null then c.set_at <= f.created_at else c.set_at is null or c.set_at <= f.created_at end`;
  return new Map(rows.map((row) => [row.token, sessionFrom(deps, row)]));
}

function sessionFrom(deps: AccessDeps, row: Row): Session {
  const secondRequired = (row.grants ?? []).some(({ role }) => deps.secondRoles.includes("*") || deps.secondRoles.includes(role));
  const missing = row.has_second ? "code" : secondRequired ? "enrol" : "none";
  const second = row.second_at === null ? missing : "none";
  const grants =
    row.must_change || second !== "none"
      ? []
      : (row.grants ?? []).map((grant) => ({ ...grant, until: grant.until && new Date(grant.until).toISOString() }));
  return {
    id: row.id,
    account: { id: row.account, home: row.home, name: row.name, login: row.login },
    actor: {
      kind: "staff",
      id: row.account,
      name: row.name,
      grants,
      sessionId: row.id,
      ...(row.proved_at === null ? {} : { provedAt: row.proved_at }),
    },
    mustChange: row.must_change,
    second,
    provider: row.provider,
    hasSecond: row.has_second,
    secondRequired,
    language: row.language === "en" ? "en" : "zh",
  };
}

/**
 * Looks sessions up by token, all that were asked for in one turn of the event loop with one query; grants are read anew each time, so a
 * revoked grant counts for nothing from the next request on. Null: no such session, or it ended. `touch` false: looking does not count as being
 * at work, so a screen left open ends like any other.
 */
export function openSessionLookup(deps: AccessDeps, touch = true): (token: string) => Promise<Session | null> {
  const find = inOneTurn(async (hashes: readonly string[]) => {
    const found = await load(deps, [...new Set(hashes)], deps.now(), touch);
    return hashes.map((hash) => found.get(hash) ?? null);
  });
  return (token) => find(digest(token));
}

export type Device = { id: string; current: boolean; createdAt: string; seenAt: string; address: string; agent: string };

/** The account's open sessions, latest first. */
export const devices = (deps: AccessDeps, session: Session): Promise<Device[]> => devicesOf(deps, session.account.id, session.id);

/** Those of any account, for whoever may shut them out. */
export async function devicesOf(deps: AccessDeps, account: string, current: string | null = null): Promise<Device[]> {
  const now = deps.now();
  const rows = await deps.sql<{ id: string; created_at: string; seen_at: string; address: string; agent: string }[]>`
    select id, created_at, seen_at, address, agent from access.session
    where account = ${account} and seen_at > ${shifted(now, -SESSION_IDLE_MS)} and expires_at > ${now} order by seen_at desc, id`;
  return rows.map((row) => ({
    id: row.id,
    current: row.id === current,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    address: row.address,
    agent: row.agent,
  }));
}

/** Ends one session by its token. */
export async function signOut(deps: AccessDeps, token: string): Promise<void> {
  const rows = await deps.sql<
    { account: string }[]
  >`delete from access.session where token_hash = decode(${digest(token)}, 'hex') returning account`;
  for (const { account } of rows) deps.log({ what: "signed-out", account, address: "" });
}

/** Ends sessions of an account: one by its id, or all, but for the one to keep. Returns how many ended. */
export async function endSessions(deps: AccessDeps, account: string, which: { only?: string; except?: string } = {}): Promise<number> {
  const ended = await deps.sql`
    delete from access.session where account = ${account}
      and (${which.only ?? null}::uuid is null or id = ${which.only ?? null}) and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null})`;
  if (ended.count > 0) deps.log({ what: "session-ended", account, address: "" });
  return ended.count;
}
