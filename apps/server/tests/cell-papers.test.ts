import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { resident, type Actor } from "#platform/access";
import { diskStore } from "#platform/files";
import type { PlainReply, PlainRequest } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, type TestCity } from "#platform/testing";
import * as applying from "../../../modules/cells/commands-applying.ts";
import * as deciding from "../../../modules/cells/commands-deciding.ts";
import { openRound, publishRoundSeed } from "../../../modules/cells/commands-rounds.ts";
import { readApplication } from "../../../modules/cells/queries-case.ts";
import { findCertificate } from "../../../modules/cells/queries-public.ts";
import { cellsCity, employ, giver, inspectorsOf, self, TOWN, VILLAGE } from "../../../modules/cells/tests/town.ts";
import { documentJobs, documentRoutes, type DocumentDeps } from "../documents.ts";

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

const ask = async (url: string, params: Record<string, string>, actor: Actor): Promise<PlainReply> => {
  const route = documentRoutes(deps).find((one) => one.url === url && one.method === "GET");
  assert.ok(route, url);
  return route.handler({ params, query: {}, body: null, headers: {}, cookies: {}, address: "", secure: true, language: "zh", actor, token: null } as never as PlainRequest); // prettier-ignore
};

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
  assert.deepEqual(new Set(numbers.flat()), new Set(["牌〔2026〕1号", "牌〔2026〕2号", "证〔2026〕1号", "证〔2026〕2号"]));
  const paper = found[0]!.papers!.find(({ zh }) => zh === "证书")!;
  const { body } = await ask("/api/documents/:home/:id/file", { home: paper.home, id: paper.id }, resident);
  const text = execFileSync("pdftotext", ["-raw", "-", "-"], { input: body as Buffer })
    .toString()
    .replaceAll(/\s+/g, "");
  for (const pattern of [
    /第1小学：/,
    /授予“平安校园”称号，等次：示范/,
    new RegExp(`https://zuji.example/cells/certificate/${found[0]!.certificate}`),
  ])
    assert.match(text, pattern);
  assert.match(execFileSync("pdfinfo", ["-"], { input: body as Buffer }).toString(), /Tagged:\s+yes/);
  // Revoked: it is no longer anybody's to open but of those who may open the record.
  await give(deciding.revokeTitle, { ...keys[0]!, ground: "falsified", document: "刑事判决书", reason: "材料造假" }, chief);
  assert.deepEqual((await city.runtime.ask(findCertificate, { number: found[0]!.certificate! }, resident)).papers, []);
  await assert.rejects(
    ask("/api/documents/:home/:id/file", { home: paper.home, id: paper.id }, resident),
    (cause) => cause instanceof Refusal,
  );
  assert.equal((await ask("/api/documents/:home/:id/file", { home: paper.home, id: paper.id }, desk)).status, 200);
});
