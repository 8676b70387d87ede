import { refuse } from "../refusals/index.ts";
import { DAY, shifted, type AccessDeps, type From } from "./deps.ts";
import { shortAddress } from "./address.ts";
import { passwordProblem } from "./password-policy.ts";
import { hashPassword, oneTimePassword } from "./passwords.ts";
import { confirm, LOGIN, normalLogin, openSession } from "./sign-in.ts";
import { forgetSecond } from "./second-factor.ts";
import { endSessions, type Session } from "./sessions.ts";

/** A one-time password that nobody used dies after this (ASVS 6.4.1). */
const ONE_TIME_MS = 3 * DAY;

export type NewAccount = { id: string; home: string; place: string; login: string; name: string; language?: "zh" | "en" };

const isTaken = (cause: unknown): boolean => (cause as { constraint_name?: string } | null)?.constraint_name === "account_login_key";

/** The login and name as they will be kept. Refuses the field that cannot be. */
export function checkedIdentity(input: { login: string; name: string }): { login: string; name: string } {
  const login = normalLogin(input.login);
  const name = input.name.normalize("NFC").trim();
  if (!LOGIN.test(login)) throw refuse.fields([{ path: "login", code: "access.login-form" }]);
  if (name === "" || [...name].length > 50 || /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(name))
    throw refuse.fields([{ path: "name", code: "access.name-form" }]);
  return { login, name };
}

/** The login and name as they will be kept, after a look whether somebody else has the login. Refuses `access.login-taken` and malformed fields. */
export async function freeIdentity(
  deps: AccessDeps,
  input: { id: string; login: string; name: string },
): Promise<{ login: string; name: string }> {
  const identity = checkedIdentity(input);
  const others = await deps.sql`select 1 from access.account where login = ${identity.login} and id <> ${input.id}`;
  if (others.length > 0) throw refuse.fields([{ path: "login", code: "access.login-taken" }]);
  return identity;
}

/** Refuses a password that the policy does not take, at this field of the form. */
export function assertPassword(deps: AccessDeps, path: string, password: string, of: { login: string; name: string }): void {
  const problem = passwordProblem(password, [of.login, of.name, ...deps.ownWords]);
  if (problem) throw refuse.fields([{ path, ...problem }]);
}

/** Other processes learn from the version row that names changed; this one is told directly. */
async function announce(deps: AccessDeps): Promise<void> {
  await deps.sql`
    insert into ledger.register_version (kind, version) values ('access.account', ${deps.now()})
    on conflict (kind) do update set version = greatest(excluded.version, register_version.version + interval '1 microsecond')`;
  await deps.changed("access.account");
}

/** Writes login and name; false when the account's owner already chose a password, so that nobody renames an account in use. */
export async function writeIdentity(deps: AccessDeps, input: NewAccount): Promise<boolean> {
  const { login, name } = checkedIdentity(input);
  try {
    const written = await deps.sql`
      insert into access.account (id, home, place, login, name, language, created_at)
      values (${input.id}, ${input.home}, ${input.place}, ${login}, ${name}, ${input.language ?? "zh"}, ${deps.now()})
      on conflict (id) do update set login = excluded.login, name = excluded.name
        where not exists (select 1 from access.credential c where c.account = excluded.id and not c.must_change) returning 1`;
    if (written.length === 0) return false;
  } catch (cause) {
    // The unique index is the only honest check of a free login; everything else is a bug.
    if (isTaken(cause)) throw refuse.fields([{ path: "login", code: "access.login-taken" }]);
    throw cause;
  }
  deps.log({ what: "account-created", account: input.id, address: "" });
  await announce(deps);
  return true;
}

/**
 * Writes who an account is. It can sign in once it also has a standing (ledger) and a password (`issuePassword`). The same id again corrects
 * login and name until its owner chose a password. Refuses `access.login-taken`, `access.account-in-use` and malformed fields.
 */
export async function createAccount(deps: AccessDeps, input: NewAccount): Promise<void> {
  if (!(await writeIdentity(deps, input))) throw refuse.conflict("access.account-in-use");
}

/** Many accounts at once, for seeded cities and imports; existing ids are left alone. `hash`: of a password shared by demonstration accounts, or null for none. */
export async function createAccounts(
  deps: AccessDeps,
  rows: readonly (NewAccount & { hash: string | null; mustChange?: boolean })[],
): Promise<void> {
  const now = deps.now();
  const checked = rows.map((row) => ({ ...row, ...checkedIdentity(row) }));
  const column = (of: (row: (typeof checked)[number]) => string): string[] => checked.map(of);
  await deps.sql`
    insert into access.account (id, home, place, login, name, language, created_at)
    select u.*, ${now}::timestamptz from unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.home)}::text[], ${column((row) => row.place)}::text[],
      ${column((row) => row.login)}::text[], ${column((row) => row.name)}::text[], ${column((row) => row.language ?? "zh")}::text[]) as u on conflict (id) do nothing`;
  const able = checked.filter((row) => row.hash !== null);
  await deps.sql`
    insert into access.credential (account, hash, must_change, set_at)
    select u.account, u.hash, u.must_change::bool, ${now}::timestamptz from unnest(${able.map((row) => row.id)}::uuid[], ${able.map((row) => row.hash ?? "")}::text[],
      ${able.map((row) => String(row.mustChange ?? false))}::text[]) as u (account, hash, must_change)
    on conflict (account) do nothing`;
  await announce(deps);
}

/**
 * Gives a new one-time password, to be shown once. Only where the ledger asks for one: the account has no password yet, or its reset is newer
 * than the password, or the one-time password was not used. Refuses `access.no-account` and, once it was used, `access.reset-needed`.
 */
export async function issuePassword(deps: AccessDeps, account: string): Promise<string> {
  const password = oneTimePassword();
  const hash = await hashPassword(password, deps.cost);
  const now = deps.now();
  const rows = await deps.sql`
    insert into access.credential as c (account, hash, must_change, set_at, expires_at)
    select a.id, ${hash}, true, ${now}, ${shifted(now, ONE_TIME_MS)} from access.account a join access.standing s on s.account = a.id where a.id = ${account}
    on conflict (account) do update set hash = excluded.hash, must_change = true, set_at = excluded.set_at, expires_at = excluded.expires_at
      where c.must_change or c.set_at < (select s.valid_from from access.standing s where s.account = c.account)
    returning 1`;
  if (rows.length === 0) {
    const known = await deps.sql`select 1 from access.credential where account = ${account}`;
    throw known.length > 0 ? refuse.conflict("access.reset-needed") : refuse.notFound("access.no-account");
  }
  await endSessions(deps, account);
  // Whoever lost the password with the phone starts with neither; the reset itself is an event of the ledger.
  await forgetSecond(deps, account);
  deps.log({ what: "password-issued", account, address: "" });
  return password;
}

/** Checks the present password as strictly as a sign-in, takes the next one, ends every session of the account and opens a new one: its token. */
export async function changePassword(deps: AccessDeps, session: Session, current: string, next: string, from: From): Promise<string> {
  const { account } = session;
  const known = await confirm(deps, session, "current", current, from);
  if (current === next) throw refuse.fields([{ path: "next", code: "access.password-same" }]);
  assertPassword(deps, "next", next, account);
  const hash = await hashPassword(next, deps.cost);
  const now = deps.now();
  const changed = await deps.sql`
    update access.credential set hash = ${hash}, must_change = false, set_at = ${now}, expires_at = null where account = ${account.id} and hash = ${known.hash} returning 1`;
  if (changed.length === 0) throw refuse.conflict("access.reset-needed");
  await endSessions(deps, account.id);
  deps.log({ what: "password-changed", account: account.id, address: shortAddress(from.address) });
  return openSession(deps, account.id, from, now, null, session.hasSecond && session.second === "none" ? now : null);
}
