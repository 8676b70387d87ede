import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resident } from "#platform/access";
import { diskStore } from "#platform/files";
import type { PlainRequest } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import limitsModule from "../../../modules/limits/module.ts";
import placesModule from "../../../modules/places/module.ts";
import organisationsModule from "../../../modules/organisations/module.ts";
import documentsModule from "../../../modules/documents/module.ts";
import decisionsModule from "../../../modules/decisions/module.ts";
import type { Command } from "#platform/ledger";
import type { Query } from "#platform/modules";
import type { MatterView, OpinionView } from "#contracts/decisions";
import { documentJobs, documentRoutes, type DocumentDeps } from "../documents.ts";

const AREA = "330502";
const HOME = "330502000";
const [UNDERTAKER, DECIDER] = ["justice-330502", "centre-330502"];
const assessor = person({ role: "handler", area: AREA, unit: UNDERTAKER });
const colleague = person({ role: "approver", area: AREA, unit: UNDERTAKER });
const decider = person({ role: "approver", area: AREA, unit: DECIDER });
const overseer = person({ role: "supervisor", area: AREA, unit: "police-330502" });
const outsider = person({ role: "handler", area: AREA, unit: "ps-330502" });
const admin = person({ role: "admin", area: "3305" });
const folder = mkdtempSync(join(tmpdir(), "zuji-decisions-"));
const id = uuidv7();
const risk = uuidv7();
const planPaper = uuidv7();
const REVIEWER = "ps-330502";
const key = { home: HOME, id };

let city: TestCity;
let deps: DocumentDeps;
before(async () => {
  const { areas } = demoPlaces();
  const county = areas.filter((one) => ["3305", AREA].includes((one.events[0] as unknown as { code: string }).code));
  city = await testCity({
    modules: [limitsModule, placesModule, organisationsModule, documentsModule, decisionsModule],
    histories: county,
    jobs: documentJobs(() => deps),
    now: "2026-05-01T02:00:00.000Z",
  });
  await city.load(demoUnits(county.map((one) => one.events[0] as unknown as { code: string; level: "county"; zh: string; en: string })));
  deps = { runtime: city.runtime, store: diskStore(folder) };
});
after(async () => {
  await city.close();
  rmSync(folder, { recursive: true });
});

const give = (name: string, input: object, actor: Parameters<TestCity["execute"]>[2]["actor"] = assessor): Promise<unknown> => {
  const command = decisionsModule.commands.find((one) => one.name === `decisions.${name}`) as unknown as Command<object, unknown>;
  assert.ok(command, name);
  return city.execute(command, input, actor ? { actor } : {});
};
const ask = <T>(name: string, input: object, actor: Parameters<TestCity["query"]>[2] = resident): Promise<T> => {
  const query = decisionsModule.queries.find((one) => one.name === `decisions.${name}`) as unknown as Query<object, T>;
  return city.query(query, input, actor);
};
const TEAM = [
  { post: "承办单位分管负责人", name: "顾某" },
  { post: "法制机构负责人", name: "施某" },
];
const refused = (code: string) => (cause: unknown) => {
  assert.ok(cause instanceof Refusal, String(cause));
  assert.ok([cause.body.code, ...(cause.body.fields ?? []).map((field) => field.code)].includes(code), JSON.stringify(cause.body));
  return true;
};
const opinions = () => ask<OpinionView[]>("list-opinions", key, assessor);
const page = () => ask<MatterView>("read-matter", key);

test("a bus terminal: only oversight puts it on the catalogue, only the undertaker plans and publishes it", async () => {
  const matter = {
    ...key,
    kind: "project",
    title: "城南客运站迁建方案",
    area: AREA,
    undertaker: UNDERTAKER,
    decider: DECIDER,
    affected: "朝阳、月河街道约一万二千名居民",
    basis: "湖州市综合交通规划",
  };
  await assert.rejects(give("identify-matter", matter), refused("access.not-yours"));
  await assert.rejects(give("identify-matter", { ...matter, undertaker: "nobody-330502" }, overseer), refused("decisions.no-unit"));
  await give("identify-matter", matter, overseer);
  await assert.rejects(page(), refused("record.not-found"), "nobody outside reads what is not published");
  assert.equal((await ask<MatterView>("read-matter", key, assessor)).title, matter.title);
  const plan = {
    ...key,
    procedure: "normal",
    method: "公开征求意见、座谈会、听证会、问卷",
    team: TEAM,
    clear: true,
    paper: planPaper,
    unit: UNDERTAKER,
  };
  for (const actor of [outsider, decider, admin, resident]) await assert.rejects(give("plan-assessment", plan, actor), Refusal);
  await give("plan-assessment", plan);
  await give("publish-draft", { ...key, draft: "老站关闭，全部班线迁往城西新站。", until: "2026-06-01" });
});

test("residents say what they think without a name; a flood of copies is one opinion with its number", async () => {
  const say = (text: string, phone = "", language: "zh" | "en" = "zh") =>
    give("give-opinion", { home: HOME, matter: id, text, phone, language }, resident);
  await say("老人去医院换乘太远，请保留老站接驳", "13800001234");
  for (let copy = 0; copy < 60; copy += 1) await say("反对搬迁！！反对搬迁");
  await say("夜里发车太吵", "13800005678", "en");
  const mine = await city.runtime.within(resident, async (ctx) => {
    const [found] = await ctx.phoned("13800001234");
    const held = found ? await ctx.held(found.stream, { basis: "self" }) : null;
    return held?.persons.filter(({ contact }) => contact === found?.field).length;
  });
  assert.equal(mine, 1, "whoever left a number finds the opinion under it");
  const listed = await opinions();
  assert.deepEqual(
    listed.map(({ times }) => times),
    [60, 1, 1],
  );
  assert.equal((await page()).opinions, 3);
  const [leaked] = await city.runtime.pools.write<
    { n: number }[]
  >`select count(*)::int as n from ledger.event where data::text like '%接驳%' or data::text like '%13800001234%'`;
  assert.equal(leaked?.n, 0);
  await assert.rejects(ask("list-opinions", key, resident), Refusal);
  assert.equal((await page()).answers.length, 0);
});

test("every opinion is answered before the report; whoever left a number hears of it, and the draft is changed by what was said", async () => {
  await give("record-participation", {
    ...key,
    channel: "hearing",
    on: "2026-05-01",
    place: "街道礼堂",
    count: 46,
    paper: "2026-04-20",
    summary: "多数代表要求保留城区接驳",
  });
  const weights = { legality: 20, reasonableness: 20, feasibility: 20, controllability: 40, safety: 0 };
  const practice = { leastExperts: 4, formula: { weights, medium: 0.36, high: 0.64 }, reason: "本市试行风险指数" };
  await assert.rejects(give("set-practice", practice, overseer), refused("access.not-yours"));
  await give("set-practice", practice, admin);
  const item = {
    ...key,
    risk,
    cause: "老人就医换乘距离增加",
    affected: "六十岁以上乘客",
    probability: 4,
    consequence: 3,
    before: "high",
    measure: "老站改为接驳站，每十分钟一班",
    owner: UNDERTAKER,
    due: "2026-12-01",
    after: "low",
  };
  await assert.rejects(give("set-risk", item), refused("decisions.aspect-needed"));
  await give("set-risk", { ...item, aspect: "controllability" });
  city.set("2026-06-02T02:00:00.000Z");
  await assert.rejects(
    give("give-opinion", { home: HOME, matter: id, text: "太晚了的意见" }, resident),
    refused("decisions.comments-closed"),
  );
  const report = {
    ...key,
    legality: "符合法律规定",
    reasonableness: "多数人受益",
    feasibility: "资金已落实",
    controllability: "风险可控",
    contingency: "设过渡期三个月",
    level: "low",
  };
  await assert.rejects(give("draft-report", report), refused("decisions.unanswered"));
  // A letter that came in time is an opinion like any other, though nobody typed it on the page.
  const letter = { home: HOME, matter: id, heard: "letter", on: "2026-05-28", text: "我不会用手机，请在老站留一个问讯处", phone: "" };
  await assert.rejects(give("note-opinion", { ...letter, on: "2026-06-03" }), refused("decisions.not-yet-held"));
  for (const actor of [outsider, decider, overseer, resident]) await assert.rejects(give("note-opinion", letter, actor), Refusal);
  await give("note-opinion", letter);
  assert.deepEqual(
    (await opinions()).flatMap(({ heard }) => heard ?? []),
    ["letter"],
  );
  assert.equal((await page()).opinions, 4);
  // Written down twice: a colleague voids it, with why, to whoever left a number; on the page it stands as void, and said again it is owed an answer.
  const twice = { ...letter, text: "我不会用智能手机，老站要有问讯处", phone: "13800007777" };
  const { id: second } = (await give("note-opinion", twice)) as { id: string };
  const voiding = { home: HOME, matter: id, id: second, reason: "与来信登记重复" };
  await assert.rejects(give("void-opinion", voiding), refused("decisions.void-by-another"));
  const typed = (await opinions()).find(({ heard }) => heard === null);
  await assert.rejects(give("void-opinion", { ...voiding, id: typed?.id }, colleague), refused("decisions.opinion-stands"));
  for (const actor of [outsider, decider, overseer, resident]) await assert.rejects(give("void-opinion", voiding, actor), Refusal);
  city.messages.length = 0;
  await give("void-opinion", voiding, colleague);
  await city.jobs();
  assert.ok(city.messages.some(({ to, body }) => to === "13800007777" && body.includes("与来信登记重复")));
  assert.deepEqual([(await page()).opinions, [...(await page()).voids]], [4, [{ id: second, reason: "与来信登记重复" }]]);
  await assert.rejects(give("answer-opinion", { home: HOME, matter: id, id: second, summary: "问讯处", answer: "adopted", reason: "设问讯处" }), refused("decisions.opinion-void")); // prettier-ignore
  await give("give-opinion", { home: HOME, matter: id, text: twice.text }, resident);
  assert.deepEqual([(await page()).opinions, [...(await page()).voids]], [5, []]);
  await give("answer-opinion", { home: HOME, matter: id, id: second, summary: "问讯处", answer: "adopted", reason: "老站设问讯处" });
  city.messages.length = 0;
  for (const one of await opinions())
    await give("answer-opinion", {
      home: HOME,
      matter: id,
      id: one.id,
      summary: `关于${one.text?.slice(0, 2)}的意见`,
      answer: one.text?.includes("接驳") ? "adopted" : "partly",
      reason: "保留老站作为接驳站",
    });
  await give("change-draft", { ...key, draft: "老站保留为城区接驳站，长途班线迁往城西。", what: "采纳居民意见：老站不关闭，改为接驳站" });
  await city.jobs();
  assert.deepEqual(
    city.messages
      .map(({ to, body }) => [to, /[\u4e00-\u9fff]/.test(body.replace(/“.*”/, ""))])
      .toSorted(([left = ""], [right = ""]) => (String(left) < String(right) ? -1 : 1)),
    [
      ["13800001234", true],
      ["13800005678", false],
      // Whose opinion was voided and counts again hears of the answer like the rest.
      ["13800007777", true],
    ],
    "each in what they read",
  );
  await give("draft-report", report);
  const shown = await page();
  assert.equal(shown.draft, "老站保留为城区接驳站，长途班线迁往城西。");
  assert.deepEqual(shown.answers.map(({ answer }) => answer).toSorted(), ["adopted", "partly", "partly", "partly", "partly"]);
  assert.deepEqual([shown.report, shown.index], [null, null], "a draft report is nobody's yet");
  // What the city computes later is of later reports.
  await give("set-practice", { ...practice, leastExperts: 3, formula: null }, admin);
});

test("nobody decides without the report, nor who is not of the deciding organ; then report and decision have numbers, PDFs and one volume", async () => {
  const decision = { ...key, outcome: "withMeasures", conditions: "接驳车开通后方可迁站", paper: uuidv7(), unit: DECIDER };
  await assert.rejects(give("decide", decision, decider), refused("decisions.no-report"));
  const experts = ["王一", "李二", "赵三"].map((name) => ({ name, conflict: false, agrees: true }));
  await assert.rejects(
    give("review-report", { ...key, experts: [...experts, { name: "顾 某", conflict: false, agrees: true }] }),
    refused("decisions.expert-in-team"),
  );
  await give("review-report", { ...key, experts: [...experts, { name: "钱四", conflict: true, agrees: true }] });
  await assert.rejects(give("submit-report", { ...key, paper: uuidv7(), unit: DECIDER }), refused("decisions.no-unit"));
  const paper = uuidv7();
  assert.match(((await give("submit-report", { ...key, paper, unit: UNDERTAKER })) as { number: string }).number, /评〔2026〕1号$/);
  await assert.rejects(give("decide", decision, outsider), refused("access.not-yours"));
  await assert.rejects(give("decide", decision, decider), refused("decisions.legality-missing"));
  await give("ask-legality", { ...key, reviewer: REVIEWER });
  await assert.rejects(give("give-legality", { ...key, lawful: true, opinion: "符合法定权限和程序" }), refused("access.not-yours"));
  await give("give-legality", { ...key, lawful: true, opinion: "符合法定权限和程序" }, outsider);
  await give("decide", decision, decider);
  await city.jobs();
  const get = async (url: string, params: Record<string, string>): Promise<string> => {
    const route = documentRoutes(deps).find((one) => one.url === url);
    assert.ok(route);
    const reply = await route.handler({ params, query: {}, cookies: {}, actor: assessor, language: "zh" } as unknown as PlainRequest);
    return execFileSync("pdftotext", ["-layout", "-", "-"], { input: reply.body as Buffer })
      .toString()
      .replace(/\s+/g, "");
  };
  const text = await get("/api/documents/:home/:id/file", { home: HOME, id: paper });
  for (const words of [
    "社会稳定风险评估报告",
    "评〔2026〕1号",
    "（60人次）",
    "听证会",
    "采纳居民意见：老站不关闭",
    "专家3人参加评审，回避1人",
    "评估小组：承办单位分管负责人、法制机构负责人",
    "综合评估为低风险",
    "措施前风险指数R=0.48，属中风险（0.36起为中，0.64起为高；本地规定第2版）",
    "决策依据湖州市综合交通规划",
    "八、不同意见",
    "附件：评估方案；公众意见和逐条答复；专家评审意见",
  ])
    assert.ok(text.includes(words), `${words} in ${text}`);
  for (const name of ["王一", "顾某"]) assert.ok(!text.includes(name), "names of experts and of the team are sealed");
  const volume = await get("/api/documents/of/:home/:id/volume", key);
  // What everybody may read stands on the page, the papers too, and opens without an account.
  const shown = await page();
  assert.deepEqual(
    [shown.index?.value, shown.index?.band, shown.index?.version, (await ask<{ version: number }>("read-practice", {})).version],
    [0.48, "medium", 2, 3],
  );
  assert.deepEqual(
    [shown.report?.feasibility, shown.undertakerName.zh === UNDERTAKER, shown.plan?.method, shown.decidedOn],
    ["资金已落实", false, "公开征求意见、座谈会、听证会、问卷", "2026-06-02"],
  );
  assert.deepEqual(shown.papers.map(({ title }) => title.en), ["Assessment plan", "Risk-assessment report", "Decision"]); // prettier-ignore
  const opened = documentRoutes(deps).find((one) => one.url === "/api/documents/:home/:id/file")!;
  const read = await opened.handler({
    params: shown.papers[1],
    query: {},
    cookies: {},
    actor: resident,
    language: "zh",
  } as unknown as PlainRequest);
  assert.ok((read.body as Buffer).subarray(0, 5).toString().startsWith("%PDF"));
  assert.match(volume, /目录[\s\S]*风险评估报告[\s\S]*决策意见[\s\S]*落实措施后实施/);
});

test("it is filed, followed, evaluated by another body and closed; everybody can read how it went", async () => {
  await give("file-matter", { ...key, number: "湖吴稳备〔2026〕9号", paper: uuidv7(), unit: UNDERTAKER }, overseer);
  await give("note-measure", { ...key, risk, on: "2026-06-02", note: "接驳车已开通" });
  // While it is carried out people say how it goes; that is answered before it is closed.
  assert.deepEqual([(await page()).open, (await page()).following], [true, true]);
  const late = { home: HOME, matter: id, text: "接驳车晚上八点就停了", phone: "" };
  const { id: said } = (await give("give-opinion", late, resident)) as { id: string };
  await give("evaluate", { ...key, finding: "迁站三个月，投诉四件均已办结", effective: true }, overseer);
  await assert.rejects(give("close-matter", key, overseer), refused("decisions.unanswered-yet"));
  await give("answer-opinion", { home: HOME, matter: id, id: said, summary: "接驳车末班太早", answer: "adopted", reason: "延到二十二点" });
  await give("close-matter", key, overseer);
  await assert.rejects(give("give-opinion", { ...late, text: "还想再说一句" }, resident), refused("decisions.comments-closed"));
  await city.jobs();
  const papers = await city.runtime.pools.write<
    { kind: string }[]
  >`select kind from documents.document where subject = ${id} order by kind`;
  assert.deepEqual(papers.map(({ kind }) => kind), ["decisions.decision", "decisions.filing", "decisions.plan", "decisions.report"]); // prettier-ignore
  const clocks = await city.runtime.pools.write<{ rule: string; status: string }[]>`
    select rule, status from clocks.clock where stream = ${id} order by rule`;
  assert.deepEqual(clocks.map(({ rule, status }) => `${rule} ${status}`), ["DEC-1 met", "DEC-3 met", "decisions.measure met"]); // prettier-ignore
  const shown = await page();
  assert.equal(shown.stage, "closed");
  assert.equal(shown.outcome, "withMeasures");
  assert.equal(shown.risks[0]?.doneOn, "2026-06-02");
  assert.deepEqual((await city.verify()).findings, []);
});

test("a matter entered by mistake is given up with why; what was published stays to be read, and what was said is answered first", async () => {
  const [wrong, told] = [uuidv7(), uuidv7()];
  const facts = { kind: "plan", title: "重复登记的规划", area: AREA, undertaker: UNDERTAKER, decider: DECIDER, affected: "两片居住区" };
  for (const one of [wrong, told])
    await give("identify-matter", { ...facts, home: HOME, id: one, basis: "", schedule: "年底前" }, overseer);
  const [early, known] = [wrong, told].map((one) => ({ home: HOME, id: one }));
  const why = "与另一事项重复登记";
  await assert.rejects(give("void-matter", { ...early, reason: why }), refused("access.not-yours"));
  assert.equal(((await give("void-matter", { ...early, reason: why }, overseer)) as { stage: string }).stage, "voided");
  await assert.rejects(ask<MatterView>("read-matter", early!), refused("record.not-found"), "it was never public");
  const paper = uuidv7();
  await give("plan-assessment", {
    ...known,
    procedure: "simple",
    method: "公开征求意见",
    team: TEAM,
    clear: true,
    paper,
    unit: UNDERTAKER,
  });
  await give("publish-draft", { ...known, draft: "把两片居住区并为一片。", until: "2026-08-01" });
  const { id: said } = (await give("give-opinion", { home: HOME, matter: told, text: "不要合并居住区", phone: "" }, resident)) as {
    id: string;
  };
  await assert.rejects(give("void-matter", { ...known, reason: why }, overseer), refused("decisions.unanswered-yet"));
  await give("answer-opinion", { home: HOME, matter: told, id: said, summary: "反对合并", answer: "adopted", reason: "不再合并" });
  await give("void-matter", { ...known, reason: "规划已撤回，不再决策" }, overseer);
  const shown = await ask<MatterView>("read-matter", known!);
  assert.deepEqual([shown.stage, shown.voided, shown.open, shown.schedule], ["voided", "规划已撤回，不再决策", false, "年底前"]);
  const listed = await ask<{ id: string }[]>("list-matters", {});
  assert.deepEqual([wrong, told].map((one) => listed.some((row) => row.id === one)), [false, true]); // prettier-ignore
  const [row] = await city.runtime.pools.write<{ n: number }[]>`
    select count(*)::int as n from decisions.matter where id in (${wrong}, ${told}) and (identified_on is not null or pending)`;
  assert.equal(row?.n, 0, "no figure counts what was given up");
});

test("a hearing: every side is there, chosen before its papers go out; its record has a number and statements, the page the list as the law wants it, and a year later how many of each side", async () => {
  const [matter, hearing, paper] = [uuidv7(), uuidv7(), uuidv7()];
  const own = { home: HOME, id: matter };
  const facts = {
    kind: "price",
    title: "公交票价调整方案",
    area: AREA,
    undertaker: UNDERTAKER,
    decider: DECIDER,
    affected: "全区公交乘客",
  };
  await give("identify-matter", { ...own, ...facts }, overseer);
  await give("plan-assessment", {
    ...own,
    procedure: "normal",
    method: "公开征求意见、听证会",
    team: TEAM,
    clear: true,
    paper: uuidv7(),
    unit: UNDERTAKER,
  });
  await give("publish-draft", { ...own, draft: "票价由一元调整为两元，换乘优惠保留。", until: "2026-07-10" });
  const place = "区政务中心三楼";
  await give("call-hearing", {
    ...own,
    hearing,
    on: "2026-06-20",
    time: "14:30",
    place,
    seats: 4,
    subject: "票价调整是否合理",
    selection: "六月一日前报名，每方至少一人，超额抽取",
  });
  const seat = (name: string, group: string) => ({ name, group });
  const people = [seat("沈美丽", "乘客代表"), seat("钱大勇", "乘客代表"), seat("姚志强", "公交企业")];
  const chosen = { ...own, hearing, way: "drawn", method: "报名 36 人，按公布的种子抽取", told: true, people };
  await assert.rejects(give("choose-participants", { ...chosen, people: people.slice(0, 2) }), refused("decisions.one-side"));
  const crowd = [...people, seat("甲某", "商户"), seat("乙某", "商户")];
  await assert.rejects(give("choose-participants", { ...chosen, people: crowd }), refused("decisions.too-many-participants"));
  await assert.rejects(give("choose-participants", chosen, outsider), refused("access.not-yours"));
  await give("choose-participants", chosen);

  city.set("2026-06-05T02:00:00.000Z");
  await give("send-hearing-papers", { ...own, hearing, on: "2026-06-05" });
  await assert.rejects(give("choose-participants", chosen), refused("decisions.papers-out"));
  const statements = [
    { who: "乘客代表", said: "老人免费乘车的年龄不应提高", reply: "保留六十周岁以上免费" },
    { who: "公交企业", said: "成本上涨，两元仍低于成本", reply: "" },
  ];
  const spoken = { chair: "周主持", recorder: "吴记录", explained: "说明成本监审结果", statements, conclusion: "多数参加人同意分步调整" };
  const held = {
    ...own,
    hearing,
    ...spoken,
    began: "14:30",
    ended: "16:40",
    present: 3,
    signed: 2,
    unsigned: "一人中途离场",
    paper,
    unit: UNDERTAKER,
  };
  await assert.rejects(give("record-hearing", held), refused("decisions.not-yet-held"));
  city.set("2026-06-20T10:00:00.000Z");
  await assert.rejects(give("record-hearing", { ...held, unsigned: "" }), refused("decisions.unsigned-why"));
  await assert.rejects(give("record-hearing", { ...held, present: 4, signed: 4 }), refused("decisions.more-than-chosen"));
  assert.match(((await give("record-hearing", held)) as { number: string }).number, /听〔2026〕1号$/);
  await assert.rejects(give("record-hearing", { ...held, paper: uuidv7() }), refused("decisions.hearing-held"));
  await city.jobs();

  const route = documentRoutes(deps).find(({ url }) => url === "/api/documents/:home/:id/file");
  assert.ok(route);
  const open = (actor: typeof assessor) =>
    route.handler({ params: { home: HOME, id: paper }, query: {}, cookies: {}, actor, language: "zh" } as unknown as PlainRequest);
  const reply = await open(assessor);
  if (process.env["LOOK"]) writeFileSync(`${process.env["LOOK"]}-hearing.pdf`, reply.body as Buffer);
  const text = execFileSync("pdftotext", ["-layout", "-", "-"], { input: reply.body as Buffer })
    .toString()
    .replace(/\s+/g, "");
  for (const words of [
    "重大行政决策听证会笔录",
    "2026年6月20日14:30至16:40",
    "公开抽取：报名36人，按公布的种子抽取",
    "沈美丽乘客代表",
    "应到3人，实到3人。",
    "老人免费乘车的年龄不应提高",
    "保留六十周岁以上免费",
    "多数参加人同意分步调整",
    "2人签字，1人未签字：一人中途离场",
    "主持人签字",
  ])
    assert.ok(text.includes(words), `${words} in ${text}`);
  await assert.rejects(open(admin), Refusal, "names are for those with a hand in the matter");

  const shown = (await ask<MatterView>("read-matter", own)).hearings[0];
  assert.deepEqual(shown?.participants?.groups, [{ group: "乘客代表", count: 2 }, { group: "公交企业", count: 1 }]); // prettier-ignore
  assert.deepEqual(shown?.record, { began: "14:30", ended: "16:40", present: 3, signed: 2 });
  assert.deepEqual(shown?.participants?.people, people, "art. 16: the list is published");
  assert.equal(shown?.selection, "六月一日前报名，每方至少一人，超额抽取");
  assert.doesNotMatch(JSON.stringify(await ask<MatterView>("read-matter", own)), /周主持|免费乘车/);
  city.set("2027-07-01T02:00:00.000Z");
  assert.equal(
    (await ask<MatterView>("read-matter", own)).hearings[0]?.participants?.people,
    null,
    "a year later only the numbers are left",
  );
  const [leaked] = await city.runtime.pools.write<{ n: number }[]>`
    select count(*)::int as n from ledger.event where data::text ~ '沈美丽|周主持|免费乘车'`;
  assert.equal(leaked?.n, 0);
  assert.deepEqual((await city.verify()).findings, []);
});
