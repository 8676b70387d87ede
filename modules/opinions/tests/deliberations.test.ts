import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { drawFirst } from "#platform/draw";
import { Refusal } from "#platform/refusals";
import type { TestCity } from "#platform/testing";
import { readWaiting } from "#platform/waiting";
import { opinionCommands as o } from "../commands.ts";
import { listDeliberations, readDeliberation, readSeat, readSeats } from "../queries-deliberations.ts";
import { waitingDeliberations } from "../waiting.ts";
import { clerk, COUNTY, DAY, dayFrom, desk, elsewhere, newId, officer, opinionCity, STATION, TOWN, type Key } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await opinionCity();
});
after(() => city.close());

const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const both = (zh: string) => ({ zh, en: "" });
const inDays = (days: number): string => new Date(Date.parse(city.now()) + days * DAY).toISOString();
async function announced(more: object = {}): Promise<Key> {
  const said = {
    id: newId(city),
    area: TOWN,
    convener: STATION,
    title: both("夜间巡逻怎么排"),
    agenda: [both("巡逻路线"), both("停车和消防通道")],
    meets: inDays(10),
    venue: both("街道会议室二楼"),
    access: both("有电梯；需要手语请报名时写明"),
    lots: 2,
    open: 20,
    until: dayFrom(city, 5),
    seedFrom: both("开会前三天晚上的双色球中奖号码"),
    ...more,
  };
  const { home, id } = await city.execute(o.announceDeliberation, o.announceDeliberation.input.parse(said), { actor: desk });
  return { home, id };
}
async function enter(key: Key, n: number): Promise<{ volunteer: string; secret: string }> {
  const volunteer = newId(city);
  const asked = o.enterSeat.input.parse({ ...key, volunteer, phone: `1390000000${n}`, needs: n === 0 ? "坐轮椅" : "" });
  const { follow } = await city.execute(o.enterSeat, asked, { actor: resident });
  return { volunteer, secret: follow.split("/").at(-1) ?? "" };
}
const view = (key: Key, actor: Actor = resident) => city.query(readDeliberation, key, actor);
const steps = async (actor: Actor, id: string): Promise<string[]> =>
  (await city.runtime.within(actor, (ctx) => readWaiting(ctx, waitingDeliberations, { whose: "all", due: "any", areas: null }, { from: null, limit: 50 }))).filter((row) => row.id === id).map(({ step }) => step); // prettier-ignore
const held = async (key: Key): Promise<number> =>
  (await city.runtime.pools.write`select 1 from vault.field where stream = ${key.id}`).length;

test("seats by lot among those who volunteered, by a seed anybody can look up; who steps back makes room; contacts are destroyed once it is over", async () => {
  const key = await announced();
  const volunteers = [await enter(key, 0), await enter(key, 1), await enter(key, 2), await enter(key, 3)];
  const again = o.enterSeat.input.parse({ ...key, volunteer: volunteers[0]!.volunteer, phone: "13999999999" });
  await assert.rejects(city.execute(o.enterSeat, again, { actor: resident }), refused("opinions.volunteered-already"));
  await assert.rejects(city.execute(o.enterSeat, o.enterSeat.input.parse({ ...key, volunteer: newId(city) }), { actor: resident }), refused("opinions.seat-contact")); // prettier-ignore
  const seed = { ...key, seed: "03 09 14 20 25 31 + 07", source: "双色球 2026135 期" };
  await assert.rejects(city.execute(o.drawSeats, seed, { actor: desk }), refused("opinions.draw-early"));
  city.advance(6 * DAY);
  assert.deepEqual(await steps(desk, key.id), ["draw"]);
  await city.execute(o.drawSeats, seed, { actor: desk });
  const { draw, volunteers: n } = await view(key);
  const pool = volunteers.map(({ volunteer }) => volunteer);
  assert.deepEqual([n, draw?.pool, draw?.seats], [4, pool, drawFirst(pool, seed.seed, key.id, 2)]);
  const seatOf = (one: { volunteer: string; secret: string }) => city.query(readSeat, { ...key, ...one }, resident);
  const of = (id: string | undefined) => volunteers.find(({ volunteer }) => volunteer === id)!;
  const [first, second] = draw!.seats;
  assert.equal((await seatOf(of(first))).state, "drawn");
  await assert.rejects(seatOf({ ...of(first), secret: of(second).secret }), refused("opinions.wrong-link"));
  await assert.rejects(city.execute(o.leaveSeat, { ...key, ...of(first), secret: of(second).secret }, { actor: resident }), refused("opinions.wrong-link")); // prettier-ignore
  await city.execute(o.leaveSeat, { ...key, ...of(first) }, { actor: resident });
  const third = drawFirst(pool.filter((id) => id !== first), seed.seed, key.id, 2); // prettier-ignore
  assert.deepEqual((await view(key)).draw?.seats, third);
  assert.deepEqual([(await seatOf(of(first))).state, (await seatOf(of(third[1]))).state], ["left", "drawn"]);
  await assert.rejects(city.query(readSeats, { ...key, reason: "安排座位" }, elsewhere), refused("opinions.no-such-deliberation"));
  const seats = await city.query(readSeats, { ...key, reason: "安排座位" }, desk);
  assert.deepEqual(seats.rows.map(({ volunteer }) => volunteer), third); // prettier-ignore
  assert.ok(seats.rows.every(({ phone }) => phone?.startsWith("1390000000")));
  const [events] = await city.runtime.pools.write<{ n: number }[]>`
    select count(*)::int as n from ledger.event where data::text like '%1390000000%' or data::text like '%坐轮椅%'`;
  assert.equal(events?.n, 0);

  const minutes = { ...key, attended: 14, minutes: both("讨论了两条路线，同意先试一个月。"), decisions: [{ decision: newId(city), owner: STATION, due: dayFrom(city, 40), zh: "夜间巡逻加一条河边路线，试行一个月", en: "" }] }; // prettier-ignore
  await assert.rejects(city.execute(o.minuteDeliberation, minutes, { actor: desk }), refused("opinions.not-met-yet"));
  city.advance(5 * DAY);
  assert.deepEqual(await steps(desk, key.id), ["minute"]);
  await assert.rejects(city.execute(o.minuteDeliberation, { ...minutes, minutes: both("张三 13800001234 发言说路线太短。") }, { actor: desk }), refused("opinions.somebodys-phone")); // prettier-ignore
  await city.execute(o.minuteDeliberation, minutes, { actor: desk });
  assert.ok((await held(key)) > 0);
  city.advance(2 * 3_600_000);
  await city.jobs();
  await city.jobs();
  assert.equal(await held(key), 0, "every contact is destroyed");
  assert.ok((await view(key)).destroyedAt);
  assert.deepEqual([await steps(officer, key.id), await steps(clerk, key.id)], [["report"], []]);
  const [decision] = (await view(key, officer)).agreed;
  assert.deepEqual([decision?.mayReport, (await view(key)).agreed[0]?.mayReport], [true, false]);
  city.advance(45 * DAY);
  await city.jobs();
  const [clock] = await city.runtime.pools.write<{ status: string; obligor: string }[]>`select status, obligor from clocks.clock where stream = ${key.id}`; // prettier-ignore
  assert.deepEqual(clock, { status: "lapsed", obligor: STATION });
  const report = { ...key, decision: decision!.decision, result: both("河边路线试行一个月，已固定下来。") };
  await assert.rejects(city.execute(o.reportAgreed, report, { actor: desk }), refused("access.not-yours"));
  await city.execute(o.reportAgreed, report, { actor: officer });
  const open = await view(key);
  assert.deepEqual([open.stage, open.done, open.agreed[0]?.reported?.result.zh, open.agreed[0]?.late], ["closed", 1, report.result.zh, true]); // prettier-ignore
  assert.deepEqual((await city.verify()).findings, []);
});

test("called off with its reason, or never minuted: the contacts do not outlive it", async () => {
  const off = await announced();
  await enter(off, 4);
  await city.execute(o.cancelDeliberation, { ...off, reason: both("场地维修，另行公告") }, { actor: desk });
  const forgotten = await announced();
  await enter(forgotten, 5);
  city.advance(2 * 3_600_000);
  await city.jobs();
  await city.jobs();
  assert.deepEqual([await held(off), (await held(forgotten)) > 0], [0, true]);
  city.advance(18 * DAY);
  await city.jobs();
  await city.jobs();
  assert.equal(await held(forgotten), 0, "a week after its day, whoever forgot the minutes");
  await assert.rejects(enter(forgotten, 6), refused("opinions.volunteering-closed"));
});

test("it is announced in time, by conveners over the area; a county's concerns each of its towns", async () => {
  await assert.rejects(announced({ until: dayFrom(city, 10) }), refused("opinions.until-meets"));
  await assert.rejects(announced({ until: dayFrom(city, -1) }), refused("opinions.until-past"));
  await assert.rejects(announced({ convener: "nobody-330502" }), refused("opinions.no-such-unit"));
  const key = await announced({ area: COUNTY, convener: `ps-${COUNTY}` });
  const ask = (area: string) => city.query(listDeliberations, listDeliberations.input.parse({ area, view: "coming" }), resident);
  assert.ok((await ask(TOWN)).rows.some(({ id }) => id === key.id));
  assert.equal((await ask("330503")).rows.length, 0);
  assert.deepEqual([(await ask(TOWN)).mayAnnounce, (await city.query(listDeliberations, listDeliberations.input.parse({}), desk)).mayAnnounce], [false, true]); // prettier-ignore
});
