import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dueAt, RECOUNT } from "#platform/clocks";
import type { JobKind } from "#platform/modules";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { amendRule, loadYearNotice, setWorkingTime, withdrawYearNotice } from "../commands.ts";
import { calendar, limits } from "../index.ts";
import limitsModule from "../module.ts";
import { listRules, readCalendar } from "../queries.ts";
import { statute } from "../statute/index.ts";
import { notice2027 } from "./notices.ts";

/** When every module is asked to count its dates again. The daily round names no days. */
const heard: Record<string, unknown>[] = [];
const listener: JobKind = {
  kind: RECOUNT,
  run: async (ctx, { from, to }) => void (from && heard.push({ from, to, newYear: ctx.read(calendar).status("2027-01-01") })),
};

let city: TestCity;
const admin = person({ role: "admin", area: "3305" });
before(async () => {
  city = await testCity({ modules: [{ ...limitsModule, jobs: [...(limitsModule.jobs ?? []), listener] }] });
});
after(() => city.close());

const refusedWith = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;
const known = () => city.runtime.registers.read(calendar);
const due = (start: string) => dueAt(known(), start, { amount: 3, unit: "workingDay" });

test("loading next year's notice makes its days certain at once, is told to those who keep due dates, and withdrawing undoes it", async () => {
  assert.deepEqual([known().status("2027-01-01"), known().status("2026-12-31")], ["provisional", "provisional"]);
  assert.deepEqual(due("2026-12-29T02:00:00Z"), { dueAt: "2027-01-01T15:59:59.999Z", provisional: true, warnAt: null });

  const [id, input] = [uuidv7(), notice2027()];
  const outcome = await city.execute(loadYearNotice, input, { actor: admin, id });
  assert.deepEqual(outcome, { year: 2027, loaded: true, daysOff: 28, daysWorked: 2 });
  assert.deepEqual(await city.execute(loadYearNotice, input, { actor: admin, id }), outcome, "a lost answer is given again");
  assert.deepEqual([known().status("2027-01-01"), known().status("2026-12-31"), known().status("2027-01-03")], ["off", "off", "work"]);
  assert.deepEqual(due("2026-12-29T02:00:00Z"), { dueAt: "2027-01-04T15:59:59.999Z", provisional: false, warnAt: null });
  await city.jobs();
  assert.deepEqual(heard, [{ from: "2026-12-01", to: "2028-02-01", newYear: "off" }]);

  await city.execute(loadYearNotice, input, { actor: admin });
  await city.jobs();
  assert.equal(heard.length, 1, "nothing changed, nothing is told");

  await city.execute(withdrawYearNotice, { year: 2027 }, { actor: admin });
  await city.jobs();
  assert.deepEqual(heard.at(-1), { from: "2026-12-01", to: "2028-02-01", newYear: "provisional" });
  assert.equal(due("2026-12-29T02:00:00Z").provisional, true);
});

test("a wrong notice changes nothing and says every fault by field", async () => {
  const notice = notice2027();
  const broken = {
    ...notice,
    days: [{ date: "2027-02-30", name: "春节", isOffDay: true }, { date: "2027-03-03", name: "补班", isOffDay: false }, ...notice.days],
  };
  await assert.rejects(city.execute(loadYearNotice, broken, { actor: admin }), (cause: unknown) => {
    assert.ok(cause instanceof Refusal);
    assert.deepEqual(
      cause.body.fields?.map(({ path, code }) => [path, code]),
      [
        ["days.0.date", "limits.no-such-day"],
        ["days.1.isOffDay", "limits.makeup-on-weekday"],
      ],
    );
    return true;
  });
  assert.equal(known().status("2027-06-01"), "provisional");
});

test("the table of clocks is recorded once, and a local limit reads anew from its day", async () => {
  await city.jobs();
  city.advance(2 * 3_600_000);
  await city.jobs();
  const [count] = await city.runtime.pools.write`select count(*)::int as n, count(distinct code)::int as codes from limits.rule`;
  assert.deepEqual([count?.["n"], count?.["codes"]], [statute.length, statute.length]);
  const input = {
    id: "MED-1",
    length: { amount: 5, unit: "workingDay" as const },
    extension: null,
    basis: "湖平安办〔2026〕3号",
    validFrom: "2027-01-01",
  };
  assert.deepEqual(await city.execute(amendRule, input, { actor: admin }), { id: "MED-1", version: 2 });
  const rules = city.runtime.registers.read(limits);
  assert.deepEqual(
    ["2026-12-31", "2027-01-01"].map((on) => rules.rule("MED-1", on)?.version),
    [1, 2],
  );
  const read = async (on?: string) => (await city.query(listRules, { on })).rules.find(({ id }) => id === "MED-1")?.length;
  assert.deepEqual(await read(), { kind: "limit", limit: { amount: 3, unit: "workingDay" } });
  assert.deepEqual(await read("2027-06-01"), { kind: "limit", limit: input.length });
  assert.equal((await city.query(listRules, {})).rules.length, statute.length);
});

test("a statutory limit refuses, whoever asks", async () => {
  const input = { id: "PET-6", length: { amount: 90, unit: "day" as const }, extension: null, basis: "x", validFrom: "2027-01-01" };
  await assert.rejects(city.execute(amendRule, input, { actor: admin }), refusedWith("limits.statutory"));
  await assert.rejects(city.execute(amendRule, { ...input, id: "ZZ-1" }, { actor: admin }), refusedWith("limits.no-rule"));
});

test("summer hours count from their first day", async () => {
  await city.execute(
    setWorkingTime,
    {
      validFrom: "2027-05-01",
      windows: [
        { from: "08:00", to: "11:30" },
        { from: "14:30", to: "18:00" },
      ],
    },
    { actor: admin },
  );
  const at = (start: string) => dueAt(known(), start, { amount: 1, unit: "workingHour" }).dueAt;
  assert.equal(at("2026-11-23T16:00:00Z"), "2026-11-24T01:30:00.000Z");
  assert.equal(at("2027-05-09T16:00:00Z"), "2027-05-10T01:00:00.000Z");
});

test("anybody may read the calendar by year or from a day on, with what is provisional and why", async () => {
  const year = await city.query(readCalendar, { year: 2026 });
  assert.equal(Object.keys(year.days).length, 365);
  assert.deepEqual(
    [year.days["2026-01-04"], year.days["2026-10-01"], year.days["2026-12-31"], year.names["2026-10-01"]],
    ["work", "off", "provisional", "国庆节"],
  );
  const from = await city.query(readCalendar, { from: "2025-10-20" });
  assert.deepEqual([from.from, from.to], ["2025-10-20", "2027-12-31"]);
  assert.deepEqual(
    from.years.map(({ year: one, loaded, provisional }) => [one, loaded, provisional]),
    [
      [2025, false, false],
      [2026, false, false],
      [2027, false, true],
    ],
  );
  assert.deepEqual(
    from.workingTimes.map(({ validFrom }) => validFrom),
    ["2025-10-20", "2027-05-01"],
  );
  for (const input of [
    { from: "2020-01-01", to: "2026-01-01" },
    { from: "2026-02-01", to: "2026-01-01" },
    { from: "1999-01-01", to: "1999-02-01" },
  ])
    await assert.rejects(city.query(readCalendar, input), refusedWith("limits.stretch"));
  for (const input of [{}, { year: 2026, from: "2026-01-01" }, { year: 1 }])
    assert.equal(readCalendar.input.safeParse(input).success, false);
});

test("every administrator of the city learns that the calendar changed, once", async () => {
  const sql = city.runtime.pools.write;
  const colleague = uuidv7();
  await sql`insert into access.grant (home, id, account, role, area, unit, since) values ('330500000', ${uuidv7()}, ${colleague}, 'admin', '3305', '', ${city.now()})`;
  await city.execute(loadYearNotice, notice2027(), { actor: admin });
  await city.jobs();
  const notices = await sql`select words, params from notices.notice where account = ${colleague}`;
  assert.deepEqual(
    notices.map((row) => [row["words"], row["params"]]),
    [["limits.notice.loaded", { year: 2027 }]],
  );
});

test("what the tables say is what the events say", async () => {
  assert.deepEqual((await city.verify()).findings, []);
  await city.runtime.pools.write`update limits.notice set days = '[]' where year = 2027`;
  assert.ok((await city.verify()).findings.some(({ table }) => table === "limits.notice"));
});
