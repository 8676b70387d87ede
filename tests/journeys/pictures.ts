import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Page } from "playwright-core";
import { journeyCity, quiet } from "./city.ts";
import { beginLamp, end, heading, next, photo, sendReport, toWords } from "./steps.ts";

// Makes docs/guide/*.png anew, by hand: `npm test -- tests/journeys/pictures.ts`.

const FOLDER = fileURLToPath(new URL("../../docs/guide/", import.meta.url));
const BYTES_MAX = 150 * 1024;

async function keep(page: Page, name: string): Promise<void> {
  await quiet(page);
  const small = await sharp(await page.screenshot({ animations: "disabled" }))
    .png({ palette: true, quality: 90, effort: 10 })
    .toBuffer();
  if (small.length > BYTES_MAX) throw new Error(`${name} has ${small.length} bytes`);
  writeFileSync(`${FOLDER}${name}.png`, small);
  console.log(`${name}.png ${Math.round(small.length / 1024)} KB`);
}

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

mkdirSync(FOLDER, { recursive: true });
const city = await journeyCity({ events: 30_000 });
try {
  const { page } = await city.visitor(PHONE);
  await page.goto(city.origin);
  await keep(page, "portal-home-zh");
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 120 号门口");
  await page.getByRole("textbox", { name: "发生了什么" }).fill("红旗路口往东三盏路灯都不亮，晚上看不见路。");
  await page.getByLabel("拍照或选照片").setInputFiles(await photo("lamp.jpg"));
  await page.getByText("已上传").waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await keep(page, "portal-report-zh");
  await next(page);
  const { number, follow } = await sendReport(page, "13800001234");
  await keep(page, "portal-receipt-zh");
  await end(city, number, "accepted");
  await page.goto(city.origin + follow);
  await keep(page, "portal-follow-zh");
  await page.goto(`${city.origin}/?elder=1`);
  await keep(page, "portal-elder-zh");
  await page.goto(`${city.origin}/map?elder=0`);
  await page.getByRole("button", { name: "打开地图" }).click();
  await page.locator("path.leaflet-interactive").first().waitFor();
  await keep(page, "portal-map-zh");

  const reader = await city.visitor(DESK);
  await reader.page.goto(`${city.origin}/?lang=en`);
  await keep(reader.page, "portal-home-en");
  await reader.page.goto(`${city.origin}/figures`);
  await keep(reader.page, "portal-figures-en");

  const centre = await city.staff("quzhongxin", DESK);
  await centre.page.goto(`${city.origin}/console/incidents?view=all`);
  await centre.page.getByRole("row").nth(5).waitFor();
  await keep(centre.page, "console-queue-zh");
  await centre.page.goto(`${city.origin}/console/incidents/${follow.split("/").slice(2, 4).join("/")}`);
  await heading(centre.page, new RegExp(number));
  await keep(centre.page, "console-case-zh");

  const leader = await city.staff("zhihui", DESK);
  await leader.context.addCookies([{ name: "lang", value: "en", url: city.origin }]);
  await leader.page.goto(`${city.origin}/console/figures`);
  await leader.page.getByRole("table").first().waitFor();
  await keep(leader.page, "console-figures-en");

  const overseer = await city.staff("duban", DESK);
  for (const lang of ["zh", "en"] as const) {
    await overseer.context.addCookies([{ name: "lang", value: lang, url: city.origin }]);
    await overseer.page.goto(`${city.origin}/console/decisions`);
    await overseer.page.getByRole("link", { name: "吴兴区城南客运站迁建方案" }).click();
    await overseer.page.getByRole("region", { name: lang === "zh" ? "经过" : "History" }).waitFor();
    await keep(overseer.page, `decisions-desk-${lang}`);
  }

  const checker = await city.staff("wanggezhang", { width: 390, height: 800 });
  await checker.page.goto(`${city.origin}/console/incidents?view=all`);
  await checker.page.getByRole("row").nth(2).waitFor();
  await keep(checker.page, "console-phone-zh");
} finally {
  await city.close();
}
