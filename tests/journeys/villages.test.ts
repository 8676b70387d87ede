import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { journeyCity, type JourneyCity, type Seat, visit } from "./city.ts";
import { seenInBoth } from "./steps.ts";

const VILLAGE = "330502001005";
const PHONE = { width: 390, height: 844 };
/** Nobody knows the six steps of the report: these are of this test, and say so. */
const STEPS = ["提出申请", "制定方案", "宣传动员", "对照创建", "群众评议", "总结提升"].map((zh, index) => ({
  zh,
  en: `Test step ${index + 1}`,
}));
let city: JourneyCity;
let title: { home: string; id: string };

before(async () => {
  city = await journeyCity();
  const [row] = await city.serving.runtime.pools.write<{ home: string; id: string }[]>`
    select home, id::text from cells.application where scheme = 'T02' and unit = ${VILLAGE} order by applied_at desc limit 1`;
  assert.ok(row, "the demonstration's village has applied for the rule-of-law title");
  title = row;
});
after(() => city.close());

const seen = (seat: Seat, name: string): Promise<void> => seenInBoth(city, seat, name);

const run = ({ page }: Seat) => page.getByRole("region", { name: "工作法" });

test("until the city has entered the six steps, the village's page says so and nothing is made up", async () => {
  const leader = await city.staff("wanggezhang", PHONE);
  await visit(leader.page, `${city.origin}/console/cells/${title.home}/${title.id}`);
  await run(leader).getByText("没有可用的工作法：还没有录入定义").waitFor();
  await seen(leader, "undefined");
  await run(leader).getByRole("link", { name: "看工作法" }).click();
  await leader.page.getByRole("heading", { level: 1, name: /六步创建法/ }).waitFor();
  await leader.page.getByText("本地定义未录入").waitFor();
  assert.deepEqual(leader.problems, []);
});

test("one person enters the six steps, another publishes them", async () => {
  const keeper = await city.staff("guanli");
  const { page } = keeper;
  await visit(page, `${city.origin}/console/methods?code=liu-bu-chuang-jian&tab=draft`);
  await page.getByLabel("依据文件（名称和文号）").fill("旅程测试文件〔2026〕1 号（示意）");
  await page.getByLabel("生效日").fill("2026-01-01");
  await page.getByRole("checkbox", { name: "村、社区" }).check();
  await page.getByLabel("组名").fill("六步");
  await page.getByRole("group", { name: "按顺序做" }).getByRole("radio", { name: "是" }).check();
  for (const [index, { zh, en }] of STEPS.entries()) {
    const item = page.locator("fieldset details").nth(index);
    await item.getByLabel(/^名称/).fill(zh);
    await item.getByLabel("英文名称").fill(en);
    await item.getByLabel("由谁做").fill("村委会");
    await item.getByLabel(/要留下什么/).fill(index === 4 ? "数：到会村民" : "怎么做的");
  }
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByRole("heading", { name: "第 1 版待另一人发布。" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "发布", exact: true }).count(), 0, "not by who entered them");
  await seen(keeper, "draft");
  const second = await city.staff("dajuan");
  await visit(second.page, `${city.origin}/console/methods?code=liu-bu-chuang-jian&tab=draft`);
  await second.page.getByRole("button", { name: "发布", exact: true }).click();
  await second.page.getByRole("heading", { name: "第 1 版待另一人发布。" }).waitFor({ state: "detached" });
  await visit(second.page, `${city.origin}/console/methods?code=liu-bu-chuang-jian`);
  await second.page.getByText("1.6 总结提升").waitFor();
  await seen(second, "published");
  assert.deepEqual([...keeper.problems, ...second.problems], []);
});

test("a village takes the six steps one after the other beside its title, and the title goes its own way", async () => {
  const stageOf = async () =>
    (await city.serving.runtime.pools.write<{ stage: string }[]>`select stage from cells.application where id = ${title.id}`)[0]?.stage;
  const before = await stageOf();
  const leader = await city.staff("wanggezhang", PHONE);
  const { page } = leader;
  await visit(page, `${city.origin}/console/cells/${title.home}/${title.id}`);
  await run(leader)
    .getByRole("button", { name: /^使用民主法治村“六步创建法”/ })
    .click();
  await run(leader).getByText("0 / 6 步").waitFor();
  await seen(leader, "begun");
  const record = async (no: number, shown: string) => {
    await run(leader)
      .getByRole("button", { name: `登记第 1.${no} 步` })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(no === 5 ? "到会村民" : "怎么做的").fill(shown);
    await dialog.getByRole("button", { name: "保存" }).click();
    return dialog;
  };
  const early = await record(2, "先做后面的");
  await early.getByRole("alert").waitFor();
  assert.match(await early.getByRole("alert").innerText(), /1\.1/);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-step.png` });
  await early.getByRole("button", { name: "关闭", exact: true }).click();
  await page.getByRole("button", { name: "不提交，关闭" }).click();
  for (const no of [1, 2, 3, 4, 5, 6]) {
    const dialog = await record(no, no === 5 ? "86" : `第 ${no} 步的记录`);
    await dialog.waitFor({ state: "detached" });
  }
  await run(leader).getByText("6 / 6 步").waitFor();
  await seen(leader, "six");
  await run(leader).getByRole("button", { name: "结束工作法…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "结束工作法", exact: true }).click();
  await run(leader)
    .getByText(/已完成 · 6 \/ 6 步/)
    .waitFor();
  assert.equal(await stageOf(), before, "a method over a village changes nothing of its application");
  const chief = await city.staff("duban");
  await visit(chief.page, `${city.origin}/console/cells/${title.home}/${title.id}`);
  await run(chief)
    .getByText(/已完成/)
    .waitFor();
  await seen(chief, "chief");
  await visit(chief.page, `${city.origin}/console/methods?code=liu-bu-chuang-jian&tab=places`);
  await chief.page.getByRole("row", { name: /浮星桥社区.*已完成 6 \/ 6 步/ }).waitFor();
  await seen(chief, "places");
  const reader = await city.visitor(PHONE);
  await reader.page.goto(`${city.origin}/methods/liu-bu-chuang-jian`);
  await reader.page.getByText("总结提升").waitFor();
  await seen(reader, "public");
  assert.deepEqual([...leader.problems, ...chief.problems, ...reader.problems], []);
});
