import { createHmac } from "node:crypto";
import type { Sql } from "postgres";

/** Rows only ever added: what happened, who was answered what, who opened what. */
const APPENDED = ["ledger.event", "vault.read", "vault.lookup", "log.entry", "log.checkpoint"];
/** Rows that are used up or expire. */
const EXPIRING = [
  "ledger.outbox",
  "ledger.worker",
  "vault.key",
  "vault.field",
  "access.session",
  "presence.lease",
  "live.change",
  "log.pending",
  "access.failure",
  "access.setup",
  "access.factor",
  "access.recovery",
  "access.binding",
  "access.sign_on",
  "access.logout_token",
  "files.photo",
  "files.upload",
  "files.part",
  "notices.sent",
];
const SYSTEM = ["pg_catalog", "information_schema", "pg_toast", "public"];

export type ServingRole = {
  /** What the server connects with. */
  url: string;
  /** false: the role that owns every table, because another could not be had. */
  separate: boolean;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Who the role is and whether it may stand behind the walls. */
async function facts(sql: Sql, role: string): Promise<{ above: boolean; createrole: boolean } | undefined> {
  const [row] = await sql<{ above: boolean; createrole: boolean }[]>`
    select rolsuper or rolbypassrls as above, rolcreaterole as createrole from pg_roles where rolname = ${role}`;
  return row;
}

/** Rights on every table of this database, no more than each needs: nothing may be dropped, altered, truncated, and no event changed or removed. */
async function grantRights(sql: Sql, role: string): Promise<void> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables where schemaname <> all(${SYSTEM}::text[]) and tableowner = current_user`;
  const to = quoted(role);
  const schemas = [...new Set(tables.map(({ schema }) => schema))];
  const wanted = (schema: string, name: string): string => {
    const table = `${schema}.${name}`;
    if (APPENDED.includes(table)) return "select, insert";
    return EXPIRING.includes(table) ? "select, insert, update, delete" : "select, insert, update";
  };
  const lines = [
    `grant connect on database ${quoted((await sql<{ name: string }[]>`select current_database() as name`)[0]?.name ?? "")} to ${to}`,
    ...schemas.map((schema) => `grant usage on schema ${quoted(schema)} to ${to}`),
    ...schemas.map((schema) => `revoke all on all tables in schema ${quoted(schema)} from ${to}`),
    ...tables.map(({ schema, name }) => `grant ${wanted(schema, name)} on ${quoted(schema)}.${quoted(name)} to ${to}`),
    `grant select on public.zuji_migration to ${to}`,
  ];
  await sql.begin(async (tx) => {
    // Two processes that start together would change the same rows of the catalogue.
    await tx`select 1 from public.zuji_migration where name = 'lock' for update`;
    await tx.unsafe(lines.join(";\n"));
  });
}

async function createRole(sql: Sql, role: string, password: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select 1 from public.zuji_migration where name = 'lock' for update`;
    const [there] = await tx`select 1 from pg_roles where rolname = ${role}`;
    // Only a superuser may so much as repeat "nosuperuser" for a role that is there.
    const how = there ? "" : "nosuperuser nobypassrls nocreatedb nocreaterole noinherit";
    await tx.unsafe(`${there ? "alter" : "create"} role ${quoted(role)} login ${how} password '${password}'`);
  });
}

/**
 * The role the server runs as: one that owns nothing, so that nothing it is talked into can drop a table, lift a policy or touch an event.
 * `given`: a connection the operator prepared; else a role of this database's name is made where the owner may make one, its password derived
 * from `secret` (the same for every process of the installation); else the owner serves and says so. `sql` is the owner's, after migrating.
 * Refuses a given role that is a superuser, bypasses row-level security or is the owner.
 */
export async function servingRole(sql: Sql, owner: string, given: string | undefined, secret: Uint8Array): Promise<ServingRole> {
  const [me] = await sql<{ role: string; database: string }[]>`select current_user as role, current_database() as database`;
  if (!me) throw new Error("the database does not say who is connected");
  if (given) {
    const role = decodeURIComponent(new URL(given).username);
    const known = await facts(sql, role);
    if (!known || known.above || role === me.role) throw new UnfitRole(role);
    await grantRights(sql, role);
    return { url: given, separate: true };
  }
  if (!(await facts(sql, me.role))?.createrole) return { url: owner, separate: false };
  const role = `${me.database.slice(0, 55)}_app`;
  const password = createHmac("sha256", secret).update(`database role ${role}`).digest("hex");
  try {
    await createRole(sql, role, password);
  } catch (cause) {
    // A role of this name that is not ours to change: the owner serves, and the start says so.
    if ((cause as { code?: string }).code !== "42501") throw cause;
    return { url: owner, separate: false };
  }
  if ((await facts(sql, role))?.above) throw new UnfitRole(role);
  await grantRights(sql, role);
  const url = new URL(owner);
  url.username = encodeURIComponent(role);
  url.password = password;
  return { url: url.href, separate: true };
}

/** The role given for the server could do what no server should. */
export class UnfitRole extends Error {
  readonly unfit: string;
  constructor(role: string) {
    super(`the role ${role} is unknown, the owner, a superuser or above row-level security`);
    this.unfit = role;
  }
}
