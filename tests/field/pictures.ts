import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Page } from "playwright-core";
import { journeyCity } from "../journeys/city.ts";
import { photo } from "../journeys/steps.ts";
import { openLine } from "./line.ts";
import { closePhones, open, openPhone, signIn, statusOf } from "./phone.ts";
import { callerOf, fedBack, reported, seenOf } from "./records.ts";

// Makes docs/guide/field-*.png anew, by hand (`npm test -- tests/field/pictures.ts`): every screen of the field app at 360×780 in both languages.

const FOLDER = fileURLToPath(new URL("../../docs/guide/", import.meta.url));
const BYTES_MAX = 150 * 1024;

mkdirSync(FOLDER, { recursive: true });
const city = await journeyCity({ events: 3_000 });
const line = await openLine(city.origin);

async function keep(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300);
  const small = await sharp(await page.screenshot({ animations: "disabled" }))
    .png({ palette: true, quality: 90, effort: 10 })
    .toBuffer();
  if (small.length > BYTES_MAX) throw new Error(`${name} has ${small.length} bytes`);
  writeFileSync(`${FOLDER}field-${name}.png`, small);
  console.log(`field-${name}.png ${Math.round(small.length / 1024)} KB`);
}

/** Every screen, once in Chinese and once in English, as it stands. */
async function both(page: Page, path: string, name: string, prepare: () => Promise<void> = async () => {}): Promise<void> {
  for (const language of ["zh", "en"] as const) {
    await open(page, "/me");
    await page.getByRole("heading", { name: /^(我的|Me)$/ }).waitFor();
    const button = page.getByRole("button", { name: language === "zh" ? "中文" : "English", exact: true });
    if ((await button.count()) > 0) await button.click();
    await open(page, path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await prepare();
    await keep(page, `${name}-${language}`);
  }
  await open(page, "/me");
  await page.getByRole("button", { name: "中文", exact: true }).click();
}

try {
  const staff = { dispatcher: await callerOf(city.serving, "fenliu"), handler: await callerOf(city.serving, "chengguan") };
  const leader = await callerOf(city.serving, "wanggezhang");
  const rubbish = await reported(city.serving, "二号楼北侧垃圾桶满溢，有异味。", "0501");
  await reported(city.serving, "安全通道停了三辆电动车。", "0202");
  await fedBack(city.serving, staff, "吉北路口路灯不亮");
  const phone = await openPhone(line.origin);
  await phone.page.getByLabel("用户名").waitFor();
  await keep(phone.page, "door-zh");
  await phone.page.getByRole("button", { name: "English" }).click();
  await keep(phone.page, "door-en");
  await phone.page.getByRole("button", { name: "中文" }).click();
  await signIn(phone, city.serving, "wangge");
  const { page } = phone;
  await both(page, "/", "today");
  await both(page, `/task/${rubbish}`, "task");
  await both(page, `/task/${rubbish}`, "step", () => page.getByRole("button", { name: /当场办结|Put right on the spot/ }).click());
  await both(page, "/visit", "visit");
  await both(page, "/request", "request");
  await both(page, "/patrol", "patrol");
  const day = (await page.evaluate(() => fetch("/api/grid-work/day").then((reply) => reply.json()))) as {
    items: { kind: string; home: string; id: string }[];
  };
  const walk = day.items.find(({ kind }) => kind === "patrol");
  if (walk) await both(page, `/patrol/${walk.home}/${walk.id}`, "walk");
  line.cut();
  await page.getByRole("button", { name: "更新" }).click();
  await statusOf(page).getByText(/离线/).waitFor();
  await open(page, "/report");
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles(await photo("lamp.jpg"));
  await page.locator(".f-thumb").waitFor();
  await page.getByRole("button", { name: "公共设施" }).click();
  await page.getByRole("button", { name: /路灯故障/ }).click();
  await page.getByRole("textbox", { name: /自己写/ }).fill("桥头路灯不亮");
  await both(page, "/report", "report");
  await both(page, "/report", "place", async () => {
    const map = page.getByRole("button", { name: /打开地图点准|Open the map/ });
    await page.getByRole("button", { name: /用我现在的位置|Use where I am/ }).click();
    await map.click();
    await page.locator(".f-map path").first().waitFor({ state: "attached" });
    await map.evaluate((element) => element.scrollIntoView({ block: "start" }));
    await page.evaluate(() => scrollBy(0, -140));
  });
  await open(page, "/report");
  await page.getByRole("button", { name: "存下并上报" }).click();
  await page.getByRole("heading", { name: /已存下/ }).waitFor();
  await open(page, `/task/${rubbish}`);
  await page.getByRole("button", { name: "当场办结" }).click();
  await page.getByRole("button", { name: "已处理好" }).click();
  await page.getByRole("button", { name: "存下", exact: true }).click();
  await page.getByText("上传后预计：已办结").waitFor();
  await both(page, `/task/${rubbish}`, "expected");
  await both(page, "/outbox", "outbox-offline");
  await leader.post(`${seenOf(rubbish)}/self-handling`, { result: "网格长已处理。" });
  line.restore();
  await page.getByRole("button", { name: "更新" }).click();
  await statusOf(page)
    .getByText(/需要您看一下/)
    .waitFor({ timeout: 40_000 });
  await both(page, "/outbox", "outbox");
  await both(page, "/me", "me");
} finally {
  await closePhones();
  await line.close();
  await city.close();
}
