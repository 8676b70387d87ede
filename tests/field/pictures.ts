import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Secret, TOTP } from "otpauth";
import sharp from "sharp";
import type { Page } from "playwright-core";
import { journeyCity } from "../journeys/city.ts";
import { photo } from "../journeys/steps.ts";
import { openLine } from "./line.ts";
import { closePhones, fileReport, open, openPhone, signIn, statusOf, type Phone } from "./phone.ts";
import { callerOf, fedBack, reported, seenOf, type Caller } from "./records.ts";

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
  await page.getByRole("heading", { name: "我的" }).waitFor();
}

const LANGUAGES = ["zh", "en"] as const;
type Language = (typeof LANGUAGES)[number];

async function speak(page: Page, language: Language): Promise<void> {
  await open(page, "/me");
  await page.getByRole("heading", { name: /^(我的|Me)$/ }).waitFor();
  const button = page.getByRole("button", { name: language === "zh" ? "中文" : "English", exact: true });
  if ((await button.count()) > 0) await button.click();
}
/** The phone stands in the middle of the worker's first grid. */
async function inTheGrid({ page, context }: Phone): Promise<void> {
  const corners = await page.evaluate(async () => {
    const reply = await fetch("/api/places/shapes?parent=330502001005");
    const { features } = (await reply.json()) as { features: { geometry: { coordinates: [number, number][][] } }[] };
    return features[0]?.geometry.coordinates[0] ?? [];
  });
  const middle = (at: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[at], 0) / corners.length;
  await context.setGeolocation({ longitude: middle(0), latitude: middle(1), accuracy: 18 });
}
/** What stands at the door, which has its own way to the other language. */
async function atTheDoor(page: Page, name: string): Promise<void> {
  await keep(page, `${name}-zh`);
  await page.getByRole("button", { name: "English", exact: true }).click();
  await keep(page, `${name}-en`);
  await page.getByRole("button", { name: "中文", exact: true }).click();
}
const press = (page: Page, zh: string, en: string): Promise<void> =>
  page.getByRole("button", { name: new RegExp(`^(${zh}|${en})$`) }).click();

/** What a screen becomes half-way: after a yes at the door, after a no, with a request or a finding under the hand, a report kept. */
async function halfWay(page: Page, language: Language, request: string, walk: string): Promise<void> {
  await speak(page, language);
  await open(page, "/visit");
  await page.locator(".f-tile").first().click();
  await press(page, "对方同意", "They agree");
  await page.locator(".f-chip").first().click();
  await keep(page, `visit-agreed-${language}`);
  await press(page, "存下", "Save");
  await open(page, "/");
  await open(page, "/visit");
  await press(page, "对方不同意", "They decline");
  await keep(page, `visit-refused-${language}`);
  await open(page, request);
  await page.locator(".f-tile").last().click();
  await keep(page, `request-step-${language}`);
  await open(page, walk);
  await press(page, "发现问题", "Something found");
  await page.locator(".f-chip").nth(1).click();
  await keep(page, `finding-${language}`);
  await open(page, "/");
  await open(page, "/report");
  await page.locator(".f-tile").nth(3).click();
  await page.locator(".f-tile").first().click();
  await page.locator(".f-chip").first().click();
  await page.locator("#report-where select").selectOption({ index: 1 });
  await press(page, "存下并上报", "Save and report");
  await page.getByRole("heading", { name: /已存下|Kept/ }).waitFor();
  await keep(page, `kept-${language}`);
}

/** The second step with its recovery code, and the phone that was lost. */
async function secondAndLost(leader: Caller, admin: Caller, password: string): Promise<void> {
  const { secret } = (await leader.post("/api/session/second", { password })).body as { secret: string };
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const { recovery } = (await leader.post("/api/session/second/confirmation", { code })).body as { recovery: string[] };
  const { page } = await openPhone(line.origin);
  await page.getByLabel("用户名").fill("wanggezhang");
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("heading", { name: "二次验证" }).waitFor();
  await atTheDoor(page, "second");
  await page.getByRole("button", { name: "改填恢复码（带字母）" }).click();
  await page.getByLabel(/恢复码/).fill(recovery[0] ?? "");
  await atTheDoor(page, "recovery");
  await page.getByRole("button", { name: "验证并登录" }).click();
  await page.getByText(/资料截至/).waitFor();
  const devices = (await leader.get("/api/grid-work/devices")).body as unknown as { home: string; id: string; contactAt: string }[];
  const [newest] = devices.sort((left, right) => right.contactAt.localeCompare(left.contactAt));
  await admin.post(`/api/grid-work/devices/${newest?.home}/${newest?.id}/shutting-out`, { reason: "lost" });
  await page.getByRole("button", { name: "更新" }).click();
  await page.getByText("这部手机已被停用").waitFor();
  await atTheDoor(page, "shut-out");
}

/** A clock wrong by days, and a week without contact. */
async function wrongClockAndLocked(): Promise<void> {
  const off = await openPhone(line.origin, 3 * 86_400_000);
  await signIn(off, city.serving, "wangge");
  await off.page.getByText("手机时间差了 3 天").waitFor();
  await both(off.page, "/", "clock");
  await off.close();
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  line.cut();
  await fileReport(phone.page, "锁上之前存的一件");
  await phone.context.addInitScript(`{ const right = Date.now.bind(Date); Date.now = () => right() + ${8 * 86_400_000}; }`);
  await phone.page.reload();
  await phone.page.getByRole("heading", { name: "太久没有联网，资料已锁上" }).waitFor();
  await atTheDoor(phone.page, "locked");
  line.restore();
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
  await inTheGrid(phone);
  await both(page, "/", "today");
  await both(page, `/task/${rubbish}`, "task");
  await both(page, `/task/${rubbish}`, "step", () => page.getByRole("button", { name: /当场办结|Put right on the spot/ }).click());
  await both(page, "/visit", "visit");
  await both(page, "/request", "request");
  await both(page, "/patrol", "patrol");
  const day = (await page.evaluate(() => fetch("/api/grid-work/day").then((reply) => reply.json()))) as {
    items: { kind: string; home: string; id: string }[];
  };
  const request = day.items.find(({ kind }) => kind === "request");
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
  if (request && walk)
    for (const language of LANGUAGES)
      await halfWay(page, language, `/request/${request.home}/${request.id}`, `/patrol/${walk.home}/${walk.id}`);
  await secondAndLost(
    leader,
    await callerOf(city.serving, "guanli"),
    city.serving.accounts.find(({ login }) => login === "wanggezhang")?.password ?? "",
  );
  await wrongClockAndLocked();
} finally {
  await closePhones();
  await line.close();
  await city.close();
}
