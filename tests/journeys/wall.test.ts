import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { chromiumPath, QUIET } from "../browser.ts";
import { journeyCity, seriousFindings, type JourneyCity, signIn } from "./city.ts";

// The wall as it hangs: a real browser that can draw the map, the real server, nobody who presses F5.

let city: JourneyCity;
let browser: Browser;
const FLAGS = [...QUIET, "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

before(async () => {
  city = await journeyCity();
  browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
});
after(async () => {
  await browser.close();
  await city.close();
});

// A wall that stays open goes on asking and drawing what is new.
const opened: BrowserContext[] = [];
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});

const FULL_HD = { width: 1920, height: 1080 };
const DOUBLE = { width: 3840, height: 1080 };

async function open(
  path: string,
  viewport = FULL_HD,
  login: string | null = "zhihui",
  drawn: Browser = city.browser,
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const context = await drawn.newContext({ viewport, locale: "zh-CN" });
  opened.push(context);
  if (login !== null) await signIn(context, city.serving, login);
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text());
  });
  await page.goto(city.origin + path);
  return { page, context, problems };
}

async function kioskLink(area = "3305"): Promise<{ link: string; revoke: () => Promise<void> }> {
  const context = await city.browser.newContext();
  opened.push(context);
  await signIn(context, city.serving, "guanli");
  const post = async (path: string, data: object) => {
    const answer = await context.request.post(city.origin + path, { data, headers: { origin: city.origin, "idempotency-key": uuidv7() } });
    assert.equal(answer.status(), 200, await answer.text());
    return (await answer.json()) as { link: string; home: string; id: string };
  };
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const made = await post("/api/wall/kiosks", { id: uuidv7(), area, label: "大厅", until });
  return { link: made.link, revoke: async () => void (await post(`/api/wall/kiosks/${made.home}/${made.id}/revocation`, {})) };
}

async function report(category = "0402"): Promise<void> {
  const id = uuidv7();
  const answer = await fetch(`${city.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify({ id, category, description: "路灯不亮，晚上看不见路。", area: "330502001005" }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

const reported = async (page: Page): Promise<number> => Number(await page.locator("[data-total=reported]").innerText());
const total = (page: Page) => page.getByRole("region", { name: "今日总览" });

test("a report comes to the wall by itself, and nobody has pressed anything", async () => {
  const { page, problems } = await open("/wall");
  await page.getByText("实时").waitFor();
  await total(page).waitFor();
  await page.waitForFunction(() => /^\d+$/.test(document.querySelector("[data-total=reported]")?.textContent ?? ""));
  const before = await reported(page);
  await page.evaluate(() => ((window as { stayed?: boolean }).stayed = true));
  await report();
  // The tile asks by itself every twenty seconds: what comes in half of that was told. How soon: promptness.alone.test.ts.
  await page.waitForFunction((least) => Number(document.querySelector("[data-total=reported]")?.textContent) > least, before, {
    timeout: 10_000,
  });
  assert.equal(await page.evaluate(() => (window as { stayed?: boolean }).stayed), true, "without loading the page again");
  assert.deepEqual(problems, []);
});

test("while nothing changes the map is not drawn again, though the clock goes on", async () => {
  const { page } = await open("/wall", FULL_HD, "zhihui", browser);
  await page.locator(".w-canvas canvas").waitFor();
  await page.evaluate(() => {
    const seen = window as unknown as { drawn: number };
    seen.drawn = 0;
    for (const name of ["drawElements", "drawArrays"] as const) {
      const draw = WebGL2RenderingContext.prototype[name] as (...of: unknown[]) => void;
      WebGL2RenderingContext.prototype[name] = function (this: WebGL2RenderingContext, ...of: unknown[]) {
        seen.drawn += 1;
        draw.apply(this, of);
      };
    }
  });
  const drawnIn = async (ms: number): Promise<number> => {
    await page.evaluate(() => ((window as unknown as { drawn: number }).drawn = 0));
    await page.waitForTimeout(ms);
    return page.evaluate(() => (window as unknown as { drawn: number }).drawn);
  };
  const clock = page.locator(".w-now");
  // Its tiles ask every twenty seconds, and then it may draw: one of these stretches lies between.
  const stretches: number[] = [];
  for (let turn = 0; turn < 6 && stretches.at(-1) !== 0; turn += 1) {
    const before = await clock.innerText();
    stretches.push(await drawnIn(3_000));
    assert.notEqual(await clock.innerText(), before);
  }
  assert.equal(stretches.at(-1), 0, `drawn ${stretches.join(", ")} times in three seconds each`);
  // What is drawn is counted: otherwise this would wait in vain.
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.waitForFunction(() => (window as unknown as { drawn: number }).drawn > 0);
});

test("a red event takes the stage", async () => {
  const { page } = await open("/wall");
  await page.getByText("实时").waitFor();
  await total(page).waitFor();
  await page.waitForTimeout(1_500);
  await report("0401");
  await page.locator(".w-stage-large").getByText("井盖缺失破损").waitFor({ timeout: 15_000 });
});

test("when the server is gone the tiles turn grey and say of when they are; when it is back they go on by themselves", async () => {
  const { page, context } = await open("/wall");
  await page.clock.install();
  await page.reload();
  await page.getByText("实时").waitFor();
  await total(page).waitFor();
  assert.equal(await page.locator("[data-stale=true]").count(), 0);
  await context.setOffline(true);
  await page.clock.fastForward(40_000);
  await page.locator(".w-t-totals[data-stale=true]").waitFor({ timeout: 45_000 });
  await page.locator(".w-t-duty[data-stale=true]").waitFor({ timeout: 45_000 });
  await page
    .getByText(/已断开，数据停在/)
    .first()
    .waitFor();
  await context.setOffline(false);
  await page.locator(".w-t-totals[data-stale=false]").waitFor({ timeout: 15_000 });
  const before = await reported(page);
  await report();
  await page.waitForFunction((wanted) => document.querySelector("[data-total=reported]")?.textContent === wanted, String(before + 1), {
    timeout: 30_000,
  });
});

test("from the city to a county, a town and the console's queue with the same filters, and back", async () => {
  const { page } = await open("/wall");
  const map = page.getByRole("region", { name: "各地情况" });
  await map.getByRole("button", { name: "表" }).click();
  await map.getByRole("button", { name: "吴兴区" }).click();
  await page.waitForURL(/area=330502$/);
  await map.getByRole("button", { name: "月河街道" }).click();
  await page.waitForURL(/area=330502001$/);
  const village = map.getByRole("link").first();
  await village.waitFor();
  assert.match((await village.getAttribute("href")) ?? "", /^\/console\/incidents\?view=all&area=330502001\d{3}$/);
  await page.getByRole("navigation", { name: "所在地区" }).getByRole("button", { name: "湖州市" }).click();
  await map.getByRole("button", { name: "德清县" }).waitFor();
  const late = page.locator("[data-total=late] a");
  assert.match((await late.getAttribute("href")) ?? "", /^\/console\/incidents\?view=overdue&area=3305$/);
});

test("a day runs again under the slider and ends where the wall stands", async () => {
  const { page } = await open("/wall");
  await page.getByRole("button", { name: "回放" }).click();
  const slider = page.getByRole("slider", { name: "时刻" });
  await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>("input[type=range]")?.max) > 0);
  const open_ = async () => Number(await page.locator("[data-total=open]").innerText());
  await page
    .getByText(/^回放 \d{4}/)
    .first()
    .waitFor();
  await slider.focus();
  await page.keyboard.press("End");
  await page.getByRole("group", { name: "回放" }).waitFor();
  const end = await open_();
  await page.getByRole("button", { name: "回到实时" }).click();
  await page.waitForTimeout(300);
  assert.ok(Math.abs((await open_()) - end) <= 1, "its last moment is now");
});

test("a kiosk's link works without anybody signed in, leaves the address bar, and dies the moment it is revoked", async () => {
  const { link, revoke } = await kioskLink();
  const { page, problems } = await open(link, FULL_HD, null);
  await total(page).waitFor();
  assert.doesNotMatch(page.url(), /k=/);
  assert.equal(await page.getByRole("link").count(), 0, "nothing leads into the console");
  await page.getByText("少于 5 的数不显示").waitFor();
  await page.reload();
  await total(page).waitFor();
  assert.deepEqual(problems, []);
  await revoke();
  // Nobody stands there to load it again: the old numbers go by themselves.
  await page.getByText("这个大屏链接已到期或作废").waitFor();
  assert.equal(await total(page).count(), 0);
});

for (const [words, viewport] of [
  ["1920 × 1080", FULL_HD],
  ["3840 × 1080", DOUBLE],
] as const)
  for (const language of ["zh", "en"] as const)
    test(`at ${words} (${language}) everything is in sight, nothing is smaller than 24 px, and axe finds nothing serious`, async () => {
      const { page } = await open(`/wall?lang=${language}`, viewport, "zhihui", browser);
      await page.locator(".w-t-duty .w-list, .w-t-duty .w-empty").first().waitFor();
      await page.locator(".w-chart svg").waitFor();
      const small = await page.evaluate(() => {
        const found: string[] = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const element = node.parentElement;
          if (!element || node.textContent?.trim() === "" || element.closest(".w-unseen, noscript, script, style")) continue;
          if (Number.parseFloat(getComputedStyle(element).fontSize) < 24) found.push(node.textContent ?? "");
        }
        return found;
      });
      assert.deepEqual(small, []);
      assert.deepEqual(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]), [
        viewport.width,
        viewport.height,
      ]);
      assert.deepEqual(await seriousFindings(page), []);
      const tables = page.getByRole("button", { name: language === "zh" ? "表" : "Table", exact: true });
      while ((await tables.count()) > 0) await tables.first().click();
      assert.deepEqual(await seriousFindings(page), []);
    });

test("without a session or a link the wall says how to get one", async () => {
  const { page } = await open("/wall", FULL_HD, null);
  await page.getByRole("link", { name: "去登录" }).waitFor();
});

test("what moves on a wall stays still for those who asked for that", async () => {
  const { page } = await open("/wall");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await total(page).waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
});
