import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { testDatabase } from "#platform/testing";
import { registryOf } from "../../platform/ledger/registry.ts";
import { verify } from "../../platform/ledger/verify.ts";
import { AXE, chromiumPath, QUIET } from "../browser.ts";
import { modules } from "../../apps/server/modules.ts";
import { serve, type Serving } from "../../apps/server/main.ts";
import { demoDatabase } from "./template.ts";

export type Seat = { page: Page; context: BrowserContext; problems: string[] };

export type JourneyCity = {
  origin: string;
  serving: Serving;
  browser: Browser;
  /** A fresh visitor: own cookies, phone-sized unless told otherwise. */
  visitor: (options?: { width?: number; height?: number; javaScript?: boolean }) => Promise<Seat>;
  /** A member of staff with a session: no page of the console is open yet. The form of the sign-in has walks of its own. */
  staff: (login: string, options?: { width?: number; height?: number }) => Promise<Seat>;
  /** What `npm run verify` would find. */
  differences: () => Promise<readonly unknown[]>;
  close: () => Promise<void>;
};

/** Requests under way, page by page; an event stream is always under way and counts for none. */
const flying = new WeakMap<Page, Set<unknown>>();

function watchRequests(page: Page): void {
  const under = new Set<unknown>();
  flying.set(page, under);
  page.on("request", (request) => {
    // With a new document the last one's requests are over, and not of each are we told so.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) under.clear();
    // Nor does a browser say of what is sent on leaving, who is no longer looking, that it arrived.
    if (!/^\/api\/(live|presence)\//.test(new URL(request.url()).pathname)) under.add(request);
  });
  page.on("requestfinished", (request) => void under.delete(request));
  page.on("requestfailed", (request) => void under.delete(request));
}

/** Nothing has been under way for a fifth of a second: what "networkidle" meant before pages held a line open. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  const began = Date.now();
  let since = Date.now();
  while (Date.now() - since < 200) {
    if ((flying.get(page)?.size ?? 0) > 0) since = Date.now();
    if (Date.now() - began > 60_000) throw new Error(`never quiet: ${page.url()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The part of the console an address leads to; none of the other surfaces has one. */
const deskPart = (address: string): string | undefined => /^https?:\/\/[^/]+\/console(?:\/([^/?#]*))?/.exec(address)?.[1];

/**
 * Goes to an address of the console. From another part of it, as its own links do: the console is not fetched and compiled anew (0.14 s of processor
 * time instead of 0.37); else as an address typed in, which also reads everything again.
 */
export async function visit(page: Page, address: string): Promise<void> {
  const [from, to] = [deskPart(page.url()), deskPart(address)];
  if (!from || !to || from === to) {
    await page.goto(address);
    return;
  }
  await page.evaluate((there) => {
    const left = document.querySelector("h1");
    if (left) left.dataset["left"] = "";
    history.pushState({}, "", there);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }, address);
  await page.waitForFunction(
    () => document.querySelector("h1:not([data-left])") !== null && document.querySelector("h1[data-left]") === null,
  );
}

/** From the next page on this seat reads in this language; a page that is open would go on in its own. */
export async function speak({ page, context }: Pick<Seat, "page" | "context">, origin: string, language: string): Promise<void> {
  await context.addCookies([{ name: "lang", value: language, url: origin }]);
  await page.goto("about:blank");
}

const FLAGS = [...QUIET, "--disable-gpu"];

/** Begins a session as the console's own form does, without loading the console for it. */
export async function signIn(context: BrowserContext, { origin, accounts }: Serving, login: string): Promise<void> {
  const account = accounts.find((one) => one.login === login);
  if (!account) throw new Error(`no demonstration account ${login}`);
  const said = await context.request.post(`${origin}/api/session`, {
    data: { login, password: account.password },
    headers: { origin },
  });
  if (!said.ok()) throw new Error(`${login}: ${said.status()} ${await said.text()}`);
}

/** The demonstration city, small, in a database of its own, served as residents get it, and a real browser in front of it. */
export async function journeyCity({
  events = 2_000,
  empty = false,
  now,
}: { events?: number; empty?: boolean; now?: () => string } = {}): Promise<JourneyCity> {
  const database = empty
    ? { ...(await testDatabase()), dataDir: await mkdtemp(join(tmpdir(), "zuji-journey-")) }
    : await demoDatabase(events);
  const { dataDir } = database;
  const serving = await serve({
    databaseUrl: database.url,
    port: 0,
    host: "127.0.0.1",
    dataDir,
    empty,
    log: false,
    onProgress: () => {},
    demoEvents: events,
    ...(now ? { now } : {}),
    env: { ...process.env, ZUJI_TRUST_PROXY: "0" },
  });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  const open = async ({ width = 360, height = 740, javaScript = true } = {}): Promise<Seat> => {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      javaScriptEnabled: javaScript,
      // Nothing moves: drawing what flies in costs a software-drawn browser more than the page itself.
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    watchRequests(page);
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) problems.push(`console: ${message.text()}`);
    });
    return { page, context, problems };
  };
  return {
    origin: serving.origin,
    serving,
    browser,
    visitor: open,
    differences: async () => (await verify(serving.runtime.pools.write, registryOf(modules))).findings,
    staff: async (login, options = { width: 1440, height: 900 }) => {
      const seat = await open(options);
      await signIn(seat.context, serving, login);
      return seat;
    },
    close: async () => {
      await browser.close();
      await serving.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type AxeResult = { violations: { id: string; impact: string | null; nodes: { target: unknown[] }[] }[] };

/** Serious and critical findings of axe on the page as it stands. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // A button at work is dimmed for the moment, as inactive ones may be.
  await page.waitForFunction(() => document.querySelector(".ant-btn-loading") === null);
  // The page's CSP forbids foreign script; the test injects its own through the debugger, which is not the page.
  if (await page.evaluate("globalThis.axe === undefined")) await page.evaluate(AXE);
  const result = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], preload: false })",
  )) as AxeResult;
  return result.violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .map(
      (one) =>
        `${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => node.target.join(" "))
          .join(" | ")}`,
    );
}

/** Nothing sticks out sideways. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
