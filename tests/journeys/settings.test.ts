import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { reportIncident } from "#modules/incidents";
import { journeyCity, seriousFindings, type JourneyCity, type Seat, visit } from "./city.ts";

// What an administrator sets, and that it holds for what comes next.

const VILLAGE = "330502001005";
let city: JourneyCity;
let desk: Seat;
before(async () => {
  city = await journeyCity();
  desk = await city.staff("guanli");
});
after(() => city.close());

const open = (page: Page, path: string): Promise<unknown> => visit(page, `${city.origin}/console${path}`);
const looked = async ({ page, problems }: Seat): Promise<void> => {
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(problems, []);
};

/** Minutes from a report to the end of its first step. */
async function minutesToVerify(): Promise<number> {
  const { runtime } = city.serving;
  const sent = { id: uuidv7(), category: "0402", description: "路灯不亮", area: VILLAGE, channel: "portal", language: "zh" };
  const { home, id } = await runtime.execute(reportIncident, reportIncident.input.parse(sent), {
    commandId: uuidv7(),
    actor: { kind: "resident", id: "resident" },
  });
  const [clock] = await runtime.pools.write<{ started_at: string; due_at: string }[]>`
    select started_at, due_at from clocks.clock where home = ${home} and stream = ${id} and slot = 'verify'`;
  assert.ok(clock);
  return Math.round((Date.parse(clock.due_at) - Date.parse(clock.started_at)) / 60_000);
}

test("an administrator changes the limit of a step, and the next report gets the new date; a supervisor only reads", async () => {
  const { page } = desk;
  const before = await minutesToVerify();
  assert.ok(before >= 120);
  await open(page, "/step-limits");
  await page.getByRole("button", { name: "修改步骤时限" }).click();
  const dialog = page.getByRole("dialog");
  const step = dialog.getByRole("group", { name: /^核实 · 蓝/ });
  await step.getByLabel("数量").fill("45");
  await step.getByLabel("单位").selectOption("minute");
  await looked(desk);
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByRole("row", { name: /^核实/ }).getByText("45 分钟").waitFor();
  assert.equal(await minutesToVerify(), 45);

  const reader = await city.staff("duban");
  await open(reader.page, "/step-limits");
  await reader.page.getByText("45 分钟").waitFor();
  assert.equal(await reader.page.getByRole("button", { name: "修改步骤时限" }).count(), 0);
});

test("an administrator adds an entry with its departments, and retires one: new reports may name the first and no longer the second", async () => {
  const { page } = desk;
  await open(page, "/taxonomy");
  await page.getByRole("button", { name: "新增事项" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("代码").fill("0499");
  await dialog.getByLabel("中文名称").fill("雨水井盖松动");
  await dialog.getByLabel("英文名称").fill("loose drain cover");
  await dialog.getByLabel("主办部门").click();
  await page.locator(".ant-select-item-option").first().click();
  // The list of departments stays open for more; Escape would close the dialog with it.
  await dialog.getByLabel("英文名称").click();
  await dialog.getByLabel("网格员可以当场办结").check();
  await dialog.getByLabel("修改依据").fill("会议纪要 12 号");
  await looked(desk);
  await dialog.getByRole("button", { name: "保存" }).click();
  const line = page.getByRole("row").filter({ hasText: "雨水井盖松动" });
  await line.getByText("可自办结").waitFor();

  await line.getByRole("button", { name: "停用「雨水井盖松动」" }).click();
  const retiring = page.getByRole("dialog");
  await retiring.getByRole("button", { name: "停用" }).click();
  await retiring.getByRole("alert").waitFor();
  await retiring.getByLabel("修改依据").fill("并入道路设施");
  await retiring.getByRole("button", { name: "停用" }).click();
  await line.waitFor({ state: "detached" });
  await looked(desk);
});

test("working hours are set from a day to come; a clock of the table that nothing here is counted by says so and offers no change", async () => {
  const { page } = desk;
  const tomorrow = new Date(Date.now() + 8 * 3_600_000 + 86_400_000).toISOString();
  await open(page, `/calendar?year=${tomorrow.slice(0, 4)}`);
  await page.getByRole("button", { name: "设定作息时间" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("时段 1 从").fill("09:00");
  await looked(desk);
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText(/^09:00–/).waitFor();

  await open(page, "/clocks");
  const idle = page.getByRole("row").filter({ hasText: "HOT-1.yellow-done" });
  await idle.getByText("此处未用").waitFor();
  assert.equal(await idle.getByRole("button").count(), 0);
  const local = page.getByRole("row").filter({ hasText: "MED-1" }).first();
  await local.getByRole("button", { name: /修改/ }).waitFor();
  assert.equal(await local.getByText("此处未用").count(), 0);
  await looked(desk);
  assert.deepEqual(await city.differences(), []);
});

test("an administrator loads the holidays of next year, and withdraws what was loaded by mistake", async () => {
  const { page } = desk;
  const year = new Date().getFullYear() + 1;
  const off = ["01-01", "02-05", "02-06", "02-07", "02-08", "02-09", "04-05", "05-01", "05-02", "06-10", "10-01", "10-02", "10-03"];
  const notice = { year, source: "放错的通知", days: off.map((day) => ({ date: `${year}-${day}`, name: "放假", isOffDay: true })) };
  await open(page, `/calendar?year=${year}`);
  await page
    .getByLabel(/^载入年度安排/)
    .setInputFiles({ name: "notice.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(notice)) });
  await page.getByRole("button", { name: "载入年度安排", exact: true }).click();
  await page.getByText("放错的通知").waitFor();
  await page.getByRole("listitem").filter({ hasText: "1月1日" }).getByText("休息").waitFor();
  await page.getByRole("button", { name: "撤回载入的安排" }).click();
  await looked(desk);
  await page.getByRole("dialog").getByRole("button", { name: "撤回载入的安排" }).click();
  await page.getByText("放错的通知").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("button", { name: "撤回载入的安排" }).count(), 0);
});

test("official areas come in from a file that is tried first, take a name and the residents of a bulletin, and the public figure divides by them", async () => {
  const { page } = desk;
  await open(page, "/areas?area=330502");
  await page.getByRole("button", { name: "导入官方区划" }).click();
  const form = page.getByRole("region", { name: "导入官方区划" });
  const choose = (csv: string) =>
    form.getByLabel("文件").setInputFiles({ name: "areas.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await choose("code,name\n330502099,湖东新街道\n33050x,坏行");
  await form.getByLabel("来源和审图号").fill("民政局 2026 年 11 月");
  await form.getByRole("button", { name: "试导入" }).click();
  await form.getByText("新登记 1", { exact: false }).waitFor();
  assert.equal(await form.getByRole("button", { name: /^导入 / }).count(), 0, "one bad row, and nothing can be taken");
  await looked(desk);
  await choose("code,name\n330502099,湖东新街道");
  await form.getByRole("button", { name: "试导入" }).click();
  await form.getByRole("button", { name: "导入 1 处变化" }).click();
  await page.getByRole("link", { name: "湖东新街道" }).click();

  await page.getByRole("button", { name: "更名" }).click();
  await page.getByRole("dialog").getByLabel("中文名称").fill("湖东街道");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByRole("heading", { name: "湖东街道" }).waitFor();

  await open(page, "/areas?area=3305");
  await page.getByRole("button", { name: "登记常住人口" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("截至日期").fill("2020-11-01");
  await dialog.getByLabel("公报").fill("第七次全国人口普查公报");
  await dialog.getByLabel("吴兴区的常住人口").fill("一百万");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByRole("alert").getByText("吴兴区：请填整数").waitFor();
  await dialog.getByLabel("吴兴区的常住人口").fill("1,000,000");
  await dialog.getByLabel("湖州市的常住人口").fill("3367579");
  await looked(desk);
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("常住人口 3,367,579 人（2020-11-01，第七次全国人口普查公报，据公报）").waitFor();
  await page.getByRole("cell", { name: "1,000,000 (2020)" }).waitFor();
  await looked(desk);

  await page.goto(`${city.origin}/catalogue/opn.heard`);
  await page.getByText(/每万常住人口 \d+\.\d\d 件 · 常住人口 3,367,579 人（2020-11-01，第七次全国人口普查公报/).waitFor();

  const reader = await city.staff("shenji");
  await open(reader.page, "/areas?area=3305");
  await reader.page.getByRole("cell", { name: "1,000,000 (2020)" }).waitFor();
  assert.equal(await reader.page.getByRole("button", { name: "登记常住人口" }).count(), 0);
});

test("an administrator registers a unit, records its approval and opens it; from then on work can be given to it, and another changes its phone", async () => {
  const { page } = desk;
  await open(page, "/units");
  await page.getByRole("button", { name: "登记机构" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "保存" }).click();
  await form.getByText("请填写「部门」", { exact: false }).first().waitFor();
  await form.getByLabel("部门").selectOption("trans");
  await form.getByLabel("名称（挂牌名称）").fill("湖州市公共自行车站");
  await form.getByText("代码：trans-3305", { exact: false }).waitFor();
  await looked(desk);
  await form.getByRole("button", { name: "保存" }).click();
  // The city's own office stands under that code already: nothing typed is lost.
  await form.getByRole("alert").getByText("已经登记", { exact: false }).waitFor();
  assert.equal(await form.getByLabel("名称（挂牌名称）").inputValue(), "湖州市公共自行车站");
  await form.getByLabel("管辖区划").click();
  await form.getByRole("button", { name: "安吉县", exact: true }).click();
  await form.getByLabel("部门").selectOption("hotline");
  await form.getByRole("button", { name: "保存" }).click();
  await form.waitFor({ state: "detached" });

  await page.getByRole("searchbox", { name: "按名称或代码查" }).fill("公共自行车站");
  await page.getByRole("button", { name: "湖州市公共自行车站" }).click();
  const panel = page.getByRole("dialog", { name: "湖州市公共自行车站" });
  await panel.getByText("筹建", { exact: true }).waitFor();
  await looked(desk);
  await panel.getByRole("button", { name: "记录批准文件" }).click();
  const step = page.getByRole("dialog").last();
  await step.getByLabel("文号").fill("湖编〔2026〕12号");
  await step.getByRole("button", { name: "记录批准文件" }).click();
  await panel.getByRole("button", { name: "挂牌" }).click();
  await page.getByRole("dialog").last().getByRole("button", { name: "挂牌" }).click();
  await panel.getByText("已挂牌", { exact: true }).waitFor();
  await panel.getByRole("button", { name: "改电话、时间和服务" }).click();
  const change = page.getByRole("dialog").last();
  await change.getByLabel("值班电话").fill("13800001234");
  await change.getByRole("button", { name: "保存" }).click();
  await change.getByRole("alert").waitFor();
  await change.getByLabel("值班电话").fill("0572-5012345");
  await change.getByRole("button", { name: "保存" }).click();
  await panel.getByText("0572-5012345").waitFor();
  await looked(desk);
  const reader = await city.staff("shenji");
  await open(reader.page, page.url().split("/console")[1] ?? "");
  await reader.page.getByText("0572-5012345").first().waitFor();
  assert.equal(await reader.page.getByRole("button", { name: "停用" }).count(), 0);
});

test("an administrator says which notices name workers, what every town must have and how long parties cool off; a slip of the key loses nothing typed", async () => {
  const { page } = desk;
  await open(page, "/grid-notices");
  await page.getByText("所有网格的公示都不列姓名", { exact: false }).waitFor();
  await page.getByRole("button", { name: "新增规定" }).click();
  const rule = page.getByRole("dialog", { name: "新增规定" });
  await rule.getByRole("radio", { name: "列出" }).check();
  await rule.getByLabel(/^依据/).fill("网格化服务管理办法 第六条");
  await page.keyboard.press("Escape");
  await rule.getByRole("alert").getByText("还没有提交", { exact: false }).waitFor();
  await rule.getByRole("button", { name: "继续填写" }).click();
  assert.equal(await rule.getByLabel(/^依据/).inputValue(), "网格化服务管理办法 第六条");
  await looked(desk);
  await rule.getByRole("button", { name: "保存" }).click();
  await page.getByRole("cell", { name: "列出" }).waitFor();

  await open(page, "/network");
  await page.getByRole("button", { name: "新增要求" }).click();
  const cover = page.getByRole("dialog", { name: "新增要求" });
  await cover.getByLabel("哪类机构").selectOption("women");
  await cover.getByLabel("要求（中文）").fill("每个乡镇（街道）都有妇联");
  await cover.getByLabel("要求（英文）").fill("Every town has a women's federation");
  await cover.getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: "撤销要求：每个乡镇（街道）都有妇联" }).click();
  const withdraw = page.getByRole("dialog");
  await withdraw.getByRole("button", { name: "撤销" }).click();
  await withdraw.waitFor({ state: "detached" });

  await open(page, "/mediation/practice");
  await page.getByRole("button", { name: "修改" }).click();
  const practice = page.getByRole("dialog");
  await practice.getByRole("spinbutton").first().fill("999");
  await practice
    .getByLabel(/^理由|^原因|依据/)
    .last()
    .fill("按市里通知调整");
  await practice.getByRole("button", { name: "保存" }).click();
  await practice.getByText("240", { exact: false }).first().waitFor();
  await practice.getByRole("spinbutton").first().fill("36");
  await practice.getByRole("button", { name: "保存" }).click();
  await practice.waitFor({ state: "detached" });
  await page.getByText("36", { exact: true }).waitFor();
  await looked(desk);
});
