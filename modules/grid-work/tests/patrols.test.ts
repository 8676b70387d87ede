import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import { finishPatrol, recordFinding, scanTag } from "../commands-patrols.ts";
import { closePatrolPoint, issuePatrolTag, revokePatrolTag } from "../commands-points.ts";
import { readIncident } from "../../incidents/queries-case.ts";
import { readMyDay } from "../queries-day.ts";
import { listGridFigureRecords, readGridFigures } from "../queries-figures.ts";
import { listPatrolPlans, listPatrolPoints, listPatrols, readPatrol, readTagSheet } from "../queries-patrols.ts";
import { tagText } from "../tag.ts";
import { gridCity, keeper, plan, refusedAs, taggedPoint, worker } from "./city.ts";

let city: Awaited<ReturnType<typeof gridCity>>;
let sql: Sql;
before(async () => {
  city = await gridCity();
  sql = city.owner;
});
after(() => city.close());

const DAY = 86_400_000;
const begin = (grid = city.grid, planId: string | null = null) => ({ id: uuidv7(), grid, plan: planId, seenAt: city.now() });
const scan = (run: ReturnType<typeof begin>, tag: string, seenAt = run.seenAt) =>
  city.execute(scanTag, scanTag.input.parse({ ...run, seenAt, tag }), { actor: worker(run.grid) });

test("a scan says which place was looked at; the point is no longer unseen, and the plan counts it", async () => {
  const point = await taggedPoint(city, city.grid, "东门通道");
  const id = await plan(city, [point]);
  const run = begin(city.grid, id);
  const scanned = await scan(run, point.tag);
  assert.deepEqual({ point: scanned.point, zh: scanned.zh, counted: scanned.counted }, { point: point.id, zh: "东门通道", counted: true });
  await city.jobs();
  const row = (await city.query(listPatrolPoints, {}, keeper)).find((one) => one.id === point.id);
  assert.deepEqual([row?.days, row?.lastLookedAt], [0, city.now()]);
  const [planned] = (await city.query(listPatrolPlans, {}, keeper)).filter((one) => one.id === id);
  assert.deepEqual([planned?.looked, planned?.periodEndsOn], [1, "2026-11-29"]);
  const item = (await city.query(readMyDay, {}, worker(city.grid))).items.find((one) => one.id === id);
  assert.equal(item?.kind === "patrol" && item.dueAt, null);
});

test("nothing of a run takes a position, not even beside a scan", () => {
  const tag = `ZJ1.330502001.${uuidv7()}.1.${"A".repeat(26)}`;
  for (const [command, input] of [
    [scanTag, { tag }],
    [recordFinding, { phrases: ["in-order"] }],
    [finishPatrol, {}],
  ] as const) {
    const run = { ...begin(), ...input };
    assert.equal(command.input.safeParse(run).success, true, command.name);
    for (const more of [{ lon: 120.1, lat: 30.8 }, { location: {} }, { path: [] }, { accuracy: 5 }])
      assert.equal(command.input.safeParse({ ...run, ...more }).success, false, `${command.name} ${Object.keys(more)[0]}`);
  }
});

test("of a run nothing is kept but places looked at and what was found: no column and no event has a position", async () => {
  const point = await taggedPoint(city, city.grid);
  const run = begin();
  await scan(run, point.tag);
  await city.execute(finishPatrol, finishPatrol.input.parse(run), { actor: worker(city.grid) });
  const events = await sql<
    { data: Record<string, unknown> }[]
  >`select data from ledger.event where kind in ('grid-work.patrol', 'grid-work.round')`;
  assert.ok(events.length > 0);
  assert.deepEqual(
    events.filter(({ data }) => /"(lon|lat|accuracy|position)"/.test(JSON.stringify(data))),
    [],
  );
  const columns = await sql<{ column_name: string }[]>`
    select column_name from information_schema.columns where table_schema = 'grid_work' and table_name in ('patrol', 'round')`;
  assert.deepEqual(
    columns.filter(({ column_name }) => /lon|lat|worker|account|minutes|begun|ended/.test(column_name)),
    [],
  );
});

test("a tag of another grid gets a clear word and is not counted for this one", async () => {
  const point = await taggedPoint(city, city.elsewhere, "桥头");
  await assert.rejects(scan(begin(), point.tag), (cause: { body?: { code: string; params: Record<string, string> } }) => {
    assert.equal(cause.body?.code, "grid-work.tag-elsewhere");
    assert.equal(cause.body.params["point"], "桥头");
    return true;
  });
});

test("a forged, foreign or unissued tag is no tag", async () => {
  const point = await taggedPoint(city, city.grid);
  for (const tag of [
    point.tag.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    tagText(city.runtime, point, 2),
    tagText(city.runtime, { home: point.home, id: uuidv7() }, 1),
    "https://example.com/qr",
  ])
    await assert.rejects(scan(begin(), tag), refusedAs("grid-work.no-such-tag"), tag);
});

test("a look counts when it happened before the tag was replaced, however late the phone tells of it; afterwards it is kept and told", async () => {
  const point = await taggedPoint(city, city.grid);
  const [before, run] = [city.now(), begin()];
  city.advance(3_600_000);
  await city.execute(issuePatrolTag, { home: point.home, id: point.id }, { actor: keeper });
  city.advance(3_600_000);
  assert.deepEqual((await scan(run, point.tag, before)).counted, true);
  const late = await scan(begin(), point.tag, city.now());
  assert.deepEqual([late.counted, late.why], [false, "replaced"]);
  assert.equal((await scan(begin(), tagText(city.runtime, point, 2), city.now())).counted, true);
  await city.execute(revokePatrolTag, { home: point.home, id: point.id, reason: "被撕走" }, { actor: keeper });
  city.advance(1000);
  assert.equal((await scan(begin(), tagText(city.runtime, point, 2), city.now())).why, "revoked");
});

test("a phone whose clock is wrong by years moves no figure by more than a phone may be away", async () => {
  const point = await taggedPoint(city, city.grid);
  await plan(city, [point], "day");
  await scan(begin(), point.tag, "2019-01-01T00:00:00.000Z");
  await scan(begin(), point.tag, "2031-01-01T00:00:00.000Z");
  await city.jobs();
  const looked = await sql<
    { looked_at: string }[]
  >`select looked_at from grid_work.round where point = ${point.id} and looked_at is not null order by looked_at`;
  const instants = looked.map(({ looked_at }) => Date.parse(looked_at));
  assert.deepEqual(instants, [Date.parse(city.now()) - 7 * DAY, Date.parse(city.now())]);
});

test("a finding can become one report, which names the patrol and is the incidents' own", async () => {
  const run = begin();
  const incident = { id: uuidv7(), category: "0201", description: "安全出口堆放杂物" };
  const command = uuidv7();
  const input = recordFinding.input.parse({ ...run, phrases: ["exit-blocked"], text: "北侧出口", incident });
  const actor = worker(city.grid);
  const done = await city.execute(recordFinding, input, { actor, id: command });
  assert.deepEqual(await city.execute(recordFinding, input, { actor, id: command }), done);
  assert.ok(done.incident);
  const found = await city.query(
    readIncident,
    { home: done.incident.home, id: done.incident.id },
    person({ role: "dispatcher", area: city.grid.slice(0, 9) }),
  );
  assert.deepEqual(found.patrol, { home: done.home, id: run.id });
  assert.equal(found.description, "安全出口堆放杂物");
  const view = await city.query(readPatrol, { home: done.home, id: run.id }, keeper);
  assert.deepEqual(
    view.found.map((one) => [one.text, one.incident?.number]),
    [["北侧出口", done.incident.number]],
  );
  const [count] = await sql<
    { n: number }[]
  >`select count(*)::int as n from ledger.event where type = 'incidents.reported' and stream = ${incident.id}`;
  assert.equal(count?.n, 1);
});

test("what only the receiving team may know is not reported through a patrol", async () => {
  const incident = { id: uuidv7(), category: "1202", description: "听到打骂求救" };
  const input = recordFinding.input.parse({ ...begin(), phrases: [], incident });
  await assert.rejects(city.execute(recordFinding, input, { actor: worker(city.grid) }), refusedAs("grid-work.report-apart"));
});

test("rounds are owed by calendar period, opened by the city and dropped with their point; the figure is about places", async () => {
  const [one, two, three] = [
    await taggedPoint(city, city.grid, "甲"),
    await taggedPoint(city, city.grid, "乙"),
    await taggedPoint(city, city.grid, "丙"),
  ];
  await plan(city, [one, two, three], "day");
  city.set(`${new Date(Date.parse(city.now()) + DAY).toISOString().slice(0, 10)}T02:00:00.000Z`);
  await city.jobs();
  await scan(begin(), one.tag);
  await city.execute(closePatrolPoint, { home: three.home, id: three.id, reason: "拆除" }, { actor: keeper });
  city.advance(2 * 3_600_000);
  await city.jobs();
  const mine = await sql<{ point: string; looked: boolean; dropped: boolean }[]>`
    select point, looked_on is not null as looked, dropped from grid_work.round where due_on = ${city.now().slice(0, 10)}::date and every = 'day'
      and point = any(${[one.id, two.id, three.id]}::uuid[])`;
  const of = (id: string) => mine.find(({ point }) => point === id);
  assert.deepEqual([of(one.id)?.looked, of(two.id)?.looked, of(three.id)?.dropped], [true, false, true]);
  const today = city.now().slice(0, 10);
  const table = await city.query(readGridFigures, { area: "330502001", from: today, to: today }, keeper);
  const figure = table.rows.find(({ area }) => area === city.grid.slice(0, 12))?.figures.find(({ code }) => code === "patrol.looked");
  const [recount] = await sql<{ due: number; looked: number }[]>`
    select count(*)::int as due, count(looked_on)::int as looked from grid_work.round where due_on = ${today}::date and not dropped and place like ${`${city.grid.slice(0, 12)}%`}`;
  assert.deepEqual([figure?.numerator, figure?.denominator], [recount?.looked, recount?.due]);
  const records = await city.query(listGridFigureRecords, { figure: "patrol.looked", part: "denominator", from: today, to: today }, keeper);
  assert.ok(records.rows.some(({ name }) => name === "乙"));
});

test("the printable sheet has a tag for each point and is for whoever keeps them, never for phones", async () => {
  const point = await taggedPoint(city, city.grid, "水闸");
  const id = await plan(city, [point]);
  const sheet = await city.query(readTagSheet, { home: point.home, id }, keeper);
  assert.deepEqual(
    sheet.tags.map(({ zh, tag }) => [zh, tag]),
    [["水闸", point.tag]],
  );
  await assert.rejects(city.query(readTagSheet, { home: point.home, id }, worker(city.grid)), refusedAs("access.not-yours"));
  const kept = await sql<
    { found: boolean }[]
  >`select exists (select 1 from ledger.event where data::text like ${`%${point.tag.slice(-26)}%`}) as found`;
  assert.equal(kept[0]?.found, false);
});

test("patrols are listed by place; who walked, and for how long, stands in no list", async () => {
  const list = await city.query(listPatrols, {}, keeper);
  assert.ok(list.rows.length > 0);
  for (const row of list.rows)
    assert.deepEqual(Object.keys(row).sort(), [
      "asDemo",
      "findings",
      "finished",
      "grid",
      "home",
      "id",
      "on",
      "placeName",
      "plan",
      "planEn",
      "planZh",
      "points",
    ]);
  assert.deepEqual((await city.query(listPatrols, {}, person({ role: "dispatcher", area: "330502002" }))).rows, []);
});

test("the tables are what the events say", async () => assert.deepEqual((await city.verify()).findings, []));
