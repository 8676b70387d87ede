import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { refuse } from "../refusals/index.ts";
import { openWith, sealWith } from "../vault/ring.ts";
import { shortAddress } from "./address.ts";
import { PAIR_DELAYS_S } from "./delays.ts";
import { digest, type AccessDeps, type From } from "./deps.ts";
import { endSessions, type Session } from "./sessions.ts";
import { confirm } from "./sign-in.ts";

const PERIOD_S = 30;
/** A phone's clock may be half a minute off, either way (RFC 6238 §5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 10;

/** What an authenticator's secret is bound to. */
export const factorContext = (account: string): string => `access.factor/${account}`;
const totpOf = (secret: Uint8Array, label = ""): TOTP =>
  new TOTP({
    issuer: "Zuji",
    label,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    period: PERIOD_S,
    digits: 6,
    algorithm: "SHA1",
  });

export type SecondStatus = { on: boolean; needed: boolean; recoveryLeft: number };
export type Enrolment = { uri: string; secret: string };

/** Whether the account has an authenticator, must have one, and how many recovery codes are left. */
export async function secondStatus(deps: AccessDeps, session: Session): Promise<SecondStatus> {
  const account = session.account.id;
  const [row] = await deps.sql<{ on: boolean; left: number }[]>`
    select exists (select 1 from access.factor where account = ${account} and confirmed_at is not null) as on,
      (select count(*)::int from access.recovery where account = ${account}) as left`;
  return { on: row?.on ?? false, needed: session.secondRequired, recoveryLeft: row?.left ?? 0 };
}

/** Begins: a new secret, shown once as URI and text, that counts for nothing until a code from it was given. Asks for the password. Refuses `access.second-there`. */
export async function beginSecond(deps: AccessDeps, session: Session, password: string, from: From): Promise<Enrolment> {
  await confirm(deps, session, "password", password, from);
  const secret = randomBytes(20);
  const { id, login } = session.account;
  const sealed = sealWith(deps.master, secret, factorContext(id));
  const kept = await deps.sql`
    insert into access.factor as f (account, secret, created_at, free_at) values (${id}, ${sealed}, ${deps.now()}, ${deps.now()})
    on conflict (account) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0 where f.confirmed_at is null returning 1`;
  if (kept.length === 0) throw refuse.conflict("access.second-there");
  const totp = totpOf(secret, login);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

const wrongCode = () => refuse.fields([{ path: "code", code: "access.code-wrong" }]);

/** Counts the try before the code is looked at, so that a hundred at once are a hundred. Refuses `access.wait` and, without an authenticator, `access.second-none`. */
async function reserved(deps: AccessDeps, account: string, confirmed: boolean): Promise<Buffer> {
  const now = deps.now();
  const last = PAIR_DELAYS_S.length;
  const [row] = await deps.sql<{ secret: Buffer }[]>`
    update access.factor set tries = tries + 1,
      free_at = ${now}::timestamptz + make_interval(secs => (${PAIR_DELAYS_S as number[]}::int[])[least(tries + 1, ${last}::int)])
    where account = ${account} and free_at <= ${now} and (confirmed_at is not null) = ${confirmed} returning secret`;
  if (row) return row.secret;
  const [known] = await deps.sql<{ free_at: string }[]>`
    select free_at from access.factor where account = ${account} and (confirmed_at is not null) = ${confirmed}`;
  if (!known) throw refuse.conflict("access.second-none");
  throw refuse.tooMany("access.wait", { seconds: Math.max(1, Math.ceil((Date.parse(known.free_at) - Date.parse(now)) / 1000)) });
}

/** The time step a code belongs to, or null. */
function stepOf(deps: AccessDeps, account: string, sealed: Buffer, code: string): number | null {
  const secret = openWith(deps.master, sealed, factorContext(account));
  if (!secret) throw new Error("an authenticator's secret does not open under this installation's master key");
  const timestamp = Date.parse(deps.now());
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_S) + delta;
}

/** Takes the step: false when it, or a later one, was taken before. */
async function taken(deps: AccessDeps, account: string, step: number): Promise<boolean> {
  const rows =
    await deps.sql`update access.factor set last_step = ${step}, tries = 0 where account = ${account} and last_step < ${step} returning 1`;
  return rows.length > 0;
}

const normal = (typed: string): string => typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();

/** A code of the authenticator or a recovery code, each good once. Refuses `access.code-wrong`, `access.wait`, `access.second-none`. */
export async function checkSecond(deps: AccessDeps, account: string, typed: string, from: From): Promise<void> {
  const code = normal(typed);
  const sealed = await reserved(deps, account, true);
  const recovery = /^[A-Z2-7]{16}$/.test(code);
  const step = /^\d{6}$/.test(code) ? stepOf(deps, account, sealed, code) : null;
  let right = step !== null && (await taken(deps, account, step));
  if (recovery) {
    const used =
      await deps.sql`delete from access.recovery where account = ${account} and code_hash = decode(${digest(`${account}${code}`)}, 'hex') returning 1`;
    right = used.length > 0;
    if (right) await deps.sql`update access.factor set tries = 0 where account = ${account}`;
  }
  if (right) return deps.log({ what: recovery ? "recovery-used" : "second-given", account, address: shortAddress(from.address) });
  deps.log({ what: "refused", account, address: shortAddress(from.address) });
  throw wrongCode();
}

async function renewRecovery(deps: AccessDeps, account: string): Promise<string[]> {
  const plain = Array.from({ length: RECOVERY_CODES }, () => new Secret({ size: 10 }).base32);
  await deps.sql.begin(async (tx) => {
    await tx`delete from access.recovery where account = ${account}`;
    await tx`insert into access.recovery (account, code_hash)
      select ${account}, decode(u, 'hex') from unnest(${plain.map((code) => digest(`${account}${code}`))}::text[]) as u`;
  });
  return plain.map((code) => code.replace(/(.{4})(?=.)/g, "$1-"));
}

/** Notes on the session that whoever is at it proved it just now; `second`: by the second factor. */
async function noteProof(deps: AccessDeps, session: Session, second: boolean): Promise<void> {
  const now = deps.now();
  await deps.sql`update access.session set proved_at = ${now}, second_at = case when ${second} then ${now}::timestamptz else second_at end where id = ${session.id}`;
}

/** The first code from the new secret: from now on the account has a second factor, its other sessions end, and these recovery codes are shown once. */
export async function confirmSecond(deps: AccessDeps, session: Session, typed: string, from: From): Promise<string[]> {
  const account = session.account.id;
  const sealed = await reserved(deps, account, false);
  const step = stepOf(deps, account, sealed, normal(typed));
  if (step === null) throw wrongCode();
  const on = await deps.sql`
    update access.factor set confirmed_at = ${deps.now()}, last_step = ${step}, tries = 0 where account = ${account} and confirmed_at is null and secret = ${sealed} returning 1`;
  if (on.length === 0) throw refuse.conflict("access.second-there");
  deps.log({ what: "second-on", account, address: shortAddress(from.address) });
  await endSessions(deps, account, { except: session.id });
  await noteProof(deps, session, true);
  return renewRecovery(deps, account);
}

/** New recovery codes; the old ones are good for nothing. Asks for a code. */
export async function newRecovery(deps: AccessDeps, session: Session, code: string, from: From): Promise<string[]> {
  await checkSecond(deps, session.account.id, code, from);
  return renewRecovery(deps, session.account.id);
}

/** Takes the authenticator away without asking: the account starts anew, because its owner lost it and an administrator reset the account. */
export async function forgetSecond(deps: AccessDeps, account: string): Promise<void> {
  await deps.sql`delete from access.recovery where account = ${account}`;
  const gone = await deps.sql`delete from access.factor where account = ${account}`;
  if (gone.count > 0) deps.log({ what: "second-off", account, address: "" });
}

/** Switches the second factor off, with a last code. Refuses `access.second-needed` where a role must have it. */
export async function removeSecond(deps: AccessDeps, session: Session, code: string, from: From): Promise<void> {
  if (session.secondRequired) throw refuse.conflict("access.second-needed");
  await checkSecond(deps, session.account.id, code, from);
  await forgetSecond(deps, session.account.id);
}

export type Proof = { password?: string | undefined; code?: string | undefined };

/**
 * Whoever is at the session proves it again: with a code where the account has an authenticator, else with the password. It opens a half-signed-in
 * session and makes a proof fresh again.
 */
export async function prove(deps: AccessDeps, session: Session, proof: Proof, from: From): Promise<void> {
  if (session.hasSecond) await checkSecond(deps, session.account.id, proof.code ?? "", from);
  else await confirm(deps, session, "password", proof.password ?? "", from);
  await noteProof(deps, session, session.hasSecond);
}
