import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { journeyCity, overflows, seriousFindings, type JourneyCity, visit } from "./city.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

test("a resident without JavaScript finds the village by name and learns what is how many minutes away, by whose definition", async () => {
  const { page } = await city.visitor({ javaScript: false });
  await page.goto(`${city.origin}/`);
  await page
    .getByRole("main")
    .getByRole("link", { name: /家门口的服务/ })
    .click();
  await page.getByLabel("按村（社区）名称找").fill("马军巷");
  await page.getByRole("button", { name: "查找" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /马军巷/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: /马军巷/ }).waitFor();
  const words = await page.getByRole("main").innerText();
  assert.match(words, /警务室[\s\S]*调解室[\s\S]*AED/);
  assert.match(words, /约 \d+ 分钟/);
  assert.match(words, /本地定义未录入/);
  assert.equal(await overflows(page), false);
});

test("the share covered opens into its villages, and their file counts to the same share", async () => {
  const { page } = await city.visitor({ javaScript: false });
  await page.goto(`${city.origin}/circle?kind=aed`);
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "长兴县" }) });
  const said = /([\d.]+)%[\s\S]*?([\d,]+) \/ ([\d,]+) 户/.exec(await row.innerText());
  assert.ok(said, await row.innerText());
  await row.getByRole("link").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /下载这张表/ }).click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n").slice(2);
  let [covered, all] = [0, 0];
  for (const line of lines) {
    const cells = [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1] ?? "");
    all += Number(cells[3]);
    if (cells[5] === "1") covered += Number(cells[3]);
  }
  assert.deepEqual(
    [covered, all],
    [said[2], said[3]].map((one) => Number(one?.replaceAll(",", ""))),
  );
  assert.equal(((100 * covered) / all).toFixed(2), said[1]);
});

test("a supervisor moves the hour, sees the gaps, takes the best next site and puts it into the plan with owner and day", async () => {
  const { page, problems } = await city.staff("duban");
  await visit(page, `${city.origin}/console/circle?area=330502&kind=mediation-room`);
  const figure = page.locator(".sc-figure");
  await figure.waitFor();
  const byDay = await figure.innerText();
  await page.getByRole("slider", { name: /时刻/ }).fill("44");
  await page.waitForFunction((before) => document.querySelector(".sc-figure")?.textContent !== before, byDay);
  assert.ok(Number.parseFloat(await figure.innerText()) < Number.parseFloat(byDay));
  await page.getByRole("tab", { name: "下一个点设在哪" }).click();
  await page
    .getByRole("button", { name: /列入计划/ })
    .first()
    .click();
  await page.getByRole("combobox", { name: /责任单位/ }).click();
  await page.keyboard.type("司法所");
  await page.keyboard.press("Enter");
  await page.getByLabel(/承诺日期/).fill("2099-12-20");
  await page.getByRole("button", { name: "列入计划", exact: true }).last().click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("tab", { name: "补点计划" }).click();
  await page.getByRole("cell", { name: /2099-12-20/ }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(problems, []);
});

test("an administrator registers a point that is open, and it is in the register at once", async () => {
  const { page, problems } = await city.staff("guanli");
  await visit(page, `${city.origin}/console/circle/points?area=330502001`);
  await page.getByRole("button", { name: "登记服务点" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "保存" }).click();
  await form.getByRole("alert").first().waitFor();
  await form.getByLabel(/类别/).selectOption("aed");
  await form.getByLabel(/^名称/).fill("月河广场 AED");
  await form.getByRole("combobox", { name: /管理单位/ }).click();
  await page.keyboard.type("月河街道社会治理中心");
  await page.keyboard.press("Enter");
  await form.getByRole("textbox", { name: /经度/ }).fill("120.1013");
  await form.getByRole("textbox", { name: /纬度/ }).fill("30.8606");
  await form.getByRole("button", { name: "保存" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "月河广场 AED" }).waitFor();
  assert.deepEqual(problems, []);
});

test("an administrator loads an OpenStreetMap extract in the browser: parts apart are named first, then the network is used", async () => {
  const { page, problems } = await city.staff("guanli");
  const file = join(tmpdir(), `zuji-circle-${process.pid}.osm`);
  const node = (id: number, lon: number, lat: number): string => `<node id="${id}" lat="${lat}" lon="${lon}"/>`;
  const way = (id: number, refs: readonly number[]): string =>
    `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join("")}<tag k="highway" v="primary"/></way>`;
  const nodes = [node(1, 120.1, 30.86), node(2, 120.12, 30.87), node(3, 120.14, 30.88), node(4, 119.9, 30.6), node(5, 119.92, 30.61)];
  await writeFile(file, `<?xml version="1.0"?><osm version="0.6">${nodes.join("")}${way(1, [1, 2, 3])}${way(2, [4, 5])}</osm>`);
  await visit(page, `${city.origin}/console/circle/settings`);
  await page.getByText("湖州示意路网").waitFor();
  await page.getByLabel("路网文件").first().setInputFiles(file);
  await page.getByText("读到 2 条路").waitFor();
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByText(/路网分成 2 块/).waitFor();
  assert.equal(await page.getByRole("button", { name: "启用这版路网" }).isDisabled(), true);
  await page.getByLabel(/不相通的小块/).selectOption("largest");
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByText(/检查通过/).waitFor();
  await page.getByRole("button", { name: "启用这版路网" }).click();
  await page.getByText(/2\. zuji-circle/).waitFor();
  assert.deepEqual(problems, []);
  assert.deepEqual(await city.differences(), []);
});
