import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Notice } from "#platform/modules";
import { person, type TestCity } from "#platform/testing";
import { checkOwnHome, closeFamilyHelp, forgetOwnHome } from "../commands-family.ts";
import { checkFamily, family, type Family } from "../family.ts";
import { familyJobs } from "../notices-family.ts";
import { listFamilyHelp, readFamilyContact, readFamilyHelp, readOwnFamily } from "../queries-family.ts";
import { words } from "../ui/words.ts";
import { refusedAs } from "./play.ts";
import { cellsCity, giver, TOWN, VILLAGE } from "./town.ts";

let city: TestCity;
const give = giver(() => city);
before(async () => {
  city = await cellsCity("2026-09-10T02:00:00.000Z");
});
after(() => city.close());

const desk = person({ role: "gridInstructor", area: TOWN, unit: `centre-${TOWN}` });
const head = person({ role: "supervisor", area: "330502", unit: "zfw-330502" });
const help = { phone: "13800138000", address: "三单元 301" };
const check = (asks: typeof help | null) =>
  give<{ home: string; id: string; score: number; follow: string }>(
    checkOwnHome,
    { id: uuidv7(), area: VILLAGE, self: [{ line: "C04-01", yes: true }], help: asks },
    resident,
  );
const listed = async (who = desk) => (await city.runtime.ask(listFamilyHelp, {}, who)).rows.map(({ id }) => id);
const own = (one: { home: string; id: string; follow: string }) =>
  city.runtime.ask(readOwnFamily, { home: one.home, id: one.id, secret: one.follow }, resident);

test("only families that asked are listed, without what they scored, only where one works, and only until somebody came", async () => {
  const [asking, quiet] = [await check(help), await check(null)];
  const key = { home: asking.home, id: asking.id };
  assert.deepEqual(await listed(), [asking.id]);
  assert.deepEqual(await listed(head), [asking.id]);
  assert.deepEqual(await listed(person({ role: "gridInstructor", area: "330503" })), []);
  const [row] = (await city.runtime.ask(listFamilyHelp, {}, desk)).rows;
  assert.deepEqual(Object.keys(row ?? {}).sort(), ["demo", "home", "id", "on", "placeName"]);
  assert.deepEqual(Object.keys(await city.runtime.ask(readFamilyHelp, key, desk)).sort(), [
    "demo",
    "home",
    "id",
    "on",
    "opens",
    "placeName",
  ]);
  await assert.rejects(city.runtime.ask(readFamilyHelp, { home: quiet.home, id: quiet.id }, desk), refusedAs("record.not-found"));
  await assert.rejects(
    city.runtime.ask(readFamilyHelp, key, person({ role: "dispatcher", area: "330503" })),
    refusedAs("record.not-found"),
  );
  await assert.rejects(city.runtime.ask(listFamilyHelp, {}, person({ role: "gridWorker", area: VILLAGE })), refusedAs("access.not-yours"));

  assert.equal((await own(asking)).help, "asked");
  await give(closeFamilyHelp, { ...key, result: "换了燃气软管" }, desk);
  assert.deepEqual(await listed(), []);
  await assert.rejects(city.runtime.ask(readFamilyHelp, key, desk), refusedAs("record.not-found"));
  await assert.rejects(city.runtime.ask(readFamilyContact, { ...key, reason: "再看看" }, desk), refusedAs("record.not-found"));
  const page = await own(asking);
  assert.deepEqual([page.help, page.text, page.score, page.forgotten], ["given", "换了燃气软管", asking.score, false]);
});

test("phone and address are opened with a reason by whoever sends somebody, and the opening is written down", async () => {
  const asking = await check(help);
  const key = { home: asking.home, id: asking.id };
  const view = async (who = desk) => (await city.runtime.ask(readFamilyHelp, key, who)).opens;
  assert.deepEqual([await view(), await view(head)], [true, false]);
  await assert.rejects(city.runtime.ask(readFamilyContact, { ...key, reason: "约时间" }, head), refusedAs("access.not-yours"));
  const footprints = async () =>
    (await city.owner<{ reason: string }[]>`select reason from vault.read where stream = ${asking.id}`).map(({ reason }) => reason);
  assert.deepEqual(await footprints(), []);
  assert.deepEqual(await city.runtime.ask(readFamilyContact, { ...key, reason: "约上门时间" }, desk), help);
  assert.ok((await footprints()).length > 0 && (await footprints()).every((reason) => reason === "约上门时间"));
});

test("who takes the check back is waited for by nobody, and what was sealed is gone", async () => {
  const asking = await check(help);
  const key = { home: asking.home, id: asking.id };
  await give(forgetOwnHome, { ...key, secret: asking.follow }, resident);
  const kept = await city.owner<{ field: string }[]>`select field from vault.field where stream = ${asking.id}`;
  const texts = await city.runtime.within(system, (ctx) =>
    ctx.unseal(
      kept.map(({ field }) => ({ stream: key, field })),
      "test",
    ),
  );
  assert.ok(kept.length === 2 && texts.every((text) => !text), "nothing can be read of what it left");
  assert.equal((await listed()).includes(asking.id), false);
  await assert.rejects(give(closeFamilyHelp, { ...key, result: "x" }, desk), refusedAs("cells.no-help-asked"));
  const page = await own(asking);
  assert.deepEqual([page.forgotten, page.score, page.text], [true, null, null]);
  await assert.rejects(city.runtime.ask(readOwnFamily, { ...key, secret: "x".repeat(26) }, resident), refusedAs("cells.wrong-link"));
  assert.deepEqual((await city.verify()).findings, []);
});

test("the desks of the place are told once, in words that say nothing of the family, and only when help is asked for", () => {
  const key = { home: TOWN, id: uuidv7() };
  const told = (phone: string | null) => {
    const [event] = checkFamily(family.initial, { village: VILLAGE, score: 15, version: 1, phone, address: phone, demo: false });
    const recorded = { ...event, seq: 1, at: "2026-09-10T02:00:00.000Z", by: "", role: "", unit: "" } as never;
    const state: Family = family.evolve(family.initial, recorded);
    return familyJobs(key, state, [recorded]).map(({ payload }) => (payload as { notice: Notice }).notice);
  };
  assert.deepEqual(told(null), []);
  const [notice, ...more] = told("phone:x");
  assert.ok(notice && more.length === 0);
  assert.ok(notice.words in words);
  assert.deepEqual([notice.params, notice.link], [{}, `/console/cells/families/${key.home}/${key.id}`]);
  assert.ok(notice.to.kind === "several" && notice.to.of.every((one) => one.kind === "role" && one.area === TOWN));
});
