import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { chromiumPath, QUIET } from "../browser.ts";
import type { Serving } from "../../apps/server/main.ts";

/** A worker's phone: what it stores outlives the browser, as on a real one. */
export type Phone = {
  page: Page;
  context: BrowserContext;
  problems: string[];
  /** Switches off and on again: all that was in memory is gone. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

const FLAGS = [...QUIET, "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/** In the seventh grid's middle would be a guess: a point of the community the demonstration accounts work in. */
export const HERE = { longitude: 120.0955, latitude: 30.8745, accuracy: 18 };

const carried: Phone[] = [];
/** For \`after\`: a test that failed half-way leaves no browser behind. */
export const closePhones = async (): Promise<void> => void (await Promise.all(carried.map((phone) => phone.close())));

/** The phone's clock, wrong by so much, for the page and nothing else. */
function shiftClock(byMs: number): void {
  const right = Date.now.bind(Date);
  Date.now = () => right() + byMs;
}

export async function openPhone(origin: string, wrongByMs = 0): Promise<Phone> {
  const folder = await mkdtemp(join(tmpdir(), "zuji-phone-"));
  const problems: string[] = [];
  const launch = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: chromiumPath(),
      args: FLAGS,
      viewport: { width: 360, height: 780 },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      permissions: ["geolocation", "microphone"],
      geolocation: HERE,
    });
    if (wrongByMs !== 0) await context.addInitScript(shiftClock, wrongByMs);
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(45_000);
    page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
    page.on("console", (message) => {
      // A line that breaks is told to the console by the browser itself.
      if (message.type() === "error" && !/status of \d{3}|net::ERR_|Failed to load resource/.test(message.text()))
        problems.push(`console: ${message.text()}`);
    });
    return { context, page };
  };
  const first = await launch();
  let closed = false;
  const phone: Phone = {
    ...first,
    problems,
    restart: async () => {
      await phone.context.close();
      Object.assign(phone, await launch());
      await phone.page.goto(`${origin}/field`);
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await phone.context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  carried.push(phone);
  await phone.page.goto(`${origin}/field`);
  return phone;
}

/** Signs in, and waits until the phone has all it needs to go where there is no network. */
export async function signIn({ page }: Phone, serving: Serving, login: string): Promise<void> {
  const account = serving.accounts.find((one) => one.login === login);
  if (!account) throw new Error(`no demonstration account ${login}`);
  await page.getByLabel("用户名").fill(login);
  await page.getByLabel("密码").fill(account.password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("navigation").waitFor();
  await open(page, "/");
  await page.getByText(/资料截至/).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

let shade = 0;

/** A picture as a phone takes it, grainy enough to stay large when it is made smaller, each another. */
export async function grainy(name: string, side = 1_600): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  shade += 1;
  const buffer = await sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: { r: (shade * 53) % 255, g: (shade * 97) % 255, b: (shade * 31) % 255 },
      noise: { type: "gaussian", mean: 120, sigma: 26 },
    },
  })
    .withExif({ IFD0: { Make: "phone" }, IFD3: { GPSLatitude: "30/1 52/1 0/1", GPSLatitudeRef: "N" } })
    .jpeg({ quality: 88 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

export const statusOf = (page: Page) => page.locator("header [role=status]");

/** A screen of the app by its address, without loading the page anew. */
export const open = (page: Page, path: string): Promise<unknown> => page.evaluate((to) => (location.hash = to), path);

/** Waits until what is being written under this name lies on the phone. */
export const draftOf = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction(async (wanted) => {
    for (const { name: database } of await indexedDB.databases()) {
      if (!database?.startsWith("zuji-field-")) continue;
      const names = await new Promise<IDBValidKey[]>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error ?? new Error(database));
        opening.onsuccess = () => {
          const keys = opening.result.transaction("drafts").objectStore("drafts").getAllKeys();
          keys.onsuccess = () => resolve(keys.result);
          opening.result.close();
        };
      });
      if (names.includes(wanted)) return true;
    }
    return false;
  }, name);

/** One report through the screens; the place from the list, as where no satellite is seen. */
export async function fileReport(
  page: Page,
  words: string,
  more: { photos?: number; side?: number; kind?: string; group?: string } = {},
): Promise<string> {
  const { photos = 1, side = 400, group = "公共设施", kind = "路灯故障" } = more;
  await open(page, "/");
  await open(page, "/report");
  await page.getByRole("heading", { name: "上报一件事" }).waitFor();
  for (let index = 0; index < photos; index += 1) {
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles(await grainy(`photo-${index}.jpg`, side));
    await page.locator(".f-thumb").nth(index).waitFor();
  }
  await page.getByRole("button", { name: group, exact: true }).click();
  await page.getByRole("button", { name: kind }).click();
  await page.getByRole("textbox", { name: /自己写/ }).fill(words);
  await page.getByLabel("网格", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "存下并上报" }).click();
  const told = await page.getByRole("heading", { name: /已存下，编号/ }).innerText();
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(told)?.[0] ?? "";
}

/** Opens a task of today's list by its number. */
export async function openTask(page: Page, key: string): Promise<void> {
  await open(page, `/task/${key}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
}
