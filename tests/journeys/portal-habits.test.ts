import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, type JourneyCity } from "./city.ts";
import { beginLamp, heading, next, photo, sendReport, toWords } from "./steps.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

const words = (page: Page) => page.getByRole("textbox", { name: "发生了什么" });

async function lampReported(page: Page, phone = ""): Promise<{ number: string; follow: string }> {
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 120 号");
  await words(page).fill("路灯不亮");
  await next(page);
  return sendReport(page, phone);
}

test("what is half written survives a reload, a closed page and a phone that was put away", async () => {
  const { page, context, problems } = await city.visitor();
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 120 号");
  await words(page).fill("三盏灯都不亮，已经一个星期");
  await page.getByLabel("拍照或选照片").setInputFiles(await photo("lamp.jpg"));
  await page.getByText("已上传").waitFor();
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll("[name=photos]").length === 1);
  assert.equal(await words(page).inputValue(), "三盏灯都不亮，已经一个星期");
  await page.close();
  const later = await context.newPage();
  await later.goto(`${city.origin}/report`);
  await later.getByRole("heading", { name: "上次有一份没写完的反映" }).waitFor();
  await later.getByRole("button", { name: "接着写" }).click();
  await heading(later, "发送前请核对");
  assert.match(await later.getByRole("main").innerText(), /三盏灯都不亮，已经一个星期[\s\S]*1 张[\s\S]*没有留/);
  assert.deepEqual(problems, []);
});

test("wrong input keeps everything typed; the summary of mistakes has the focus and jumps to the field", async () => {
  const { page } = await city.visitor();
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 120 号");
  await next(page);
  assert.ok(await page.getByRole("alert").evaluate((element) => element === document.activeElement));
  await page.getByRole("link", { name: "请写几句话说明情况" }).click();
  assert.ok(await words(page).evaluate((element) => element === document.activeElement));
  await words(page).fill("路灯不亮");
  await next(page);
  await page.getByLabel(/怎么称呼/).fill("王大爷");
  await page.getByLabel(/手机号或固定电话/).fill("1380000");
  await next(page);
  await page.getByRole("link", { name: /电话号码不对/ }).click();
  const phone = page.getByLabel(/手机号或固定电话/);
  assert.ok(await phone.evaluate((element) => element === document.activeElement));
  assert.equal(await phone.getAttribute("aria-invalid"), "true");
  assert.equal(await phone.inputValue(), "1380000");
  assert.equal(await page.getByLabel(/怎么称呼/).inputValue(), "王大爷");
});

test("a neighbour meets the same lamp and says so instead of writing it again", async () => {
  const first = await city.visitor();
  const { follow } = await lampReported(first.page);
  const { page } = await city.visitor();
  await beginLamp(page, city.origin);
  await next(page);
  await heading(page, "是这里面的一件吗？");
  const [home = "", id = ""] = follow.split("/").slice(2);
  await page.locator(`button[name=join][value="${home}/${id}"]`).click();
  await heading(page, "加入这件事");
  await page.getByRole("button", { name: "确定，我也遇到" }).click();
  await page.getByText("记下了，谢谢").first().waitFor();
  await page.getByRole("link", { name: "看进度" }).click();
  await page.getByText("这件事您也遇到").waitFor();
  assert.equal(await page.getByText("撤回").count(), 0);
  await first.page.goto(city.origin + follow);
  await first.page.getByText("另有 1 人遇到同样的问题").waitFor();
});

test("a place outside the city is said to be outside, with the nearest place of ours, and can still be sent", async () => {
  const { page, context } = await city.visitor();
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ longitude: 120.155, latitude: 30.274, accuracy: 20 });
  await page.goto(`${city.origin}/report?category=0402`);
  await page.getByRole("button", { name: "用我现在的位置" }).click();
  await page.getByText("这个点不在本市范围内。").waitFor();
  await page.getByRole("button", { name: "就是这里，继续" }).click();
  await heading(page, "具体在哪一处？");
  assert.match(await page.getByRole("main").innerText(), /这个地方不在本市[\s\S]*最近的是.+，约 \d+\.\d 公里[\s\S]*转给当地/);
  await next(page);
  await words(page).fill("西湖边的路灯不亮");
  await next(page);
  await sendReport(page);
});

test("where life is at risk the telephone comes before anything is typed", async () => {
  const { page } = await city.visitor();
  await page.goto(`${city.origin}/report`);
  for (const number of ["110", "119", "120"])
    assert.equal(await page.getByRole("main").getByRole("link", { name: number }).getAttribute("href"), `tel:${number}`);
  await page.getByRole("button", { name: /安全隐患/ }).click();
  await page.getByRole("button", { name: /燃气泄漏.*先打 119/ }).click();
  await heading(page, "请先打 119");
  assert.equal(await page.getByRole("main").getByRole("link", { name: "119" }).getAttribute("href"), "tel:119");
  assert.equal(await page.getByRole("textbox").count(), 0);
  await page.getByRole("button", { name: "已打过电话，继续填写" }).click();
  await heading(page, "在什么地方？");
});

test("a family dispute is asked first whether somebody is being hurt", async () => {
  const { page } = await city.visitor();
  await page.goto(`${city.origin}/report?category=0102`);
  await heading(page, "有人正受到伤害或威胁吗？");
  await page.getByRole("button", { name: /^是的/ }).click();
  await heading(page, "请先打 110");
  assert.equal(await page.getByRole("main").getByRole("link", { name: "120" }).getAttribute("href"), "tel:120");
  await page.goto(`${city.origin}/report?category=0102`);
  await page.getByRole("button", { name: "没有，继续反映" }).click();
  await heading(page, "在什么地方？");
});

test("number and telephone tail open the progress and no more; a wrong tail tells nothing", async () => {
  const { page } = await city.visitor();
  const { number } = await lampReported(page, "13800005678");
  const ask = async (given: string, tail: string): Promise<void> => {
    await page.goto(`${city.origin}/follow`);
    await page.getByLabel("编号").fill(given);
    await page.getByLabel("手机号后四位").fill(tail);
    await page.getByRole("button", { name: "查询" }).click();
  };
  await ask(number, "1111");
  const wrongTail = await page.getByRole("alert").innerText();
  await ask("ZZZZ-ZZZZ-ZZZZ", "5678");
  assert.equal(await page.getByRole("alert").innerText(), wrongTail, "whether a number exists cannot be tried out");
  await ask(number.toLowerCase().replaceAll("-", " "), "5678");
  await page.getByRole("heading", { level: 1, name: /等待核实/ }).waitFor();
  assert.ok(!(await page.getByRole("main").innerText()).includes("路灯不亮"), "the words open with the link only");
});

test("the public map opens on request and says what its list says", async () => {
  const { page, problems } = await city.visitor();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const script = Promise.withResolvers<void>();
  await page.route(/public-map/, async (route) => {
    await script.promise;
    await route.continue();
  });
  await page.goto(`${city.origin}/map`);
  const listed = await page.locator("#public-items").getByRole("listitem").count();
  assert.ok(listed > 0, "the demonstration city shows reports of this month");
  assert.ok(!asked.some((url) => url.includes("leaflet")));
  // On a slow line the press comes before the script that answers it.
  await page.getByRole("button", { name: "打开地图" }).click();
  script.resolve();
  const map = page.getByRole("region", { name: /公开反映的地图/ });
  await map.locator("path.leaflet-interactive").first().waitFor();
  assert.ok(
    asked.every((url) => url.startsWith(city.origin)),
    "nobody outside learns what is looked at",
  );
  assert.deepEqual(problems, []);
});

test("a number of the report card opens exactly the records it counts", async () => {
  const { page } = await city.visitor();
  await page.goto(`${city.origin}/figures`);
  const counted = page.getByRole("link", { name: /^([5-9]|\d\d+) 受理件数 .+$/ }).first();
  // In the first days of a month, and where a county's few are withheld with its neighbours', the newest number to open lies some months back.
  for (let back = 0; back < 12 && (await counted.count()) === 0; back += 1) await page.getByRole("link", { name: "上个月" }).click();
  const number = Number.parseInt(await counted.innerText(), 10);
  await counted.click();
  await heading(page, "受理件数");
  await page.getByRole("table", { name: `共 ${number} 条，编号已隐去一部分` }).waitFor();
  assert.equal(await page.getByRole("table").getByRole("row").count(), number + 1, "a row a record, and the heading");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载 CSV" }).click()]);
  const csv = (await (await download.createReadStream()).toArray()).map(String).join("");
  assert.equal(csv.trim().split("\r\n").length, number + 1);
});

test("what residents said and what was done about it stands on a page of its own", async () => {
  const { page } = await city.visitor();
  await page.goto(`${city.origin}/signals`);
  await heading(page, "您说我办");
  const first = page.getByRole("article").first();
  assert.match(await first.innerText(), /大家说[\s\S]+我们办[\s\S]+/);
});
