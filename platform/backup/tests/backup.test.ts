import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { connect, migrate, openPools, platformSettings, type MigrationSource } from "#platform/database";
import { diskStore } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import { person, testCity, testDatabase, type TestCity } from "#platform/testing";
import { reportIncident, verifyIncident } from "#modules/incidents";
import { demoPlaces } from "#modules/places";
import { modules } from "../../../apps/server/modules.ts";
import { registryOf } from "../../ledger/registry.ts";
import { verify, type VerifyReport } from "../../ledger/verify.ts";
import { migrationSources } from "../../runtime/index.ts";
import { backUp, restore, type Manifest, type Restoring } from "../index.ts";
import { tablesOf } from "../tables.ts";

const HOME = "330502001";
const LEFT = ["access.session"];
const MASTER = "0badc0de";
const NAME = "ab".repeat(32);
let folder = "";
let city: TestCity;
let owner: Sql;
let seal = "";

const at = (name: string) => join(folder, name);
const ownerOf = (url: string): Sql => connect(url, { max: 2, onnotice: () => {}, connection: platformSettings as never });

const make = (name: string, more: object = {}) =>
  backUp({
    sql: owner,
    masterKeys: [MASTER],
    keys: at("keys"),
    files: at("store"),
    folder: at(name),
    left: LEFT,
    now: "2026-11-23T02:00:00.000Z",
    ...more,
  });

let reported = 0;
async function report(): Promise<void> {
  const id = uuidv7();
  reported += 1;
  const input = {
    id,
    category: "0402",
    description: `路灯不亮\n${reported} \\N \\. \\t`,
    phone: "13800001234",
    name: "王小明",
    area: `${HOME}005`,
    photos: [],
  };
  const { home } = await city.execute(reportIncident, input as never, {});
  const dispatcher = person({ role: "dispatcher", area: HOME, unit: `centre-${HOME}` });
  await city.execute(verifyIncident, { home, id, summary: `灯 ${reported}`, category: null } as never, { actor: dispatcher });
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zuji-backup-"));
  city = await testCity({ modules, now: "2026-11-23T02:00:00.000Z" });
  const some = demoPlaces().areas.filter(
    ({ events: [first] }) => first?.type === "places.area-registered" && (first.code.length <= 6 || first.code.startsWith(HOME)),
  );
  await city.load([...some]);
  owner = ownerOf(city.databaseUrl);
  for (let n = 0; n < 5; n += 1) await report();
  await mkdir(at("keys"));
  await writeFile(at("keys/token.key"), randomBytes(32).toString("hex"));
  await writeFile(at("keys/master.key"), randomBytes(32).toString("hex"));
  await diskStore(at("store")).put(NAME, randomBytes(70_000));
  await owner`insert into access.session values ('\\x01', ${uuidv7()}, ${uuidv7()}, now(), now(), now(), 'here', 'test')`;
  seal = (await make("backup")).seal;
});
after(async () => {
  await owner.end();
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

type There = {
  sql: Sql;
  folder: string;
  take: (name: string, more?: Partial<Restoring>) => Promise<Manifest>;
  verified: () => Promise<VerifyReport>;
};

/** Another machine: an empty database, and whatever keys it was given. */
async function elsewhere(work: (there: There) => Promise<void>): Promise<void> {
  const database = await testDatabase();
  const sql = ownerOf(database.url);
  const there = await mkdtemp(at("there-"));
  const take = (name: string, more: Partial<Restoring> = {}) =>
    restore({
      sql,
      sources: migrationSources(modules),
      keys: at("keys"),
      masterKeys: () => [MASTER],
      files: there,
      folder: at(name),
      seal: null,
      ...more,
    });
  const pools = openPools(database.url, { write: 1, read: 1 });
  try {
    await work({ sql, folder: there, take, verified: () => verify(pools.write, registryOf(modules)) });
  } finally {
    await pools.close();
    await sql.end();
    await database.drop();
  }
}

/** Each table as a hash over its rows, in an order of their own. */
async function contents(sql: Sql): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const { name } of await tablesOf(sql)) {
    const [row] = await sql.unsafe<{ n: number; all: string | null }[]>(
      `select count(*)::int as n, md5(string_agg(md5(t::text), '' order by md5(t::text))) as all from ${name} t`,
    );
    said[name] = `${row?.n} ${row?.all}`;
  }
  return said;
}

test("what comes back is what was there, row for row and file for file, but for who was signed in; and verify finds it in order", async () => {
  await elsewhere(async ({ sql, take, verified, folder: there }) => {
    await take("backup", { seal });
    const [here, back] = [await contents(owner), await contents(sql)];
    assert.match(here["access.session"] ?? "", /^1 /);
    assert.match(back["access.session"] ?? "", /^0 /);
    assert.deepEqual({ ...back, "access.session": "" }, { ...here, "access.session": "" });
    assert.ok(Object.values(here).filter((one) => !one.startsWith("0 ")).length > 15);
    assert.deepEqual((await verified()).findings, []);
    assert.deepEqual(await diskStore(there).get(NAME), await diskStore(at("store")).get(NAME));
  });
});

test("a backup beside people at work is of one moment", async () => {
  let working = true;
  const work = Array.from({ length: 4 }, async () => {
    for (let n = 0; working || n < 3; n += 1) await report();
  });
  const { manifest } = await make("moment").finally(() => (working = false));
  await Promise.all(work);
  await elsewhere(async ({ take, verified }) => {
    await take("moment");
    const { findings, streams } = await verified();
    assert.deepEqual(findings, []);
    assert.equal(streams, manifest.tables.find(({ name }) => name === "ledger.stream")?.rows);
  });
});

test("policies that bind the owner bind him again, and a newer program's migrations run over the rows that came", async () => {
  await elsewhere(async ({ sql, take }) => {
    const more = at("more/");
    await mkdir(more, { recursive: true });
    await writeFile(
      join(more, "0001-more.sql"),
      "create schema more; create table more.seen as select count(*)::int as streams from ledger.stream",
    );
    const sources: MigrationSource[] = [...migrationSources(modules), { name: "more", folder: pathToFileURL(more) }];
    await take("backup", { sources });
    const forced = () => sql`select count(*)::int as n from pg_class where relforcerowsecurity and relpersistence = 'p'`;
    assert.ok(Number((await forced())[0]?.["n"]) > 0);
    assert.deepEqual(
      [...(await forced())],
      [...(await owner`select count(*)::int as n from pg_class where relforcerowsecurity and relpersistence = 'p'`)],
    );
    assert.equal(await migrate(sql, sources), 1);
    const [seen] = await sql`select streams from more.seen`;
    const [streams] = await sql`select count(*)::int as n from ledger.stream`;
    assert.equal(seen?.["streams"], streams?.["n"]);
  });
});

/** A copy of the backup with something done to it. */
async function spoilt(name: string, how: (folder: string) => Promise<unknown>): Promise<string> {
  await cp(at("backup"), at(name), { recursive: true });
  await how(at(name));
  return name;
}

async function manifestOf(name: string, change: (manifest: Manifest) => void): Promise<void> {
  const path = join(name, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  change(manifest);
  await writeFile(path, JSON.stringify(manifest));
}

test("a backup that was touched, or is not the one that was sealed, is refused by name and leaves nothing behind", async () => {
  const event = "tables/ledger.event.copy.gz";
  const cases: [string, RegExp, Partial<Restoring>?][] = [
    [await spoilt("touched", (name) => writeFile(join(name, event), "x")), /ledger\.event\.copy\.gz was changed/],
    [await spoilt("missing", (name) => rm(join(name, event))), /ledger\.event\.copy\.gz is missing/],
    [await spoilt("added", (name) => writeFile(join(name, "tables/more.copy.gz"), "x")), /more\.copy\.gz does not belong/],
    [await spoilt("picture", (name) => writeFile(join(name, "files/ab/ab", NAME), "x")), /was changed/],
    [await spoilt("sealed", (name) => manifestOf(name, (one) => (one.at = "2026-01-01"))), /does not match the seal/, { seal }],
    [
      await spoilt("older", (name) => manifestOf(name, (one) => (one.migrations["incidents/9999-later.sql"] = "x"))),
      /older than the backup/,
    ],
    [await spoilt("fewer", (name) => manifestOf(name, (one) => (one.tables.find((table) => table.rows > 1)!.rows -= 1))), /rows came/],
    [await spoilt("other", (name) => manifestOf(name, (one) => (one.format = "zuji-backup/9" as never))), /unknown format/],
  ];
  await elsewhere(async ({ sql, take }) => {
    for (const [name, problem, more] of cases) await assert.rejects(take(name, more), problem, name);
    const [left] = await sql`select (select count(*) from ledger.stream)::int + (select count(*) from vault.field)::int as n`;
    assert.equal(left?.["n"], 0);
    await take("backup");
    await assert.rejects(take("backup"), /restoring overwrites none/);
  });
});

test("without the keys of its day a backup is refused before anything is written", async () => {
  await elsewhere(async ({ sql, take }) => {
    await assert.rejects(take("backup", { keys: at("nowhere") }), /put the keys/);
    await assert.rejects(take("backup", { masterKeys: () => ["12345678"] }), /lacks master keys of this backup: 0badc0de/);
    await cp(at("keys"), at("strange"), { recursive: true });
    await writeFile(at("strange/token.key"), "00");
    await assert.rejects(take("backup", { keys: at("strange") }), /token\.key is not the one/);
    await assert.rejects(take("backup", { files: null }), /hold files, and here|holds files, and here/);
    const [there] = await sql`select to_regclass('ledger.stream') as ledger`;
    assert.equal(there?.["ledger"], null);
  });
});

test("no key is in a backup, and none of what is sealed can be read in it", async () => {
  const names = await readdir(at("backup"), { recursive: true });
  assert.deepEqual(
    names.filter((name) => name.endsWith(".key")),
    [],
  );
  const text = JSON.stringify(await readFile(at("backup/manifest.json"), "utf8"));
  for (const name of ["master.key", "token.key"]) assert.ok(!text.includes(await readFile(at(`keys/${name}`), "utf8")));
  await elsewhere(async ({ sql, take }) => {
    await take("backup");
    for (const { name } of await tablesOf(sql))
      for (const secret of ["13800001234", "王小明"])
        assert.deepEqual([...(await sql.unsafe(`select 1 from ${name} t where t::text like '%${secret}%'`))], [], `${name} ${secret}`);
  });
});

test("a folder that holds something is left alone, and a backup that cannot end leaves no half of one", async () => {
  await assert.rejects(make("backup"), /holds something/);
  const gone = ownerOf(city.databaseUrl);
  await gone.end();
  await assert.rejects(make("half", { sql: gone }));
  assert.deepEqual([existsSync(at("half")), existsSync(at("half.part"))], [false, false]);
  await mkdir(at("again.part"));
  await assert.rejects(make("again"), /is left from a backup that did not end/);
  assert.ok(existsSync(at("again.part")));
});
