import { readFileSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { ensureChromium } from "../boot/tasks/chromium.ts";
import { buildScreens } from "../boot/tasks/screens.ts";
import { roleLink, WALK } from "../boot/tasks/start.ts";
import { benchCity } from "./city.ts";
import { readerOf, type Line, type Reader, type Spent } from "./reader.ts";

type Language = "zh" | "en";
/** A label of the screens, or words somebody types, as they stand in either language. */
type Said = readonly [zh: string, en: string];
/** `linkOf`: what the terminal prints for an account. */
type City = { origin: string; linkOf: (login: string) => string };

/** The two hands of a walk in one language. */
type Walk = {
  reader: Reader;
  say: (said: Said) => string;
  /** From the terminal's link. */
  open: (link: string, size: { width: number; height: number }) => Promise<Page>;
  press: (page: Page, role: "button" | "link" | "radio", said: Said | RegExp) => Promise<void>;
  type: (page: Page, said: Said, words: Said) => Promise<void>;
  signIn: (login: string, size: { width: number; height: number }) => Promise<Page>;
};

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
const BAR_MINUTES = 10;
/** What `npm start` seeds. */
const EVENTS = 30_000;

function walkOf(city: City, browser: Browser, language: Language): Walk {
  const reader = readerOf(language);
  const say = ([zh, en]: Said): string => (language === "zh" ? zh : en);
  const open: Walk["open"] = async (link, viewport) => {
    const context = await browser.newContext({ viewport, locale: language === "zh" ? "zh-CN" : "en-GB", timezoneId: "Asia/Shanghai" });
    await context.addCookies([{ name: "lang", value: language, url: city.origin }]);
    const page = await context.newPage();
    await reader.follow(page, () => page.goto(link).then(() => {}));
    return page;
  };
  const press: Walk["press"] = (page, role, said) =>
    reader.press(page, page.getByRole(role, said instanceof RegExp ? { name: said } : { name: say(said), exact: true }).first());
  return {
    reader,
    say,
    open,
    press,
    type: (page, said, words) => reader.type(page.getByRole("textbox", { name: say(said) }).first(), say(words)),
    signIn: async (login, size) => {
      const page = await open(city.linkOf(login), size);
      await press(page, "button", ["登录", "Sign in"]);
      return page;
    },
  };
}

/** From the first page to the receipt. Returns the phone, which stays on it, and the number. */
async function reports({ press, type, open, say }: Walk, origin: string): Promise<{ phone: Page; number: string }> {
  const phone = await open(`${origin}/`, PHONE);
  await press(phone, "link", /^(我要反映|Report a problem)/);
  await press(phone, "button", /^(公共设施|Public facilities)/);
  await press(phone, "button", /^(路灯故障|Street lamp)/);
  await press(phone, "button", ["吴兴区", "Wuxing District"]);
  await press(phone, "button", ["月河街道", "Yuehe Subdistrict"]);
  await press(phone, "button", /^(浮星桥社区|Fuxingqiao Community)/);
  await type(phone, ["路名、门牌", "Street, number"], ["红旗路120号门口", "120 Hongqi Road, at the gate"]);
  const next: Said = ["继续", "Continue"];
  await press(phone, "button", next);
  const none = phone.getByRole("button", { name: say(["都不是，继续反映", "None of these"]) });
  if ((await none.count()) > 0) await press(phone, "button", /^(都不是|None of these)/);
  await type(phone, ["发生了什么", "What is going on"], ["路灯不亮，晚上看不见路。", "The street lamp is out, nobody sees the way."]);
  await press(phone, "button", next);
  await press(phone, "button", next);
  await press(phone, "button", ["发送", "Send"]);
  const number = (await phone.getByText(/^[0-9A-Z]{4}[- ][0-9A-Z]{4}[- ][0-9A-Z]{4}$/).innerText()).replace(/\s/g, "-");
  return { phone, number };
}

async function verifies({ press, type, signIn, reader }: Walk, number: string): Promise<void> {
  const field = await signIn("wangge", PHONE);
  await reader.press(field, field.locator(`a[href*="/task/"]`, { hasText: /路灯不亮，晚上|The street lamp is out/ }).first());
  if (!(await field.getByRole("main").innerText()).includes(number)) throw new Error("the grid worker opened another report");
  await press(field, "button", ["核实立案", "Verify"]);
  await type(field, ["摘要：看到的是什么事", "Summary: what it is"], ["路灯不亮", "Street lamp out"]);
  await press(field, "button", ["存下", "Save"]);
}

async function dispatches(walk: Walk, number: string): Promise<void> {
  const desk = await walk.signIn("fenliu", DESK);
  await walk.press(desk, "link", new RegExp(number));
  await walk.press(desk, "button", ["分派", "Dispatch"]);
  await walk.reader.press(desk, desk.getByRole("dialog").getByRole("button", { name: walk.say(["分派", "Dispatch"]), exact: true }));
  await walk.press(desk, "button", ["立即提交", "Send now"]);
}

async function acts(walk: Walk, number: string): Promise<void> {
  const desk = await walk.signIn("chengguan", DESK);
  await walk.press(desk, "link", new RegExp(number));
  await walk.press(desk, "button", ["接单", "Accept"]);
  await walk.press(desk, "button", ["立即提交", "Send now"]);
  const said: Said = ["反馈结果", "Feed back"];
  await walk.press(desk, "button", said);
  await walk.press(desk, "radio", ["已解决", "Solved"]);
  await walk.type(desk, ["办理结果", "Result"], ["换了灯泡，亮了。", "The bulb was changed; it is lit."]);
  await walk.reader.press(desk, desk.getByRole("dialog").getByRole("button", { name: walk.say(said), exact: true }));
  await walk.press(desk, "button", ["立即提交", "Send now"]);
}

async function checks({ press, type, signIn, reader }: Walk): Promise<void> {
  const field = await signIn("wanggezhang", PHONE);
  await reader.press(field, field.locator(`a[href*="/task/"]`, { hasText: /路灯不亮|Street lamp out/ }).first());
  await press(field, "button", ["核查", "Check"]);
  await press(field, "button", ["通过", "Passed"]);
  await type(field, ["现场看到什么", "What you saw"], ["亮了", "It is lit"]);
  await press(field, "button", ["存下", "Save"]);
}

async function rates({ press }: Walk, phone: Page): Promise<void> {
  await press(phone, "link", ["看进度", "Follow it"]);
  await press(phone, "radio", ["解决了", "Solved"]);
  await press(phone, "radio", ["很满意", "Very satisfied"]);
  await press(phone, "button", ["提交评价", "Send"]);
}

/** What somebody reads before the first screen: what the terminal says of the walk, and the tour down to the resident's rating. */
function tour(language: Language): string {
  const text = readFileSync(language === "zh" ? "README.zh-CN.md" : "README.md", "utf8");
  const from = text.search(language === "zh" ? /^## 按岗位走一遍/m : /^## A tour by role/m);
  const part = from < 0 ? "" : text.slice(from, text.indexOf("\n7. ", from));
  if (part.length < 200) throw new Error("the README has no tour by role whose first six steps are the walk");
  return `${WALK[language].join("\n")}\n${part}`;
}

const minutes = (seconds: number): string => `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;
const total = ({ machine, reading, hands }: Spent): number => machine + reading + hands;

/** Where the words are, for whoever shortens a screen: page by page, the longest lines first (`STRANGER_LINES=1`). */
function listed(language: Language, lines: readonly Line[]): void {
  const pages = Map.groupBy(lines, ({ at }) => at.replaceAll(/[0-9A-Za-z_-]{20,}/g, "…"));
  const wordsOf = (some: readonly Line[]): number => some.reduce((sum, { words }) => sum + words, 0);
  for (const [at, some] of pages) {
    console.log(`\n${language} ${at}: ${wordsOf(some)} words, of them in rows passed by ${wordsOf(some.filter(({ passed }) => passed))}`);
    for (const { words, text, passed } of some.toSorted((a, b) => b.words - a.words))
      console.log(`${String(words).padStart(4)} ${passed ? "·" : " "} ${text}`);
  }
}

async function walked(city: City, browser: Browser, language: Language): Promise<void> {
  const walk = walkOf(city, browser, language);
  const { spent } = walk.reader;
  const took = async <T>(who: string, work: () => Promise<T>): Promise<T> => {
    const before = { ...spent };
    const done = await work();
    const part = (key: keyof Spent): string => (spent[key] - before[key]).toFixed(0);
    console.log(
      `stranger ${language}: ${who.padEnd(10)} ${minutes(total(spent) - total(before))} · machine ${part("machine")} s, reading ${part("reading")} s (${part("words")} words), hands ${part("hands")} s`,
    );
    return done;
  };
  await took("README", async () => walk.reader.reads(tour(language)));
  const { phone, number } = await took("resident", () => reports(walk, city.origin));
  await took("worker", () => verifies(walk, number));
  await took("dispatcher", () => dispatches(walk, number));
  await took("department", () => acts(walk, number));
  await took("checker", () => checks(walk));
  await took("rating", () => rates(walk, phone));
  const all = total(spent);
  console.log(
    `stranger ${language}: in all ${minutes(all)} (bar ${BAR_MINUTES}:00: ${all <= BAR_MINUTES * 60 ? "met" : "MISSED"}) · machine ${spent.machine.toFixed(0)} s, reading ${minutes(spent.reading)} (${spent.words} words), hands ${minutes(spent.hands)}; with every row of every list in sight ${minutes(all + spent.listed)}`,
  );
  if (process.env["STRANGER_LINES"]) listed(language, walk.reader.lines);
}

/** The README's walk by somebody who never saw it and reads every line that comes in sight, once: in Chinese, then in English. */
export async function run(): Promise<void> {
  await buildScreens();
  const city = await benchCity({ events: EVENTS });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox"] });
  const origin = `http://127.0.0.1:${city.port}`;
  const linkOf = (login: string): string => {
    const account = city.accounts.find((one) => one.login === login);
    if (!account) throw new Error(`no demonstration account ${login}`);
    return roleLink(origin, account);
  };
  try {
    for (const language of ["zh", "en"] as const) await walked({ origin, linkOf }, browser, language);
  } finally {
    await browser.close();
    await city.close();
  }
}
