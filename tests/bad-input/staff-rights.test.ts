import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { uuidv7 } from "#platform/ids";
import { VIEWS } from "#contracts/incidents";
import { modules } from "../../apps/server/modules.ts";
import { assertRefusal, badCity, type BadCity, type Caller } from "./city.ts";
import { code, COMMUNITY, done, reported, UNIT } from "./deeds.ts";

let city: BadCity;
let staff: Record<string, Caller>;

before(async () => {
  city = await badCity();
  staff = Object.fromEntries(await Promise.all(city.serving.accounts.map(async ({ login }) => [login, await city.staff(login)] as const)));
});
after(async () => city?.close());

const by = (login: string): Caller => {
  const found = staff[login];
  assert.ok(found, login);
  return found;
};

/** A village of the district next door, where none of the county's and town's staff holds anything. */
const NEXT_DOOR = "330503001";
/** Whose grants cover the whole city. */
const CITY_WIDE = ["zhihui", "dajuan", "shending1", "shending2"];
/** Of these, who leads an office that works on nothing here: they know of a record, and read it for a reason. */
const FOR_A_REASON = ["shending1", "shending2"];
/** The supervisor of the whole city: every district is hers, sealed kinds among it. */
const CITY_SUPERVISOR = "dajuan";
/** Who reads no case at all. */
const NO_CASES = [
  "shenji",
  "baohu",
  "guanli",
  "tiaojie",
  "tiaoweihui",
  "jilu",
  "sifasuo",
  "fucha",
  "fuhe",
  "daili",
  "diaocha",
  "diaochafuhe",
  "fangyuan",
  "xuexiao",
  "youeryuan",
  "kaohe",
  "kaohefuhe1",
  "kaohefuhe2",
  "kaohefuhe3",
];

const limit = { amount: 1, unit: "day" };
/** A valid body for every step of a record that staff or residents take. */
const BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  "incidents.join-incident": { followerId: uuidv7() },
  "incidents.verify-incident": { summary: "核实" },
  "incidents.reject-incident": { reason: "不属实" },
  "incidents.self-handle-incident": { result: "已处理" },
  "incidents.answer-at-once": { answer: "带身份证到窗口办" },
  "incidents.dispatch-incident": { lead: UNIT },
  "incidents.accept-incident": { unit: UNIT },
  "incidents.bounce-incident": { unit: UNIT, reason: "不是我们" },
  "incidents.recall-incident": { unit: UNIT, reason: "另派" },
  "incidents.move-incident": { area: COMMUNITY, reason: "地点有误" },
  "incidents.reclassify-incident": { category: "0402", reason: "事项有误" },
  "incidents.call-back-reporter": { outcome: "unreached" },
  "incidents.take-withdrawal": { heard: "letter", said: "不用了" },
  "incidents.take-rating": { heard: "letter", outcome: "solved", satisfied: 5 },
  "incidents.assign-incident": { unit: UNIT, handler: uuidv7() },
  "incidents.take-first-step": { unit: UNIT, firstStep: "arrived" },
  "incidents.feed-back-incident": { unit: UNIT, ending: "solved", result: "好了" },
  "incidents.check-incident": { passed: true, note: "看过" },
  "incidents.note-incident": { text: "备注" },
  "incidents.ask-extension": { by: limit, reason: "缺件" },
  "incidents.extend-incident": { by: limit, reason: "缺件" },
  "incidents.decline-extension": { reason: "先换临时件" },
  "incidents.suspend-incident": { basis: "budget", reason: "缺钱", reviewOn: "2027-01-15" },
  "incidents.resume-incident": { note: "继续" },
  "incidents.supervise-incident": { level: "remind", reason: "请抓紧", within: limit },
  "incidents.answer-supervision": { order: 1, reply: "已办" },
  "incidents.issue-slip": { slip: "dispatch", nth: 1, unit: UNIT },
  "incidents.hand-over-incident": { to: "水务", acceptedBy: "值班", reason: "职责" },
  "incidents.void-incident": { reason: "误录" },
  "incidents.merge-incident": { into: { home: COMMUNITY.slice(0, 9), id: uuidv7() }, reason: "同一件" },
  "incidents.split-incident": { part: { id: uuidv7(), category: "0501", summary: "另一件" } },
  "incidents.ask-reporter": { question: "在哪？" },
  "incidents.answer-question": { secret: "A".repeat(26), question: 1, answer: "在" },
  "incidents.withdraw-incident": { secret: "A".repeat(26) },
  "incidents.rate-incident": { secret: "A".repeat(26), satisfied: 5, solved: true },
  "incidents.reopen-incident": { secret: "A".repeat(26), reason: "没好" },
  "incidents.remind-incident": { slot: "due" },
  "incidents.lapse-incident": { slot: "due" },
  "incidents.archive-incident": {},
  "incidents.recompute-due": {},
};
/** Anybody who sees a record on the map may say "me too". */
const OPEN_TO_ALL = ["incidents.join-incident"];

const steps = modules.flatMap((one) => one.commands).filter(({ route }) => route.startsWith("POST /api/incidents/{home}/{id}/"));

test("every step of a record is tried below", () => {
  assert.deepEqual(steps.map(({ name }) => name).toSorted(), Object.keys(BODIES).toSorted());
});

test("for each role a record of another district cannot be read, and is told apart from none at all by nobody", async () => {
  const theirs = await reported(city.resident(), { area: NEXT_DOOR, phone: "13800138000" });
  assert.equal(theirs.home, NEXT_DOOR);
  const absent = `/api/incidents/${theirs.home}/${uuidv7()}`;
  for (const [login, caller] of Object.entries(staff)) {
    for (const path of ["", "/contact"]) {
      const ask = (at: string) => (path === "" ? caller.get(at) : caller.post(at + path, { reason: "了解情况" }));
      const reply = await ask(theirs.at);
      if (FOR_A_REASON.includes(login) && path === "") assert.deepEqual([reply.status, code(reply)], [400, "vault.reason-needed"], login);
      else if (CITY_WIDE.includes(login)) assert.equal(reply.status, 200, `${login} ${path}`);
      else {
        assertRefusal(city, reply, `${login} ${path}`);
        assert.equal(reply.status, NO_CASES.includes(login) ? 403 : 404, login);
        assert.equal(reply.text, (await ask(absent)).text, login);
      }
    }
    const rows = (await caller.get(`/api/incidents?view=all&q=${theirs.number}`)).json as { rows?: unknown[] };
    assert.equal(rows.rows?.length ?? 0, CITY_WIDE.includes(login) ? 1 : 0, login);
    const there = (await caller.get(`/api/incidents?view=all&area=${NEXT_DOOR}`)).json as { rows?: unknown[] };
    assert.ok(CITY_WIDE.includes(login) || (there.rows?.length ?? 0) === 0, login);
  }
});

test("for each role every step on a record of another district is refused as on one that does not exist, and writes nothing", async () => {
  const theirs = await reported(city.resident(), { area: NEXT_DOOR });
  const before = await city.counts();
  for (const [login, caller] of Object.entries(staff).filter(([one]) => one !== CITY_SUPERVISOR)) {
    for (const { name, route } of steps.filter((one) => !OPEN_TO_ALL.includes(one.name))) {
      // A note may come from the command room of the whole city.
      if (CITY_WIDE.includes(login) && name === "incidents.note-incident") continue;
      const tail = route.split("{id}")[1] ?? "";
      const [real, none] = [
        await caller.post(theirs.at + tail, BODIES[name]),
        await caller.post(`/api/incidents/${theirs.home}/${uuidv7()}${tail}`, BODIES[name]),
      ];
      assertRefusal(city, real, `${login} ${name}`);
      assert.deepEqual([real.status, real.text], [none.status, none.text], `${login} ${name}`);
    }
  }
  assert.deepEqual(await city.counts(), before);
});

// ——— sealed kinds ———

const SEALED = ["1201", "1202", "1503", "1401"];
const DESK = ["fenliu", "quzhongxin", "duban", CITY_SUPERVISOR];
const outsiders = (): [string, Caller][] => [
  ...Object.entries(staff).filter(([login]) => !DESK.includes(login)),
  ["resident", city.resident()],
];

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const month = (): string => `from=${new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10)}&to=${today()}`;

/** Of one day: the first page of a whole month need not hold what has just come in. */
const reportedToday = (): string => `/api/incidents/figures/records?figure=evt.reported&from=${today()}&to=${today()}`;

/** Every list in which records show, as addresses; what they say must not change by a sealed record. */
const lists = (): string[] => [
  ...VIEWS.map((view) => `/api/incidents?view=${view}&sort=newest`),
  ...SEALED.map((category) => `/api/incidents?category=${category}`),
  ...["12", "14", "15"].map((group) => `/api/incidents?group=${group}`),
  "/api/incidents?unit=ps-330502001",
  "/api/incidents/counts",
  `/api/incidents/counts?area=${COMMUNITY}`,
  `/api/incidents/dues?from=${today()}&to=${new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)}`,
  `/api/incidents/near?area=${COMMUNITY}`,
  ...["12", "1201", "1503"].map((category) => `/api/incidents/near?area=${COMMUNITY}&category=${category}`),
  `/api/incidents/public?${month()}`,
  "/api/incidents/signals",
  "/api/incidents/signals?public=1",
  reportedToday(),
];

/** All of it as one reader sees it; times of the asking itself left out. */
async function seen(caller: Caller): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(lists().map(async (path) => [path, (await caller.get(path)).text] as const)));
}

test("sealed kinds are nowhere for anybody outside the receiving team: queue, counts, search, near, map, dues, signals, records behind figures, photos, audit", async () => {
  const watching = outsiders();
  const before = await Promise.all(watching.map(([, caller]) => seen(caller)));
  const point = (await by("fenliu").get(`/api/places/areas?parent=${COMMUNITY.slice(0, 9)}`)).json as {
    areas: { code: string; point: { lon: number; lat: number } | null }[];
  };
  const here = point.areas.find(({ code: area }) => area === COMMUNITY)?.point;
  assert.ok(here);
  const jpeg = await sharp({ create: { width: 32, height: 32, channels: 3, background: "#363" } })
    .jpeg()
    .toBuffer();
  const records = [];
  for (const category of SEALED) {
    const photo = uuidv7();
    const reporter = city.resident();
    await done(reporter.post(`/api/photos/${photo}`, jpeg, { headers: { "content-type": "image/jpeg" } }));
    const record = await reported(reporter, {
      category,
      description: `封存${category}`,
      point: here,
      area: undefined,
      phone: "13800138000",
      photos: [photo],
    });
    await done(by("fenliu").post(`${record.at}/verification`, { summary: "已核实" }));
    await done(by("fenliu").post(`${record.at}/notes`, { text: `封存备注${category}` }));
    records.push({ ...record, category, photo });
  }
  await city.serving.runtime.jobs.runDue();
  for (const [index, [login, caller]] of watching.entries()) {
    assert.deepEqual(await seen(caller), before[index], `${login}: a list changed`);
    for (const { at, number, photo, id, category } of records) {
      for (const path of [at, `/api/photos/${photo}`]) assertRefusal(city, await caller.get(path), `${login} ${path}`);
      assertRefusal(city, await caller.post(`${at}/contact`, { reason: "了解情况" }), `${login} opens the contact of ${category}`);
      const found = await caller.get(`/api/incidents?view=all&q=${number}`);
      assert.ok(!found.text.includes(id), `${login}: search finds ${category}`);
      assertRefusal(city, await caller.post(`${at}/followers`, { followerId: uuidv7() }), `${login} joins ${category}`);
      assertRefusal(city, await caller.post(`${at}/notes`, { text: "看看" }), `${login} notes ${category}`);
    }
    for (const path of ["/api/notices", "/api/outbox"]) {
      const told = await caller.get(path);
      for (const { number, id } of records)
        assert.ok(!told.text.includes(number) && !told.text.includes(id), `${login}: ${path} tells of ${number}`);
    }
  }
  // The auditor sees that the dispatcher took steps, and of which kind no word.
  for (const login of ["shenji", "baohu"]) {
    const audit = (await done(by(login).get(`/api/audit?by=fenliu&from=${today()}&to=${today()}`))).json as {
      rows: Record<string, unknown>[];
    };
    for (const row of audit.rows)
      assert.deepEqual(Object.keys(row).toSorted(), [
        "at",
        "byName",
        "home",
        "id",
        "kind",
        "number",
        "record",
        "role",
        "seq",
        "type",
        "unit",
        "what",
      ]);
    for (const { category } of records)
      assert.ok(!JSON.stringify(audit).includes(`封存${category}`) && audit.rows.every((row) => !Object.values(row).includes(category)));
  }
  // The same lists do change by a record everybody may see: otherwise they would have proven nothing.
  await reported(city.resident(), { point: here, area: undefined });
  for (const login of ["wangge", "shouli", "zhihui"]) {
    const index = watching.findIndex(([one]) => one === login);
    const now = await seen(by(login));
    const changed = Object.keys(now).filter((path) => now[path] !== before[index]?.[path]);
    for (const path of [
      "/api/incidents?view=verify&sort=newest",
      "/api/incidents/counts",
      `/api/incidents/near?area=${COMMUNITY}`,
      reportedToday(),
    ])
      assert.ok(changed.includes(path), `${login}: ${path}`);
  }
  // The desk that must act sees them all.
  for (const { at, category } of records)
    assert.equal(((await done(by("fenliu").get(at))).json as { category: string }).category, category);
});

test("a sealed record next door is nothing to the desk of this district either", async () => {
  const { at, number, id } = await reported(city.resident(), { area: NEXT_DOOR, category: "1202", description: "求助" });
  for (const login of [...DESK.filter((one) => one !== CITY_SUPERVISOR), "chengguan", "zhihui", "wangge"]) {
    assert.equal((await by(login).get(at)).status, 404, login);
    assert.ok(!(await by(login).get(`/api/incidents?view=all&q=${number}`)).text.includes(id), login);
  }
});

test("crime in progress leaves nothing but the hand-over: no words, no contact, no photo", async () => {
  const { id, stage } = await reported(city.resident(), { category: "0301", description: "有人撬门", phone: "13800138000", name: "张三" });
  assert.equal(stage, "ended");
  const [row] = await city.serving.runtime.pools.write<{ n: number }[]>`select count(*)::int as n from vault.field where stream = ${id}`;
  assert.equal(row?.n, 0);
});

test("nobody gives themselves a right: grants, delegations and accounts beyond one's own are refused to every role but the administrator", async () => {
  const [own] = await city.serving.runtime.pools.write<
    { id: string; home: string }[]
  >`select id, home from access.account where login = 'chengguan'`;
  assert.ok(own);
  const before = await city.counts();
  for (const [login, caller] of Object.entries(staff).filter(([one]) => one !== "guanli")) {
    const tries = [
      await caller.post(`/api/people/${own.home}/${own.id}/grants`, { role: "admin", area: "3305" }),
      await caller.post("/api/people/accounts", {
        home: "330502001",
        id: uuidv7(),
        area: "330502001",
        unit: "",
        login: `x${login}`,
        name: "某人",
      }),
      await caller.post(`/api/people/accounts/${own.home}/${own.id}/password`, {}),
    ];
    for (const reply of tries) {
      assertRefusal(city, reply, login);
      assert.ok([403, 404].includes(reply.status) && code(reply) !== "platform.no-route", `${login}: ${reply.text}`);
    }
  }
  assert.deepEqual(await city.counts(), before);
});

test("nothing of it left a stream or a projection that does not fold", async () => {
  assert.deepEqual(await city.differences(), []);
});
