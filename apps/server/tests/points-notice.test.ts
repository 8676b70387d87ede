import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { diskStore } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { documentsOf } from "#modules/documents";
import { demoPlaces } from "#modules/places";
import { assessmentCommands as c } from "../../../modules/assessment/commands.ts";
import assessment from "../../../modules/assessment/module.ts";
import { readEntry } from "../../../modules/assessment/queries-entries.ts";
import { wenzhou2017 } from "../../../modules/assessment/shipped/wenzhou.ts";
import documents from "../../../modules/documents/module.ts";
import incidents from "../../../modules/incidents/module.ts";
import limits from "../../../modules/limits/module.ts";
import mediation from "../../../modules/mediation/module.ts";
import organisations from "../../../modules/organisations/module.ts";
import people from "../../../modules/people/module.ts";
import petitions from "../../../modules/petitions/module.ts";
import places from "../../../modules/places/module.ts";
import { documentJobs, type DocumentDeps } from "../documents.ts";
import { assertTagged, paperReader, textOf } from "./paper-reader.ts";

const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "zuji-points-notice-"));
let city: TestCity;
let deps: DocumentDeps;
const assessor = person({ role: "assessor", area: "3305", unit: "zfw-3305" });
const leader = person({ role: "approver", area: "3305", unit: "zfw-3305" });
const county = person({ role: "supervisor", area: "330502", unit: "centre-330502" });
const neighbour = person({ role: "supervisor", area: "330503", unit: "centre-330503" });
type Command = { input: { parse: (value: unknown) => unknown } };
const give = (command: Command, input: unknown, actor: Actor): Promise<unknown> =>
  city.execute(command as never, command.input.parse(input) as never, { actor });

before(async () => {
  city = await testCity({
    modules: [limits, places, organisations, people, documents, incidents, petitions, mediation, assessment],
    now: "2026-03-02T02:00:00.000Z",
    jobs: documentJobs(() => deps),
  });
  deps = { runtime: city.runtime, store: diskStore(folder), origin: "https://zuji.example" };
  const { areas } = demoPlaces();
  await city.load(areas.filter(({ events: [one] }) => one !== undefined && "code" in one && ["3305", "330502", "330503"].includes(String(one.code)))); // prettier-ignore
});
after(async () => {
  await city.close();
  rmSync(folder, { recursive: true });
});

const { open } = paperReader(() => deps);

test("a unit that is given a point gets the notice on paper: numbered, tagged, with facts, evidence and its right to object; its photos are for those who may open the point", async () => {
  const scheme = uuidv7();
  const subjects = [{ code: "330502", area: "330502", zh: "吴兴区", en: "Wuxing", streak: 0, streakDocument: null }];
  const days = { year: 2026, from: "2026-03-01", until: "2026-11-30", basis: "《浙江省平安建设条例》" };
  const names = { level: "county", area: "3305", zh: "2026 年平安县区考核办法", en: "Assessment 2026", origin: null };
  const facts = { ...days, ...names, subjects, rule: wenzhou2017({ awareness: 92.5, participation: 88 }) };
  await give(c.draftScheme, { scheme, facts }, assessor);
  await give(c.consultScheme, { scheme, until: "2026-03-02" }, assessor);
  city.advance(DAY);
  await give(c.approveScheme, { scheme, document: "领导小组纪要 1 号" }, leader);
  await give(c.publishScheme, { scheme }, assessor);
  const key = { home: "330502000", id: uuidv7() };
  const photos = [uuidv7(), uuidv7()];
  const body = { kind: "case", tariff: "problem", quantity: 4, factors: [] };
  const proposal = { subject: "330502", item: "C1", body, occurredOn: "2026-03-02", reason: "暗访发现消防通道堵塞 4 处" };
  await give(c.proposeEntry, { scheme, ...key, ...proposal, documents: ["暗访交办单 12 号"], photos }, assessor);
  await city.jobs();
  const [paper, ...more] = await city.runtime.within(county, ({ db }) => documentsOf(db, key));
  assert.ok(paper);
  assert.deepEqual([more.length, paper.kind, paper.stage], [0, "assessment.points-notice", "made"]);
  assert.match(paper.number, /考告〔2026〕1号$/);
  const { body: pdf } = await open(paper, county);
  const text = textOf(pdf);
  for (const said of ["吴兴区：", "暗访发现消防通道堵塞4处", "暗访交办单12号", "-1分", "2026年3月10日前提出申诉", "2张"])
    assert.ok(text.includes(said), `${said} in ${text}`);
  assertTagged(pdf);
  assert.equal(((await open(paper, county, { form: "word" })).body as Buffer).subarray(0, 2).toString(), "PK");
  await assert.rejects(open(paper, neighbour), (cause) => cause instanceof Refusal);
  // Asked for once more by hand it keeps its number.
  const again = (await give(c.issuePointsNotice, { scheme, ...key, unit: "zfw-3305" }, assessor)) as { number: string };
  assert.equal(again.number, paper.number);

  const answer = uuidv7();
  await give(c.objectToEntry, { scheme, ...key, text: "已整改，见照片", documents: ["验收单 3 号"], photos: [answer] }, county);
  const view = await city.query(readEntry, key, county);
  assert.deepEqual([view.photos, view.objection?.photos], [photos, [answer]]);
  const [rule] = assessment.photos ?? [];
  const admits = (actor: Actor) =>
    city.runtime.within(actor, (ctx) => rule!.admits(ctx, key, photos[0]!, { purpose: "assessment.work", erasedAt: null }));
  assert.deepEqual([await admits(county), await admits(assessor), await admits(neighbour)], [true, true, false]);
  assert.deepEqual((await city.verify()).findings, []);
});
