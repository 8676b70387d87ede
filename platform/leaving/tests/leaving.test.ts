import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fastify from "fastify";
import * as mupdf from "mupdf";
import sharp from "sharp";
import { diskStore, filesOf, openPhotoStore } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { reportIncident, verifyIncident } from "#modules/incidents";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import { modules } from "../../../apps/server/modules.ts";
import { registersAbove } from "../../../boot/tasks/leave.ts";
import { bulkDeps } from "../../runtime/index.ts";
import { arrive } from "../arrive.ts";
import { leave } from "../leave.ts";
import { mountLog, passingKeys, seal as sealLogs, verifyLogs } from "#platform/log";
import { openRates } from "#platform/rates";
import { Refusal } from "#platform/refusals";
import { parseCheckpoint } from "../../log/checkpoint.ts";
import { openNote, parseVerifier } from "../../log/note.ts";
import { subtreeOf, tilePath, unbundle } from "../../log/tiles.ts";
import { leafHash, rootAt } from "../../log/tree.ts";
import { connect, openPools, platformSettings } from "#platform/database";
import { ringOf } from "#platform/vault";

const HOME = "330502001";
const OTHER = "330502002";
const logKeys = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
const theirKeys = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
const WORDS = "一句只有保管人知道的长口令";
let folder = "";
let city: TestCity;
let seal = "";
let photo = "";
let paper = "";
/** Kept, and named by no record: what nobody sent in the end. */
let loose = "";
/** What somebody saved before the town left. */
let keptOutside: string[] = [];
const store = (name: string) => diskStore(join(folder, name));

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zuji-leave-"));
  const { areas } = demoPlaces();
  const some = areas.flatMap((history) => {
    const [first] = history.events;
    const kept =
      first?.type === "places.area-registered" && (first.code.length <= 6 || first.code.startsWith(HOME) || first.code.startsWith(OTHER));
    return kept ? [{ history, facts: { code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh } }] : [];
  });
  city = await testCity({ modules, now: "2026-11-23T02:00:00.000Z" });
  await city.load([...some.map(({ history }) => history), ...demoUnits(some.map(({ facts }) => facts))]);
  const photos = openPhotoStore(city.runtime.pools.write, store("store"));
  photo = uuidv7();
  await photos.keep(
    photo,
    await sharp({ create: { width: 64, height: 64, channels: 3, background: "#369" } })
      .jpeg()
      .toBuffer(),
    city.now(),
  );
  [paper, loose] = [uuidv7(), uuidv7()];
  for (const one of [paper, loose]) await photos.keepPaper(one, onePage("Fire drill record"), city.now());
  const dispatcher = person({ role: "dispatcher", area: HOME, unit: `centre-${HOME}` });
  for (let n = 0; n < 12; n += 1) {
    const id = uuidv7();
    const input = {
      id,
      category: "0402",
      description: `=路灯不亮 ${n}`,
      phone: "13800001234",
      name: "王小明",
      area: n < 9 ? `${HOME}005` : OTHER,
      photos: n === 0 ? [photo] : [],
    };
    const { home } = await city.execute(reportIncident, input as never, {});
    if (n === 0) await photos.attach([photo, paper], { home, id }, null);
    if (n < 4) await city.execute(verifyIncident, { home, id, summary: `=灯 ${n}`, category: null } as never, { actor: dispatcher });
  }
  await sealLogs({ sql: city.runtime.pools.write, keys: logKeys, now: city.now });
  keptOutside = await Promise.all(["city", "330502"].map(newestOf));
  seal = (await depart("package")).seal;
});
after(async () => {
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

/** A paper as a unit sends it as evidence. */
function onePage(text: string): Buffer {
  const doc = new mupdf.PDFDocument();
  const fonts = doc.addObject({ F: { Type: "Font", Subtype: "Type1", BaseFont: "Helvetica" } });
  doc.insertPage(-1, doc.addPage([0, 0, 200, 100], 0, { Font: fonts }, `BT /F 18 Tf 20 40 Td (${text}) Tj ET`));
  return Buffer.from(doc.saveToBuffer("").asUint8Array().slice());
}

const newestOf = async (log: string): Promise<string> => {
  const [row] = await city.runtime.pools.write<
    { note: string }[]
  >`select note from log.checkpoint where log = ${log} order by size desc limit 1`;
  return row?.note ?? "";
};

const depart = (name: string, more: object = {}) =>
  leave({
    sql: city.runtime.pools.write,
    master: city.runtime.keys.master,
    logKeys,
    store: store("store"),
    home: HOME,
    city: "3305",
    above: ["330500000", "330502000"],
    registerKinds: registersAbove(),
    folder: join(folder, name),
    passphrase: WORDS,
    now: city.now(),
    ...more,
  });

/** Another installation: its own database and its own master key. */
async function elsewhere<T>(
  work: (there: TestCity, take: (name: string, more?: object) => ReturnType<typeof arrive>) => Promise<T>,
): Promise<T> {
  const there = await testCity({ modules, now: "2026-12-01T02:00:00.000Z" });
  const master = ringOf(new Uint8Array(32).fill(9));
  there.runtime.keys.master = master;
  const take = (name: string, more: object = {}) =>
    arrive({
      deps: { ...bulkDeps(there.runtime), master },
      store: store("there"),
      folder: join(folder, name),
      passphrase: WORDS,
      seal: null,
      logKeys: theirKeys,
      now: there.now(),
      ...more,
    });
  try {
    return await work(there, take);
  } finally {
    await there.close();
  }
}

const heads = (one: TestCity) =>
  one.runtime.pools.write<
    { id: string; head: string }[]
  >`select id, seq, encode(head, 'hex') as head from ledger.stream where home = ${HOME} order by id`;

/** A PDF goes with its record: the paper itself, readable, beside the picture of its first page. */
async function arrivedPaper(there: TestCity): Promise<void> {
  const theirs = openPhotoStore(there.runtime.pools.write, store("there"));
  const found = await theirs.find(paper);
  assert.deepEqual([found?.kind, found?.pages, found?.owner?.home], ["paper", 1, HOME]);
  const bytes = await theirs.read(found!, "paper");
  assert.match(mupdf.Document.openDocument(bytes!, "application/pdf").loadPage(0).toStructuredText("").asText(), /Fire drill record/);
  for (const size of ["full", "thumb"] as const) assert.ok(await theirs.read(found!, size), size);
  assert.equal(await theirs.find(loose), null, "what no record names belongs to no town");
}

test("a town leaves with everything it has, and arrives elsewhere with the same heads, in order under verify", async () => {
  await elsewhere(async (there, take) => {
    const manifest = await take("package", { seal });
    assert.deepEqual((await there.verify()).findings, []);
    assert.deepEqual([...(await heads(there))], [...(await heads(city))]);
    assert.equal((await heads(there)).length > 9, true);
    assert.equal(manifest.home, HOME);
    const [counts] = await there.runtime.pools.write`
      select (select count(*) from incidents.incident)::int as incidents, (select count(*) from incidents.incident where home = ${OTHER})::int as others,
        (select count(*) from ledger.command)::int as commands, (select count(*) from vault.field)::int as fields, (select count(*) from files.photo)::int as photos`;
    assert.deepEqual({ ...counts }, { incidents: 9, others: 0, commands: 13, fields: 27, photos: 2 });
    const found = await openPhotoStore(there.runtime.pools.write, store("there")).find(photo);
    assert.ok(found && (await store("there").get(found.digest)));
    await arrivedPaper(there);
    const [one] = await there.runtime.pools.write<{ id: string }[]>`select id from incidents.incident order by id limit 1`;
    const opened = await there.runtime.within({ kind: "system", id: "system" }, (ctx) =>
      ctx.unseal([{ stream: { home: HOME, id: one?.id ?? "" }, field: "name" }], "test"),
    );
    assert.deepEqual(opened, ["王小明"], "sealed under this installation's own master key");
    await there.jobs();
    assert.deepEqual((await there.verify()).findings, []);
    await assert.rejects(take("package"), /holds records/);
  });
});

/** As a stranger with the address alone: the old installation's log is served on, entry by entry, to the root that its own keys signed. */
async function recomputed(there: TestCity, log: string, size: number): Promise<void> {
  const app = fastify();
  app.setErrorHandler((cause, _request, reply) => reply.code(cause instanceof Refusal ? 404 : 500).send({}));
  mountLog({ app, sql: there.runtime.pools.write, keys: theirKeys, witnesses: [], rates: openRates(), now: there.now });
  const get = (path: string) => app.inject({ method: "GET", url: `/log/${log}/${path}` });
  const vkeys = (await get("keys")).body.trim().split("\n");
  assert.deepEqual(
    vkeys,
    logKeys.verifiers("330502").map(({ vkey }) => vkey),
    "under the keys it was signed with, not the new installation's",
  );
  const checkpoint = await get("checkpoint");
  assert.equal(checkpoint.statusCode, 200, checkpoint.body);
  assert.equal(checkpoint.body, keptOutside[1], "byte for byte what somebody saved before");
  assert.equal((await get(`checkpoint/${size}`)).body, checkpoint.body);
  const signed = parseCheckpoint(openNote(checkpoint.body, vkeys.map(parseVerifier)).text);
  assert.equal(signed.size, size);
  const wide = (level: number, n: number): number => Math.min(256, Math.floor(size / 256 ** level) - n * 256);
  const hashes = async (level: number, n: number): Promise<Buffer[]> => {
    const tile = await get(tilePath(level, n, wide(level, n)));
    assert.deepEqual([tile.statusCode, /immutable/.test(String(tile.headers["cache-control"]))], [200, true]);
    return Array.from({ length: tile.rawPayload.length / 32 }, (_, index) => tile.rawPayload.subarray(index * 32, index * 32 + 32));
  };
  assert.deepEqual(await rootAt("sha256", subtreeOf("sha256", hashes), size), signed.root);
  const entries = unbundle((await get(tilePath("entries", 0, wide(0, 0)))).rawPayload);
  assert.deepEqual(
    entries.map((entry) => leafHash("sha256", entry).toString("hex")),
    (await hashes(0, 0)).map((leaf) => leaf.toString("hex")),
  );
  for (const path of ["checkpoint/1000000", "checkpoint/x", tilePath(0, 9, 256)]) {
    const nothing = await get(path);
    assert.notEqual(nothing.statusCode, 200, path);
    assert.notEqual(nothing.statusCode, 500, path);
  }
  const grown = await app.inject({
    method: "POST",
    url: `/log/${log}/cosignature`,
    headers: { "content-type": "text/plain" },
    body: "x\n",
  });
  assert.notEqual(grown.statusCode, 200);
  await app.close();
}

test("what arrives verifies against the checkpoints kept of the old installation, the old log is served on, and a later change shows", async () => {
  assert.ok(existsSync(join(folder, "package/log")), "the package has its logs in the layout of tlog-tiles");
  await elsewhere(async (there, take) => {
    await take("package", { seal, against: keptOutside });
    await sealLogs({ sql: there.runtime.pools.write, keys: theirKeys, now: there.now });
    const owner = connect(there.databaseUrl, { max: 1, onnotice: () => {}, connection: platformSettings as never });
    const pools = openPools(there.databaseUrl, { write: 1, read: 1 });
    const told = async (): Promise<string[]> =>
      (await verifyLogs(pools.write, theirKeys, keptOutside)).findings.map(({ key, what }) => `${key} ${what}`);
    const logs = await owner<{ log: string; size: string }[]>`select log, size from log.inherited order by log`;
    assert.deepEqual(
      logs.map(({ log }) => log.replace(/-[0-9a-f]{8}$/, "")),
      ["330500", "330502", "city"],
    );
    assert.deepEqual(await told(), []);
    const old = logs.find(({ log }) => log.startsWith("330502-"));
    await recomputed(there, old?.log ?? "", Number(old?.size));
    // Somebody edits an event here and makes its hash right again: our own log and the one it came with both say so.
    await owner`update ledger.event set at = at - interval '1 day' where type = 'incidents.reported' and seq = 1`;
    const found = await told();
    assert.ok(
      found.some((line) => line.includes("it came with")),
      found.join("\n"),
    );
    await owner`update ledger.event set at = at + interval '1 day' where type = 'incidents.reported' and seq = 1`;
    // The old log written anew: only what was kept outside finds that.
    const [tile] = await owner<{ bytes: Buffer; log: string }[]>`select bytes, log from log.tile where level = -1 and log like '330502-%'`;
    const forged = Buffer.from(tile?.bytes ?? []);
    forged[10] = (forged[10] ?? 0) ^ 1;
    await owner`update log.tile set bytes = ${forged} where level = -1 and log = ${tile?.log ?? ""}`;
    assert.match((await told()).join("\n"), /not those of the checkpoint/);
    await owner.end();
    await pools.close();
  });
});

test("tables are CSV and JSON anybody can read; nothing sealed is in clear, and no cell is a formula", async () => {
  const csv = await readFile(join(folder, "package/tables/incidents.incident.csv"), "utf8");
  assert.equal(csv.trim().split("\r\n").length, 10);
  assert.ok(csv.startsWith('\uFEFF"home","id",'));
  assert.ok(csv.includes(`"'=灯 1"`));
  assert.equal((await readFile(join(folder, "package/tables/incidents.incident.jsonl"), "utf8")).trim().split("\n").length, 9);
  const manifest = JSON.parse(await readFile(join(folder, "package/manifest.json"), "utf8")) as {
    files: Record<string, { sha256: string }>;
  };
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    const bytes = await readFile(join(folder, "package", name));
    assert.equal(createHash("sha256").update(bytes).digest("hex"), sha256, name);
    for (const word of ["王小明", "13800001234", "路灯不亮"]) assert.ok(!bytes.includes(word), `${name}: ${word}`);
  }
});

/** A copy with one thing changed; `honest`: whoever did it also put the manifest right. */
async function tampered(change: (at: string) => Promise<void>, honest: boolean): Promise<string> {
  const name = `t${uuidv7()}`;
  await cp(join(folder, "package"), join(folder, name), { recursive: true });
  await change(join(folder, name));
  if (!honest) return name;
  const path = join(folder, name, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as { files: Record<string, { sha256: string }> };
  for (const [file, one] of Object.entries(manifest.files))
    if (existsSync(join(folder, name, file)))
      one.sha256 = createHash("sha256")
        .update(await readFile(join(folder, name, file)))
        .digest("hex");
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
  return name;
}

const edit = (file: string, from: RegExp | string, to: string) => async (at: string) => {
  const text = await readFile(join(at, file), "utf8");
  const changed = text.replace(from, to);
  assert.ok(changed !== text, `${file} holds no ${String(from)}`);
  await writeFile(join(at, file), changed);
};

/** One bit of an entry of the county's log. */
async function flip(at: string): Promise<void> {
  const [log = ""] = (await readdir(join(at, "log"))).filter((name) => name.startsWith("330502-"));
  const entries = join(at, "log", log, "tile/entries");
  const [name = ""] = (await readdir(entries, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  const bytes = await readFile(name);
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  await writeFile(name, bytes);
}

test("whatever is changed in a package is refused by name, also when its manifest was put right, and nothing of it stays", async () => {
  const cases: [string, boolean, (at: string) => Promise<void>, RegExp][] = [
    ["a file changed", false, edit("ledger/events.jsonl", '"0402"', '"0401"'), /ledger\/events\.jsonl was changed/],
    ["a table changed", false, edit("tables/incidents.incident.csv", "0402", "0401"), /incidents\.incident\.csv was changed/],
    ["a file taken away", false, (at) => rm(join(at, "ledger/commands.jsonl")), /commands\.jsonl is missing/],
    ["a file put in", false, (at) => writeFile(join(at, "ledger/more.jsonl"), "{}"), /more\.jsonl does not belong/],
    ["an event changed", true, edit("ledger/events.jsonl", '"category":"0402"', '"category":"0401"'), /content differs from its hash|head/],
    ["an event taken away", true, edit("ledger/events.jsonl", /^.*incidents\.verified.*\n/m, ""), /missing|wrong place/],
    [
      "back-dated",
      true,
      edit("ledger/events.jsonl", /2026-11-23T02:00:00\.000Z/, "2026-11-20T02:00:00.000Z"),
      /content differs from its hash/,
    ],
    ["a stream forgotten", true, edit("ledger/streams.jsonl", /^.*incidents\.incident.*\n/m, ""), /wrong place|missing|no stream/],
    ["a head changed", true, edit("ledger/streams.jsonl", /"head":"[0-9a-f]{8}/, '"head":"00000000'), /head does not follow/],
  ];
  await elsewhere(async (there, take) => {
    for (const [words, honest, change, said] of cases) {
      const name = await tampered(change, honest);
      await assert.rejects(take(name), said, words);
      const [row] = await there.runtime.pools
        .write`select (select count(*) from ledger.event)::int as events, (select count(*) from vault.key)::int as keys`;
      assert.deepEqual({ ...row }, { events: 0, keys: 0 }, words);
    }
    const stranger = [(keptOutside[0] ?? "").replace(/\n\d+\n/, "\n1\n")];
    await assert.rejects(take("package", { against: stranger }), /is no checkpoint of this installation/);
    const relogged = await tampered((at) => flip(at), true);
    await assert.rejects(take(relogged), /not what its log says/);
    const whole = await tampered(edit("manifest.json", '"city": "3305"', '"city": "3306"'), false);
    await assert.rejects(take(whole, { seal }), /does not match the seal/);
    await assert.rejects(take("package", { passphrase: "一句别的、也足够长的口令啊" }), /wrong passphrase/);
    await assert.rejects(take("package", { passphrase: "短" }), /passphrase needs 12/);
  });
});

test("a town nobody reported in, a folder in use and a short passphrase are refused", async () => {
  await assert.rejects(depart("none", { home: "330599999" }), /nothing was ever taken in/);
  await assert.rejects(depart("package"), /is not empty/);
  await assert.rejects(depart("short", { passphrase: "12345678901" }), /passphrase needs 12/);
});

test("a paper nobody named within a day is removed whole, picture and PDF; one of a record stays", async () => {
  const photos = openPhotoStore(city.runtime.pools.write, store("store"));
  const [kept, gone] = [await photos.find(paper), await photos.find(loose)];
  const filesThere = async (digest: string): Promise<boolean[]> =>
    Promise.all(Object.values(filesOf(digest)).map(async (name) => (await store("store").get(name)) !== null));
  assert.deepEqual(await filesThere(gone!.digest), [true, true, true]);
  assert.equal(await photos.sweep(city.advance(25 * 3_600_000)), 1);
  assert.deepEqual(await filesThere(gone!.digest), [false, false, false]);
  assert.deepEqual([await photos.find(loose), await filesThere(kept!.digest)], [null, [true, true, true]]);
});
