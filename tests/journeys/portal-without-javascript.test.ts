import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { journeyCity, type JourneyCity } from "./city.ts";
import { beginLamp, end, heading, next, photo, sendReport, toWords } from "./steps.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

const plain = async (): Promise<Page> => (await city.visitor({ javaScript: false })).page;

test("a report with a photo is made, followed, rated and reopened without JavaScript", async () => {
  const page = await plain();
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 120 号");
  await page.getByRole("textbox", { name: "发生了什么" }).fill("路灯不亮");
  await page.getByLabel("照片").setInputFiles(await photo("lamp.jpg"));
  await next(page);
  const { number, follow } = await sendReport(page, "13800001234");

  await page.getByRole("link", { name: "看进度" }).click();
  assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /等待核实/);

  await end(city, number);
  await page.goto(city.origin + follow);
  await page.getByRole("radio", { name: "没解决" }).check();
  await page.getByRole("button", { name: "提交评价" }).click();
  await page.getByRole("link", { name: "请选一个满意程度" }).waitFor();
  assert.ok(await page.getByRole("radio", { name: "没解决" }).isChecked(), "what was chosen stays chosen");
  await page.getByRole("radio", { name: "一般" }).check();
  await page.getByRole("button", { name: "提交评价" }).click();
  await page.getByText("评价收到了，谢谢。").waitFor();
  await page.getByLabel("哪里没解决").fill("又灭了");
  await page.getByRole("button", { name: "要求重办" }).click();
  await page.getByText(/已重新办理/).waitFor();
});

test("a file that is no photo is refused in words, and everything typed stays", async () => {
  const page = await plain();
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 1 号");
  await page.getByRole("textbox", { name: "发生了什么" }).fill("路灯一闪一闪");
  await page
    .getByLabel("照片")
    .setInputFiles({ name: "lamp.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<script>alert(1)</script>") });
  await next(page);
  await page.getByText(/有照片没能收下/).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "发生了什么" }).inputValue(), "路灯一闪一闪");
});

test("English and large print are switched in the middle of the form, and the place in it is kept", async () => {
  const page = await plain();
  await beginLamp(page, city.origin);
  await page.getByLabel(/路名、门牌/).fill("公交站东边");
  await page.getByRole("button", { name: "English" }).click();
  await heading(page, "Where exactly?");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.getByLabel(/Street, number/).inputValue(), "公交站东边");
  await page.getByRole("button", { name: "Large print" }).click();
  await heading(page, "Where exactly?");
  assert.match((await page.locator("html").getAttribute("class")) ?? "", /elder/);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { level: 1, name: /Is it one of these|Tell us about it/ }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en", "the switch is remembered on the next page");
  await page.goto(city.origin);
  await heading(page, "See a problem? Say so");
});

test("every page answers as a page, in Chinese by default", async () => {
  const page = await plain();
  for (const path of [
    "/",
    "/report",
    "/report?category=0402",
    "/follow",
    "/map",
    "/figures",
    "/figures/evt.ontime",
    "/signals",
    "/answers",
    "/opinions",
    "/opinions/give",
    "/deliberations",
    "/circle",
    "/circle/330502001005",
    "/circle/behind?area=330502001&kind=aed",
    "/privacy",
    "/paper",
    "/accessibility",
    "/log",
  ]) {
    const answer = await page.goto(city.origin + path);
    assert.equal(answer?.status(), 200, path);
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN", path);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, path);
    assert.ok((await page.getByRole("link", { name: "12345" }).count()) > 0, `${path} has the telephone`);
  }
  const lost = await page.goto(`${city.origin}/nothing-here`);
  assert.equal(lost?.status(), 404);
  await heading(page, "没有这个页面");
});

test("visitors who come at once are sent one first page, and each a form with an id of its own", async () => {
  const at = async (path: string): Promise<string> => (await fetch(city.origin + path)).text();
  const eight = (path: string): Promise<string[]> => Promise.all(Array.from({ length: 8 }, () => at(path)));
  assert.equal(new Set(await eight("/")).size, 1);
  const [chinese, english] = await Promise.all([at("/"), at("/?lang=en")]);
  assert.match(chinese, /<html lang="zh-CN"/);
  assert.match(english, /<html lang="en"/);
  const ids = (await eight("/report?category=0402")).map((page) => /name="id" value="([^"]+)"/.exec(page)?.[1]);
  assert.equal(new Set(ids).size, 8);
});

test("those who open one link at once are sent one page, each with ids of its own, and another link's page is its own", async () => {
  const reported = async (description: string): Promise<string> => {
    const id = uuidv7();
    const response = await fetch(`${city.origin}/api/incidents`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": id },
      body: JSON.stringify({ id, category: "0402", description, area: "330502001005" }),
    });
    return ((await response.json()) as { follow: string }).follow;
  };
  const [lamp, bench] = [await reported("路灯坏了三盏"), await reported("长椅坏了一条")];
  const at = async (path: string): Promise<string> => (await fetch(city.origin + path)).text();
  const pages = await Promise.all(Array.from({ length: 8 }, () => at(lamp)).concat(at(bench)));
  const other = pages.pop() ?? "";
  const idOf = (page: string): string => /name="commandId" value="([^"]+)"/.exec(page)?.[1] ?? "";
  assert.equal(new Set(pages.map(idOf)).size, 8);
  assert.equal(new Set(pages.map((page) => page.replaceAll(idOf(page), ""))).size, 1);
  assert.ok(pages[0]?.includes("路灯坏了三盏") && !pages[0].includes("坏了一条"));
  assert.ok(other.includes("长椅坏了一条") && !other.includes("坏了三盏"));
});
