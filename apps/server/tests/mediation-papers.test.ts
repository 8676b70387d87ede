import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { tagsIn, wordTemplate } from "#platform/documents";
import { diskStore } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import * as c from "../../../modules/mediation/commands.ts";
import { disputePapers } from "../../../modules/mediation/papers.ts";
import {
  A,
  ask as asked,
  B,
  held,
  keyOf,
  mediationCity,
  on,
  opened,
  text,
  type MediationCity,
} from "../../../modules/mediation/tests/city.ts";
import { documentJobs, type DocumentDeps } from "../documents.ts";
import { paperReader, type ListedPaper } from "./paper-reader.ts";

const folder = mkdtempSync(join(tmpdir(), "zuji-mediation-papers-"));
let city: MediationCity;
let deps: DocumentDeps;
before(async () => {
  city = await mediationCity(
    "2026-11-23T02:00:00.000Z",
    documentJobs(() => deps),
  );
  deps = { runtime: city.runtime, store: diskStore(folder) };
});
after(async () => {
  await city.close();
  rmSync(folder, { recursive: true });
});

const { ask, list, read } = paperReader(() => deps);
/** For how many years each paper of a case is kept from the day it was made. */
const keptYears = async (key: { home: string; id: string }): Promise<Record<string, number>> => {
  const rows = await city.runtime.pools.write<{ kind: string; years: number }[]>`
    select d.kind, round(extract(epoch from f.expires_at - f.at) / 86400 / 365.25)::int as years
    from documents.document d join vault.field f on f.home = d.home and f.stream = d.id and f.field = 'key' where d.subject = ${key.id}`;
  return Object.fromEntries(rows.map(({ kind, years }) => [kind.slice("mediation.".length), years]));
};
const names = (papers: readonly ListedPaper[]): string[] => papers.map(({ kind }) => kind.slice("mediation.".length));

/** The whole file of a neighbour dispute: agreed, sealed, confirmed, kept, followed up, closed. */
async function wholeFile() {
  const { key, run, secret } = await opened(city);
  await run(c.recordInvestigation, {
    place: "三楼",
    on: "2026-11-23",
    respondent: "物业经理",
    contact: "0572-2010000",
    relation: "小区物业",
    participants: "楼长",
    recorder: "小陈",
    content: "地漏渗水",
    readBack: true,
  });
  await held(city, run);
  await run(c.draftAgreement, text("2026-12-05"));
  city.advance(86_400_001);
  await run(c.recordSignature, { party: A, version: 1, how: "drawn", image: uuidv7() });
  await run(c.recordSignature, { party: B, version: 1, how: "thumb-print", image: uuidv7() });
  await run(c.signAsMediator, { mediator: city.mediators[0], version: 1, image: uuidv7() });
  await run(c.sealAgreement, { version: 1, image: uuidv7() }, city.chair);
  await city.jobs();
  const today = city.now().slice(0, 10);
  await run(c.applyForConfirmation, { court: "吴兴区人民法院", applicants: [A, B], filedOn: today });
  await run(c.recordConfirmationReceipt, { accepted: true, caseNo: "(2026)浙0502民特1号" });
  await run(c.ruleConfirmation, { ruling: "confirmed", ruledOn: today });
  const view = await city.runtime.within(
    city.mediator,
    (ctx) => ctx.db<{ state: { agreement: { obligations: { id: string }[] } } }[]>`select state from ledger.stream where id = ${key.id}`,
  );
  await run(c.performObligation, { obligation: view[0]?.state.agreement.obligations[0]?.id, doneOn: today, evidence: "收条" });
  const visit = { slot: "month-3", party: A, performing: "whole", satisfied: "5", suit: "none", found: ["left-over"], words: "双方和好" };
  const unmended = run(c.followUpAgreement, visit);
  await assert.rejects(unmended, /measure-needed|invalid/, "what was found is not left as found");
  await run(c.followUpAgreement, { ...visit, measure: "请物业再查防水" });
  await run(c.archiveDispute, {});
  await city.jobs();
  return { key, secret };
}

test("a neighbour dispute leaves a whole file: each paper says what the form of the ministry asks for, in the order of a mediation file", async () => {
  const { key, secret } = await wholeFile();
  const all = await list(key, city.chair);
  assert.deepEqual(names(all), [
    "application",
    "acceptance",
    "rights",
    "investigation",
    "session",
    "agreement",
    "confirmation",
    "follow-up",
    "closing",
  ]);
  const wanted: Readonly<Record<string, readonly RegExp[]>> = {
    application: [/人民调解申请书/, /申请人王建国13800001111爱山街道1号无/, /楼上漏水，多次协商未果/, /自愿申请调解/],
    acceptance: [/街道调委会/, /邻里纠纷/, /当事人申请/, /备注/, /登记人签名/],
    rights: [/不收取任何费用/, /要求终止调解/, /司法确认/],
    investigation: [
      /2026年11月23日/,
      /物业经理/,
      /0572-2010000/,
      /关系小区物业/,
      /其他参加人楼长/,
      /记录人小陈/,
      /地漏渗水/,
      /已向被调查人宣读/,
    ],
    session: [/线上调解室/, /当事人王建国、李秀英/, /邀请参加人无/, /风险：已告知/, /沈调解/, /小陈/, /双方各述一遍/, /谈成/],
    agreement: [
      /主要事实和争议事项漏水致吊顶损坏/,
      /楼上承担维修/,
      /1．李秀英王建国赔偿八百元（800元）2026年12月5日前/,
      /申请人王建国：签名/,
      /被申请人李秀英：按指印/,
      /调解员沈调解：签名/,
      /2026年12月2[3-5]日前/,
    ],
    confirmation: [/吴兴区人民法院：/, /协议书编号.*人调〔2026〕1号/, /送达地址/, /有效。/, /没有恶意串通/, /双方）签名/],
    "follow-up": [
      /协议书编号.*人调〔2026〕1号/,
      /回访对象王建国/,
      /起诉和结果未起诉/,
      /发现的问题有遗留问题/,
      /措施请物业再查防水/,
      /全部履行/,
      /5（满分五）/,
      /2026年11月24日已履行/,
      /双方和好/,
    ],
    closing: [/结案报告/, /卷号/, /达成协议/, /王建国、李秀英/],
  };
  for (const [kind, patterns] of Object.entries(wanted)) {
    const said = await read(
      all.find((one) => one.kind === `mediation.${kind}`),
      city.chair,
    );
    for (const pattern of patterns) assert.match(said, pattern, `${kind}: ${said}`);
  }
  const own = await list(key, resident, secret);
  assert.deepEqual(names(own), ["rights", "agreement", "confirmation"], "each party has a copy of what is theirs");
  assert.match(await read(own[1], resident, secret), /人民调解协议书/);
  assert.deepEqual(await list(key, resident, "A".repeat(26)), []);
  const volume = (await ask("/api/documents/of/:home/:id/volume", key, city.chair)).body as Buffer;
  assert.match(
    execFileSync("pdftotext", ["-raw", "-", "-"], { input: volume }).toString(),
    /一案一卷[\s\S]*目录[\s\S]*申请书[\s\S]*结案报告[\s\S]*封底[\s\S]*保管期限\s*30 年[\s\S]*应有而未有的文书\s*无/,
  );
  const bare = (await ask("/api/documents/of/:home/:id/volume", key, resident, { secret })).body as Buffer;
  assert.doesNotMatch(execFileSync("pdftotext", ["-raw", "-", "-"], { input: bare }).toString(), /封底/, "own copies are no case file");
});

test("papers of one word and desk are numbered on without a gap, and one that ended tells every way that stays open", async () => {
  const numbers: number[] = [];
  for (let n = 0; n < 2; n += 1) {
    city.set(`2026-12-0${n + 1}T02:00:00.000Z`);
    const { key, run } = await opened(city, { type: "labour", kind: "labour", summary: "拖欠三个月工资" });
    await held(city, run);
    await run(c.failMediation, { words: "对工资数额分歧过大", remedies: ["arbitration", "payment-order", "legal-aid"] });
    await city.jobs();
    const ended = (await list(key, city.chair)).find(({ kind }) => kind === "mediation.ended");
    numbers.push(Number(/〔2026〕(\d+)号/.exec(ended?.number ?? "")?.[1]));
    assert.match(
      await read(ended, city.chair),
      /调解不成的纠纷.*劳动争议纠纷.*1．申请仲裁（劳动争议须先仲裁，一年内）；2．凭调解协议申请支付令；3．申请法律援助/,
    );
  }
  assert.deepEqual(numbers, [1, 2]);
});

test("papers go with their case: thirty years with a written agreement, those made before it too, ten without one", async () => {
  const agreed = await wholeFile();
  city.advance(120_000);
  await city.jobs();
  const kept = await keptYears(agreed.key);
  assert.equal(kept["acceptance"], 30, "made before there was an agreement");
  assert.deepEqual(new Set(Object.values(kept)), new Set([30]));
  const { key, run } = await opened(city);
  await held(city, run);
  await run(c.failMediation, { words: "双方分歧过大", remedies: ["suit"] });
  await city.jobs();
  city.advance(120_000);
  await city.jobs();
  assert.deepEqual(new Set(Object.values(await keptYears(key))), new Set([10]));
});

test("where somebody is afraid, no paper says where anybody can be found", async () => {
  const receipt = await asked(city);
  const key = keyOf(receipt);
  const { run } = on(city, key);
  await run(c.askSafety, { party: A, afraid: true, hurt: false });
  await run(c.arrangeForSafety, { party: A, wishes: true, separateRooms: true, helpTold: true, words: "愿意继续，分开进行" });
  await run(c.acceptDispute, { committee: city.committee }, city.chair);
  await city.jobs();
  const papers = await list(key, city.chair);
  const said = await read(
    papers.find(({ kind }) => kind === "mediation.acceptance"),
    city.chair,
  );
  assert.match(said, /不载明/);
  assert.doesNotMatch(said, /13800001111|爱山街道1号|13800002222/);
});

test("the shipped templates say only what their fields know", async () => {
  for (const kind of Object.values(disputePapers)) {
    const template = await wordTemplate(kind.blocks, kind.title.zh);
    const known = new Set([...kind.fields.flatMap(({ tag, each = [] }) => [tag, ...each.map((one) => `${tag}.${one.tag}`)]), "issuer", "number", "date", "contact"]); // prettier-ignore
    assert.deepEqual(
      tagsIn(template).filter((tag) => !known.has(tag)),
      [],
      kind.code,
    );
  }
});
