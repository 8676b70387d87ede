import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, overflows, quiet, seriousFindings, type JourneyCity, speak, visit } from "./city.ts";
import { beginLamp, heading, next, sendReport, toWords } from "./steps.ts";

let city: JourneyCity;
let own = "";
before(async () => {
  city = await journeyCity();
  const { page, context } = await city.visitor();
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 120 号");
  await page.getByRole("textbox", { name: "发生了什么" }).fill("路灯不亮");
  await next(page);
  own = (await sendReport(page)).follow;
  await context.close();
});
after(() => city.close());

const portalPages = (): string[] => [
  "/",
  "/report",
  "/report?category=0203",
  "/report?category=0402",
  "/follow",
  own,
  `/receipt/${own.split("/").slice(2, 4).join("/")}?s=${own.split("/").at(-1)}`,
  "/map",
  "/figures",
  "/figures/evt.reported",
  "/signals",
  "/data",
  "/data/areas",
  "/answers",
  "/circle",
  "/circle/330502001005",
  "/circle/behind?area=330502001&kind=aed",
  "/privacy",
  "/privacy/audits",
  "/legal-sources",
  "/paper",
  "/accessibility",
  "/nothing-here",
];

for (const [name, query] of [
  ["in Chinese", "lang=zh&elder=0"],
  ["in English", "lang=en&elder=0"],
  ["in large print", "lang=zh&elder=1"],
] as const) {
  test(`every page of the portal ${name} is free of serious barriers and fits a phone of 320 px`, async () => {
    const { page, problems } = await city.visitor({ width: 320, height: 640 });
    await page.goto(`${city.origin}/?${query}`);
    for (const path of portalPages()) {
      await page.goto(city.origin + path);
      // The other pages are examined by apps/portal/tests/browser.test.ts, in both languages and in large print; here, whether a whole city's words fit.
      if (/^\/(circle|privacy\/audits|legal-sources)/.test(path) && !query.includes("lang=en"))
        assert.deepEqual(await seriousFindings(page), [], path);
      assert.equal(await overflows(page), false, `${path} scrolls sideways`);
    }
    assert.deepEqual(problems, []);
  });
}

/** Examined in both languages, over the same parts, by apps/console/tests/desk.test.ts; here only their width with a whole city's words. */
const EXAMINED = /^\/(incidents|intake|dues|map|figures|signals|audit|taxonomy|templates|calendar)\b/;

const SCREENS: readonly (readonly [login: string, pages: readonly string[]])[] = [
  ["fenliu", ["/incidents?view=all", "/intake", "/dues", "/map?view=all", "/answers", "/answers/write"]],
  ["zhihui", ["/figures", "/signals", "/circle", "/circle?tab=villages", "/circle?tab=next", "/circle?tab=plan"]],
  [
    "guanli",
    [
      "/people",
      "/taxonomy",
      "/step-limits",
      "/clocks",
      "/calendar",
      "/templates",
      "/circle/points",
      "/circle/settings",
      "/duty",
      "/screens",
    ],
  ],
  ["shenji", ["/audit"]],
];

const settled = async (page: Page): Promise<void> => {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await quiet(page);
};

/** At 320 px, a desk's screen at four times its size, no page of the console may run out of the side. */
const [DESK, NARROW] = [
  { width: 1024, height: 768 },
  { width: 320, height: 700 },
];

for (const [login, pages] of SCREENS) {
  test(`the console of ${login} is free of serious barriers and fits 1024 and 320 px, in English too`, async () => {
    const { page, context, problems } = await city.staff(login, DESK);
    for (const lang of ["zh", "en"]) {
      await speak({ page, context }, city.origin, lang);
      // The structure is the same in both languages, and of what was examined elsewhere English is the wider.
      for (const path of pages.filter((one) => lang === "en" || !EXAMINED.test(one))) {
        await visit(page, `${city.origin}/console${path}`);
        await settled(page);
        if (lang === "zh") assert.deepEqual(await seriousFindings(page), [], path);
        assert.equal(await overflows(page), false, `${path} ${lang} scrolls sideways`);
        if (lang === "zh") continue;
        await page.setViewportSize(NARROW);
        await quiet(page);
        assert.equal(await overflows(page), false, `${path} scrolls sideways at ${NARROW.width} px`);
        await page.setViewportSize(DESK);
      }
    }
    assert.deepEqual(problems, []);
  });
}

test("sign-in, a case and the form of a step are free of serious barriers", async () => {
  const { page } = await city.visitor({ width: 1024, height: 768 });
  await visit(page, `${city.origin}/console`);
  await heading(page, "登录工作台");
  assert.deepEqual(await seriousFindings(page), []);
  const desk = await city.staff("fenliu", { width: 1024, height: 768 });
  await desk.page.goto(`${city.origin}/console/incidents/${own.split("/").slice(2, 4).join("/")}`);
  await settled(desk.page);
  assert.deepEqual(await seriousFindings(desk.page), []);
  assert.equal(await overflows(desk.page), false);
  await desk.page.keyboard.press("s");
  await desk.page.getByRole("dialog", { name: /^核实立案/ }).waitFor();
  assert.deepEqual(await seriousFindings(desk.page), []);
});

/** What has the focus, and whether that shows: an outline or a ring of at least two pixels. */
const focused = (page: Page): Promise<{ name: string; visible: boolean }> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // A drawn choice shows the ring on the picture beside its hidden input.
    const shown = [element, element.nextElementSibling]
      .filter((one): one is HTMLElement => one instanceof HTMLElement)
      .map((one) => getComputedStyle(one));
    const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
    return {
      name: name || element.id,
      visible: shown.some(
        (style) => (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
      ),
    };
  });

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    assert.ok(now.visible, `the focus on “${now.name}” cannot be seen`);
    if (name.test(now.name)) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

test("a report is made with the keyboard alone, and one always sees where one is", async () => {
  const { page } = await city.visitor({ width: 1024, height: 768 });
  await page.goto(city.origin);
  await page.keyboard.press("Tab");
  assert.match((await focused(page)).name, /跳到正文/);
  await page.keyboard.press("Enter");
  for (const answer of [/^我要反映/, /^公共设施/, /^路灯故障/, /^吴兴区/, /^月河街道/, /^浮星桥社区/]) {
    await tabTo(page, answer);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  }
  await tabTo(page, /^address$/);
  await page.keyboard.type("红旗路");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await heading(page, /是这里面的一件吗？/);
  await tabTo(page, /^都不是/);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await tabTo(page, /^description$/);
  await page.keyboard.type("路灯不亮");
  for (const press of [/^继续$/, /^继续$/, /^发送$/]) {
    await tabTo(page, press);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  }
  await heading(page, "收到了，谢谢您");
});

test("the queue is worked with j, k and Enter, and ? says which keys there are", async () => {
  const { page } = await city.staff("fenliu");
  await visit(page, `${city.origin}/console/incidents?view=all`);
  await page.getByRole("row").nth(2).waitFor();
  const numbers = (await page.getByRole("row").getByRole("link").allInnerTexts()).slice(0, 2);
  const here = page.locator("tr[aria-current=true]").getByRole("link");
  for (const [key, at] of [
    ["j", 0],
    ["j", 1],
    ["k", 0],
  ] as const) {
    await page.keyboard.press(key);
    await page.waitForFunction((number) => document.querySelector("tr[aria-current=true] a")?.textContent === number, numbers[at]);
  }
  assert.equal(await here.innerText(), numbers[0]);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "键盘操作" });
  await help.getByRole("cell", { name: "打开这一件" }).waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await heading(page, new RegExp(numbers[0] ?? "—"));
  await page.keyboard.press("u");
  await heading(page, /事件队列 · 全部/);
});
