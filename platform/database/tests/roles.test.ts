import { connect } from "../../database/index.ts";
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { adminUrl, testDatabase, type Database } from "#platform/testing";
import { migrate, platformSettings, servingRole, UnfitRole } from "../index.ts";
import { migrationSources } from "../../runtime/migrations.ts";

const SECRET = new Uint8Array(32).fill(9);
const open = (url: string): Sql => connect(url, { max: 1, onnotice: () => {}, connection: platformSettings as never });
let database: Database;
let owner: Sql;
let server: Sql;
let url: string;

before(async () => {
  database = await testDatabase();
  owner = open(database.url);
  await migrate(owner, migrationSources([]));
  const role = await servingRole(owner, database.url, undefined, SECRET);
  assert.equal(role.separate, true);
  url = role.url;
  server = open(url);
  await owner`
    insert into ledger.event (home, stream, seq, kind, type, data, at, actor, role, unit, place, command, salt, hash)
    values ('330502001', gen_random_uuid(), 1, 'a', 'b', '{}', now(), 'system', '', '', '330502001', gen_random_uuid(), '', '')`;
});
after(async () => {
  await server.end();
  await owner.end();
  await database.drop();
});

const FORBIDDEN: readonly [string, string][] = [
  ["change an event", "update ledger.event set actor = 'nobody'"],
  ["remove an event", "delete from ledger.event"],
  ["empty the ledger", "truncate ledger.event"],
  ["drop a table", "drop table ledger.event"],
  ["add a column", "alter table ledger.event add column note text"],
  ["lift row-level security", "alter table ledger.event disable row level security"],
  ["no longer force it", "alter table vault.field no force row level security"],
  ["add a policy", "create policy mine on vault.field using (true)"],
  ["drop a policy", "drop policy scope on ledger.event"],
  ["make a table", "create table ledger.mine (n int)"],
  ["make a table in public", "create table public.mine (n int)"],
  ["make a schema", "create schema mine"],
  ["write a trigger", "create trigger t before insert on ledger.event execute function pg_catalog.suppress_redundant_updates_trigger()"],
  ["hide who opened what", "delete from vault.read"],
  ["rewrite who opened what", "update vault.read set reader = ''"],
  ["remove a fold", "delete from ledger.stream"],
  ["remove an answer", "delete from ledger.command"],
  ["forget a setting", "delete from settings.setting"],
  ["forge a migration", "insert into public.zuji_migration (name, digest) values ('x', 'x')"],
  ["make a role", "create role another"],
  ["pass the walls", "alter role current_user bypassrls"],
  ["become the owner", `set role ${new URL(adminUrl()).username}`],
  ["read files of the machine", "select pg_read_file('/etc/passwd')"],
  ["run a program", "copy (select 1) to program 'id'"],
];

for (const [what, statement] of FORBIDDEN)
  test(`the server's role may not ${what}`, () =>
    assert.rejects(server.unsafe(statement), (cause: { code?: string }) => {
      assert.equal(cause.code, "42501", `${what}: ${cause.code}`);
      return true;
    }));

test("it owns nothing, has no rank, and does what the server does: append, keep, use up", async () => {
  const [owned] =
    await server`select count(*)::int as n from pg_class where relowner = (select oid from pg_roles where rolname = current_user)`;
  assert.equal(owned?.["n"], 0);
  const [rank] = await server`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user`;
  assert.deepEqual(Object.values({ ...rank }), [false, false, false, false, false]);
  assert.equal((await server`select 1 from ledger.event`).length, 1);
  await server`insert into ledger.outbox (home, id, kind, payload, run_at) values ('330502001', gen_random_uuid(), 'k', '{}', now())`;
  await server`update ledger.outbox set attempts = 1`;
  assert.equal((await server`delete from ledger.outbox`).count, 1);
});

test("what it grants itself is nothing", async () => {
  await server.unsafe("grant delete on ledger.event to current_user");
  await assert.rejects(server.unsafe("delete from ledger.event"), { code: "42501" });
});

test("it sees no row outside the scope it set, as every connection", async () => {
  const bare = connect(url, { max: 1, onnotice: () => {} });
  assert.equal((await bare`select 1 from ledger.event`).length, 0);
  await bare.end();
});

test("the next start gives the same connection again, and a connection the operator prepared is taken instead", async () => {
  assert.equal((await servingRole(owner, database.url, undefined, SECRET)).url, url);
  assert.deepEqual(await servingRole(owner, database.url, url, SECRET), { url, separate: true });
});

test("the owner, a role nobody knows and one above the walls are no servers", async () => {
  await assert.rejects(servingRole(owner, database.url, database.url, SECRET), UnfitRole);
  await assert.rejects(servingRole(owner, database.url, "postgres://nobody@127.0.0.1/x", SECRET), UnfitRole);
  await assert.rejects(servingRole(owner, database.url, "postgres://postgres@127.0.0.1/x", SECRET), UnfitRole);
});

test("where the owner may make no role it serves itself, and says so", async () => {
  const [name, password] = [`plain_${randomBytes(5).toString("hex")}`, randomBytes(12).toString("hex")];
  await owner.unsafe(`create role ${name} login nocreaterole password '${password}'`);
  const plainUrl = new URL(database.url);
  [plainUrl.username, plainUrl.password] = [name, password];
  const plain = open(plainUrl.href);
  try {
    assert.deepEqual(await servingRole(plain, plainUrl.href, undefined, SECRET), { url: plainUrl.href, separate: false });
  } finally {
    await plain.end();
    await owner.unsafe(`drop role ${name}`);
  }
});
