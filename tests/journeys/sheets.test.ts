import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { readTable } from "#platform/sheets";
import { journeyCity, overflows, seriousFindings, type JourneyCity, type Seat, visit } from "./city.ts";

// Lists that come and go, and grids by the book: through the screens of the people who do it.

let city: JourneyCity;
before(async () => {
  // A list longer than one screen is a journey of its own, with a second person (oversight.test.ts).
  process.env["ZUJI_EXPORT_ALONE_ROWS"] = "500";
  city = await journeyCity();
});
after(() => city.close());

const VILLAGE = "330502001005";
const NEW_NAME = "浮星桥社区运河网格";

const sound = async ({ page, problems }: Seat): Promise<void> => {
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(problems, []);
};
const open = (page: Page, path: string): Promise<unknown> => visit(page, `${city.origin}/console${path}`);

test("the town draws a village's grids, the county returns and then approves them, and the notice in the street says the new name", async () => {
  const town = await city.staff("zhidaoyuan");
  await open(town.page, `/grids?village=${VILLAGE}`);
  await town.page.getByRole("button", { name: "拟定方案" }).click();
  const dialog = town.page.getByRole("dialog");
  await dialog.getByLabel("底图来源和审图号").fill("天地图 浙S(2026)12号");
  await dialog.getByRole("textbox", { name: /名称$/ }).first().fill(NEW_NAME);
  await sound(town);
  await dialog.getByRole("button", { name: "保存方案" }).click();
  await town.page.getByText("全覆盖、无重叠，可以上报。").waitFor();
  await town.page.getByRole("button", { name: "上报县（区）" }).click();
  await town.page.getByText("待县级审批").and(town.page.locator(":not(option)")).first().waitFor();
  await sound(town);

  const county = await city.staff("duban");
  await open(county.page, "/grids");
  await county.page.getByRole("link", { name: /浮星桥/ }).click();
  await county.page.getByRole("button", { name: "退回" }).click();
  await county.page.getByRole("dialog").getByLabel("退回理由").fill("网格名称请加注小区名");
  await county.page.getByRole("dialog").getByRole("button", { name: "退回" }).click();
  await county.page.getByText("退回理由：网格名称请加注小区名").waitFor();

  await town.page.reload();
  await town.page.getByText("退回理由：网格名称请加注小区名").waitFor();
  await town.page.getByRole("button", { name: "修改方案" }).click();
  await dialog.getByRole("button", { name: "保存方案" }).click();
  await town.page.getByRole("button", { name: "上报县（区）" }).click();
  await town.page.getByText("待县级审批").and(town.page.locator(":not(option)")).first().waitFor();

  await county.page.reload();
  await county.page.getByRole("button", { name: "批准" }).click();
  await county.page.getByRole("dialog").getByLabel("批准文号").fill("吴平安办〔2026〕7号");
  await county.page.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  // Once in force the village's present grids are what is shown; the plan stays in the list of versions.
  await county.page
    .locator("option", { hasText: /生效中/ })
    .first()
    .waitFor({ state: "attached" });
  await county.page.getByRole("cell", { name: NEW_NAME }).first().waitFor();
  await sound(county);

  const passer = await city.visitor({ width: 390, height: 844 });
  await passer.page.goto(`${city.origin}/grids/${VILLAGE}001`);
  await passer.page.getByRole("heading", { level: 1, name: NEW_NAME }).waitFor();
  assert.match(await passer.page.getByRole("main").innerText(), /监督电话\s+12345/);
  assert.equal(await overflows(passer.page), false);
  await sound(passer);
});

test("the dispatcher takes the queue out with a purpose, downloads it from My exports, and the auditor sees that", async () => {
  const dispatcher = await city.staff("fenliu");
  const { page } = dispatcher;
  await open(page, "/incidents?view=all&sort=newest");
  await page.getByRole("button", { name: "导出表格" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "申请导出" }).click();
  await dialog.getByRole("alert").first().waitFor();
  await dialog.getByText("会议研判").click();
  await dialog.getByLabel("具体说明").fill("十一月例会研判");
  await sound(dispatcher);
  await dialog.getByRole("button", { name: "申请导出" }).click();
  await dialog.getByRole("link", { name: "打开我的导出" }).click();
  const link = page.getByRole("button", { name: "下载" });
  await link.waitFor();
  await sound(dispatcher);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.match(download.suggestedFilename(), /足迹-事件队列-.*\.xlsx/);
  const table = await readTable(await readFile(await download.path()), {
    bytes: 10_000_000,
    rows: 20_000,
    columns: 40,
    isHeader: (texts) => texts.includes("编号"),
  });
  assert.ok(table.rows.length > 0);
  assert.equal(table.header.row, 2);

  const auditor = await city.staff("shenji");
  await open(auditor.page, "/exports");
  const row = auditor.page.getByRole("row", { name: /十一月例会研判/ });
  await row.waitFor();
  assert.match(await row.innerText(), /会议研判[\s\S]*可下载[\s\S]*\t1/);
  await sound(auditor);
});

test("the administrator brings a list of staff: a bad cell is named first, then the corrected list runs", async () => {
  const admin = await city.staff("guanli");
  const { page } = admin;
  await open(page, "/imports");
  const file = (text: string) => ({ name: "人员.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const list = (role: string): string => `账号,姓名,工作辖区代码,岗位\nxu.xin,徐新,330502001,${role}\n`;
  await page.getByLabel("填好的表格").setInputFiles(file(list("皇帝")));
  await page.getByRole("button", { name: "试办检查" }).click();
  await page.getByRole("cell", { name: "D2" }).waitFor();
  await sound(admin);
  await page.getByLabel("填好的表格").setInputFiles(file(list("网格指导员")));
  await page.getByRole("button", { name: "试办检查" }).click();
  await page.getByText(/共 1 行：1 行会写入/).waitFor();
  await page.getByRole("button", { name: "导入 1 行" }).click();
  await page.getByText("写入 1，无变化 0，未办成 0").waitFor();
  await page.getByRole("button", { name: "下载一次性密码（1 人）" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("dialog")
      .getByRole("button", { name: /下载一次性密码/ })
      .click(),
  ]);
  const table = await readTable(await readFile(await download.path()), {
    bytes: 1_000_000,
    rows: 10,
    columns: 10,
    isHeader: (texts) => texts[0] === "账号",
  });
  assert.equal(table.rows[0]?.cells[0]?.text, "xu.xin");
  await sound(admin);
});
