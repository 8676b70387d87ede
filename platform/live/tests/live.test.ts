import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { anyone } from "#platform/access";
import { buildServer, type HttpServer } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { command, noun, ref, type Projection, type Table } from "#platform/ledger";
import { module } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import type { Actor } from "../../access/actor.ts";
import { LIMITS, liveWords, mountLive, tells, topic, type LiveOf } from "../index.ts";
import { openTail } from "../tail.ts";
import { openEar, type TestEar } from "./ear.ts";

type Bell = { place: string; sealed: boolean; units: string[]; rings: number } | null;
type BellEvent = { type: "bells.rung"; place: string; sealed: boolean; units: string[] };
const bell = noun<Bell, BellEvent>({
  kind: "bells.bell",
  initial: null,
  evolve: (state, { place, sealed, units }) => ({ place, sealed, units, rings: (state?.rings ?? 0) + 1 }),
});
const table: Table = { name: "bells.bell", key: ["home", "id"], columns: { home: "text", id: "uuid", place: "text", rings: "int4" } };
const projection: Projection<Bell> = {
  tables: [table],
  rows: ({ home, id }, state) => (state ? [{ table: table.name, row: { home, id, place: state.place, rings: state.rings } }] : []),
};
const live: LiveOf<Bell> = {
  audience: (_key, state) => state && { place: state.place, sealed: state.sealed, units: state.units },
  admits: ({ actor }, { place, sealed, units }) =>
    actor.kind === "staff" && actor.grants.some((grant) => place.startsWith(grant.area) && (!sealed || units.includes(grant.unit))),
};
const Ring = z.object({
  home: z.string(),
  id: z.uuid(),
  place: z.string(),
  sealed: z.boolean().default(false),
  units: z.array(z.string()).default([]),
});
const ring = command<z.output<typeof Ring>, number>({
  name: "bells.ring",
  route: "POST /api/bells/{home}/{id}",
  summary: { zh: "敲钟", en: "Ring" },
  input: Ring,
  about: ({ home, id }) => [ref(bell, { home, id })],
  allow: anyone(),
  run: (ctx, { home, id, place, sealed, units }) =>
    ctx.change(bell, { home, id }, (): BellEvent[] => [{ type: "bells.rung", place, sealed, units }])?.rings ?? 0,
});
const stirs = topic({
  name: "stirs",
  summary: { zh: "有动静", en: "Something stirred" },
  input: z.object({ area: z.string() }),
  open: (_ctx, { area }) => ({ hears: ({ audience }) => !audience.sealed && audience.place.startsWith(area), tells: "stir" }),
});
const opened = topic({
  name: "opened",
  summary: { zh: "凭口令听", en: "By a word" },
  input: z.object({ area: z.string(), secret: z.string() }),
  unlogged: ["secret"],
  open: (_ctx, { area, secret }) => {
    if (secret !== "MELLON0123456789") throw refuse.notFound("record.not-found");
    return { hears: ({ audience }) => audience.place.startsWith(area), tells: "stir", of: area };
  },
});
const bells = module({
  name: "bells",
  nouns: [{ noun: bell, called: { zh: "铃", en: "Bell" }, projection, live }],
  events: { "bells.rung": { zh: "响铃", en: "Rung" } },
  commands: [ring],
  queries: [],
  topics: [stirs, opened],
  words: {},
  migrations: new URL("./migrations/", import.meta.url),
});

const HOME = "330502001";
let city: TestCity;
let http: HttpServer;
let port = 0;
const lines: string[] = [];
const staff = new Map<string, Actor>();
const ears: TestEar[] = [];

before(async () => {
  city = await testCity({ modules: [bells] });
  http = await buildServer({
    runtime: city.runtime,
    words: liveWords,
    gate: { actorOf: async (token) => staff.get(token) ?? null },
    routes: [],
    cookieNames: ["s"],
    trustedProxies: 1,
    logger: { write: (line) => void lines.push(line) },
    notReady: async () => null,
  });
  mountLive({ app: http.app, runtime: city.runtime, actorOf: http.actorOf, again: http.again, hello: { build: "b1" } });
  await http.app.listen({ port: 0, host: "127.0.0.1" });
  port = (http.app.server.address() as { port: number }).port;
  await city.runtime.live.start();
});
after(async () => {
  for (const ear of ears) ear.close();
  await http.app.close();
  await city.close();
});

const rung = (id = uuidv7(), more: Partial<z.output<typeof Ring>> = {}) =>
  city.execute(ring, { home: HOME, id, place: HOME, sealed: false, units: [], ...more }, {}).then(() => id);
const listen = async (path: string, headers: Record<string, string> = {}): Promise<TestEar> => {
  const ear = await openEar(port, path, headers);
  ears.push(ear);
  return ear;
};
const signIn = (actor: Actor): Record<string, string> => {
  const token = uuidv7();
  staff.set(token, actor);
  return { cookie: `s=${token}` };
};
const here = () => signIn(person({ role: "bellRinger", area: "330502" }));

test("whoever's area it is hears which record changed, and nothing of what it says", async () => {
  const mine = await listen("/api/live/records", here());
  const other = await listen("/api/live/records", signIn(person({ role: "bellRinger", area: "330503" })));
  const id = await rung();
  await mine.until(() => mine.changes.some((change) => change.id === id));
  assert.deepEqual(mine.changes, [{ kind: "bells.bell", home: HOME, id, seq: 1 }]);
  await sleep(300);
  assert.deepEqual(other.changes, []);
  assert.equal(mine.hello?.["build"], "b1");
});

test("a sealed record is heard by the unit that works on it and by no other", async () => {
  const theirs = await listen("/api/live/records", signIn(person({ role: "bellRinger", area: "3305", unit: "cg-330502" })));
  const others = await listen("/api/live/records", signIn(person({ role: "bellRinger", area: "3305", unit: "police-330502" })));
  const stirred = await listen("/api/live/stirs?area=3305");
  const id = await rung(uuidv7(), { sealed: true, units: ["cg-330502"] });
  await theirs.until(() => theirs.changes.some((change) => change.id === id));
  await sleep(300);
  assert.deepEqual(others.changes, []);
  assert.equal(stirred.stirs, 0);
});

test("a record that moves away is heard where it was and where it is", async () => {
  const was = await listen("/api/live/records", signIn(person({ role: "bellRinger", area: "330521" })));
  const is = await listen("/api/live/records", signIn(person({ role: "bellRinger", area: "330522" })));
  const id = await rung(uuidv7(), { place: "330521101" });
  await rung(id, { place: "330522101" });
  await is.until(() => is.changes.length > 0);
  await was.until(() => was.changes.length > 1);
  assert.deepEqual(
    was.changes.map(({ seq }) => seq),
    [1, 2],
  );
  assert.deepEqual(
    is.changes.map(({ seq }) => seq),
    [2],
  );
});

test("what becomes sealed is told to nobody by what it was", () => {
  const open = { place: HOME, sealed: false, units: ["cg-330502"] };
  const seesOpen = (audience: { sealed: boolean }) => !audience.sealed;
  assert.equal(tells(seesOpen, { audience: { ...open, sealed: true }, before: open }), false);
  assert.equal(tells(seesOpen, { audience: open, before: { ...open, sealed: true } }), true);
});

test("without an account nothing is heard of records, and an unknown topic is no address", async () => {
  const refusedAs = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  assert.equal(await refusedAs("/api/live/records"), 401);
  assert.equal(await refusedAs("/api/live/nothing"), 404);
  assert.equal(await refusedAs("/api/live/stirs"), 400);
});

test("what opens a line is taken from a header and from no address, and stands in no line of our own log", async () => {
  const ask = async (path: string, link?: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: link === undefined ? {} : { "x-zuji-link": link } });
  assert.equal((await ask("/api/live/opened?area=3305&secret=MELLON0123456789")).status, 400, "in the address it counts for nothing");
  assert.equal((await ask("/api/live/opened?area=3305", "secret=WRONG0123456789")).status, 404);
  const ear = await listen("/api/live/opened?area=3305", { "x-zuji-link": "secret=MELLON0123456789" });
  await rung();
  await ear.until(() => ear.stirs > 0);
  for (const line of lines) assert.doesNotMatch(line, /MELLON|WRONG0/);
  assert.ok(
    lines.some((line) => line.includes("/api/live/:topic")),
    "the log was kept",
  );
});

test("a line that breaks in the middle of intake goes on where it was: nothing missed, nothing twice", async () => {
  const login = here();
  const first = await listen("/api/live/records", login);
  const ids: string[] = [];
  const intake = (async () => {
    for (let n = 0; n < 300; n += 1) {
      ids.push(await rung());
      if (n % 10 === 0) await sleep(5);
    }
  })();
  await first.until(() => first.changes.length > 60);
  first.kill();
  await sleep(250);
  const second = await listen("/api/live/records", { ...login, "last-event-id": first.cursor ?? "" });
  await intake;
  await second.until(() => second.changes.some(({ id }) => id === ids.at(-1)));
  await sleep(300);
  const heard = [...first.changes, ...second.changes].map(({ id, seq }) => `${id} ${seq}`);
  const once = new Set(heard);
  assert.deepEqual(
    ids.filter((id) => !once.has(`${id} 1`)),
    [],
  );
  assert.equal(new Set(first.changes.map(({ id }) => id)).size, first.changes.length);
  assert.equal(new Set(second.changes.map(({ id }) => id)).size, second.changes.length);
});

test("a write that commits late is heard late, and never lost behind one that overtook it", async () => {
  const ear = await listen("/api/live/records", here());
  const late = uuidv7();
  const sql = city.runtime.pools.write;
  const change = (id: string) => [{ k: "bells.bell", h: HOME, i: id, s: 1, a: { place: HOME, sealed: false, units: [] } }];
  let release = (): void => {};
  const held = sql.begin(async (tx) => {
    await tx`insert into live.change (home, id, changes) values (${HOME}, ${uuidv7()}, ${tx.json(change(late))})`;
    await new Promise<void>((resolve) => (release = resolve));
  });
  await sleep(100);
  const quick = await rung();
  await ear.until(() => ear.changes.some(({ id }) => id === quick));
  await sleep(400);
  assert.ok(!ear.changes.some(({ id }) => id === late));
  release();
  await held;
  await ear.until(() => ear.changes.some(({ id }) => id === late));
  assert.equal(ear.changes.filter(({ id }) => id === quick).length, 1);
});

test("another process hears what this one wrote, and takes over its readers", async () => {
  const before = city.runtime.live.tail.cursor();
  const id = await rung();
  const tail = openTail({ databaseUrl: city.databaseUrl, busy: () => true, warn: () => {} });
  await tail.start();
  try {
    assert.ok(tail.since(before)?.some((one) => one.stream === id));
    const heard: string[] = [];
    tail.hear(({ changes }) => heard.push(...changes.map(({ stream }) => stream)));
    const next = await rung();
    for (let n = 0; n < 1_200 && !heard.includes(next); n += 1) await sleep(50);
    assert.deepEqual(heard, [next]);
  } finally {
    await tail.stop();
  }
});

test("who was away too long, or comes from another database, is told to read everything again", async () => {
  for (const from of ["1", "999999999999999"]) {
    const ear = await listen("/api/live/records", { ...here(), "last-event-id": from });
    await ear.until(() => ear.resets === 1);
  }
});

test("a stream ends when the session does, and when the right does", async () => {
  const login = here();
  const ear = await listen("/api/live/records", login);
  staff.delete(login["cookie"]?.slice(2) ?? "");
  await city.runtime.live.hub.recheck();
  await ear.until(() => ear.ended);
  assert.equal(ear.byes, 1);
});

test("an account has so many lines and no more, and is told when to try again", async () => {
  const login = here();
  for (let n = 0; n < LIMITS.account; n += 1) await listen("/api/live/records", login);
  const refused = await fetch(`http://127.0.0.1:${port}/api/live/records`, { headers: login });
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("retry-after"), "20");
  await listen("/api/live/records", here());
});

test("a reader that reads nothing costs no memory, holds up nobody and gets what it missed", async () => {
  const login = here();
  const slow = await listen("/api/live/records", login);
  const quick = await listen("/api/live/records", here());
  slow.pause();
  const ids: string[] = [];
  for (let round = 0; round < 30; round += 1) ids.push(...(await Promise.all(Array.from({ length: 60 }, () => rung()))));
  await quick.until(() => quick.changes.length >= ids.length);
  slow.resume();
  await slow.until(() => new Set(slow.changes.map(({ id }) => id)).size === ids.length);
});

test("a server that stops says so, and names another moment to each", async () => {
  const other = await buildServer({
    runtime: city.runtime,
    words: liveWords,
    gate: { actorOf: async () => null },
    routes: [],
    cookieNames: ["s"],
    trustedProxies: 0,
    logger: false,
    notReady: async () => null,
  });
  mountLive({ app: other.app, runtime: { ...city.runtime }, actorOf: other.actorOf, again: other.again, hello: {} });
  await other.app.listen({ port: 0, host: "127.0.0.1" });
  const ear = await openEar((other.app.server.address() as { port: number }).port, "/api/live/stirs?area=3305", {});
  const began = performance.now();
  await other.app.close();
  await ear.until(() => ear.ended);
  assert.ok(performance.now() - began < 3_000);
  assert.match(ear.text, /retry: \d+\nevent: away/);
});
