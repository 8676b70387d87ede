import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { uuidv7 } from "#platform/ids";
import { chromiumPath } from "../browser.ts";
import { openLine } from "../field/line.ts";
import { journeyCity, type JourneyCity } from "./city.ts";

// Makes docs/guide/wall-*.png and the console pages beside it anew, by hand: `npm test -- tests/journeys/pictures-wall.ts`.

const FOLDER = fileURLToPath(new URL("../../docs/guide/", import.meta.url));
const BYTES_MAX = 250 * 1024;
const KINDS = ["0402", "0201", "0501", "0403", "0202", "0304", "0406", "0505", "0204"];
const VILLAGES = ["330502001005", "330503100", "330521001", "330522001", "330523001", "330502100"];

async function keep(page: Page, name: string): Promise<void> {
  const small = await sharp(await page.screenshot({ timeout: 120_000 }))
    .png({ palette: true, quality: 80, effort: 10 })
    .toBuffer();
  if (small.length > BYTES_MAX) throw new Error(`${name} has ${small.length} bytes`);
  writeFileSync(`${FOLDER}${name}.png`, small);
  console.log(`${name}.png ${Math.round(small.length / 1024)} KB`);
}

/** A picture that is not of an event has none over its map: reports made for it arrive while it is drawn. */
async function calm(page: Page): Promise<void> {
  const away = page.getByRole("button", { name: /^(收起|Put away)$/ });
  while ((await away.count()) > 0) await away.first().click();
}

async function report(city: JourneyCity, category: string, area: string): Promise<void> {
  const id = uuidv7();
  const answer = await fetch(`${city.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify({ id, category, description: "请尽快处理，谢谢。", area }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const city = await journeyCity({ events: 30_000 });
const line = await openLine(city.origin);
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
});
try {
  for (let n = 0; n < 28; n += 1)
    await report(city, KINDS[n % KINDS.length] ?? "0402", VILLAGES[(n * n) % VILLAGES.length] ?? "330502001005");
  const account = city.serving.accounts.find((one) => one.login === "zhihui");
  const open = async (path: string, width: number, origin = city.origin): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 1080 }, locale: "zh-CN", reducedMotion: "reduce" });
    await context.request.post(`${origin}/api/session`, {
      data: { login: "zhihui", password: account?.password },
      headers: { origin },
    });
    const page = await context.newPage();
    await page.goto(origin + path);
    await page.locator(".w-chart svg").waitFor();
    // MapLibre draws a few frames after its data have come.
    await page.waitForTimeout(4_000);
    return page;
  };
  for (const [lang, replayed] of [
    ["zh", "回放"],
    ["en", "Replay"],
  ] as const) {
    const full = await open(`/wall?lang=${lang}`, 1920);
    await calm(full);
    await keep(full, `wall-${lang}`);
    await report(city, "0401", "330502001005");
    await full.locator(".w-stage-large").waitFor();
    await full.waitForTimeout(1_000);
    await keep(full, `wall-event-${lang}`);
    await full.context().close();
    const again = await open(`/wall?lang=${lang}&area=330502`, 1920);
    await again.getByRole("button", { name: replayed }).click();
    // A whole day, whatever the hour it is made at.
    await again.getByRole("combobox").selectOption({ index: 1 });
    await again.waitForFunction(() => Number(document.querySelector<HTMLInputElement>("input[type=range]")?.max) > 20);
    await again.getByRole("slider").focus();
    await again.keyboard.press("End");
    for (let quarter = 0; quarter < 24; quarter += 1) await again.keyboard.press("ArrowLeft");
    await again.waitForTimeout(2_000);
    await calm(again);
    await keep(again, `wall-replay-${lang}`);
    await again.context().close();
    const town = await open(`/wall?lang=${lang}&area=330502001`, 1920, line.origin);
    await calm(town);
    await keep(town, `wall-town-${lang}`);
    for (const table = town.getByRole("button", { name: /^(表|Table)$/ }); (await table.count()) > 0;) await table.first().click();
    await keep(town, `wall-tables-${lang}`);
    line.cut();
    await town.waitForFunction(() => document.querySelectorAll("[data-stale=false]").length === 0, undefined, { timeout: 90_000 });
    await keep(town, `wall-stale-${lang}`);
    line.restore();
    await town.context().close();
    const wide = await open(`/wall?lang=${lang}`, 3840);
    await calm(wide);
    await keep(wide, `wall-wide-${lang}`);
    await wide.context().close();
  }
  const leader = await city.staff("guanli", { width: 1280, height: 800 });
  await leader.page.goto(`${city.origin}/console/screens`);
  await leader.page.getByRole("button", { name: "开一个链接" }).click();
  await leader.page.getByLabel("挂在哪里").fill("区社会治理中心一楼大厅");
  await leader.page.getByRole("dialog").getByRole("button", { name: "开一个链接" }).click();
  await leader.page.getByRole("button", { name: "复制链接" }).waitFor();
  const { rows } = await leader.page.evaluate(() =>
    fetch("/api/wall/kiosks").then((reply) => reply.json() as Promise<{ rows: { link: string | null }[] }>),
  );
  const link = rows.find((row) => row.link !== null)?.link ?? "";
  for (const lang of ["zh", "en"]) {
    const hall = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "zh-CN" });
    const wall = await hall.newPage();
    await wall.goto(`${city.origin}/wall?lang=${lang}${link.slice(link.indexOf("#"))}`);
    await wall.locator(".w-chart svg").waitFor();
    await wall.waitForTimeout(4_000);
    await keep(wall, `wall-kiosk-${lang}`);
    await hall.close();
  }
  await leader.page.waitForTimeout(4_500);
  await keep(leader.page, "console-screens-zh");
  await leader.page.goto(`${city.origin}/console/duty`);
  await leader.page.getByRole("row").nth(3).waitFor();
  await keep(leader.page, "console-duty-zh");
} finally {
  await browser.close();
  await line.close();
  await city.close();
}
