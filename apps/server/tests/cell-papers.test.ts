import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { diskStore } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import * as applying from "../../../modules/cells/commands-applying.ts";
import * as deciding from "../../../modules/cells/commands-deciding.ts";
import { revokeTitle } from "../../../modules/cells/commands-holding.ts";
import { issueCellPaper } from "../../../modules/cells/commands-papers.ts";
import { openRound, publishRoundSeed } from "../../../modules/cells/commands-rounds.ts";
import { readApplication } from "../../../modules/cells/queries-case.ts";
import { findCertificate } from "../../../modules/cells/queries-public.ts";
import { refusedAs } from "../../../modules/cells/tests/play.ts";
import { cellsCity, employ, giver, inspectorsOf, self, TOWN, VILLAGE } from "../../../modules/cells/tests/town.ts";
import { documentJobs, type DocumentDeps } from "../documents.ts";
import { assertTagged, paperReader, textOf } from "./paper-reader.ts";

const folder = mkdtempSync(join(tmpdir(), "zuji-cell-papers-"));
let city: TestCity;
let deps: DocumentDeps;
const give = giver(() => city);
const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
const checker = person({ role: "gridInstructor", area: TOWN, unit: `centre-${TOWN}` });
const chief = person({ role: "approver", area: "330502", unit: "zfw-330502" });
const ruler = person({ role: "supervisor", area: "3305", unit: "zfw-3305" });
const inspectors = inspectorsOf(["fire-330502", "ps-330502"]);
const DAY = 86_400_000;
before(async () => {
  city = await cellsCity(
    "2026-09-10T02:00:00.000Z",
    documentJobs(() => deps),
  );
  await employ(city, inspectors);
  deps = { runtime: city.runtime, store: diskStore(folder), origin: "https://zuji.example" };
});
after(async () => {
  await city.close();
  rmSync(folder, { recursive: true });
});

const { open, list } = paperReader(() => deps);

test("two schools are awarded: each certificate and plate is numbered without a gap, says what it is in tagged text, and is public while the title holds", async () => {
  const round = uuidv7();
  const schools = ["S1", "S2"].map((code, index) => ({ code: `C05${code}-${TOWN}`, zh: `第${index + 1}小学`, area: VILLAGE }));
  const pool = inspectors.map((one) => ({ account: one.id, unit: one.grants[0]!.unit }));
  const opening = { id: round, scheme: "C05", area: "330502", name: "平安校园", from: "2026-09-01", until: "2026-09-20" };
  await give(openRound, { ...opening, units: schools, pool }, ruler);
  const keys = schools.map(() => ({ home: TOWN, id: uuidv7() }));
  for (const [index, key] of keys.entries()) {
    await give(applying.applyForTitle, { ...key, scheme: "C05", round, unit: schools[index]!.code, self, declared: true }, desk);
    await give(applying.admitApplication, key, checker);
  }
  city.advance(12 * DAY);
  await give(publishRoundSeed, { scheme: "C05", round, seed: "07 12 19", source: "双色球" }, ruler);
  const results = self.map((one) => ({ ...one, reason: null, finding: "none" as const }));
  for (const key of keys) {
    await give(applying.drawInspectors, { ...key, scheme: "C05", round }, checker);
    await give(applying.inspectUnit, { ...key, way: "announced", results }, inspectors[0]!);
    await give(applying.countersignInspection, key, inspectors[1]!);
    await give(deciding.publiciseResult, key, chief);
  }
  city.advance(20 * DAY);
  for (const key of keys) await give(deciding.awardTitle, key, chief);
  await city.jobs();
  const found = await Promise.all(
    keys.map(async (key) => {
      const { title } = await city.runtime.ask(readApplication, key, desk);
      return city.runtime.ask(findCertificate, { number: title!.certificate }, resident);
    }),
  );
  const numbers = found.map(({ papers }) => papers?.map(({ number }) => number.replace(/^.*平安/, "")));
  assert.deepEqual(
    new Set(numbers.flat()),
    new Set(["命〔2026〕1号", "命〔2026〕2号", "牌〔2026〕1号", "牌〔2026〕2号", "证〔2026〕1号", "证〔2026〕2号"]),
  );
  const paper = found[0]!.papers!.find(({ zh }) => zh === "证书")!;
  const { body } = await open(paper, resident);
  const text = textOf(body);
  for (const pattern of [
    /第1小学：/,
    /授予“平安校园”称号，等次：示范/,
    new RegExp(`https://zuji.example/cells/certificate/${found[0]!.certificate}`),
  ])
    assert.match(text, pattern);
  assertTagged(body);
  // Revoked: it is no longer anybody's to open but of those who may open the record.
  await give(revokeTitle, { ...keys[0]!, ground: "falsified", document: "刑事判决书", reason: "材料造假" }, chief);
  assert.deepEqual((await city.runtime.ask(findCertificate, { number: found[0]!.certificate! }, resident)).papers, []);
  await assert.rejects(open(paper, resident), (cause) => cause instanceof Refusal);
  assert.equal((await open(paper, desk)).status, 200);
});

/** The text of a paper as it is read out, and by whom it may be had. */
async function paperText(key: { home: string; id: string }, actor: Actor): Promise<string> {
  const { body, status } = await open(key, actor);
  assert.equal(status, 200);
  assertTagged(body);
  return textOf(body);
}

test("each step has its paper with every field asked for: application, inspection, notice to mend, re-check, naming, revocation", async () => {
  const round = uuidv7();
  const school = { code: `C05P-${TOWN}`, zh: "东门小学", area: VILLAGE };
  const pool = inspectors.map((one) => ({ account: one.id, unit: one.grants[0]!.unit }));
  const [from, until] = [0, 5].map((days) => new Date(Date.parse(city.now()) + days * DAY).toISOString().slice(0, 10));
  await give(openRound, { id: round, scheme: "C05", area: "330502", name: "冬季平安校园", from, until, units: [school], pool }, ruler);
  const key = { home: TOWN, id: uuidv7() };
  const contact = { name: "沈老师", phone: "0572-2020404" };
  const proved = self.map((one) => ({
    ...one,
    cited: one.line === "C05-01" ? { kind: "document" as const, what: "年度安全工作计划" } : null,
  }));
  await give(applying.applyForTitle, { ...key, scheme: "C05", round, unit: school.code, self: proved, contact, declared: true }, desk);
  await give(applying.admitApplication, key, checker);
  city.advance(7 * DAY);
  await give(publishRoundSeed, { scheme: "C05", round, seed: "3 1 4", source: "排列三" }, ruler);
  await give(applying.drawInspectors, { ...key, scheme: "C05", round }, checker);
  const results = proved.map((one) => ({ ...one, reason: null as string | null, finding: "none" as "none" | "grave" }));
  results[2] = { ...results[2]!, points: 5, reason: "二楼东侧出口上锁", finding: "grave" };
  await give(applying.inspectUnit, { ...key, way: "unannounced", results, statement: "锁已当场打开" }, inspectors[0]!);
  await city.jobs();
  assert.deepEqual((await list(key, desk)).map(({ kind }) => kind), ["cells.application"], "nothing of an inspection before two have signed"); // prettier-ignore
  await give(applying.countersignInspection, key, inspectors[1]!);
  await give(applying.rectifyFindings, { ...key, measures: "换成推杠门锁" }, desk);
  const again = [{ line: results[2]!.line, points: 12, reason: "开启正常", mended: true, photos: [] }];
  await give(applying.recheckFindings, { ...key, results: again, note: "现场复查" }, inspectors[0]!);
  await give(deciding.publiciseResult, key, chief);
  city.advance(20 * DAY);
  await give(deciding.awardTitle, key, chief);
  await city.jobs();
  const title = (await city.runtime.ask(readApplication, key, desk)).title!;
  assert.deepEqual((await list(key, resident)).map(({ kind }) => kind.slice(6)).toSorted(), ["certificate", "naming", "plate"], "what is public of a title that is held"); // prettier-ignore
  await give(revokeTitle, { ...key, ground: "falsified", document: "湖教罚〔2027〕1号", reason: "消防台账是补的" }, chief);
  await city.jobs();
  const all = await list(key, desk);
  assert.ok(all.every(({ stage }) => stage === "made"), JSON.stringify(all)); // prettier-ignore
  const wordsOf = async (code: string): Promise<string> => {
    const paper = all.find(({ kind }) => kind === `cells.${code}`);
    assert.ok(paper, code);
    const text = await paperText(paper, desk);
    assert.ok(text.includes(paper.number.replaceAll(/\s/g, "")), `${code} has its number`);
    for (const common of [/抄送：/, /东门小学/]) assert.match(text, common, code);
    assert.doesNotMatch(text, /沈老师|2020404|\{|undefined|null/, `${code}: names and numbers of people are written in by hand`);
    for (const { id } of inspectors) assert.ok(!text.includes(id), code);
    return text;
  };
  const fields: Readonly<Record<string, readonly RegExp[]>> = {
    application: [/平安细胞申报表/, new RegExp(school.code), /平安校园/, /冬季平安校园/, /联系人和电话（由单位填写）/, /人数/, /C05-01.*8\/8文件资料：年度安全工作计划/, /C05-02.*12\/12无（没有清单要的佐证）/, /自评合计：100分/, /承诺/, /签名（盖章）/, /申诉/, /〔2026〕\d+号/], // prettier-ignore
    inspection: [/平安细胞检查表/, /不事先通知/, /命名前检查/, /5\/12二楼东侧出口上锁无（没有清单要的佐证）/, /8\/8文件资料：年度安全工作计划/, /重大/, /锁已当场打开/, /检查人员.*1.*2/, /合计：93分/, /未达到命名要求/, /签名.*＿/, /异议/], // prettier-ignore
    rectification: [/整改通知书/, /C05-03/, /二楼东侧出口上锁/, /整改到检查清单的要求，整改前不予命名/, /现通知你单位在20\d\d年\d+月\d+日前整改/, /依据/, /照片无/], // prettier-ignore
    recheck: [/整改复查表/, /换成推杠门锁/, /已整改，12分：开启正常/, /现场复查/, /发现的问题已全部整改/, /签名/],
    naming: [/命名决定/, new RegExp(title.certificate), /等次：示范/, /100分/, /公示20\d\d年.*期满没有成立的异议/, /有效期20\d\d年.*至20\d\d年/, new RegExp(`/cells/certificate/${title.certificate}`)], // prettier-ignore
    revocation: [/摘牌决定/, /材料造假/, /湖教罚〔2027〕1号/, /消防台账是补的/, /可以在20\d\d年\d+月\d+日前申诉/, /自20\d\d年\d+月\d+日起可以重新申报/], // prettier-ignore
  };
  for (const [code, patterns] of Object.entries(fields)) {
    const text = await wordsOf(code);
    for (const pattern of patterns) assert.match(text, pattern, `${code}: ${text}`);
  }
  const numbers = all.map(({ number }) => number.replace(/^.*平安/, ""));
  for (const word of ["申", "检", "改", "复", "命", "摘"]) assert.ok(numbers.some((one) => one.startsWith(word)), word); // prettier-ignore
  const stranger = person({ role: "handler", area: "330503", unit: "x-330503" });
  for (const paper of all) await assert.rejects(open(paper, stranger), (cause) => cause instanceof Refusal); // prettier-ignore
  // Asked for again, a paper keeps its number; one no step calls for is none.
  const view = await city.runtime.ask(readApplication, key, chief);
  const inspection = view.papers.find(({ code }) => code === "inspection")!;
  const { code, seq, unit } = inspection;
  const issued = await give<{ number: string }>(issueCellPaper, { ...key, code, seq, unit }, chief);
  assert.equal(issued.number, all.find(({ kind }) => kind === "cells.inspection")!.number);
  for (const wrong of [
    { code, seq: 1, unit },
    { code: "naming", seq, unit },
    { code, seq, unit: "zfw-330502" },
  ])
    // prettier-ignore
    await assert.rejects(give(issueCellPaper, { ...key, ...wrong }, chief), refusedAs("cells.no-such-paper"));
  assert.deepEqual((await city.runtime.ask(readApplication, key, desk)).papers, []);
});
