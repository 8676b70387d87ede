import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import type { Sql } from "postgres";
import { checkProof, needsCommercial, type EventProof } from "#web/proof";
import { commercial, signedBySm2 } from "../../../web/proof/commercial.ts";
import { openPools, type Pools } from "#platform/database";
import { uuidv7 } from "#platform/ids";
import { hashWith, settleHash } from "#platform/settings";
import { testCity, type TestCity } from "#platform/testing";
import { algorithmsFrom, passingKeys, proofOf, seal, verifyLogs } from "../index.ts";
import { signatureLine } from "../note.ts";
import { addTally, tallies } from "../../ledger/tests/tally.ts";

const HOME = "330502001";
const keys = passingKeys("330500", algorithmsFrom("sm3/sm2"));
let city: TestCity;
let owner: Sql;
let pools: Pools;
before(async () => {
  city = await testCity({ modules: [tallies] });
  owner = city.owner;
  pools = openPools(city.databaseUrl, { write: 1, read: 1 });
  assert.equal(await settleHash(owner, "sm3", city.now()), "sm3");
});
after(async () => {
  hashWith("sha256");
  await pools.close();
  await city.close();
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test("SM3 here and in browsers gives the digests of GB/T 32905-2016, annex A", async () => {
  for (const [message, digest] of [
    ["abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"],
    ["abcd".repeat(16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"],
  ] as const) {
    assert.equal(createHash("sm3").update(message).digest("hex"), digest);
    assert.equal(hex(await commercial.sm3(Buffer.from(message))), digest);
    assert.equal(hex(await commercial.sm3(Buffer.from(message.slice(0, 2)), Buffer.from(message.slice(2)))), digest);
  }
});

/** r and s as DER. */
const der = (r: string, s: string): Buffer => {
  const integer = (value: string): Buffer => {
    const bytes = Buffer.from(value, "hex");
    const padded = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
    return Buffer.concat([Buffer.of(2, padded.length), padded]);
  };
  const both = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Buffer.of(0x30, both.length), both]);
};

test("SM2 in browsers takes the signature of GB/T 32918.5-2017, annex A, and no other message, signer or key", () => {
  const key = Buffer.from(
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
    "hex",
  );
  const signature = der(
    "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3",
    "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa",
  );
  const [text, id] = [Buffer.from("message digest"), "1234567812345678"];
  assert.equal(signedBySm2(key, text, signature, id), true);
  assert.equal(signedBySm2(key, Buffer.from("message Digest"), signature, id), false);
  assert.equal(signedBySm2(key, text, signature, ""), false);
  assert.equal(signedBySm2(key, text, signature.subarray(0, -1), id), false);
  assert.equal(signedBySm2(Buffer.alloc(65, 4), text, signature, id), false);
});

test("a city under 商用密码 rules commits with SM3, signs with SM2, verifies, and its receipts hold in a browser", async () => {
  const id = uuidv7();
  for (const n of [1, 2, 3]) await city.execute(addTally, { home: HOME, id, n }, {});
  await seal({ sql: city.runtime.pools.write, keys, now: city.now });
  assert.deepEqual((await city.verify()).findings, []);
  assert.deepEqual((await verifyLogs(pools.write, keys)).findings, []);

  const proof = (await proofOf(city.runtime.pools.write, { home: HOME, id }, 2)) as EventProof;
  const sealed = proof.sealed;
  assert.ok(sealed);
  assert.deepEqual([proof.hash, sealed.hash], ["sm3", "sm3"]);
  const salted = Buffer.concat([Buffer.from(proof.salt, "base64"), Buffer.from(proof.event)]);
  assert.equal(createHash("sm3").update(salted).digest("base64"), proof.commitment);
  const vkeys = keys.verifiers(sealed.log).map(({ vkey }) => vkey);
  assert.equal(needsCommercial(proof, vkeys), true);
  const published = { checkpoint: sealed.checkpoint, keys: vkeys };
  assert.deepEqual(await checkProof(proof, published, commercial), { event: true, published: true, included: true, signature: true });
  const edited = await checkProof({ ...proof, event: proof.event.replace('"n":2', '"n":9') }, published, commercial);
  assert.deepEqual([edited.event, edited.included], [false, false]);
  // A checkpoint the stranger signed, and one with our line over other words.
  const text = sealed.checkpoint.slice(0, sealed.checkpoint.indexOf("\n\n") + 1);
  const strange = `${text}\n${signatureLine(passingKeys("330500", algorithmsFrom("sm3/sm2")).signer(sealed.log), text, city.now())}`;
  assert.equal((await checkProof(proof, { ...published, checkpoint: strange }, commercial)).signature, false);
  const other = sealed.checkpoint.replace("\n3\n", "\n4\n");
  assert.equal((await checkProof(proof, { ...published, checkpoint: other }, commercial)).signature, false);
  // Without SM3 at hand nothing is claimed.
  assert.equal((await checkProof(proof, published)).event, false);

  await owner`update ledger.event set data = '{"n":7}' where stream = ${id} and seq = 2`;
  assert.match(JSON.stringify((await city.verify()).findings), /content differs from its hash/);
  assert.match(JSON.stringify((await verifyLogs(pools.write, keys)).findings), /differs from what was sealed/);
});

test("how a ledger hashes is settled by its first start and kept, whatever is asked later; one that already held something stays with SHA-256", async () => {
  assert.equal(await settleHash(owner, "sha256", city.now()), "sm3");
  await owner`delete from settings.setting where key = 'hash'`;
  assert.equal(await settleHash(owner, "sm3", city.now()), "sha256");
});
