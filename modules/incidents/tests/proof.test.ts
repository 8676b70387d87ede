import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { passingKeys, seal } from "#platform/log";
import { Refusal } from "#platform/refusals";
import type { TestCity } from "#platform/testing";
import { checkProof, type EventProof } from "#web/proof";
import { ProofAnswer } from "../contract/answers-public.ts";
import { readProof } from "../queries-proof.ts";
import { readCity, report, type Reported } from "./reads.ts";

const keys = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
let city: TestCity;
let lamp: Reported;
before(async () => {
  city = await readCity();
  lamp = await report(city, { phone: "13800001234", name: "张三" });
});
after(() => city.close());

/** As a client reads it: through the schema that is published, which lets nothing pass that it does not name. */
const ask = async (one: Reported = lamp): Promise<EventProof> => {
  const answer = await city.query(readProof, { ...one.key, secret: one.secret });
  assert.deepEqual(ProofAnswer.parse(answer), answer);
  return answer;
};
const sealAll = (): Promise<number> => seal({ sql: city.runtime.pools.write, keys, now: city.now });
const published = (proof: EventProof): { checkpoint: string; keys: string[] } => ({
  checkpoint: proof.sealed?.checkpoint ?? "",
  keys: keys.verifiers(proof.sealed?.log ?? "").map(({ vkey }) => vkey),
});

test("a report has a receipt at once, which says it waits; a minute later the phone itself can check it", async () => {
  assert.equal((await ask()).sealed, null);
  await sealAll();
  const proof = await ask();
  assert.equal(proof.sealed?.log, lamp.key.home.slice(0, 6));
  assert.deepEqual(await checkProof(proof, published(proof)), { event: true, published: true, included: true, signature: true });
});

test("the receipt holds while the log grows, and tells nothing personal", async () => {
  const more = await report(city, { description: "井盖松了，有人差点摔倒。" });
  await sealAll();
  const [first, later] = [await ask(), await ask(more)];
  for (const proof of [first, later])
    assert.deepEqual(await checkProof(proof, published(proof)), { event: true, published: true, included: true, signature: true });
  assert.doesNotMatch(JSON.stringify([first, later]), /张三|13800001234|路灯不亮|井盖/);
});

test("one letter changed in the report, the checkpoint or the way between them is seen, each as what it is", async () => {
  const proof = await ask();
  const sealed = proof.sealed;
  assert.ok(sealed);
  const right = published(proof);
  const edited = await checkProof({ ...proof, event: proof.event.replace('"seq":1', '"seq":2') }, right);
  assert.deepEqual([edited.event, edited.included], [false, false]);
  const moved = await checkProof({ ...proof, sealed: { ...sealed, index: sealed.index + 1 } }, right);
  assert.deepEqual([moved.event, moved.included], [true, false]);
  const [origin, size, root, ...rest] = right.checkpoint.split("\n");
  const other = [origin, size, Buffer.alloc(32, 1).toString("base64"), ...rest].join("\n");
  assert.deepEqual(await checkProof(proof, { ...right, checkpoint: other }), {
    event: true,
    published: false,
    included: false,
    signature: false,
  });
  assert.notEqual(root, undefined);
  const stranger = passingKeys("330500", { hash: "sha256", signature: "ed25519" });
  const unknown = await checkProof(proof, { ...right, keys: stranger.verifiers(sealed.log).map(({ vkey }) => vkey) });
  assert.equal(unknown.signature, false);
});

test("somebody else's link opens no receipt", async () => {
  const other = await report(city, {});
  await assert.rejects(
    city.query(readProof, { ...lamp.key, secret: other.secret }),
    (cause: unknown) => cause instanceof Refusal && cause.body.code === "incidents.wrong-link",
  );
});
