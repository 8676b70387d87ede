import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { assertRefusal, badCity, newAddress, type BadCity, type Reply } from "./city.ts";
import { code, COMMUNITY, done, fieldCodes, lamp, lookUp, reported, UNIT } from "./deeds.ts";

let city: BadCity;
before(async () => {
  city = await badCity();
});
after(async () => city?.close());

type Reported = {
  data: { seenAt: string | null; outside: boolean; desk: string; point: unknown; due: { dueAt: string } | null };
  at: string;
};

async function eventOf(id: string): Promise<Reported> {
  const [event] = await city.serving.runtime.pools.write<Reported[]>`select data, at from ledger.event where stream = ${id} and seq = 1`;
  assert.ok(event);
  return event;
}

// ——— where ———

test("a point outside the city is told so with the nearest town, and a report of it goes to the city's hotline desk", async () => {
  const outside: readonly [string, number, number][] = [
    ["Hangzhou", 120.155, 30.274],
    ["(0, 0)", 0, 0],
    ["swapped", 30.87, 89.9],
    ["the South Pole", 0, -90],
    ["the date line", 180, 30.87],
  ];
  for (const [name, lon, lat] of outside) {
    const told = (await done(city.resident().get(`/api/places/locate?lon=${lon}&lat=${lat}`))).json as { inside: boolean; advice: string };
    assert.deepEqual([told.inside, told.advice], [false, "places.outside"], name);
    assert.match(city.words[told.advice]?.zh ?? "", /\p{Script=Han}/u, name);
    const { id, home } = await reported(city.resident(), { point: { lon, lat }, area: undefined });
    const { data } = await eventOf(id);
    assert.deepEqual([home, data.outside, data.desk, data.point], ["330500000", true, "hotline-3305", null], name);
  }
});

test("a point outside with a village of the city keeps the village and not the point", async () => {
  const { id, home } = await reported(city.resident(), { point: { lon: 0, lat: 0 } });
  const { data } = await eventOf(id);
  assert.deepEqual([home, data.outside, data.point], [COMMUNITY.slice(0, 9), true, null]);
});

test("coordinates that are none are refused at the field", async () => {
  const before = await city.counts();
  for (const point of [
    { lon: "NaN", lat: 30 },
    { lon: null, lat: null },
    { lon: 30.87, lat: 120.1 },
    { lon: 120.1, lat: -91 },
    { lon: 1e300, lat: 0 },
    [120.1, 30.87],
    "120.1,30.87",
    {},
  ]) {
    const reply = await city.resident().post("/api/incidents", lamp({ point }));
    assertRefusal(city, reply, JSON.stringify(point));
    assert.ok(
      fieldCodes(reply).every((one) => one.startsWith("point")),
      reply.text,
    );
  }
  for (const query of ["lon=NaN&lat=30", "lon=Infinity&lat=0", "lon=120.1", "lon=30.87&lat=120.1", "lon=120.1&lon=120.2&lat=30"])
    assertRefusal(city, await city.resident().get(`/api/places/locate?${query}`), query);
  const nowhere = await city.resident().post("/api/incidents", lamp({ area: undefined }));
  assert.deepEqual(fieldCodes(nowhere), ["area incidents.where-needed"]);
  assert.deepEqual(fieldCodes(await city.resident().post("/api/incidents", lamp({ area: "110105" }))), ["area incidents.no-such-area"]);
  assert.deepEqual(await city.counts(), before);
});

// ——— again ———

test("the same request twenty times at once is one record and twenty times the same answer", async () => {
  const before = await city.counts();
  const [id, body] = [uuidv7(), lamp()];
  const replies = await Promise.all(Array.from({ length: 20 }, () => city.resident().post("/api/incidents", body, { id })));
  for (const reply of replies) assert.deepEqual([reply.status, reply.json], [200, replies[0]?.json]);
  const now = await city.counts();
  assert.deepEqual([now.streams - before.streams, now.commands - before.commands], [1, 1]);
});

test("a key that was used for something else, and a record that is there already, are refused without its secret", async () => {
  const [id, body] = [uuidv7(), lamp()];
  await done(city.resident().post("/api/incidents", body, { id }));
  const before = await city.counts();
  const other = await city.resident().post("/api/incidents", { ...body, description: "另一件事" }, { id });
  assertRefusal(city, other, "same key, other words");
  assert.equal(code(other), "command.reused-id");
  const again = await city.resident().post("/api/incidents", body);
  assertRefusal(city, again, "same record, new key");
  assert.equal(code(again), "incidents.reported-already");
  for (const reply of [other, again]) assert.ok(!reply.text.includes("/f/"), "no follow link for whoever only knows an id");
  assert.deepEqual(await city.counts(), before);
});

test("who sends a known id again for another place makes no second record and learns nothing of the first", async () => {
  const victim = await reported(city.resident(), { phone: "13800138123", description: "只给受理人看的话" });
  const before = await city.counts();
  const thief = await city.resident().post("/api/incidents", lamp({ id: victim.id, area: "330503001", phone: "13900139999" }));
  assertRefusal(city, thief, "a known id for another place");
  assert.equal(code(thief), "incidents.reported-already");
  for (const part of ["/f/", victim.home, victim.secret]) assert.ok(!thief.text.includes(part), part);
  assert.deepEqual(await city.counts(), before);
  const found = (await done(lookUp(city.resident(), victim.number, "8123"))).json as { home: string };
  assert.equal(found.home, victim.home);
});

test("keys that are none are refused", async () => {
  for (const id of ["", "1", "x".repeat(5_000), "00000000-0000-0000-0000-00000000000g", "constructor"]) {
    const reply = await city.call("/api/incidents", { body: lamp(), id, from: newAddress() });
    assertRefusal(city, reply, id.slice(0, 20));
    assert.equal(code(reply), "command.id-needed");
  }
});

test("the same step by two hands at once is taken once", async () => {
  const { at } = await reported(city.resident());
  const [first, second] = [await city.staff("fenliu"), await city.staff("fenliu")];
  const replies = await Promise.all([first, second, first, second].map((one) => one.post(`${at}/verification`, { summary: "垃圾积存" })));
  assert.deepEqual(
    replies.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409, 409, 409],
  );
});

// ——— clocks of phones ———

test("a phone clock wrong by years is noted and moves no duty clock", async () => {
  const right = await reported(city.resident());
  const expected = Date.parse(right.dueAt ?? "") - Date.parse((await eventOf(right.id)).at);
  for (const seenAt of [
    "1970-01-01T00:00:00Z",
    "2020-02-29T12:00:00+08:00",
    "2099-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-12:00",
  ]) {
    const { id, dueAt } = await reported(city.resident(), { seenAt });
    const { at, data } = await eventOf(id);
    assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000, `${seenAt}: the server's own clock`);
    assert.equal(data.seenAt, seenAt);
    assert.ok(Math.abs(Date.parse(dueAt ?? "") - Date.parse(at) - expected) < 1_000, `${seenAt}: due ${dueAt}`);
  }
  for (const seenAt of ["yesterday", "2026-11-23", "2026-11-23T02:00:00", 1700000000, "2026-02-30T00:00:00Z"])
    assert.deepEqual(fieldCodes(await city.resident().post("/api/incidents", lamp({ seenAt }))), ["seenAt input.format"], String(seenAt));
});

// ——— secrets ———

test("a forged secret, that of another report and that of another office's record open and change nothing", async () => {
  const [mine, other] = [await reported(city.resident()), await reported(city.resident())];
  const wrong = [
    "A".repeat(26),
    other.secret,
    `${mine.secret}A`,
    mine.secret.slice(0, -1),
    mine.secret.toLowerCase(),
    "%".repeat(26),
    uuidv7(),
  ];
  const before = await city.counts();
  for (const secret of wrong) {
    const tries: readonly Reply[] = [
      await city.resident().get(`/api/incidents/followed/${mine.home}/${mine.id}?secret=${encodeURIComponent(secret)}`),
      await city.resident().post(`${mine.at}/withdrawals`, { secret }),
      await city.resident().post(`${mine.at}/ratings`, { secret, satisfied: 1, solved: false }),
      await city.resident().post(`${mine.at}/reopenings`, { secret, reason: "没解决" }),
      await city.resident().post(`${mine.at}/answers`, { secret, question: 1, answer: "在" }),
    ];
    for (const reply of tries) {
      assertRefusal(city, reply, secret);
      assert.equal(code(reply), "incidents.wrong-link", secret);
    }
    const page = await city.resident().get(`/f/${mine.home}/${mine.id}/${encodeURIComponent(secret)}`);
    assert.ok(page.status >= 400 && page.status < 500 && !page.text.includes("楼下垃圾"), secret);
  }
  // A record that does not exist says the same word.
  assert.equal(
    code(await city.resident().get(`/api/incidents/followed/${mine.home}/${uuidv7()}?secret=${mine.secret}`)),
    "incidents.wrong-link",
  );
  assert.deepEqual(await city.counts(), before);
});

test("a session that ended between two steps is told so, writes nothing, and the step goes through after signing in", async () => {
  const { at } = await reported(city.resident());
  const dispatcher = await city.staff("fenliu");
  await done(dispatcher.post(`${at}/verification`, { summary: "垃圾积存" }));
  await done(dispatcher.get("/api/session", { method: "DELETE" }));
  const before = await city.counts();
  const [id, body] = [uuidv7(), { lead: UNIT, note: "请处理" }];
  const refused = await dispatcher.post(`${at}/dispatches`, body, { id });
  assertRefusal(city, refused, "after the session");
  assert.equal(refused.status, 401);
  assert.match(String((refused.json as { message: string }).message), /登录/);
  assert.deepEqual(await city.counts(), before);
  // The same words with the same key: what the form kept is sent again.
  await done((await city.staff("fenliu")).post(`${at}/dispatches`, body, { id }));
});

test("nothing of it left a stream or a projection that does not fold", async () => {
  assert.deepEqual(await city.differences(), []);
});
