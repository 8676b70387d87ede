import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { diskStore } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import type { TestCity } from "#platform/testing";
import { conferenceCommands as conf } from "#modules/conferences";
import {
  conferenceCity,
  COUNTY,
  desk,
  elsewhere,
  fire,
  overseer,
  reported,
  stranger,
  TOWN,
  townOffice,
} from "../../../modules/conferences/tests/city.ts";
import * as inc from "../../../modules/incidents/commands.ts";
import { readIncident } from "../../../modules/incidents/queries-case.ts";
import { documentJobs, type DocumentDeps } from "../documents.ts";
import { assertTagged, paperReader, textOf } from "./paper-reader.ts";

const folder = mkdtempSync(join(tmpdir(), "zuji-conference-papers-"));
let city: TestCity;
let deps: DocumentDeps;
before(async () => {
  city = await conferenceCity(documentJobs(() => deps));
  deps = { runtime: city.runtime, store: diskStore(folder), origin: "https://zuji.example" };
});
after(async () => {
  await city.close();
  rmSync(folder, { recursive: true });
});

const { ask, open, list } = paperReader(() => deps);
const named = (code: string) => (cause: unknown) => cause instanceof Refusal && cause.body.code === code;

test("the minutes say who met about what, what was agreed, by whom it is owed and until when, and open at the table alone", async () => {
  const id = uuidv7(Date.parse(city.now()));
  const convener = `centre-${COUNTY}`;
  const calling = {
    id, kind: "joint", area: COUNTY, convener, topic: "消防通道联席会议", venue: "三楼会商室", meets: city.now(), members: [`fire-${COUNTY}`, `cg-${TOWN}`],
  }; // prettier-ignore
  const { home } = await city.execute(conf.callConference, conf.callConference.input.parse(calling), { actor: desk });
  const paper = uuidv7(Date.parse(city.now()));
  const minuted = {
    home, id, convener, paper, attended: [convener, `fire-${COUNTY}`], minutes: "会议认为充电点不足是主因，先补点再清理。",
    decisions: [{ decision: uuidv7(), owner: `fire-${COUNTY}`, due: "2026-12-10", text: "划线立牌，联合夜查两次" }],
  }; // prettier-ignore
  const { paper: number } = await city.execute(conf.minuteConference, conf.minuteConference.input.parse(minuted), { actor: desk });
  await city.jobs();
  const { body } = await open({ home, id: paper }, fire);
  const text = textOf(body);
  for (const said of [
    number,
    "会商纪要",
    "消防通道联席会议",
    "三楼会商室",
    "先补点再清理",
    "划线立牌，联合夜查两次",
    "2026年12月10日",
    "未到单位",
    "抄送",
  ])
    assert.ok(text.includes(said.replaceAll(/\s+/g, "")), `${said} in ${text}`);
  assertTagged(body);
  // The office of a town, asked to the county's table, stands outside the paper's area and was given a copy.
  const listed = async (actor: Actor) => (await list({ home, id }, actor)).map((one) => one.id);
  assert.deepEqual(await listed(townOffice), [paper]);
  assert.equal((await open({ home, id: paper }, townOffice)).status, 200);
  assert.equal((await ask("/api/documents/of/:home/:id/volume", { home, id }, townOffice)).status, 200);
  for (const outsider of [stranger, elsewhere]) {
    assert.deepEqual(await listed(outsider), []);
    await assert.rejects(open({ home, id: paper }, outsider), (cause) => cause instanceof Refusal);
  }
});

test("a dispatch and a supervision order are printed by the desk and opened by the unit they went to; nothing of the reporter is on them", async () => {
  const key = await reported(city, { phone: "13700002222", description: "张三家门口路灯不亮" });
  const slip = (kind: string, nth: number, unit = `centre-${TOWN}`) => ({ ...key, slip: kind, nth, unit }) as never;
  const give = (command: { name: string }, more: object, actor: Actor) =>
    city.execute(command as never, { ...key, ...more } as never, { actor });
  await give(inc.verifyIncident, { summary: "路灯不亮" }, desk);
  await assert.rejects(city.execute(inc.issueIncidentSlip, slip("dispatch", 1), { actor: desk }), named("incidents.no-such-slip"));
  await give(inc.dispatchIncident, { lead: `cg-${TOWN}`, coUnits: [`fire-${COUNTY}`], note: "市政设施归你们管" }, desk);
  await give(inc.superviseIncident, { level: "supervise", reason: "群众催了两次", within: { amount: 2, unit: "workingDay" } }, overseer);
  const view = await city.query(readIncident as never, key, desk);
  assert.deepEqual(
    (view as { slips: { slip: string; nth: number; unit: string }[] }).slips.map(({ slip: kind, nth, unit }) => [kind, nth, unit]),
    [
      ["dispatch", 1, `centre-${TOWN}`],
      ["order", 1, `centre-${TOWN}`],
    ],
  );
  await assert.rejects(city.execute(inc.issueIncidentSlip, slip("dispatch", 1), { actor: townOffice }), named("access.not-yours"));
  await assert.rejects(
    city.execute(inc.issueIncidentSlip, slip("dispatch", 1, `centre-${COUNTY}`), { actor: desk }),
    named("incidents.not-the-desk"),
  );
  const first = await city.execute(inc.issueIncidentSlip, slip("dispatch", 1), { actor: desk });
  assert.deepEqual(
    await city.execute(inc.issueIncidentSlip, slip("dispatch", 1), { actor: overseer }),
    first,
    "asked for twice it keeps its number",
  );
  await city.execute(inc.issueIncidentSlip, slip("order", 1), { actor: overseer });
  await city.jobs();
  const papers = await list(key, townOffice);
  assert.deepEqual(papers.map(({ kind }) => kind).sort(), ["incidents.dispatch", "incidents.order"]);
  const said = async (kind: string) =>
    textOf(
      (
        await open(
          papers.find((one) => one.kind === kind)!,
          townOffice,
        )
      ).body,
    );
  const [dispatch, order] = [await said("incidents.dispatch"), await said("incidents.order")];
  for (const words of [
    "派单（分流单）",
    "路灯故障",
    "主办单位",
    "协办单位",
    "分派理由市政设施归你们管",
    "签收期限2026年11月",
    "办结期限2026年11月",
    "时限依据",
  ])
    assert.ok(dispatch.includes(words), `${words} in ${dispatch}`);
  for (const words of ["督办单", "现予督办", "群众催了两次", "回复期限2026年11月25日", "（尚未回复）"])
    assert.ok(order.includes(words), `${words} in ${order}`);
  assert.doesNotMatch(`${dispatch}${order}`, /13700002222|张三/);
  assert.deepEqual(await list(key, elsewhere), []);
  const [kept] = await city.runtime.pools.write<{ years: number }[]>`
    select round(extract(epoch from f.expires_at - f.at) / 86400 / 365.25)::int as years
    from documents.document d join vault.field f on f.home = d.home and f.stream = d.id and f.field = 'key' where d.subject = ${key.id}`;
  assert.equal(kept?.years, 5, "as long as grid events are kept");
});
