import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { CloudEvent } from "cloudevents";
import { HTTP } from "cloudevents";
import { Webhook } from "standardwebhooks";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { rejectIncident, reportIncident, verifyIncident } from "#modules/incidents";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import { modules } from "../../../apps/server/modules.ts";
import { webhookJobs } from "../../../apps/server/webhooks.ts";
import { networksOf } from "#platform/outgoing";
import { disableSubscription, enableSubscription, rotateSecret, subscribeWebhook, testSubscription } from "../commands.ts";
import { EVENT_TYPES } from "../contract.ts";
import { WAITS_MS } from "../delivery.ts";
import { listDeliveries, listSubscriptions } from "../queries.ts";

type Got = { headers: IncomingHttpHeaders; body: string };
let city: TestCity;
let server: Server;
let origin = "";
let got: Got[] = [];
let answer: (reply: ServerResponse) => void = (reply) => reply.writeHead(204).end();
const admin = person({ role: "admin", area: "3305" });
const VILLAGE = "330502001005";
const dispatcher = person({ role: "dispatcher", area: "330502001", unit: "centre-330502001" });

before(async () => {
  server = createServer((request, reply) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      got.push({ headers: request.headers, body });
      answer(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { areas } = demoPlaces();
  const some = areas.flatMap((history) => {
    const [first] = history.events;
    const kept = first?.type === "places.area-registered" && (first.code.length <= 6 || first.code.startsWith("330502001"));
    return kept ? [{ history, facts: { code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh } }] : [];
  });
  const own = networksOf("127.0.0.0/8");
  city = await testCity({
    modules,
    now: "2026-11-23T02:00:00.000Z",
    jobs: webhookJobs(() => ({ runtime: city.runtime, sending: { own } })),
  });
  await city.load([...some.map(({ history }) => history), ...demoUnits(some.map(({ facts }) => facts))]);
});
beforeEach(() => {
  got = [];
  answer = (reply) => reply.writeHead(204).end();
});
after(async () => {
  await city.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const subscribe = (more: object = {}) =>
  city.execute(
    subscribeWebhook,
    { id: uuidv7(), area: "3305", label: "区平台", url: `${origin}/hook`, types: [...EVENT_TYPES], ...more },
    { actor: admin },
  );
const report = (more: object = {}) =>
  city.execute(
    reportIncident,
    { id: uuidv7(), category: "0402", description: "王小明家门口路灯不亮", phone: "13800001234", area: VILLAGE, ...more } as never,
    {},
  );
/** A change is read once no transaction of the whole cluster is older than it, and other test files hold theirs open in it. */
async function settled(): Promise<void> {
  const [now] = await city.runtime.pools.write<[{ xact: string }]>`select pg_current_xact_id()::text as xact`;
  for (let turn = 0; turn < 1_200; turn += 1) {
    const [{ past }] = await city.runtime.pools.write<[{ past: boolean }]>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${now.xact}::xid8 as past`;
    if (past) return;
    await setTimeout(100);
  }
}
/** What the schedule does every five seconds, then whatever is due. */
async function run(): Promise<void> {
  await settled();
  await city.runtime.pools.write`
    insert into ledger.outbox (home, id, kind, payload, run_at) values ('330500000', ${uuidv7()}, 'webhooks.collect', '{}', ${city.now()})`;
  await city.jobs();
}
async function onlyOne(more: object = {}) {
  for (const row of (await city.query(listSubscriptions, {}, admin)).rows)
    if (row.state === "works") await city.execute(disableSubscription, { home: row.home, id: row.id }, { actor: admin });
  await run();
  // What came before is told apart by its time.
  city.advance(1_000);
  const one = await subscribe(more);
  await run();
  got = [];
  return one;
}
const others = ["incidents.ended" as const];
const log = async ({ home, id }: { home: string; id: string }) => (await city.query(listDeliveries, { home, id }, admin)).rows;
const verified = (secret: string, { body, headers }: Got) => new Webhook(secret).verify(body, headers as Record<string, string>);
/** The library compares with the machine's own clock. */
const atNow = () => city.set(new Date().toISOString());

test("a step arrives as a CloudEvent under a signature that the libraries of both standards accept, and names no person", async () => {
  atNow();
  const one = await onlyOne();
  const { home, id } = await report();
  await run();
  assert.equal(got.length, 1);
  const [message] = got;
  assert.ok(message);
  assert.ok(verified(one.secret, message));
  assert.throws(() => verified(one.secret, { ...message, body: `${message.body} ` }));
  const event = HTTP.toEvent({ headers: message.headers, body: message.body }) as CloudEvent<Record<string, unknown>>;
  assert.equal(event.validate(), true);
  assert.equal(event.type, "zuji.incidents.reported");
  assert.equal(event.source, "urn:zuji:3305");
  assert.equal(event.id, message.headers["webhook-id"]);
  assert.deepEqual(event.data, { home, id, seq: 1, category: "0402", stage: "reported", ending: null, place: VILLAGE });
  for (const word of ["王小明", "13800001234", "路灯不亮"]) assert.ok(!message.body.includes(word));
  await city.execute(verifyIncident, { home, id, summary: "路灯故障", category: null } as never, { actor: dispatcher });
  await run();
  assert.equal(JSON.parse(got.at(-1)?.body ?? "{}").type, "zuji.incidents.verified");
  await run();
  assert.equal(got.length, 2, "each step is told once");
  assert.deepEqual(
    (await log(one)).map(({ stage, status }) => [stage, status]),
    [
      ["delivered", 204],
      ["delivered", 204],
    ],
  );
});

test("only the types and the area asked for are told; of sealed kinds nothing", async () => {
  const one = await onlyOne({ area: "330502", types: ["incidents.rejected"] });
  const { home, id } = await report();
  await report({ category: "1503", description: "某窗口工作人员态度恶劣", area: "330502001" });
  await run();
  assert.equal(got.length, 0);
  await city.execute(rejectIncident, { home, id, reason: "重复" } as never, { actor: dispatcher });
  await run();
  assert.equal(got.length, 1);
  await city.execute(disableSubscription, { home: one.home, id: one.id }, { actor: admin });
  const other = await onlyOne({ area: "330503" });
  await report();
  const all = await subscribe({ area: "330502001" });
  await report({ category: "1503", description: "某窗口工作人员态度恶劣", area: "330502001" });
  await run();
  assert.equal((await log(other)).length, 0);
  assert.equal((await log(all)).filter(({ type }) => type === "incidents.reported").length, 1);
});

test("while a secret rotates both sign, and a week later only the new one", async () => {
  atNow();
  const one = await onlyOne();
  const next = await city.execute(rotateSecret, { home: one.home, id: one.id }, { actor: admin });
  assert.notEqual(next.secret, one.secret);
  await report();
  await run();
  const [both] = got;
  assert.ok(both);
  assert.equal(String(both.headers["webhook-signature"]).split(" ").length, 2);
  assert.ok(verified(one.secret, both) && verified(next.secret, both));
  await assert.rejects(
    city.execute(rotateSecret, { home: one.home, id: one.id }, { actor: admin }),
    (cause) => cause instanceof Refusal && cause.body.code === "webhooks.rotating",
  );
  city.advance(8 * 86_400_000);
  await report();
  await run();
  assert.equal(String(got.at(-1)?.headers["webhook-signature"]).split(" ").length, 1);
});

test("what fails is tried again with growing waits; after the last the subscription rests", async () => {
  const one = await onlyOne();
  answer = (reply) => reply.writeHead(503).end("later");
  await report();
  await run();
  assert.equal(got.length, 1);
  for (const [index, wait] of WAITS_MS.entries()) {
    city.advance(wait - 1_000);
    await city.jobs();
    assert.equal(got.length, index + 1, "not before its time");
    city.advance(2_000);
    await city.jobs();
    assert.equal(got.length, index + 2);
  }
  assert.equal(new Set(got.map(({ headers }) => headers["webhook-id"])).size, 1, "the same message each time");
  assert.equal((await log(one))[0]?.stage, "given-up");
  const mine = (await city.query(listSubscriptions, {}, admin)).rows.find(({ id }) => id === one.id);
  assert.deepEqual([mine?.state, mine?.why], ["disabled", "failing"]);
  await report();
  await run();
  assert.equal(got.length, WAITS_MS.length + 1, "nothing is sent to one that rests");
  answer = (reply) => reply.writeHead(204).end();
  await city.execute(enableSubscription, { home: one.home, id: one.id }, { actor: admin });
  await run();
  await report();
  await run();
  assert.equal((await log(one))[0]?.stage, "delivered");
});

test("a receiver that is back takes what it missed; one that says 410 is left alone at once", async () => {
  const one = await onlyOne();
  answer = (reply) => reply.writeHead(500).end();
  await report();
  await run();
  answer = (reply) => reply.writeHead(200).end("ok");
  city.advance(10_000);
  await city.jobs();
  assert.deepEqual(
    (await log(one)).map(({ stage, attempts }) => [stage, attempts]),
    [["delivered", 2]],
  );
  answer = (reply) => reply.writeHead(410).end();
  await report();
  await run();
  const mine = (await city.query(listSubscriptions, {}, admin)).rows.find(({ id }) => id === one.id);
  assert.deepEqual([mine?.state, mine?.why], ["disabled", "gone"]);
});

test("a redirect is not followed, and a test message is sent once, by whoever may", async () => {
  const one = await onlyOne({ types: ["incidents.ended"] });
  answer = (reply) => reply.writeHead(302, { location: `${origin}/elsewhere` }).end();
  const delivery = uuidv7();
  await city.execute(testSubscription, { home: one.home, id: one.id, delivery }, { actor: admin });
  await run();
  city.advance(3_600_000);
  await run();
  assert.equal(got.length, 1);
  assert.deepEqual(
    (await log(one)).map(({ type, outcome, stage }) => [type, outcome, stage]),
    [["webhooks.test", "redirected", "given-up"]],
  );
  assert.equal((await city.query(listSubscriptions, {}, admin)).rows.find(({ id }) => id === one.id)?.state, "works");
});

test("only an administrator over the area subscribes; no secret stays anywhere; the ledger agrees with its rows", async () => {
  const one = await subscribe({ area: "330502" });
  for (const [role, area] of [
    ["dispatcher", "3305"],
    ["admin", "330503"],
    ["auditor", "3305"],
    ["supervisor", "3305"],
  ] as const) {
    const actor = person({ role, area });
    await assert.rejects(
      city.execute(subscribeWebhook, { id: uuidv7(), area: "330502", label: "x", url: "https://example.org/", types: others }, { actor }),
      Refusal,
    );
    for (const command of [rotateSecret, disableSubscription, enableSubscription])
      await assert.rejects(city.execute(command as typeof rotateSecret, { home: one.home, id: one.id }, { actor }), Refusal);
    await assert.rejects(city.execute(testSubscription, { home: one.home, id: one.id, delivery: uuidv7() }, { actor }), Refusal);
  }
  await assert.rejects(city.query(listDeliveries, { home: one.home, id: one.id }, person({ role: "admin", area: "330503" })), Refusal);
  assert.ok((await city.query(listSubscriptions, {}, person({ role: "auditor", area: "330502" }))).rows.some(({ id }) => id === one.id));
  const again = city.execute(
    subscribeWebhook,
    { id: one.id, area: "330502", label: "x", url: "https://example.org/", types: others },
    { actor: admin },
  );
  await assert.rejects(again, (cause) => cause instanceof Refusal && cause.body.code === "webhooks.subscribed-already");
  const [kept] = await city.runtime.pools
    .write`select (select jsonb_agg(data) from ledger.event where kind like 'webhooks.%')::text || (select jsonb_agg(outcome) from ledger.command where name like 'webhooks.%')::text as all`;
  assert.ok(!String(kept?.["all"]).includes(one.secret.slice(6)));
  assert.deepEqual((await city.verify()).findings, []);
});
