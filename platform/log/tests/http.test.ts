import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, before, test } from "node:test";
import fastify, { type FastifyInstance } from "fastify";
import { openRates } from "#platform/rates";
import { Refusal } from "#platform/refusals";
import { uuidv7 } from "#platform/ids";
import { testCity, type TestCity } from "#platform/testing";
import { parseCheckpoint } from "../checkpoint.ts";
import { mountLog, passingKeys, seal } from "../index.ts";
import { openNote, parseNote, signatureLine, signerOf, type Signer } from "../note.ts";
import { subtreeOf, tilePath, unbundle } from "../tiles.ts";
import { leafHash, rootAt } from "../tree.ts";
import { addTally, tallies } from "../../ledger/tests/tally.ts";

const keys = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
const witness = (name: string): Signer =>
  signerOf(name, "cosignature", generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "der" }));
const [known, stranger] = [witness("witness.example/known"), witness("witness.example/stranger")];
let city: TestCity;
let app: FastifyInstance;
before(async () => {
  city = await testCity({ modules: [tallies] });
  app = fastify();
  app.setErrorHandler((cause, _request, reply) =>
    reply.code(cause instanceof Refusal ? 422 : 500).send(cause instanceof Refusal ? cause.body : {}),
  );
  mountLog({ app, sql: city.runtime.pools.write, keys, witnesses: [known], rates: openRates(), now: city.now });
  await Promise.all(Array.from({ length: 600 }, () => city.execute(addTally, { home: "330502001", id: uuidv7(), n: 1 }, {})));
  await seal({ sql: city.runtime.pools.write, keys, now: city.now });
});
after(async () => {
  await app.close();
  await city.close();
});

const get = (path: string) => app.inject({ method: "GET", url: `/log/330502/${path}` });
const post = (body: string) =>
  app.inject({ method: "POST", url: "/log/330502/cosignature", headers: { "content-type": "text/plain" }, body });
const levelUp = (size: number, level: number, n: number): number => Math.min(256, Math.floor(size / 256 ** level) - n * 256);

test("a stranger with the address alone can recompute the whole log: every entry, every tile, the signed root", async () => {
  const checkpoint = await get("checkpoint");
  assert.match(String(checkpoint.headers["cache-control"]), /public/);
  const { size, root } = parseCheckpoint(openNote(checkpoint.body, keys.verifiers("330502")).text);
  assert.equal(size, 600);
  const fetched = subtreeOf("sha256", async (level, n) => {
    const tile = await get(tilePath(level, n, levelUp(size, level, n)));
    assert.equal(tile.statusCode, 200);
    assert.match(String(tile.headers["cache-control"]), /immutable/);
    const bytes = tile.rawPayload;
    return Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(index * 32, index * 32 + 32));
  });
  assert.deepEqual(await rootAt("sha256", fetched, size), root);
  const entries = (await Promise.all([0, 1, 2].map((n) => get(tilePath("entries", n, levelUp(size, 0, n)))))).flatMap((one) =>
    unbundle(one.rawPayload),
  );
  assert.equal(entries.length, 600);
  assert.ok(entries.every((entry) => entry.length === 33));
  const first = (await get(tilePath(0, 0, 256))).rawPayload.subarray(0, 32);
  assert.deepEqual(leafHash("sha256", entries[0] as Buffer), Buffer.from(first));
});

test("a partial tile stays to be had after its log has grown; what was never a tile is not found", async () => {
  const partial = (await get("tile/0/002.p/80")).rawPayload;
  assert.equal(partial.length, 80 * 32);
  for (const wrong of ["tile/0/002.p/100", "tile/0/003", "tile/0/2", "tile/entries/002.p/300", "checkpoint/7", "checkpoint/x"])
    assert.notEqual((await get(wrong)).statusCode, 200, wrong);
  assert.notEqual((await app.inject("/log/999999/checkpoint")).statusCode, 200);
});

test("keys are published with the log, and the city's checkpoint speaks for the county's", async () => {
  assert.match((await get("keys")).body, new RegExp(`^${keys.signer("330502").vkey.replaceAll("+", "\\+")}\n`));
  const over = await app.inject("/log/city/checkpoint");
  const { size } = parseCheckpoint(openNote(over.body, keys.verifiers("city")).text);
  const [entry] = unbundle((await app.inject(`/log/city/${tilePath("entries", 0, size)}`)).rawPayload);
  assert.equal(entry?.toString("utf8"), parseNote((await get("checkpoint")).body).text);
});

test("a configured witness's line is taken once and published; a stranger's, a wrong one and one for another checkpoint are refused", async () => {
  const { body } = await get("checkpoint");
  const { text } = parseNote(body);
  const line = signatureLine(known, text, city.now());
  assert.equal((await post(`${text}\n${signatureLine(stranger, text, city.now())}`)).json<{ code: string }>().code, "platform.no-witness");
  assert.equal((await post("nonsense")).json<{ code: string }>().code, "platform.no-witness");
  const other = text.replace("600", "599");
  assert.equal(
    (await post(`${other}\n${signatureLine(known, other, city.now())}`)).json<{ code: string }>().code,
    "platform.other-checkpoint",
  );
  assert.equal((await post(`${text}\n${line.replace(/.{6}=*\n$/, "AAAA\n")}`)).statusCode, 422);
  assert.deepEqual((await post(`${body}${line}`)).json(), { taken: 1 });
  assert.deepEqual((await post(`${body}${line}`)).json(), { taken: 0 });
  const opened = openNote((await get("checkpoint")).body, [...keys.verifiers("330502"), known]);
  assert.deepEqual(
    opened.by.map(({ name }) => name),
    [keys.signer("330502").name, known.name],
  );
});
