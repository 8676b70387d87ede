import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { namedUuid, uuidv7 } from "#platform/ids";
import type { Query } from "#platform/modules";
import { readWaiting, type FoundRow, type WaitingSource } from "#platform/waiting";
import { people } from "#modules/people";
import { actorNow } from "../../apps/server/exports.ts";
import { workRoutes } from "../../apps/server/work.ts";
import { modules } from "../../apps/server/modules.ts";
import { asked } from "../../apps/server/tests/city.ts";
import { journeyCity, seriousFindings, type JourneyCity, visit } from "./city.ts";

let city: JourneyCity;
before(async () => (city = await journeyCity()), { timeout: 300_000 });
after(() => city?.close());

type Staff = Actor & { kind: "staff" };
type Page = {
  rows: { source: string; id: string; step: { zh: string }; dueAt: string | null; own: boolean; place: { zh: string } }[];
  next: string | null;
};
type Counts = { sources: { code: string; n: number; late: number }[]; team: boolean };

/** Two of each sort of post: what is asked of them differs by role, not by who they are. */
const everybody = (): Staff[] => {
  const { registers, now } = city.serving.runtime;
  const ctx = { read: registers.read, now: now() };
  const staff = ctx.read(people).all.flatMap(({ id }) => actorNow(ctx, id) ?? []);
  const sort = ({ grants }: Staff): string =>
    grants
      .map(({ role, area }) => `${role} ${area.length}`)
      .sort()
      .join();
  return [...Map.groupBy(staff, sort).values()].flatMap((some) => some.slice(0, 2));
};
const get = async <T>(url: string, actor: Actor, query: Record<string, string> = {}): Promise<T> => {
  const route = workRoutes({ runtime: city.serving.runtime, words: city.serving.runtime.words, page: 8 }).find((one) => one.url === url)!;
  return (await route.handler(asked(actor, { query }))).body as T;
};
const whole = async (actor: Actor, query: Record<string, string> = {}): Promise<Page["rows"]> => {
  const rows: Page["rows"] = [];
  for (let cursor = ""; ;) {
    const page = await get<Page>("/api/work", actor, { ...query, ...(cursor ? { cursor } : {}) });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    cursor = page.next;
  }
};

const sources = modules.flatMap(({ waiting = [] }) => waiting);
const rowsOf = (source: WaitingSource, actor: Actor): Promise<FoundRow[]> =>
  city.serving.runtime.ask(
    {
      name: source.code,
      route: "",
      summary: source.title,
      input: null as never,
      allow: source.allow as never,
      ...(source.scope ? { scope: source.scope } : {}),
      run: (ctx) => readWaiting(ctx, source, { whose: "all", due: "any", areas: null }, { from: null, limit: 200 }),
    },
    undefined,
    actor,
  );

/** Where a record says what may be done with it, and under which names it says a step of the list. */
const READS: Readonly<Record<string, { query: string; says: Readonly<Record<string, readonly string[]>> }>> = {
  incidents: { query: "incidents.read-incident", says: {} },
  supervision: { query: "incidents.read-incident", says: { answer: ["answer-supervision"] } },
  petitions: { query: "petitions.read-petition", says: {} },
  cells: { query: "cells.read-application", says: {} },
  assessment: { query: "assessment.read-entry", says: { answer: ["accept"] } },
  decisions: {
    query: "decisions.read-work",
    says: {
      publish: ["publication"],
      report: ["report", "risks", "participation"],
      submit: ["submission"],
      "ask-legality": ["legality-requests"],
      decide: ["decision"],
      file: ["filing"],
      measure: ["measures"],
      evaluate: ["evaluation"],
      close: ["closing"],
    },
  },
  mediation: {
    query: "mediation.read-dispute",
    says: {
      open: ["open", "declare"],
      mediate: ["set-session", "record-session", "draft"],
      sign: ["sign", "sign-mediator", "seal", "draft"],
      "record-court": ["take-confirmation", "rule-confirmation"],
      "follow-up": ["follow-up", "perform"],
    },
  },
};
const stepsOf = (view: Record<string, unknown>): string[] => {
  const told = view["may"] as readonly (string | { command: string })[];
  return told.map((one) => (typeof one === "string" ? one : one.command.replace(/^incidents\.|-incident$/g, "")));
};

test("what is listed as somebody's next step is what the record itself offers them, and every service has something for somebody", async () => {
  const seen = new Map<string, number>();
  const wrong: string[] = [];
  for (const actor of everybody())
    for (const source of sources.filter(({ allow }) => allow.admits(city.serving.runtime.knowing(actor), undefined))) {
      const rows = await rowsOf(source, actor);
      for (const row of rows) {
        const step = `${source.code}.${row.step}`;
        const times = (seen.get(step) ?? 0) + 1;
        seen.set(step, times);
        const read = READS[source.code];
        if (!read || times > 3) continue;
        const query = modules.flatMap(({ queries }) => queries).find(({ name }) => name === read.query) as unknown as Query<
          object,
          Record<string, unknown>
        >;
        const view = await city.serving.runtime.ask(query, query.input.parse({ home: row.home, id: row.id, reason: "测试" }), actor);
        if (!(read.says[row.step] ?? [row.step]).some((step) => stepsOf(view).includes(step)))
          wrong.push(
            `${actor.name} ${actor.grants.map(({ role }) => role).join("+")} ${source.code} ${row.step}: ${stepsOf(view).join(" ")}`,
          );
      }
    }
  assert.deepEqual([...new Set(wrong)], []);
  assert.deepEqual(
    ["incidents", "petitions", "mediation", "decisions", "cells", "assessment"].filter(
      (code) => ![...seen.keys()].some((one) => one.startsWith(`${code}.`)),
    ),
    [],
  );
});

const member = (login: string): Staff => {
  const { registers, now } = city.serving.runtime;
  return actorNow({ read: registers.read, now: now() }, namedUuid("demo account", login)) as Staff;
};
const listed = async (of: string, login: string): Promise<string[]> => (await whole(member(login), { of })).map(({ id }) => id);
type Given = { name: string; input: { parse: (value: unknown) => unknown } };
const give = <O = { home: string; id: string }>(name: string, login: string | null, input: unknown): Promise<O> => {
  const command = (modules.flatMap(({ commands }) => commands) as unknown as Given[]).find((one) => one.name === name)!;
  const actor = login === null ? ({ kind: "resident", id: "resident" } as Actor) : member(login);
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor });
};

test("an order waits for whoever holds the record and not for whoever gave it; a pause waits for nobody before its day; a round waits for those who go round", async () => {
  const lamp = { id: uuidv7(), category: "0402", description: "路灯不亮，晚上看不见路。", area: "330502001005" };
  const { home, id } = await give("incidents.report-incident", null, lamp);
  const key = { home, id };
  const unit = "cg-330502001";
  await give("incidents.verify-incident", "fenliu", { ...key, summary: "路灯不亮" });
  await give("incidents.dispatch-incident", "fenliu", { ...key, lead: unit });
  await give("incidents.supervise-incident", "duban", {
    ...key,
    level: "supervise",
    reason: "三日内说明进展",
    within: { amount: 3, unit: "day" },
  });
  assert.deepEqual(
    [(await listed("supervision", "fenliu")).includes(id), (await listed("supervision", "chengguan")).includes(id)],
    [true, false],
  );
  await give("incidents.accept-incident", "chengguan", { ...key, unit });
  assert.deepEqual(
    [(await listed("supervision", "fenliu")).includes(id), (await listed("supervision", "chengguan")).includes(id)],
    [false, true],
  );
  assert.equal((await listed("supervision", "duban")).includes(id), false);
  await give("incidents.answer-supervision", "chengguan", { ...key, order: 1, reply: "灯具已到货，明日更换" });
  assert.equal((await listed("supervision", "chengguan")).includes(id), false);
  const day = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  const pause = (days: number) =>
    give("incidents.suspend-incident", "chengguanshenpi", { ...key, basis: "budget", reason: "等待灯杆到货", reviewOn: day(days) });
  const steps = async (login: string) =>
    (await whole(member(login), { of: "incidents" })).filter((row) => row.id === id).map(({ step }) => step.zh);
  await pause(20);
  assert.deepEqual(await steps("chengguan"), []);
  await pause(2);
  assert.deepEqual([await steps("chengguan"), await steps("duban")], [["暂停到期复核：恢复办理或说明"], []]);

  const today = day(0);
  const round = { id: uuidv7(), area: "330502001", method: "before-festival", from: today, to: today };
  const held = await give("mediation.hold-screening", "sifasuo", round);
  for (const login of ["sifasuo", "tiaojie", "zhidaoyuan"]) assert.ok((await listed("screenings", login)).includes(round.id), login);
  await give("mediation.close-screening", "sifasuo", { home: held.home, id: held.id, found: [], noneFound: true });
  assert.deepEqual(await listed("screenings", "sifasuo"), []);
});

test("who supervises a city is asked for what is theirs: evaluations from a month before they are due, schemes whose consultation is over, no village's first check", async () => {
  const rows = await whole(member("dajuan"));
  const soon = new Date(Date.now() + 31 * 86_400_000).toISOString();
  for (const { source, dueAt } of rows.filter((row) => row.source === "decisions")) assert.ok(dueAt !== null && dueAt < soon, source);
  // The seeded schemes were approved long ago; the journey that ends a consultation is the assessment's own.
  assert.deepEqual(
    rows.filter(({ source }) => source === "schemes"),
    [],
  );
  assert.ok(rows.length < 60, `${rows.length} are no list of one's own work`);
  assert.ok((await listed("cells", "quzhongxin")).length >= rows.filter(({ source }) => source === "cells").length);
  assert.equal(
    sources.find(({ code }) => code === "cells")?.allow.admits(city.serving.runtime.knowing(member("xuexiao")), undefined),
    true,
  );
  assert.deepEqual(await listed("cells", "xuexiao"), []);
});

test("the list comes page by page in the order of due times, narrowed by service, person, time, team and place, and its counts agree with it", async () => {
  const lengths: { actor: Staff; rows: Page["rows"] }[] = [];
  for (const actor of everybody()) lengths.push({ actor, rows: await whole(actor) });
  const { actor, rows } = lengths.sort((left, right) => right.rows.length - left.rows.length)[0]!;
  assert.ok(rows.length > 16, `${rows.length} rows are too few pages`);
  const dues = rows.map(({ dueAt }) => dueAt ?? "infinity");
  assert.deepEqual(dues, [...dues].sort());
  assert.equal(new Set(rows.map(({ source, id }) => `${source} ${id}`)).size, rows.length, "one matter, one row");

  const { sources: counted } = await get<Counts>("/api/work/counts", actor);
  const now = city.serving.runtime.now();
  for (const { code, n, late } of counted) {
    const own = rows.filter(({ source }) => source === code);
    assert.deepEqual([n, late], [own.length, own.filter(({ dueAt }) => dueAt !== null && dueAt < now).length], code);
    if (n > 0) assert.equal((await whole(actor, { of: code })).length, n);
  }
  assert.deepEqual(
    await whole(actor, { whose: "me" }),
    rows.filter(({ own }) => own),
  );
  assert.ok((await whole(actor, { due: "late" })).every(({ dueAt }) => dueAt !== null && dueAt < now));
  assert.ok((await whole(actor, { whose: "team" })).length <= rows.length);
  assert.deepEqual(await whole(actor, { area: "330599" }), []);

  // The town of a village is named for those who work for more than one.
  const ofOneTown = ({ grants }: Staff): boolean =>
    new Set(grants.map(({ area }) => area.padEnd(9).slice(0, 9))).size === 1 && !!grants[0]?.area[8];
  const [inside, wider] = [true, false].map((one) => lengths.filter((each) => ofOneTown(each.actor) === one).flatMap((each) => each.rows));
  const named = (some: Page["rows"] = []): number => some.filter(({ place }) => / .*[村社]/.test(place.zh)).length;
  assert.ok(inside?.some(({ place }) => /[村社]/.test(place.zh)) && named(inside) === 0 && named(wider) > 0);
});

test("nobody who is not signed in has a list, a broken page says so, and a person without a grant has nothing", async () => {
  const nobody: Actor = { kind: "resident", id: "resident" };
  await assert.rejects(get("/api/work", nobody), { message: "access.sign-in" });
  const [somebody] = everybody();
  assert.ok(somebody);
  for (const cursor of ["x", Buffer.from("2026-02-31T00:00:00.000000Z~1").toString("base64url"), "-".repeat(201)])
    await assert.rejects(get("/api/work", somebody, { cursor }));
  assert.deepEqual(await whole({ ...somebody, id: "0193a000-0000-7000-8000-000000000000", grants: [] }), []);
});

test("whoever signs in lands in what waits for them, the nearest deadline first, and sees it change when somebody reports", async () => {
  const { page, problems } = await city.staff("fenliu");
  await visit(page, `${city.origin}/console`);
  await page.getByRole("heading", { level: 1, name: "我的工作" }).waitFor();
  await page.getByRole("row").nth(1).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-work.png` });
  const nav = page.getByRole("navigation").getByRole("link", { name: /我的工作/ });
  const before = Number((await nav.innerText()).replace(/\D/g, ""));
  const id = uuidv7();
  const answer = await fetch(`${city.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify({ id, category: "0402", description: "路灯不亮，晚上看不见路。", area: "330502001005" }),
  });
  assert.equal(answer.status, 200);
  await nav.filter({ hasText: String(before + 1) }).waitFor();
  await page.getByRole("combobox", { name: "业务" }).selectOption("incidents");
  await page.waitForURL(/of=incidents/);
  await page.getByRole("row").filter({ hasText: "核实立案" }).first().getByRole("link").click();
  await page.waitForURL(/console\/incidents\//);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "我的工作" }).waitFor();
  assert.match(page.url(), /of=incidents/);
  assert.deepEqual(problems, []);
});
