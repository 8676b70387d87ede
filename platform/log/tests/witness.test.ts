import assert from "node:assert/strict";
import { createHash, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import fastify, { type FastifyInstance } from "fastify";
import type { Sql } from "postgres";
import { networksOf } from "#platform/outgoing";
import { openRates } from "#platform/rates";
import { uuidv7 } from "#platform/ids";
import { testCity, type TestCity } from "#platform/testing";
import { parseCheckpoint } from "../checkpoint.ts";
import { checkpointsOf, compareCheckpoint, mountLog, passingKeys, seal, witness, witnessesFrom, type Witness } from "../index.ts";
import { openNote, parseVerifier, signatureLine, signerOf, type Signer, type Verifier } from "../note.ts";
import { addTally, tallies } from "../../ledger/tests/tally.ts";

const keys = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
const key = (name: string): Signer =>
  signerOf(name, "cosignature", generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "der" }));
const [mine, stranger] = [key("witness.example/w1"), key("witness.example/other")];
const LOG = "330502";

const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/** RFC 9162 §2.1.4.2, word for word, so that our proofs meet somebody who did not write them. */
function consistent(first: number, second: number, root1: Buffer, root2: Buffer, given: readonly Buffer[]): boolean {
  if (first === second) return given.length === 0 && root1.equals(root2);
  if (first === 0) return given.length === 0;
  const path = (first & (first - 1)) === 0 ? [root1, ...given] : [...given];
  let [fn, sn] = [first - 1, second - 1];
  while (fn & 1) [fn, sn] = [fn >> 1, sn >> 1];
  const start = path.shift();
  if (!start) return false;
  let [fr, sr] = [start, start];
  for (const c of path) {
    if (sn === 0) return false;
    if (fn & 1 || fn === sn) {
      fr = sha256(Buffer.of(1), c, fr);
      sr = sha256(Buffer.of(1), c, sr);
      while (!(fn & 1) && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else sr = sha256(Buffer.of(1), sr, c);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return fr.equals(root1) && sr.equals(root2) && sn === 0;
}

type Reply = { status: number; body: string; type?: string };
type Seen = { size: number; root: Buffer };

/** A witness as C2SP tlog-witness describes one: knows the log's key and its last checkpoint, and nothing else of us. */
function openWitness(trusted: readonly Verifier[], signer: Signer) {
  const seen = new Map<string, Seen>();
  const asked: string[] = [];
  let instead: Reply | null = null;
  const add = (body: string): Reply => {
    const cut = body.indexOf("\n\n");
    const [first = "", ...lines] = body.slice(0, cut).split("\n");
    const old = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1]);
    let note: { text: string };
    try {
      note = openNote(body.slice(cut + 2), trusted);
    } catch {
      return { status: 403, body: "" };
    }
    const { origin, size, root } = parseCheckpoint(note.text);
    if (!(old <= size) || lines.length > 63) return { status: 400, body: "" };
    const last = seen.get(origin) ?? { size: 0, root: sha256() };
    if (last.size !== old) return { status: 409, body: `${last.size}\n`, type: "text/x.tlog.size" };
    if (old === size && !root.equals(last.root)) return { status: 409, body: "" };
    const proof = lines.map((line) => Buffer.from(line, "base64"));
    if (!consistent(old, size, last.root, root, proof)) return { status: 422, body: "" };
    seen.set(origin, { size, root });
    return { status: 200, body: signatureLine(signer, note.text, "2026-11-26T00:00:00.000Z") };
  };
  const server: Server = createServer((request, reply) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      asked.push(body.split("\n", 1)[0] ?? "");
      const said = instead ?? (request.method === "POST" && request.url === "/w/add-checkpoint" ? add(body) : { status: 404, body: "" });
      reply.writeHead(said.status, { "content-type": said.type ?? "text/plain" }).end(said.body);
    });
  });
  return { seen, asked, server, say: (reply: Reply | null) => (instead = reply) };
}

let city: TestCity;
/** The serving role may neither delete here nor date back. */
let owner: Sql;
let app: FastifyInstance;
let there: ReturnType<typeof openWitness>;
let known: Witness[];
before(async () => {
  city = await testCity({ modules: [tallies] });
  owner = city.owner;
  there = openWitness(
    [...keys.verifiers(LOG), ...keys.verifiers("city")].map(({ vkey }) => parseVerifier(vkey)),
    mine,
  );
  await new Promise<void>((resolve) => there.server.listen(0, "127.0.0.1", resolve));
  known = witnessesFrom(`${mine.vkey}\n http://127.0.0.1:${(there.server.address() as AddressInfo).port}/w/`);
  app = fastify();
  mountLog({ app, sql: city.runtime.pools.write, keys, witnesses: known, rates: openRates(), now: city.now });
});
after(async () => {
  await app.close();
  there.server.closeAllConnections();
  await new Promise((resolve) => there.server.close(resolve));
  await city.close();
});

const here = networksOf("127.0.0.0/8");
const grow = async (n: number): Promise<void> => {
  for (let index = 0; index < n; index += 1) await city.execute(addTally, { home: "330502001", id: uuidv7(), n: 1 }, {});
  await seal({ sql: city.runtime.pools.write, keys, now: city.now });
};
const send = (own = here) =>
  witness({ sql: city.runtime.pools.write, witnesses: known, sending: { own, timeoutMs: 2_000 }, now: city.now });
const newest = async (): Promise<string> => (await app.inject(`/log/${LOG}/checkpoint`)).body;
const signers = async (): Promise<string[]> =>
  openNote(await newest(), [...keys.verifiers(LOG), mine, stranger]).by.map(({ name }) => name);

test("each new checkpoint goes to the witness with the proof from the last one, and its cosignature stands under the published checkpoint", async () => {
  const mineToo = [keys.signer(LOG).name, mine.name];
  for (const [n, asked] of [
    [1, "old 0"],
    [5, "old 1"],
    [2, "old 6"],
    [300, "old 8"],
  ] as const) {
    await grow(n);
    assert.deepEqual(await send(), []);
    assert.ok(there.asked.includes(asked), `${there.asked.join()} has ${asked}`);
    assert.deepEqual(await signers(), mineToo);
  }
  assert.equal(there.seen.get(keys.signer(LOG).name)?.size, 308);
  assert.ok(there.seen.has(keys.signer("city").name), "the city's log over the counties as well");
  const before = there.asked.length;
  assert.deepEqual(await send(), []);
  assert.equal(there.asked.length, before, "nothing new, nobody asked");
});

test("a server that forgot how far its witness is asks once, is told, and goes on from there", async () => {
  await owner`delete from log.witnessed`;
  await grow(3);
  assert.deepEqual(await send(), []);
  assert.deepEqual(there.asked.slice(-4).sort(), ["old 0", "old 0", "old 308", "old 4"].sort());
  assert.equal((await signers()).length, 2);
});

test("a witness inside a private network is not gone to unless the operator named that network", async () => {
  await grow(1);
  const before = there.asked.length;
  assert.deepEqual(await send(networksOf("")), [
    { log: LOG, witness: mine.name, outcome: "private" },
    { log: "city", witness: mine.name, outcome: "private" },
  ]);
  assert.equal(there.asked.length, before);
  assert.deepEqual(await send(), []);
});

test("what is no signature of the witness is not published; refusals and failures are told and tried again", async () => {
  await grow(1);
  const { text } = openNote(await newest(), keys.verifiers(LOG));
  for (const [said, outcome] of [
    [{ status: 200, body: "<html>welcome</html>" }, "no-signature"],
    [{ status: 200, body: signatureLine(stranger, text, city.now()) }, "no-signature"],
    [{ status: 200, body: signatureLine(mine, text.replace(/\n\d+\n/, "\n1\n"), city.now()) }, "no-signature"],
    [{ status: 500, body: "" }, "status-500"],
    [{ status: 307, body: "" }, "status-307"],
    [{ status: 422, body: "" }, "status-422"],
    // A witness that has seen more than we have: an older backup was restored here.
    [{ status: 409, body: "99999\n", type: "text/x.tlog.size" }, "ahead"],
    [{ status: 409, body: "" }, "other-tree"],
  ] as const) {
    there.say(said);
    assert.deepEqual(
      (await send()).map((wrong) => wrong.outcome),
      [outcome, outcome],
      said.body,
    );
    assert.deepEqual(await signers(), [keys.signer(LOG).name], said.body);
  }
  there.say(null);
  assert.deepEqual(await send(), []);
  assert.equal((await signers()).length, 2);
});

test("every checkpoint stays at its address, a day's last is listed, and one kept outside is held to the log as it is now", async () => {
  const sql = city.runtime.pools.write;
  const listed = await checkpointsOf(sql, LOG, null);
  assert.equal(listed?.items.length, 1, "all of one day");
  assert.deepEqual([listed?.items[0]?.size, listed?.items[0]?.witnesses], [313, 1]);
  await owner`update log.checkpoint set at = at - interval '1 day' where log = ${LOG} and size = 308`;
  assert.deepEqual(
    (await checkpointsOf(sql, LOG, null))?.items.map(({ size }) => size),
    [313, 308],
  );
  assert.deepEqual(
    (await checkpointsOf(sql, LOG, 313))?.items.map(({ size }) => size),
    [312, 308],
  );
  assert.equal(await checkpointsOf(sql, "999999", null), null);

  const kept = (await app.inject(`/log/${LOG}/checkpoint/308`)).body;
  const compare = (note: string) => compareCheckpoint(sql, keys, note);
  assert.deepEqual(await compare(kept), { found: "same", log: LOG, size: 308, now: 313 });
  assert.deepEqual(await compare(`  ${kept.replaceAll("\n", "\r\n")}`), { found: "same", log: LOG, size: 308, now: 313 });
  assert.equal((await compare(kept.replace("\n308\n", "\n307\n"))).found, "stranger");
  assert.equal((await compare(kept.split("\n\n")[0] ?? "")).found, "unread");
  assert.equal((await compare("你好")).found, "unread");
  // What only a log written anew, or an older backup, would differ from: signed by us, but of other entries, and of more.
  const signed = (text: string): string => `${text}\n${signatureLine(keys.signer(LOG), text, city.now())}`;
  const text = openNote(kept, keys.verifiers(LOG)).text;
  const otherRoot = text.replace(/\n[^\n]{44}\n$/, `\n${Buffer.alloc(32, 1).toString("base64")}\n`);
  assert.deepEqual(await compare(signed(otherRoot)), { found: "differs", log: LOG, size: 308, now: 313 });
  assert.deepEqual(await compare(signed(text.replace("\n308\n", "\n400\n"))), { found: "shorter", log: LOG, size: 400, now: 313 });
});

test("a setting that is no witness stops the start", () => {
  assert.throws(() => witnessesFrom("https://witness.example"), /follows no witness/);
  assert.throws(() => witnessesFrom(`${mine.vkey} https://a.example https://b.example`), /follows no witness/);
  assert.throws(() => witnessesFrom(keys.signer(LOG).vkey), /no witness's key/);
  assert.deepEqual(
    witnessesFrom(`${stranger.vkey} ${mine.vkey} https://a.example/w/`).map(({ url }) => url),
    [null, "https://a.example/w"],
  );
});
