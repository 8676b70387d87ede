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
import { conferenceCity, COUNTY, desk, elsewhere, fire, stranger, TOWN, townOffice } from "../../../modules/conferences/tests/city.ts";
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
