import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person } from "#platform/testing";
import { ROLES, type RoleCode } from "../../people/contract.ts";
import { acknowledgeShift, cancelShift, handShiftOver, scheduleShift, writeDutyLog } from "../commands.ts";
import { listDutyLogs, listRoster } from "../queries.ts";
import { COUNTY, dutyCity, UNIT, type DutyCity } from "./city.ts";

let city: DutyCity;
let worker: Actor & { kind: "staff" };
before(async () => {
  city = await dutyCity();
  worker = await city.colleague("handler", COUNTY, UNIT);
});
after(() => city.close());

const admin = person({ role: "admin", area: COUNTY });
const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const input = (more: object = {}) => ({
  id: uuidv7(),
  unit: UNIT,
  phone: "0572-5550001",
  account: worker.id,
  from: city.now(),
  to: new Date(Date.parse(city.now()) + 8 * 3_600_000).toISOString(),
  ...more,
});

test("a shift is put on the roster, whoever has it is told, says so, and the roster shows it", async () => {
  const key = await city.execute(scheduleShift, input(), { actor: admin });
  await city.jobs();
  const notices = await city.runtime.pools.write`select words from notices.notice where account = ${worker.id}`;
  assert.equal(notices[0]?.["words"], "duty.notice.begins");
  const row = async (actor: Actor) =>
    (await city.query(listRoster, { area: undefined, days: 7 }, actor)).rows.find(({ id }) => id === key.id);
  assert.equal((await row(admin))?.state, "due");
  assert.equal((await row(worker))?.mayAcknowledge, true);
  city.advance(16 * 60_000);
  assert.equal((await row(admin))?.state, "missing");
  await assert.rejects(city.execute(acknowledgeShift, key, { actor: admin }), refusedAs("duty.not-yours"));
  await city.execute(acknowledgeShift, key, { actor: worker });
  assert.equal((await row(admin))?.state, "acknowledged");
  assert.equal((await row(person({ role: "commandRoom", area: "330503" })))?.id, undefined, "another county's roster is not shown");
  assert.deepEqual((await city.verify()).findings, []);
});

test("nobody is put on a roster who does not work here, and no unit that does not exist", async () => {
  await assert.rejects(city.execute(scheduleShift, input({ account: uuidv7() }), { actor: admin }), refusedAs("duty.no-such-person"));
  await assert.rejects(city.execute(scheduleShift, input({ unit: "nobody-330502" }), { actor: admin }), refusedAs("duty.no-such-unit"));
});

test("a shift changes hands, and is taken off the roster", async () => {
  const key = await city.execute(scheduleShift, input(), { actor: admin });
  const other = await city.colleague("handler", COUNTY, UNIT);
  await city.execute(handShiftOver, { ...key, account: other.id }, { actor: admin });
  await assert.rejects(city.execute(acknowledgeShift, key, { actor: worker }), refusedAs("duty.not-yours"));
  await city.execute(acknowledgeShift, key, { actor: other });
  await city.execute(cancelShift, key, { actor: admin });
  assert.ok(!(await city.query(listRoster, { area: undefined, days: 7 }, admin)).rows.some(({ id }) => id === key.id));
});

test("the log of a shift is written once by whoever had it, until a day after its end, sealed, and printed; the unit and its keepers read it", async () => {
  const key = await city.execute(scheduleShift, input(), { actor: admin });
  const log = { ...key, unit: UNIT, came: "20 时接 B458 路灯，已派抢修", handed: "明早复查" };
  const write = (more: object, actor: Actor) => city.execute(writeDutyLog, writeDutyLog.input.parse({ ...log, ...more }), { actor });
  await city.execute(acknowledgeShift, key, { actor: worker });
  await assert.rejects(write({}, admin), refusedAs("duty.not-your-log"));
  city.advance(9 * 3_600_000);
  const { number } = await write({}, worker);
  assert.match(number, /值〔\d{4}〕1号$/);
  await assert.rejects(write({ came: "改一改" }, worker), refusedAs("duty.logged-already"));
  const seen = async (actor: Actor) =>
    (await city.query(listDutyLogs, { area: undefined, days: 14 }, actor)).rows.find(({ id }) => id === key.id);
  const colleague = await city.colleague("handler", COUNTY, UNIT);
  for (const actor of [worker, colleague, person({ role: "supervisor", area: COUNTY })])
    assert.deepEqual([(await seen(actor))?.came, (await seen(actor))?.handed], [log.came, log.handed]);
  assert.equal(await seen(person({ role: "handler", area: COUNTY, unit: "fire-330502" })), undefined, "another unit's log is not its own");
  const [stored] = await city.runtime.pools.write<{ data: object }[]>`
    select data from ledger.event where stream = ${key.id} and type = 'duty.log-written'`;
  assert.doesNotMatch(JSON.stringify(stored), /路灯|复查/);
  const late = await city.execute(scheduleShift, input(), { actor: admin });
  city.advance(33 * 3_600_000);
  await assert.rejects(write(late, worker), refusedAs("duty.log-time"));
  assert.deepEqual((await city.verify()).findings, []);
});

test("the ledger holds no name and no place of whoever is on duty", async () => {
  const events = await city.runtime.pools.write<{ data: object }[]>`select data from ledger.event where kind = 'duty.shift'`;
  assert.ok(events.length > 0);
  for (const { data } of events)
    assert.deepEqual(
      Object.keys(data).filter((name) => !["within", "phone", "account", "from", "to", "came", "handed"].includes(name)),
      [],
    );
});

const KEEPS: readonly RoleCode[] = ["admin", "supervisor", "commandRoom", "dispatcher", "approver"];
for (const role of ROLES)
  test(`${role} ${KEEPS.includes(role) ? "keeps" : "does not keep"} the roster of the own unit, and nobody keeps another county's`, async () => {
    const unit = role === "approver" || role === "handler" ? UNIT : "";
    const may = async (area: string, of: string) => {
      const actor = person({ role, area, unit: of });
      return city.execute(scheduleShift, input(), { actor }).then(
        () => true,
        (cause: unknown) => {
          if (cause instanceof Refusal && cause.body.code === "access.not-yours") return false;
          throw cause;
        },
      );
    };
    assert.equal(await may(COUNTY, unit), KEEPS.includes(role));
    assert.equal(await may("330503", unit === "" ? "" : "cg-330503"), false);
  });

test("residents see no roster and change none", async () => {
  await assert.rejects(city.query(listRoster, { area: undefined, days: 7 }, resident), refusedAs("access.sign-in"));
  await assert.rejects(city.execute(scheduleShift, input(), {}), refusedAs("access.sign-in"));
});
