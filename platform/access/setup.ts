import { randomBytes } from "node:crypto";
import { namedUuid } from "../ids/index.ts";
import { refuse } from "../refusals/index.ts";
import { assertPassword, checkedIdentity, writeIdentity } from "./accounts.ts";
import { DAY, digest, shifted, type AccessDeps, type From } from "./deps.ts";
import { hashPassword } from "./passwords.ts";
import { openSession } from "./sign-in.ts";

/** Whether nobody can sign in yet. */
export async function needsSetup(deps: AccessDeps): Promise<boolean> {
  return (await deps.sql`select 1 from access.credential limit 1`).length === 0;
}

/** A token that lets one person make the first administrator's account, for a day; a later one replaces it. Null when the installation has accounts already. */
export async function createSetupToken(deps: AccessDeps): Promise<string | null> {
  if (!(await needsSetup(deps))) return null;
  const token = randomBytes(32).toString("base64url");
  const now = deps.now();
  await deps.sql.begin(async (tx) => {
    await tx`delete from access.setup`;
    await tx`insert into access.setup (token_hash, created_at, expires_at) values (decode(${digest(token)}, 'hex'), ${now}, ${shifted(now, DAY)})`;
  });
  return token;
}

export type SetUp = { token: string; login: string; name: string; password: string };

/**
 * Turns the link into the first administrator and their session's token. `establish` gives the account its standing and grants through the
 * ledger; it is called with the same id however often the form is sent, so nothing is left half done. Refuses `access.setup-used`.
 */
export async function setUp(
  deps: AccessDeps,
  input: SetUp,
  from: From,
  establish: (account: string) => Promise<{ home: string; place: string }>,
): Promise<string> {
  const now = deps.now();
  const live = await deps.sql`select 1 from access.setup where token_hash = decode(${digest(input.token)}, 'hex') and expires_at > ${now}`;
  if (live.length === 0 || !(await needsSetup(deps))) throw refuse.forbidden("access.setup-used");
  const identity = checkedIdentity(input);
  assertPassword(deps, "password", input.password, identity);
  const hash = await hashPassword(input.password, deps.cost);
  const id = namedUuid("access.setup", digest(input.token));
  if (!(await writeIdentity(deps, { ...(await establish(id)), id, ...identity }))) throw refuse.forbidden("access.setup-used");
  const startedAt = deps.now();
  const taken = await deps.sql`
    with used as (delete from access.setup where token_hash = decode(${digest(input.token)}, 'hex') returning 1)
    insert into access.credential (account, hash, must_change, set_at) select ${id}, ${hash}, false, ${startedAt} from used on conflict (account) do nothing returning 1`;
  if (taken.length === 0) throw refuse.forbidden("access.setup-used");
  deps.log({ what: "set-up", account: id, address: "" });
  return openSession(deps, id, from, startedAt, null);
}
