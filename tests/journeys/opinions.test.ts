import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, overflows, seriousFindings, type JourneyCity, speak, visit } from "./city.ts";
import { heading } from "./steps.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

const SAID = "广场东侧的路口晚上没有人巡逻，电瓶车电池被偷了两回。";
const look = async (page: Page, name: string): Promise<void> => {
  assert.deepEqual(await seriousFindings(page), [], name);
  assert.equal(await overflows(page), false, `${name} scrolls sideways`);
  if (process.env["LOOK"]) await page.screenshot({ path: `${process.env["LOOK"]}-${name}.png`, fullPage: true });
};
const step = async (page: Page, name: string, fields: readonly (readonly [label: string | RegExp, value: string])[]): Promise<void> => {
  await page.getByRole("button", { name, exact: true }).click();
  const form = page.getByRole("dialog", { name });
  for (const [label, value] of fields) await form.getByLabel(label).fill(value);
  await form.getByRole("button", { name, exact: true }).click();
  await form.waitFor({ state: "detached" });
};

test("said in a square without an account or JavaScript, sorted, adopted, told, done, answered; rated by the link, published naming nobody", async () => {
  const { page: resident, problems } = await city.visitor({ javaScript: false });
  await resident.goto(`${city.origin}/opinions/code?area=330502001005&c=square`);
  await resident.getByRole("link", { name: /opinions\/give/ }).click();
  await resident.getByText("来自警务广场").waitFor();
  await resident.getByRole("link", { name: /110/ }).first().waitFor();
  await resident.getByLabel("您的意见").fill("灯");
  await resident.getByLabel("要，请告诉我").check();
  await resident.getByRole("button", { name: "下一步：核对" }).click();
  await resident.getByRole("alert").getByText("请写下您的意见").waitFor();
  await resident
    .getByRole("alert")
    .getByText(/请留手机或邮箱/)
    .waitFor();
  await resident.getByLabel("您的意见").fill(SAID);
  await resident.getByLabel("不用，我自己看").check();
  await resident.getByRole("button", { name: "下一步：核对" }).click();
  await heading(resident, "核对后提交");
  await resident.getByRole("button", { name: "提交" }).click();
  await heading(resident, "收到了，谢谢您");
  const number = (await resident.locator(".big-number").textContent()) ?? "";
  await resident.getByRole("link", { name: "看进度" }).click();
  await heading(resident, "已收到，等归类");
  const follow = resident.url();
  // Read by a browser with JavaScript: the examination of a page is itself a script.
  const { page: reader, problems: seen } = await city.visitor({ width: 390 });
  for (const [lang, elder] of [
    ["zh", 0],
    ["en", 0],
    ["zh", 1],
  ] as const) {
    await reader.goto(`${city.origin}/?lang=${lang}&elder=${elder}`);
    for (const [name, path] of [
      ["give", "/opinions/give?area=330502001005&c=square"],
      ["follow", new URL(follow).pathname],
    ] as const) {
      await reader.goto(city.origin + path);
      await look(reader, `${name}-${lang}${elder}`);
    }
  }

  const { page: desk, problems: inside } = await city.staff("fenliu");
  await visit(desk, `${city.origin}/console/opinions?channel=square`);
  const row = desk.getByRole("row", { name: new RegExp(number) });
  await row.getByText(SAID.slice(0, 12)).waitFor();
  await look(desk, "queue");
  await row.getByRole("checkbox").check();
  await desk.getByRole("button", { name: "一起归类" }).click();
  const bulk = desk.getByRole("dialog", { name: "一起归类" });
  await bulk.getByLabel("议题", { exact: false }).first().selectOption("01");
  await bulk.getByLabel("建议").check();
  await bulk.getByRole("button", { name: "归类这 1 条" }).click();
  await bulk.getByText("完成 1 条，未成 0 条").waitFor();
  await bulk.getByRole("button", { name: "关闭" }).first().click();

  const { page: officer, problems: outside } = await city.staff("minjing", { width: 390, height: 844 });
  await visit(officer, `${city.origin}/console/work`);
  await officer.getByRole("link", { name: new RegExp(number) }).click();
  await officer.getByText(SAID).waitFor();
  await step(officer, "立项", [["做什么", "路口夜间每晚巡两趟，设一个电池防盗点。"]]);
  await step(officer, "反馈本人", [["给本人的话", "已立项，两周内路口夜间每晚巡两趟。"]]);
  await look(officer, "case");
  await step(officer, "登记已办", [["做了什么", "路口夜间每晚巡两趟，防盗点已启用。"]]);
  await step(officer, "反馈本人", [["给本人的话", "已办好，欢迎监督。"]]);

  await resident.goto(follow);
  await heading(resident, "已答复");
  await resident.getByText("已办好，欢迎监督。").waitFor();
  assert.equal(await resident.getByText(/谭水根/).count(), 0, "nobody inside is named");
  await resident.getByLabel("5 很满意").check();
  await resident.getByRole("button", { name: "提交评价" }).click();
  await resident.getByText("评价已收到，谢谢").waitFor();

  await visit(desk, `${city.origin}/console/opinions?view=unpublished`);
  await desk.getByRole("link", { name: number }).click();
  await step(desk, "公示", [
    ["问了什么（中文）", "广场东侧路口夜里能不能巡逻"],
    ["答了什么（中文）", "每晚巡两趟，设了电池防盗点。"],
    ["问了什么（英文）", "Can the crossing east of the square be patrolled at night?"],
    ["答了什么（英文）", "Twice a night, and a place to lock batteries up."],
  ]);
  await desk.getByText("已公示").first().waitFor();
  await resident.goto(`${city.origin}/opinions?lang=en`);
  await resident.getByText("Can the crossing east of the square be patrolled at night?").waitFor();
  await reader.goto(`${city.origin}/opinions?lang=en&elder=0`);
  await look(reader, "published-en");
  assert.deepEqual([...problems, ...inside, ...outside, ...seen], []);
});

test("a resident volunteers for a seat and steps back; decisions of the last meeting stand with who does them; topics of the week and the city's topics fit both widths", async () => {
  const { page: resident, problems } = await city.visitor({ width: 390 });
  await resident.goto(`${city.origin}/deliberations?elder=0&lang=zh`);
  await look(resident, "deliberations");
  await resident.getByRole("link", { name: "夜间巡逻和老小区停车怎么办" }).click();
  await resident.getByText("河边步道和小区后门列入夜间巡逻", { exact: false }).first().waitFor();
  await resident.getByText(/已销毁全部报名联系方式/).waitFor();
  await look(resident, "held");
  await resident.goto(`${city.origin}/deliberations`);
  await resident.getByRole("link", { name: "校园周边早晚高峰怎么管" }).click();
  await resident.getByRole("button", { name: "报名", exact: true }).click();
  await resident
    .getByRole("alert")
    .getByText(/请留手机或邮箱/)
    .waitFor();
  await resident.getByLabel("手机").fill("13900001111");
  await resident.getByRole("button", { name: "报名", exact: true }).click();
  await heading(resident, /您已报名|已报名/);
  await look(resident, "seat");
  await resident.getByRole("button", { name: "不去了，退出" }).click();
  await heading(resident, "您已退出，联系方式已删除");
  await resident.goto(`${city.origin}/signals?lang=en`);
  await resident.getByText("Loud music at night, and calling did not help").waitFor();

  const { page: desk, context, problems: inside } = await city.staff("fenliu");
  const screens = [
    ["/opinions/week", 1440],
    ["/opinions/deliberations", 390],
    ["/opinions/hear", 390],
    ["/opinions/deliberations/new", 1440],
  ] as const;
  for (const lang of ["zh", "en"]) {
    await speak({ page: desk, context }, city.origin, lang);
    for (const [path, width] of screens) {
      await desk.setViewportSize({ width: lang === "zh" ? width : 390, height: 844 });
      await visit(desk, `${city.origin}/console${path}`);
      await desk.locator("table, form").first().waitFor();
      // The structure is the same in both languages; only the width of the words differs.
      if (lang === "zh") await look(desk, path.replaceAll("/", "-"));
      else assert.equal(await overflows(desk), false, `${path} scrolls sideways in English`);
    }
  }
  const { page: admin } = await city.staff("guanli");
  await visit(admin, `${city.origin}/console/opinions/topics`);
  await step(admin, "新增议题", [
    ["代码", "16"],
    ["中文", "无人机扰民"],
    ["英文", "Drones"],
    ["为什么改", "居民常提"],
  ]);
  await admin.getByText("无人机扰民").waitFor();
  await look(admin, "topics");
  assert.deepEqual([...problems, ...inside], []);
  assert.deepEqual(await city.differences(), []);
});
