import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, overflows, quiet, seriousFindings, type JourneyCity, visit } from "./city.ts";
import { heading } from "./steps.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

/** On a phone what stands behind a number is folded. */
async function openRows(page: Page, item: string): Promise<void> {
  const claim = page.locator(`#item-${item}`);
  await claim.locator("summary").first().click();
  await claim.getByRole("link", { name: /打开明细、重算/ }).click();
}

test("on a phone the card shows every number and folds what stands behind it; a wide screen and paper have it whole, and the catalogue leads up from a village", async () => {
  const { page, problems } = await city.visitor({ width: 390, height: 844 });
  const tall = (): Promise<number> => page.evaluate("document.documentElement.scrollHeight");
  const claim = page.locator("#item-sense-of-safety");
  const behind = [claim.getByText("回答“很安全、安全、基本安全”的占比"), claim.getByRole("link", { name: /打开明细、重算/ })];
  await page.goto(`${city.origin}/report-card`);
  for (const one of await page.locator(".claim").all()) assert.ok(await one.locator(".big-number").isVisible());
  for (const one of behind) assert.equal(await one.isVisible(), false);
  const folded = await tall();
  await page.emulateMedia({ media: "print" });
  for (const one of behind.slice(0, 1)) assert.ok(await one.isVisible(), "paper has it whole");
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const one of behind) assert.ok(await one.isVisible(), "a wide screen has it open");
  await page.setViewportSize({ width: 390, height: 844 });
  for (const one of await page.locator(".phone-fold > summary").all()) await one.click();
  assert.ok((await tall()) > folded * 1.25, "a good part of the way is saved");

  await page.goto(`${city.origin}/catalogue`);
  assert.deepEqual(await seriousFindings(page), []);
  assert.ok((await tall()) < 8_000);
  await page.getByRole("link", { name: "按时办结率", exact: true }).waitFor();
  for (const [code, wider] of [
    ["evt.ontime", "月河街道"],
    ["svy.safe", "月河街道"],
    ["pet.intime", "吴兴区"],
  ] as const) {
    await page.goto(`${city.origin}/catalogue/${code}?area=330502001005`);
    await page.getByText(`请看包含它的${wider}`).waitFor();
    await page.getByRole("link", { name: `看${wider}的这个指标` }).click();
    await page.waitForURL(/area=330502(001)?(&|$)/);
    assert.equal(await page.getByText("请看标出的地方").count(), 0);
  }
  assert.deepEqual(
    problems.filter((one) => !one.includes("400")),
    [],
  );
});

test("a journalist opens a figure of the card down to its rows, counts it again on the own device, and a resident finds the own row", async () => {
  const { page, problems } = await city.visitor({ width: 390, height: 844 });
  await page.goto(`${city.origin}/report-card`);
  await heading(page, "平安湖州五年答卷 2007–2012");
  assert.deepEqual(await seriousFindings(page), []);
  assert.equal(await overflows(page), false);
  const claim = page.locator("#item-judicial-offices");
  const said = await claim.locator(".big-number").innerText();
  await openRows(page, "judicial-offices");
  await heading(page, "乡镇（街道）司法所");
  await page.getByRole("button", { name: "重算并核验" }).click();
  await page.getByText("✓ 一致：数字来自这些记录").waitFor();
  const found = await page.getByRole("status").first().innerText();
  assert.match(
    found,
    new RegExp(
      `✓ ${said} 行明细与文件列出的逐行摘要一致[\\s\\S]*重新计算：${said}[\\s\\S]*答卷全文与公布时封存的摘要一致[\\s\\S]*公布记录在日志 330500`,
    ),
  );
  const link = await page.getByRole("link", { name: "下载可核验的文件（JSON）" }).getAttribute("href");
  const { rows } = (await (await page.request.get(city.origin + link)).json()) as { rows: { row: string }[] };
  await page.getByRole("textbox", { name: "回执内容" }).fill(JSON.stringify({ salt: "AAAA", commitment: rows[3]?.row }));
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByText("算在里面：第 4 行").waitFor();
  await page.goto(`${city.origin}/report-card`);
  await page.getByRole("textbox", { name: "回执内容" }).fill(JSON.stringify({ salt: "AAAA", commitment: rows[3]?.row }));
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("link", { name: /乡镇（街道）司法所：第 4 行/ }).waitFor();
  await openRows(page, "sense-of-safety");
  await heading(page, "2011 年群众安全感");
  await page.getByText("无显著差异").waitFor();
  await page.getByRole("button", { name: "重算并核验" }).click();
  await page.getByText(/✓ 重新计算：400 行的加权平均 = 0\.9683?/).waitFor();
  await page.getByText("✓ 400 行正是公布时封存的那些行").waitFor();
  await page.getByText(/✓ 公布这个数的记录在日志 330500 第 \d+ 条/).waitFor();
  await page.getByText("✓ 一致：数字来自这些记录").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  assert.equal(await overflows(page), false);
  assert.deepEqual(problems, []);
});

test("without JavaScript, in English: the card, the catalogue and a figure say the same", async () => {
  const { page } = await city.visitor({ width: 1440, height: 900, javaScript: false });
  await page.goto(`${city.origin}/report-card?lang=en`);
  await heading(page, "Safe Huzhou: five years answered for, 2007–2012");
  assert.match(await page.locator("#item-sense-of-safety").innerText(), /96\.83%[\s\S]*As reported[\s\S]*Document: /);
  await page.goto(`${city.origin}/catalogue?lang=en`);
  await heading(page, "Catalogue of figures");
  await page.getByRole("link", { name: "Judicial offices in towns" }).click();
  await heading(page, "Judicial offices in towns");
  assert.match(await page.locator(".big-number").innerText(), /^\d+$/);
  await page.getByRole("link", { name: "Rows as CSV" }).waitFor();
});

/** One step of a card: unfolded, filled in by its labels, sent. */
async function take(page: Page, step: string, fill: (form: ReturnType<Page["locator"]>) => Promise<void>, send = "保存"): Promise<void> {
  const form = page.locator("details").filter({ has: page.locator("summary", { hasText: new RegExp(`^${step}$`) }) });
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  await fill(form);
  await form.getByRole("button", { name: send, exact: true }).click();
}

async function typed(form: ReturnType<Page["locator"]>, words: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(words)) await form.getByLabel(label).fill(value);
}

test("a card is composed on a phone, handed in, approved by a second person and published; what is missing is said beside its field", async () => {
  const { page, problems } = await city.staff("dajuan", { width: 390, height: 844 });
  await visit(page, `${city.origin}/console/report-cards`);
  await heading(page, "答卷");
  await take(page, "起草新答卷", async (form) => {
    await form.getByRole("button", { name: "保存", exact: true }).click();
    await form.getByText("请填写「名称（英文）」").waitFor();
    await typed(form, { "名称（中文）": "一年答卷", "名称（英文）": "One year answered for" });
    await form.getByRole("button", { name: "地区：请选择" }).click();
    await form.getByRole("button", { name: "选「湖州市」整个区域" }).click();
    await typed(form, {
      "导语（中文）": "这一年做了什么。",
      "导语（英文）": "What was done this year.",
      起始月份: "2025-11",
      结束月份: "2026-10",
    });
    assert.deepEqual(await seriousFindings(page), []);
    assert.equal(await overflows(page), false);
  });
  await page.getByRole("button", { name: "一年答卷" }).click();
  await page.getByRole("heading", { name: "一年答卷" }).waitFor();
  await take(page, "节", (form) =>
    typed(form, { 代号: "handled", 顺序: "1", "名称（中文）": "办得怎么样", "名称（英文）": "How it was handled" }),
  );
  await take(page, "项目", async (form) => {
    await form.getByLabel("所在节").selectOption({ label: "办得怎么样" });
    // Of events a small city has so few that the public is not told.
    await form.getByLabel("指标").selectOption({ label: "乡镇（街道）司法所 · org.judicial-offices" });
    await typed(form, {
      代号: "offices",
      顺序: "1",
      "名称（中文）": "司法所",
      "名称（英文）": "Judicial offices",
      起始月份: "2025-11",
      结束月份: "2026-10",
    });
    assert.deepEqual(await seriousFindings(page), []);
    assert.equal(await overflows(page), false);
  });
  await page.getByRole("row").filter({ hasText: "司法所 offices" }).waitFor();
  await take(page, "节", (form) => typed(form, { 代号: "spare", 顺序: "2", "名称（中文）": "多写的一节", "名称（英文）": "One too many" }));
  await take(
    page,
    "删去一节、一项或一个足迹",
    async (form) => {
      await form.getByLabel("删去哪一个").selectOption({ label: "多写的一节 · 节" });
      assert.deepEqual(await seriousFindings(page), []);
    },
    "删去一节、一项或一个足迹",
  );
  await take(page, "标题、导语和期间", async (form) => {
    assert.equal(
      await form.getByLabel("导语（英文）").inputValue(),
      "What was done this year.",
      "what stands is changed, not written anew",
    );
    await form.getByLabel("名称（英文）").fill("A year answered for");
  });
  await take(page, "送审（计算并冻结）", async () => {}, "送审（计算并冻结）");
  await page.getByText("待审定").waitFor();
  assert.equal(await page.locator("summary", { hasText: "审定" }).count(), 0, "nobody approves what they handed in");
  const second = await city.staff("zhihui", { width: 1440, height: 900 });
  await second.page.goto(page.url());
  await take(second.page, "审定", async () => {}, "审定");
  await second.page.getByText("已审定，待公布").waitFor();
  await page.reload();
  await take(page, "公布", async () => {}, "公布");
  await page.getByText("已公布", { exact: true }).waitFor();
  await quiet(page);
  const reader = await city.visitor({ width: 390, height: 844 });
  await reader.page.goto(`${city.origin}/report-card`);
  await heading(reader.page, "一年答卷");
  await openRows(reader.page, "offices");
  await reader.page.getByRole("button", { name: "重算并核验" }).click();
  await reader.page.getByText("✓ 一致：数字来自这些记录").waitFor();
  assert.deepEqual([...problems, ...second.problems, ...reader.problems], []);
});
