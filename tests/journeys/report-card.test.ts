import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { journeyCity, overflows, seriousFindings, type JourneyCity } from "./city.ts";
import { heading } from "./steps.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

test("a journalist opens a figure of the card down to its rows, counts it again on the own device, and a resident finds the own row", async () => {
  const { page, problems } = await city.visitor({ width: 390, height: 844 });
  await page.goto(`${city.origin}/report-card`);
  await heading(page, "平安湖州五年答卷 2007–2012");
  assert.deepEqual(await seriousFindings(page), []);
  assert.equal(await overflows(page), false);
  const claim = page.locator("#item-judicial-offices");
  const said = await claim.locator(".big-number").innerText();
  await claim.getByRole("link", { name: /打开明细、重算/ }).click();
  await heading(page, "乡镇（街道）司法所");
  await page.getByRole("button", { name: "重算并核验" }).click();
  await page.getByText("✓ 一致：数字来自这些记录").waitFor();
  const found = await page.getByRole("status").first().innerText();
  assert.match(
    found,
    new RegExp(
      `✓ ${said} 行明细与封存时逐行一致[\\s\\S]*重新计算：${said}[\\s\\S]*答卷全文与公布时封存的摘要一致[\\s\\S]*公布记录在日志 330500`,
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
  await page
    .locator("#item-sense-of-safety")
    .getByRole("link", { name: /打开明细、重算/ })
    .click();
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
  assert.match(await page.locator("#item-sense-of-safety").innerText(), /96\.83 %[\s\S]*As reported[\s\S]*Document: /);
  await page.goto(`${city.origin}/catalogue?lang=en`);
  await heading(page, "Catalogue of figures");
  await page.getByRole("link", { name: "Judicial offices in towns" }).click();
  await heading(page, "Judicial offices in towns");
  assert.match(await page.locator(".big-number").innerText(), /^\d+$/);
  await page.getByRole("link", { name: "Rows as CSV" }).waitFor();
});
