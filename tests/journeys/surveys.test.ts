import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import type { Page } from "playwright-core";
import surveys from "../../modules/surveys/module.ts";
import { answersOf, HOME, SCRIPT } from "../../modules/surveys/tests/play.ts";
import { journeyCity, seriousFindings, type JourneyCity, type Seat, visit } from "./city.ts";
import { heading } from "./steps.ts";

const DAY = 86_400_000;
let ahead = 0;
const clock = (): number => Date.now() + ahead;
const day = (days: number): string => new Date(clock() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);

const SEED = { "种子（如": "07 12 19 23", 任何人可查: "双色球" };
let city: JourneyCity;
let manager: Seat;
/** The survey as the console's address names it, and as commands do. */
let key = { home: HOME, id: "" };
const look = async (page: Page, name: string): Promise<void> => {
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}.png`, fullPage: true });
};

before(async () => {
  city = await journeyCity({ now: () => new Date(clock()).toISOString() });
});
after(() => city.close());

const opened = (page: Page) => page.getByRole("dialog", { name: "路上的调查" });
async function open(page: Page): Promise<void> {
  await visit(page, `${city.origin}/console/surveys`);
  await page.getByRole("button", { name: "路上的调查" }).click();
  await opened(page).waitFor();
}

/** One step of the survey's panel: its button, what it asks for, and the same button again. */
async function step(page: Page, name: string, typed: Readonly<Record<string, string>>, ends = true): Promise<void> {
  await opened(page).getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog", { name, exact: true });
  for (const [label, value] of Object.entries(typed)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole("button", { name, exact: true }).click();
  if (ends) await dialog.waitFor({ state: "hidden" });
}

type Command = { name: string; input: { parse: (value: unknown) => unknown } };
const give = (name: string, input: unknown, actor: Actor): Promise<unknown> => {
  const command = (surveys.commands as unknown as Command[]).find((one) => one.name === `surveys.${name}`)!;
  return city.serving.runtime.execute(command as never, command.input.parse(input) as never, { commandId: uuidv7(), actor });
};

test("a survey is designed, planned, filed, signed by the privacy officer and approved by a second person; no seed of the list's own day draws it", async () => {
  manager = await city.staff("diaocha");
  const { page } = manager;
  await visit(page, `${city.origin}/console/surveys`);
  await page.getByRole("button", { name: "设计新调查" }).click();
  const designer = page.getByRole("dialog", { name: "设计新调查" });
  await designer.getByLabel("名称（中文）").fill("路上的调查");
  await designer.getByLabel("名称（英文）").fill("A survey on the way");
  await designer.getByLabel(/调查目的/).fill("了解居民的安全感，结果对外公布。");
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "designer");
  await designer.getByRole("button", { name: "设计新调查" }).click();
  await opened(page).getByText("设计中").waitFor();
  const id = /survey=\d+(?:%2F|\/)([0-9a-f-]{36})/.exec(page.url())?.[1];
  assert.ok(id);
  key = { home: HOME, id };
  await opened(page).getByRole("button", { name: "定抽样方案" }).click();
  const plan = page.getByRole("dialog", { name: "定抽样方案" });
  await plan.getByLabel("调查对象").fill("18 周岁以上、住满半年的居民");
  await plan.getByLabel("名单来源").fill("运营商随机生成的号码");
  await plan
    .getByLabel("从名单文件算出")
    .setInputFiles({ name: "haoma.txt", mimeType: "text/plain", buffer: Buffer.from("13957200000\n".repeat(400)) });
  await plan.getByText("haoma.txt：400 行").waitFor();
  await plan.getByRole("button", { name: "加一行" }).click();
  await plan.getByLabel("层 1 县区").selectOption("吴兴区");
  const cells = { 代号: "town", 中文名: "吴兴城镇", 英文名: "Wuxing towns", 人口: "50000", 名单长度: "400", 抽取: "60", 目标: "52" };
  for (const [name, value] of Object.entries(cells)) await plan.getByLabel(`层 1 ${name}`).fill(value);
  await plan.getByLabel("访问开始").fill(day(0));
  await plan.getByLabel("访问结束").fill(day(10));
  await plan.getByLabel("访员开场白").fill(SCRIPT);
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "plan");
  await plan.getByRole("button", { name: "定抽样方案" }).click();
  await plan.waitFor({ state: "hidden" });
  await step(page, "登记批准或备案", { 表号: "湖安调 1 号表", 制定机关: "湖州市平安办", 文号: "湖统备〔2026〕8 号", 有效期至: day(60) });
  const officer = await city.staff("baohu");
  await open(officer.page);
  await step(officer.page, "签署（个人信息保护）", { 评估意见: "不问姓名，号码 30 天内销毁。" });
  const second = await city.staff("diaochafuhe");
  await open(second.page);
  await step(second.page, "核准", {});
  await open(page);
  await step(page, "记录试调查", { 试调查份数: "12", 发现了什么: "平均 5 分钟，没有听不懂的题。" });
  await step(page, "公布种子并抽样", SEED, false);
  await page.getByRole("alert").getByText("请明天再抽").waitFor();
  assert.deepEqual([...manager.problems, ...officer.problems, ...second.problems], []);
  await officer.context.close();
  await second.context.close();
});

test("the next day it is drawn by a public seed; a number is taken, rung and asked at the desk, and put away before the first question", async () => {
  await manager.context.close();
  ahead = DAY;
  manager = await city.staff("diaocha");
  const { page } = manager;
  await open(page);
  await step(page, "公布种子并抽样", SEED);
  const line = await opened(page)
    .getByText(/^330502-town: /)
    .innerText();
  const positions = line.replace("330502-town: ", "").split(" ");
  assert.equal(positions.length, 60);
  await step(page, "送入号码", {
    每行: positions.map((position, nth) => `330502-town ${position} 1395720${String(nth).padStart(4, "0")}`).join("\n"),
  });
  await step(page, "开始访问", {});
  await opened(page).getByText("访问中").waitFor();
  const desk = await city.staff("fangyuan");
  const at = desk.page;
  await visit(at, `${city.origin}/console/survey-desk`);
  await at.getByRole("button", { name: "领取这个号" }).click();
  await at.getByRole("button", { name: "显示号码" }).click();
  await at.getByText(/^1395720\d{4}$/).waitFor();
  await look(at, "desk");
  await at.getByRole("button", { name: "无人接听" }).click();
  await at.getByRole("button", { name: "领取这个号" }).click();
  await at.getByRole("button", { name: "开始访问（号码收起）" }).click();
  assert.equal(await at.getByText(/^1395720\d{4}$/).count(), 0);
  assert.deepEqual(await seriousFindings(at), []);
  await look(at, "interview");
  const answer = async (question: RegExp, ...answers: string[]): Promise<void> => {
    for (const one of answers) await at.getByRole("group", { name: question }).getByLabel(one, { exact: true }).check();
  };
  await answer(/感觉安全吗/, "不太安全");
  await answer(/哪里最不安全/, "网络、电话（诈骗）");
  await answer(/满意吗/, "基本满意");
  await answer(/不念选项/, "平安宣传、讲座");
  await answer(/知道本地开展的/, "平安巡防", "邻里纠纷调解");
  await answer(/参加过哪些/, "都没参加");
  await answer(/性别/, "女");
  await answer(/年龄段/, "60 岁及以上");
  await answer(/户籍/, "在本市");
  await at.getByRole("button", { name: "完成访问，保存" }).click();
  await at.getByRole("button", { name: "领取这个号" }).waitFor();
  assert.deepEqual(desk.problems, []);
  await desk.context.close();
});

test("a resident answers by the link on a phone without JavaScript, once; nobody is asked twice", async () => {
  const [unit] = await city.serving.runtime.pools.write<{ id: string }[]>`
    select id::text from surveys.unit where survey = ${key.id} and stage = 'waiting' and attempts = 0 order by id desc limit 1`;
  const link = `/survey/${HOME}/${key.id}/${unit!.id}/${city.serving.runtime.token("surveys.answer", unit!.id)}`;
  const { page } = await city.visitor({ width: 390, height: 844, javaScript: false });
  await page.goto(`${city.origin}${link}`);
  await page.getByText("湖统备〔2026〕8 号").waitFor();
  await page.getByRole("button", { name: "开始答题" }).click();
  await look(page, "question");
  await page.getByRole("button", { name: "不太安全" }).click();
  await page.getByRole("heading", { name: "您觉得哪里最不安全？" }).waitFor();
  await page.getByRole("button", { name: "网络、电话" }).click();
  await page.getByRole("button", { name: "基本满意" }).click();
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByText("请选一项再往下").waitFor();
  await page.getByLabel("平安巡防").check();
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByLabel("都没参加").check();
  await page.getByRole("button", { name: "下一题" }).click();
  for (const answer of ["女", "60 岁及以上", "在本市"]) await page.getByRole("button", { name: answer, exact: true }).click();
  await page.getByRole("heading", { name: "交卷前看一遍" }).waitFor();
  await look(page, "check");
  await page.getByRole("button", { name: "交卷" }).click();
  await page.getByText("谢谢，已收到").waitFor();
  await page.goto(`${city.origin}${link}`);
  await page.getByText("这份问卷已经答过或已谢绝").waitFor();
});

/** Everybody else is rung as well: 52 answers in all. */
async function ringTheRest(): Promise<void> {
  const units = await city.serving.runtime.pools.write<{ id: string }[]>`
    select id::text from surveys.unit where survey = ${key.id} and stage = 'waiting' and attempts = 0 order by id limit 50`;
  const desk = ["interviewer", "interviewer"].map((role) => person({ role, area: "3305" }));
  const startedAt = new Date(clock() - 280_000).toISOString();
  await Promise.all(
    units.map(async ({ id }, nth) => {
      const of = { home: HOME, survey: key.id, id };
      const caller = desk[nth % 2]!;
      await give("claim-unit", of, caller);
      await give(
        "complete-interview",
        { ...of, interview: uuidv7(), startedAt, answers: answersOf(nth, nth % 12 === 3 ? "s4" : "s2") },
        caller,
      );
    }),
  );
}

test("a tenth is rung again, the rest is weighed, and what somebody else publishes can be counted again by anybody", async () => {
  await ringTheRest();
  const { page, problems } = manager;
  await open(page);
  const panel = opened(page);
  await step(page, "结束访问", {});
  await panel.getByText("质控中").waitFor();
  for (let left = 6; left > 0; left--) {
    const yes = panel.getByRole("button", { name: "确实访问过" });
    await yes.nth(left - 1).waitFor();
    await yes.first().click();
    await yes.nth(left - 1).waitFor({ state: "hidden" });
  }
  await panel.getByText("没有要回访的。").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "quality");
  await step(page, "加权测算", {});
  await panel.getByText("已测算，待公布").waitFor();
  await look(page, "estimated");
  const second = await city.staff("diaochafuhe");
  await open(second.page);
  await opened(second.page).getByRole("button", { name: "公布结果" }).click();
  const publish = second.page.getByRole("dialog", { name: "公布结果" });
  await publish.getByRole("button", { name: "加一行" }).click();
  const against = { 中文名: "全省", 英文名: "Province", 百分数: "94", 出处: "浙江省调查公报" };
  for (const [name, value] of Object.entries(against)) await publish.getByLabel(`和谁比（可不填） 1 ${name}`).fill(value);
  await publish.getByRole("button", { name: "公布结果" }).click();
  await opened(second.page).getByText("已公布").waitFor();
  const reader = await city.visitor({ width: 390, height: 844 });
  await reader.page.goto(`${city.origin}/surveys`);
  await reader.page.getByText(/全省.*94\.00%.*无显著差异/).waitFor();
  await reader.page.goto(`${city.origin}/catalogue/svy.safe`);
  await heading(reader.page, "群众安全感满意率");
  await reader.page.getByRole("button", { name: "重算并核验" }).click();
  await reader.page.getByText(/✓ 重新计算：52 行的加权平均/).waitFor();
  await reader.page.getByText("✓ 52 行正是公布时封存的那些行").waitFor();
  await reader.page.getByText("✓ 一致：数字来自这些记录").waitFor();
  await look(reader.page, "figure");
  assert.deepEqual([...problems, ...second.problems, ...reader.problems], []);
});

test("anybody reads the report's 96.83% with its interval, and that the lead over the province is no significant difference", async () => {
  const { page, problems } = await city.visitor({ width: 390, height: 844 });
  await page.goto(`${city.origin}/surveys`);
  await page.getByText(/2011 年我市 96\.83%，.*96\.08%，相差 \+0\.75 个百分点：无显著差异/).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await look(page, "results");
  assert.deepEqual(problems, []);
});
