import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { Refusal } from "#platform/refusals";
import type { TestCity } from "#platform/testing";
import { opinionCommands as o } from "../commands.ts";
import { readDeliberation, readSeat, readSeats } from "../queries-deliberations.ts";
import { readItem } from "../queries-items.ts";
import { answered, clerk, DAY, dayFrom, desk, given, newId, opinionCity, SAID, STATION, TOWN } from "./city.ts";

let city: TestCity;
before(async () => {
  city = await opinionCity({ expiryHours: 48 });
});
after(() => city.close());

test("an opinion is read while nothing sealed opens: its steps stand, its words are left out, and the page says so", async () => {
  const key = await given(city);
  await answered(city, key, "explained");
  const told = async () => {
    const { shut, text, entries } = await city.query(readItem, { home: key.home, id: key.id }, clerk);
    return { shut, text, steps: entries.length };
  };
  assert.deepEqual(await told(), { shut: false, text: SAID, steps: 4 });
  city.advance(49 * 3_600_000);
  assert.deepEqual(await told(), { shut: true, text: null, steps: 4 });
  await city.runtime.expiry.run();
  assert.deepEqual(await told(), { shut: false, text: SAID, steps: 4 });
});

test("a deliberation is read, drawn and minuted while nothing sealed opens: the contacts of those drawn are refused, saying why, and not shown as left empty", async () => {
  const both = (zh: string) => ({ zh, en: "" });
  const said = {
    id: newId(city),
    area: TOWN,
    convener: STATION,
    title: both("夜间巡逻怎么排"),
    agenda: [both("巡逻路线")],
    meets: new Date(Date.parse(city.now()) + 10 * DAY).toISOString(),
    venue: both("街道会议室"),
    access: both("有电梯"),
    lots: 1,
    open: 20,
    until: dayFrom(city, 2),
    seedFrom: both("双色球中奖号码"),
  };
  const { home, id } = await city.execute(o.announceDeliberation, o.announceDeliberation.input.parse(said), { actor: desk });
  const key = { home, id };
  const volunteer = newId(city);
  const entering = o.enterSeat.input.parse({ ...key, volunteer, phone: "13900000001", needs: "坐轮椅" });
  const { follow } = await city.execute(o.enterSeat, entering, { actor: resident });
  const secret = follow.split("/").at(-1) ?? "";
  await city.runtime.expiry.run();
  city.advance(3 * DAY);
  const locked = (cause: unknown): boolean => cause instanceof Refusal && cause.body.code === "vault.locked";
  const seats = () => city.query(readSeats, { ...key, reason: "安排座位" }, desk);
  await city.execute(o.drawSeats, { ...key, seed: "03 09 14 20 25 31 + 07", source: "双色球 2026135 期" }, { actor: desk });
  await assert.rejects(seats(), locked);
  const view = await city.query(readDeliberation, key, desk);
  assert.deepEqual([view.stage, view.draw?.seats, view.may.includes("seats")], ["drawn", [volunteer], true]);
  assert.equal(
    (await city.query(readSeat, { ...key, volunteer, secret }, resident)).state,
    "drawn",
    "whoever volunteered is told all the same",
  );
  await city.runtime.expiry.run();
  assert.deepEqual((await seats()).rows, [{ volunteer, phone: "13900000001", email: null, needs: "坐轮椅" }]);
  city.advance(8 * DAY);
  await assert.rejects(seats(), locked);
  await city.execute(
    o.minuteDeliberation,
    { ...key, attended: 9, minutes: both("讨论了两条路线，同意先试一个月。"), decisions: [] },
    { actor: desk },
  );
  city.advance(2 * 3_600_000);
  await city.jobs();
  await city.jobs();
  assert.ok((await city.query(readDeliberation, key, desk)).destroyedAt, "what is overdue elsewhere holds no destruction up");
  const [left] = await city.runtime.pools.write<{ n: number }[]>`select count(*)::int as n from vault.field where stream = ${id}`;
  assert.equal(left?.n, 0);
});
