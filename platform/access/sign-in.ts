import { randomBytes, randomUUID } from "node:crypto";
import { refuse, Refusal } from "../refusals/index.ts";
import { shortAddress, shortAgent, subscriberOf } from "./address.ts";
import { PAIR_DELAYS_S, waitSeconds, type Attempts } from "./delays.ts";
import { DAY, HOUR, digest, shifted, type AccessDeps, type From } from "./deps.ts";
import { hashPassword, isPassword, isWeaker } from "./passwords.ts";
import { SESSION_ABSOLUTE_MS, type Session } from "./sessions.ts";

/** Hashes under way at once beyond which newcomers are told to come later: each takes 19 MiB and 25 ms of a core. */
const HASHING = 64;
/** Open sessions of one account; the oldest goes when another begins. */
const SESSIONS = 20;
const LONGEST_PASSWORD = 512;

export const LOGIN = /^[a-z0-9][a-z0-9._-]{2,39}$/;
export const normalLogin = (typed: string): string => typed.normalize("NFKC").trim().toLowerCase();

export type Known = { id: string; login: string; name: string; hash: string; mustChange: boolean };

type Found = { id: string | null; name: string | null; hash: string | null; must_change: boolean | null; usable: boolean | null } & {
  familiar: boolean;
  login_tries: number;
  login_last_at: string | null;
  address_logins: number;
  address_last_at: string | null;
  pair_free_at: string | null;
};

async function look(
  deps: AccessDeps,
  login: string,
  from: From,
  now: string,
): Promise<{ known: Known | null; usable: boolean; attempts: Attempts }> {
  const loginHash = digest(login);
  const address = subscriberOf(from.address);
  const [row] = await deps.sql<Found[]>`
    select a.id, a.name, c.hash, c.must_change,
      (not s.disabled and c.set_at >= s.valid_from and (c.expires_at is null or c.expires_at > ${now})) as usable,
      exists (select 1 from access.session x where x.account = a.id and x.address = ${shortAddress(from.address)} and x.address <> '') as familiar,
      l.tries as login_tries, l.last_at as login_last_at, n.logins as address_logins, n.last_at as address_last_at, p.free_at as pair_free_at
    from (select ${login}::text as login) as asked
    left join access.account a on a.login = asked.login
    left join access.credential c on c.account = a.id
    left join access.standing s on s.account = a.id
    cross join (select coalesce(sum(tries), 0)::int as tries, max(failed_at) as last_at from access.failure
      where login_hash = decode(${loginHash}, 'hex') and failed_at > ${shifted(now, -DAY)}) as l
    cross join (select count(*)::int as logins, max(failed_at) as last_at from access.failure where address = ${address} and failed_at > ${shifted(now, -HOUR)}) as n
    left join access.failure p on p.login_hash = decode(${loginHash}, 'hex') and p.address = ${address}`;
  if (!row) throw new Error("one row was asked for");
  const known =
    row.id && row.name !== null && row.hash
      ? { id: row.id, login, name: row.name, hash: row.hash, mustChange: row.must_change ?? false }
      : null;
  return {
    known,
    usable: row.usable === true,
    attempts: {
      loginTries: row.login_tries,
      loginLastAt: row.login_last_at,
      addressLogins: row.address_logins,
      addressLastAt: row.address_last_at,
      pairFreeAt: row.pair_free_at,
      familiar: row.familiar,
    },
  };
}

/** Counts the try before the password is looked at, so that a hundred at once are a hundred. False: this login must wait at this address. */
async function reserve(deps: AccessDeps, login: string, from: From, now: string): Promise<boolean> {
  const last = PAIR_DELAYS_S.length;
  const rows = await deps.sql`
    insert into access.failure as f (login_hash, address, tries, last_at, failed_at, free_at)
    values (decode(${digest(login)}, 'hex'), ${subscriberOf(from.address)}, 1, ${now}, null, ${now})
    on conflict (login_hash, address) do update set
      tries = case when f.last_at < ${shifted(now, -DAY)} then 1 else f.tries + 1 end,
      free_at = excluded.last_at + make_interval(secs => (${PAIR_DELAYS_S as number[]}::int[])[case when f.last_at < ${shifted(now, -DAY)} then 1 else least(f.tries + 1, ${last}::int) end]),
      last_at = excluded.last_at
    where f.free_at <= ${now}
    returning 1`;
  return rows.length > 0;
}

let hashing = 0;

async function compared(password: string, hash: string | null, deps: AccessDeps): Promise<boolean> {
  if (hashing >= HASHING) throw refuse.tooMany("access.busy");
  hashing += 1;
  try {
    return await isPassword(password, hash, deps.cost);
  } finally {
    hashing -= 1;
  }
}

/**
 * The account whose login and password these are. Refuses `access.wrong` alike and after the same work for unknown, disabled and mistyped,
 * and `access.wait` with seconds when login or address must slow down.
 */
export async function checkPassword(deps: AccessDeps, typedLogin: string, password: string, from: From): Promise<Known> {
  const now = deps.now();
  const typed = normalLogin(typedLogin);
  // A login that cannot exist is still counted and hashed like one that can; what was typed never reaches a column.
  const login = LOGIN.test(typed) ? typed : `?${digest(typed)}`;
  const { known, usable, attempts } = await look(deps, login, from, now);
  const seconds = waitSeconds(attempts, now);
  if (seconds > 0 || !(await reserve(deps, login, from, now))) {
    deps.log({ what: "slowed", account: known?.id ?? null, address: shortAddress(from.address) });
    throw refuse.tooMany("access.wait", { seconds: Math.max(1, seconds) });
  }
  const right = await compared(password.length > LONGEST_PASSWORD ? "" : password, known?.hash ?? null, deps);
  const mine = deps.sql`login_hash = decode(${digest(login)}, 'hex') and address = ${subscriberOf(from.address)}`;
  if (known && right && usable) {
    await deps.sql`delete from access.failure where ${mine}`;
    return known;
  }
  await deps.sql`update access.failure set failed_at = ${now} where ${mine}`;
  deps.log({ what: "refused", account: known?.id ?? null, address: shortAddress(from.address) });
  throw refuse.unauthenticated("access.wrong");
}

/** Asks a signed-in person for the password again, as strictly as a sign-in. A wrong one is a wrong field of this form, not "sign in". */
export async function confirm(deps: AccessDeps, session: Session, path: string, password: string, from: From): Promise<Known> {
  return checkPassword(deps, session.account.login, password, from).catch((cause: unknown) => {
    if (cause instanceof Refusal && cause.body.code === "access.wrong") throw refuse.fields([{ path, code: "access.wrong" }]);
    throw cause;
  });
}

/** Opens a session and returns its token, which exists nowhere else. `startedAt`: when the password was presented, so that a reset in between wins. */
export async function openSession(
  deps: AccessDeps,
  account: string,
  from: From,
  startedAt: string,
  previous: string | null,
  secondAt: string | null = null,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await deps.sql`
    with replaced as (delete from access.session where token_hash = decode(${previous === null ? "" : digest(previous)}, 'hex')),
    surplus as (delete from access.session where token_hash in
      (select token_hash from access.session where account = ${account} order by seen_at desc, token_hash offset ${SESSIONS - 1}))
    insert into access.session (token_hash, id, account, created_at, seen_at, expires_at, address, agent, proved_at, second_at)
    values (decode(${digest(token)}, 'hex'), ${randomUUID()}, ${account}, ${startedAt}, ${startedAt}, ${shifted(startedAt, SESSION_ABSOLUTE_MS)},
      ${shortAddress(from.address)}, ${shortAgent(from.userAgent)}, ${startedAt}, ${secondAt})`;
  return token;
}

/** Signs in: the token of a new session, given once. `previous`: the session this browser had, which ends. Refusals: those of `checkPassword`. */
export async function signIn(
  deps: AccessDeps,
  login: string,
  password: string,
  from: From,
  previous: string | null = null,
): Promise<string> {
  const startedAt = deps.now();
  const known = await checkPassword(deps, login, password, from);
  if (isWeaker(known.hash, deps.cost)) {
    const renewed = await hashPassword(password, deps.cost);
    // Only while it is still the hash that was checked: a change under way must not be undone.
    await deps.sql`update access.credential set hash = ${renewed} where account = ${known.id} and hash = ${known.hash}`;
  }
  const token = await openSession(deps, known.id, from, startedAt, previous);
  deps.log({ what: "signed-in", account: known.id, address: shortAddress(from.address) });
  return token;
}
