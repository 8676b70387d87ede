import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { receiptNumber, uuidv7 } from "#platform/ids";
import { reportIncident } from "#modules/incidents";
import { journeyCity, overflows, seriousFindings, type JourneyCity, type Seat, visit } from "./city.ts";

// What takes more than one person: opening in an emergency, taking out a long list, complaining past the unit it is about.

const PICTURES = process.env["ZUJI_PICTURES"];
const PHONE = "13812345678";
let city: JourneyCity;
let key: { home: string; id: string };

before(async () => {
  city = await journeyCity();
  const { runtime } = city.serving;
  const [area] = await runtime.pools.write<{ code: string }[]>`
    select code from places.area where level = 'village' and code like '330521%' order by code limit 1`;
  assert.ok(area);
  const report = (more: object) =>
    runtime.execute(
      reportIncident,
      reportIncident.input.parse({ id: uuidv7(), category: "0402", description: "三号楼下路灯不亮", area: area.code, ...more }),
      { commandId: uuidv7(), actor: { kind: "resident", id: "resident" } },
    );
  key = await report({ phone: PHONE, name: "王小明" });
  // So many that no one person takes them out.
  await Promise.all(Array.from({ length: 501 }, (_, n) => report({ description: `第 ${n + 1} 盏路灯不亮` })));
});
after(() => city.close());

const open = (page: Page, path: string): Promise<unknown> => visit(page, `${city.origin}/console${path}`);

async function looked({ page, problems }: Seat, name: string): Promise<void> {
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(problems, []);
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

test("a handler opens a matter in an emergency with a reason, the supervisor objects, and it is shut at once", async () => {
  const handler = await city.staff("chengguan");
  await open(handler.page, "/emergency-openings");
  await handler.page.getByLabel("受理编号").fill(receiptNumber(key.id));
  await handler.page.getByRole("button", { name: "查找" }).click();
  const dialog = handler.page.getByRole("dialog");
  await dialog.getByText(/网格事件 ·/).waitFor();
  await dialog.getByRole("button", { name: "打开并告知主管" }).click();
  await dialog.getByRole("alert").first().waitFor();
  await dialog.getByLabel("为什么必须现在看").fill("灯杆漏电，要马上联系报告人确认位置");
  await looked(handler, "glass-open-zh");
  await dialog.getByRole("button", { name: "打开并告知主管" }).click();
  await handler.page.getByText(PHONE).waitFor();
  await looked(handler, "glass-opened-zh");

  const officer = await city.staff("baohu");
  await open(officer.page, "/emergency-openings");
  const line = officer.page.getByRole("row").filter({ hasText: "灯杆漏电" });
  await line.getByRole("button", { name: "核对" }).click();
  const review = officer.page.getByRole("dialog");
  await review.getByText("异议：没有必要，立即停止").click();
  await review.getByLabel("说明").fill("应先打供电抢修电话");
  await looked(officer, "glass-review-zh");
  await review.getByRole("button", { name: "提交" }).click();
  await line.getByText(/应先打供电抢修电话/).waitFor();
  await looked(officer, "glass-list-zh");

  await handler.page.reload();
  const own = handler.page.getByRole("row").filter({ hasText: "灯杆漏电" });
  await own.getByText(/应先打供电抢修电话/).waitFor();
  assert.equal(await own.getByRole("button", { name: "查看" }).count(), 0);
});

test("a list of more rows than one screen shows leaves only when a second person has said so, and whoever waits for it sees that by itself", async () => {
  const asker = await city.staff("zhihui");
  await open(asker.page, "/incidents?view=all&sort=newest");
  await asker.page.getByRole("button", { name: "导出表格" }).click();
  const dialog = asker.page.getByRole("dialog");
  await dialog.getByText("会议研判").click();
  await dialog.getByLabel("具体说明").fill("年度例会研判全市事件");
  await dialog.getByRole("button", { name: "申请导出" }).click();
  await dialog.getByRole("link", { name: "打开我的导出" }).click();
  await asker.page.getByText("等待第二人批准").first().waitFor();
  await looked(asker, "export-held-zh");

  const second = await city.staff("baohu");
  await open(second.page, "/exports");
  const line = second.page.getByRole("row").filter({ hasText: "年度例会研判全市事件" });
  await line.getByRole("button", { name: "批准", exact: true }).click();
  await second.page.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await second.page.getByText("已批准，正在生成。").waitFor();
  await looked(second, "export-approved-zh");

  await asker.page.getByText("可下载").first().waitFor();
  const [download] = await Promise.all([
    asker.page.waitForEvent("download"),
    asker.page.getByRole("button", { name: "下载" }).first().click(),
  ]);
  assert.match(download.suggestedFilename(), /\.xlsx$/);
});

test("without JavaScript a resident complains about a unit, is told who gets it, and holds a receipt", async () => {
  const { page } = await city.visitor({ width: 390, height: 844, javaScript: false });
  await page.goto(`${city.origin}/complaint?area=330502001`);
  await page.getByRole("button", { name: "检查一遍" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("投诉哪个单位？").selectOption({ index: 2 });
  await page.getByLabel("发生了什么？").fill("去了三次窗口都没有人");
  await page.getByRole("button", { name: "检查一遍" }).click();
  await page.getByText(/吴兴区的受理台，被投诉单位的人员看不到/).waitFor();
  await page.getByRole("button", { name: "返回修改" }).click();
  assert.equal(await page.getByLabel("发生了什么？").inputValue(), "去了三次窗口都没有人");
  await page.getByRole("button", { name: "检查一遍" }).click();
  await page.getByRole("button", { name: "提交投诉" }).click();
  await page.locator(".big-number").waitFor();
  assert.equal(await overflows(page), false);
  const follow = await page.locator('a[href*="/f/"]').first().getAttribute("href");
  const [kept] = await city.serving.runtime.pools.write<{ place: string; about: string; sealed: boolean }[]>`
    select place, state ->> 'about' as about, (state ->> 'sealed')::bool as sealed from ledger.stream where id = ${follow?.split("/").at(-2) ?? ""}`;
  assert.equal(kept?.place, "330502");
  assert.ok(kept.sealed && kept.about.endsWith("-330502001"));
});

test("the log of deeds leads to the record of whatever service, for whoever has its screen, and to none for the auditor", async () => {
  const supervisor = await city.staff("duban");
  await open(supervisor.page, "/audit");
  const rows = supervisor.page.getByRole("row").filter({ has: supervisor.page.getByRole("link") });
  await rows.first().waitFor();
  const request = rows.filter({ hasText: "服务代办" }).first();
  for (let page = 0; (await request.count()) === 0 && page < 10; page += 1)
    await supervisor.page.getByRole("button", { name: "再载入" }).click();
  await request.getByRole("link").click();
  await supervisor.page.waitForURL(/\/console\/requests\/\d+\/[0-9a-f-]{36}/);
  await supervisor.page.getByRole("heading", { level: 1 }).waitFor();
  await looked(supervisor, "request-from-log-zh");

  const auditor = await city.staff("shenji");
  await open(auditor.page, "/audit");
  await auditor.page.locator("tbody .c-mono").first().waitFor();
  assert.equal(await auditor.page.getByRole("table").getByRole("link").count(), 0, "an auditor reads deeds, not cases");
});

test("a share of mediation opens into the disputes it is made of, as many as it says, and one of them into its page", async () => {
  const { page, problems } = await city.staff("sifasuo");
  await visit(page, `${city.origin}/console/mediation/figures?from=2026-01-01&scope=330502001`);
  const shares = page.getByRole("button", { name: /：看记录|看记录/ });
  await shares.first().waitFor();
  const texts = await shares.allInnerTexts();
  const nth = texts.findIndex((text) => /^[1-9]\d? \/ [1-9]/.test(text.trim()));
  assert.ok(nth >= 0, texts.join(", "));
  const [numerator = 0, denominator = 0] = (texts[nth] ?? "").split("/").map(Number);
  await shares.nth(nth).click();
  const dialog = page.getByRole("dialog");
  const rows = dialog.locator("tbody tr");
  await rows.first().waitFor();
  assert.equal(await rows.count(), Math.min(numerator, 50));
  await dialog.getByLabel("分母：全部").check();
  await page.waitForFunction((n) => document.querySelectorAll("dialog tbody tr").length === n, Math.min(denominator, 50));
  assert.deepEqual(await seriousFindings(page), []);
  await rows.first().getByRole("link").click();
  await page.waitForURL(/\/console\/mediation\/\d{9}\/[0-9a-f-]{36}/);
  assert.deepEqual(problems, []);
});
