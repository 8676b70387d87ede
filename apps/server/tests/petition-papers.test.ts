import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { resident } from "#platform/access";
import { readWord, tagsIn, wordTemplate } from "#platform/documents";
import { diskStore } from "#platform/files";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person } from "#platform/testing";
import * as c from "../../../modules/petitions/commands.ts";
import { PAPERS } from "../../../modules/petitions/contract.ts";
import { mandatePaper, petitionPapers } from "../../../modules/petitions/papers.ts";
import { reportPaper } from "../../../modules/petitions/report-paper.ts";
import {
  above,
  clerk,
  fileIn,
  giver,
  handler,
  head,
  keyOf,
  office,
  petitionCity,
  PLACE,
  secretOf,
  top,
  TOWN,
} from "../../../modules/petitions/tests/city.ts";
import { documentJobs, type DocumentDeps } from "../documents.ts";
import { paperReader } from "./paper-reader.ts";

type City = Awaited<ReturnType<typeof petitionCity>>;
const folder = mkdtempSync(join(tmpdir(), "zuji-petition-papers-"));
let city: City;
let deps: DocumentDeps;
let its: ReturnType<typeof fileIn>;
let give: ReturnType<typeof giver>;
before(async () => {
  city = await petitionCity(
    "2026-05-11T02:00:00.000Z",
    documentJobs(() => deps),
  );
  deps = { runtime: city.runtime, store: diskStore(folder) };
  its = fileIn(city);
  give = giver(city);
});
after(async () => {
  await city.close();
  rmSync(folder, { recursive: true });
});

const { ask, list, read } = paperReader(() => deps);
const days = (n: number): void => city.set(new Date(Date.parse(city.now()) + n * 86_400_000).toISOString());

/** To the last word, with an extension and a hearing on the way. */
async function toTheEnd() {
  const receipt = await its.accepted();
  const key = keyOf(receipt);
  const bearer = { ...key, secret: secretOf(receipt) };
  days(30);
  await give(c.extendPetition, { ...key, days: 20, reason: "检测报告下月才能出具" }, { actor: head });
  await give(c.draftOpinion, { ...key, ...its.OPINION, performance: "街道三十日内付清" }, { actor: handler });
  await give(c.signOpinion, key, { actor: head });
  await city.jobs();
  const before = await list(key, resident, bearer.secret);
  await its.deliver(key, handler);
  days(5);
  await give(c.requestPetitionReview, { ...bearer, reason: "款项至今没有" }, {});
  await give(c.decidePetitionReview, { ...key, result: "uphold", facts: "调卷并听取双方陈述", law: "土地管理法第四十八条", opinion: "予以维持" }, { actor: above }); // prettier-ignore
  await its.deliver(key, above);
  days(3);
  await give(c.requestPetitionReview, { ...bearer, reason: "复查没有回应我的证据" }, {});
  days(2);
  const [from, to] = [city.now(), new Date(Date.parse(city.now()) + 7_200_000).toISOString()];
  days(1);
  await give(
    c.holdPetitionHearing,
    {
      ...key,
      from,
      to,
      participants: "主持人：周某；信访人本人；承办单位二人",
      record: "双方陈述，核对了付款凭证。",
      conclusion: "凭证未载明付款。",
    },
    { actor: top },
  );
  await give(c.decidePetitionReview, { ...key, result: "change", ground: "facts", facts: "凭证显示未付", law: "土地管理法第四十八条", opinion: "变更为十日内付清" }, { actor: top }); // prettier-ignore
  await its.deliver(key, top);
  await city.jobs();
  return { key, secret: bearer.secret, before };
}

test("a petition that goes to 复核 has every paper of the rules, numbered per organ, and each says who, what, why and what comes next", async () => {
  const { key, secret, before } = await toTheEnd();
  assert.deepEqual(
    before.map(({ kind }) => kind).sort(),
    ["petitions.acceptance", "petitions.extension"],
    "a signed opinion is not yet delivered",
  );
  const all = await list(key, handler);
  assert.deepEqual(
    all.map(({ kind, stage }) => `${kind} ${stage}`),
    ["register", "transfer", "acceptance", "extension", "opinion", "review", "hearing", "final-review"].map(
      (kind) => `petitions.${kind} made`,
    ),
  );
  const said = new Map<string, string>();
  for (const one of all) said.set(one.kind.slice("petitions.".length), await read(one, handler));
  const wanted: Readonly<Record<string, readonly RegExp[]>> = {
    register: [/信访登记表/, /沈某/, /13800001234/, /1．补发拖欠的补偿款/, /二〇二六年三月征用后至今未付/, /附件无/],
    transfer: [/信访事项转送函/, /综合行政执法局：/, /五个工作日内提出异议/],
    acceptance: [/信访事项受理告知书/, /沈某：/, /第三十一条第六项/, /2026年7月10日前出具处理意见书/, /申请回避/],
    extension: [/延长20日，新的期限为2026年7月30日/, /检测报告下月才能出具/],
    opinion: [
      /由.*转来/,
      /经查，征用属实/,
      /土地管理法第四十八条/,
      /1．补发拖欠的补偿款支持三十日内付清/,
      /落实：街道三十日内付清/,
      /三十日内，向湖州市.*书面请求复查/,
      /送达方式.*送达日期和签收/,
    ],
    review: [/款项至今没有/, /没有举行听证/, /送达方式/, /1．支持：三十日内付清/, /五、复查意见：维持/, /三十日内，向.*信访局请求复核/],
    hearing: [/听证笔录/, /参加人主持人：周某；信访人本人/, /双方陈述，核对了付款凭证/, /结论凭证未载明付款/, /参加人签名/],
    "final-review": [/举行了听证/, /凭证显示未付/, /五、复核意见：变更（事实不清、证据不足）变更为十日内付清/, /终结意见/, /帮扶/],
  };
  for (const [kind, patterns] of Object.entries(wanted)) for (const pattern of patterns) assert.match(said.get(kind) ?? "", pattern, kind);
  assert.doesNotMatch(said.get("transfer") ?? "", /沈某|13800001234/, "a letter between offices needs no name");
  for (const one of all) assert.match(one.number, /信.{1,2}〔2026〕1号$/, `${one.kind} ${one.number}`);
  const own = await list(key, resident, secret);
  assert.deepEqual(
    own.map(({ kind }) => kind.slice("petitions.".length)),
    ["acceptance", "extension", "opinion", "review", "hearing", "final-review"],
  );
  assert.match(await read(own.at(-1)!, resident, secret), /复核意见书/);
  assert.deepEqual(await list(key, resident, "A".repeat(26)), []);
  const volume = (await ask("/api/documents/of/:home/:id/volume", key, handler)).body as Buffer;
  const whole = execFileSync("pdftotext", ["-raw", "-", "-"], { input: volume }).toString();
  assert.match(whole, /案卷（一案一卷）[\s\S]*目录[\s\S]*信访登记表[\s\S]*信访事项复核意见书[\s\S]*封底[\s\S]*保管期限\s*30 年/);
  const word = await ask("/api/documents/:home/:id/file", { home: own[2]!.home, id: own[2]!.id }, handler, { form: "word" });
  assert.match(JSON.stringify(readWord(word.body as Buffer)), /信访事项处理意见书/);
});

test("an accusation's letter names nobody, a supervisor opens no paper, and each look of staff leaves a footprint", async () => {
  const receipt = await its.routed("accusation", "disc-330502");
  await city.jobs();
  const desk = person({ role: "dispatcher", area: "330502001", unit: "centre-330502001" });
  const papers = await list(keyOf(receipt), desk);
  assert.deepEqual(
    papers.map(({ kind }) => kind),
    ["petitions.register", "petitions.transfer"],
  );
  assert.doesNotMatch(await read(papers[1]!, desk), /沈某|补偿款/);
  assert.deepEqual(await list(keyOf(receipt), clerk), [], "the clerk at the window does not open a sealed accusation");
  const watching = person({ role: "supervisor", area: "330502", unit: "centre-330502" });
  const open = keyOf(await its.routed());
  await city.jobs();
  assert.deepEqual(await list(open, watching), []);
  await assert.rejects(
    read((await list(open, handler))[0]!, watching),
    (cause: unknown) => cause instanceof Refusal && cause.body.code === "record.not-found",
  );
});

test("a settlement is a paper of its own: each request, the terms, how it was agreed; the petitioner opens it", async () => {
  const receipt = await its.accepted();
  const key = keyOf(receipt);
  const secret = secretOf(receipt);
  await give(c.offerPetitionSettlement, { ...key, how: "settlement", terms: "街道十日内付清补偿款。" }, { actor: handler });
  const { offer } = (
    await city.runtime.pools.write<{ state: { offer: { text: string } } }[]>`select state from ledger.stream where id = ${key.id}`
  )[0]!.state;
  await give(c.agreeToSettlement, { ...key, secret, terms: offer.text }, {});
  await city.jobs();
  const paper = (await list(key, resident, secret)).find(({ kind }) => kind === "petitions.settlement");
  assert.ok(paper);
  const text = await read(paper, resident, secret);
  for (const words of [
    /和解（调解）协议书/,
    /沈某/,
    /1．补发拖欠的补偿款/,
    /街道十日内付清补偿款。/,
    /凭本人的办理链接确认同意/,
    /第三十三条/,
  ])
    assert.match(text, words);
});

test("an organ that lets its time run out is urged in writing", async () => {
  const receipt = await its.routed("opinion");
  days(20);
  await city.jobs();
  const papers = await list(keyOf(receipt), handler);
  const urged = papers.find(({ kind }) => kind === "petitions.supervision");
  assert.ok(urged, papers.map(({ kind }) => kind).join());
  assert.match(await read(urged, handler), /督办函.*综合行政执法局.*尚未办理.*五个工作日内向本单位报告/);
});

test("a mandate is a paper: powers ticked one by one, free of charge, revocable; the agent and the principal open it", async () => {
  const agent = person({ role: "petitionAgent", area: TOWN, unit: `centre-${TOWN}` });
  const term = { trainedOn: "2026-01-10", from: "2026-01-01", to: "2028-12-31" };
  const facts = { area: TOWN, account: agent.id, name: "李代理", unit: `centre-${TOWN}`, certificate: "代001", ...term };
  const registered = await give(c.registerPetitionAgent, { id: uuidv7(), ...facts }, { actor: office });
  const asked = {
    id: uuidv7(),
    place: PLACE,
    agent: keyOf(registered),
    name: "周委托",
    matter: "补偿款的事",
    powers: ["submit"],
    until: "2027-01-01",
  };
  const mandate = await give(c.askPetitionAgent, asked, {});
  await give(c.acceptMandate, keyOf(mandate), { actor: agent });
  await city.jobs();
  const [paper] = await list(mandate, agent);
  assert.ok(paper);
  assert.match(
    await read(paper, resident, secretOf(mandate)),
    /委托书.*周委托.*李代理（证号代001）.*代写不授权代提交授权.*不收取任何费用.*随时撤销/,
  );
  await give(c.revokeMandate, { ...keyOf(mandate), secret: secretOf(mandate) }, {});
  assert.deepEqual(await list(mandate, agent), [], "revoked, it is no longer the agent's to open");
});

test("the shipped templates say only what their fields know", async () => {
  for (const kind of [...PAPERS.map((code) => petitionPapers[code]), mandatePaper, reportPaper]) {
    const template = await wordTemplate(kind.blocks, kind.title.zh);
    const known = new Set([...kind.fields.flatMap(({ tag, each = [] }) => [tag, ...each.map((one) => `${tag}.${one.tag}`)]), "issuer", "number", "date", "contact"]); // prettier-ignore
    assert.deepEqual(
      tagsIn(template).filter((tag) => !known.has(tag)),
      [],
      kind.code,
    );
  }
  assert.equal(PLACE.length, 12);
});

test("a petition office's report says what 条例 41 asks: numbers, fields, organs, letters, duties and advice with its outcome; another signs it", async () => {
  const county = person({ role: "dispatcher", area: "330502", unit: "xf-330502" });
  const watching = person({ role: "supervisor", area: "330502", unit: "centre-330502" });
  const desk = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
  for (let nth = 0; nth < 10; nth += 1) {
    await its.file({ against: "nr-330502" });
    const accused = keyOf(await its.file({ against: "hc-330502" }));
    await give(c.registerPetition, accused, { actor: clerk });
    await give(c.triagePetition, { ...accused, branch: "accusation", reason: "反映违纪" }, { actor: desk });
  }
  const proposals = [
    { kind: "improve", to: "cg-330502", text: "补偿款拨付进度按月公开", fate: "adopted" },
    { kind: "account", to: "hc-330502", text: "对逾期不答复的责任人予以提醒", fate: "pending" },
  ];
  await assert.rejects(
    give(c.draftYearReport, { area: "330502", period: "2026", proposals }, { actor: county }),
    Refusal,
    "the year is not over",
  );
  city.set("2027-01-08T02:00:00.000Z");
  await assert.rejects(give(c.draftYearReport, { area: "330502", period: "2026", proposals }, { actor: office }), Refusal, "a town's desk reports for no county"); // prettier-ignore
  const drafted = await give(
    c.draftYearReport,
    { area: "330502", period: "2026", proposals, other: "接访场所已按季检查。" },
    { actor: county },
  );
  const key = keyOf(drafted);
  await assert.rejects(give(c.issueYearReport, { ...key, unit: "xf-330502" }, { actor: county }), Refusal, "not who wrote it");
  const { number } = await give(c.issueYearReport, { ...key, unit: "xf-330502" }, { actor: watching });
  assert.match(number, /信报〔2027〕1号$/);
  await city.jobs();
  const [paper] = await list(key, county);
  assert.ok(paper);
  const text = await read(paper, watching);
  const [{ n, letters }] = (await city.runtime.pools.write`
    select count(*)::int as n, (count(*) filter (where branch = 'accusation'))::int as letters
    from petitions.petition where received_on between '2026-01-01' and '2026-12-31'`) as unknown as [{ n: number; letters: number }];
  for (const pattern of [
    /信访工作年度报告/,
    /中共吴兴区委员会、吴兴区人民政府，上一级党委和政府信访部门：/,
    /2026年1月1日至2026年12月31日/,
    new RegExp(`期内收到信访事项${n}件。`),
    new RegExp(`检举控告类?[^0-9]*${letters}`),
    /综合行政执法局（城管）\d/,
    /三、被投诉较多的机关、单位.*自然资源和规划局10四、/,
    /件次，因逾期发出督办函\d+件次/,
    /登记率\d+\/\d+\d+\.\d\d%/,
    /复查纠正率0\/10\.00%/,
    /改进工作补偿款拨付进度按月公开.*已采纳/,
    /追究责任对逾期不答复的责任人予以提醒.*尚未答复/,
    /六、其他应当报告的事项接访场所已按季检查。/,
    /不作考核、排名依据/,
  ])
    assert.match(text, pattern);
  assert.doesNotMatch(text.slice(text.indexOf("三、"), text.indexOf("四、")), /住房和城乡建设局/, "whom an accusation names is not listed");
  assert.doesNotMatch(text, /沈某|13800001234/);
  assert.deepEqual(await list(key, handler), [], "an organ that is reported on does not open it");
  assert.deepEqual(await list(key, clerk), []);
});
