import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { ended, followView, ID, SECRET } from "./fixture.ts";
import { chromiumPath, QUIET } from "../../../tests/browser.ts";
import { openStage, type Stage } from "./stage.ts";

const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const PHONE = { viewport: { width: 360, height: 740 } };
const SMALLEST = { viewport: { width: 320, height: 640 } };
const DESK = { viewport: { width: 1280, height: 900 } };
const PAGES = [
  "/",
  "/report",
  "/report?category=0203",
  "/report?category=0402",
  "/follow",
  `/f/330502001/${ID}/${SECRET}`,
  `/receipt/330502001/${ID}?s=${SECRET}`,
  "/map",
  "/figures",
  "/figures/evt.ontime",
  "/signals",
  "/privacy",
  "/log",
  "/paper",
  "/accessibility",
  "/nothing",
];

let stage: Stage;
let browser: Browser;
before(async () => {
  stage = await openStage();
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...QUIET] });
});
after(async () => {
  await browser.close();
  await stage.close();
});

async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (cause) => faults.push(String(cause)));
    page.on("console", (message) => message.type() === "error" && !/status of 4\d\d/.test(message.text()) && faults.push(message.text()));
    await work(page);
    assert.deepEqual(faults, [], "the console stays empty, the content security policy included");
  } finally {
    await context.close();
  }
}

type Violation = { id: string; impact: string | null; nodes: { target: unknown[] }[] };
async function barriers(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE });
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (of: Document, options: object) => Promise<{ violations: Violation[] }> } };
    return (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })).violations;
  });
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`);
}

/** Height of pressable things that stand alone; links inside a sentence are exempt (WCAG 2.5.8). */
const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((height) => {
    const inText = (element: Element): boolean =>
      element.tagName === "A" &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === 3 && (node.textContent ?? "").trim() !== "");
    return [
      ...document.querySelectorAll("a,button,input:not([type=hidden],[type=checkbox],[type=radio],[type=file]),select,textarea,summary"),
    ]
      .filter(
        (element) =>
          element.checkVisibility() &&
          !element.classList.contains("unseen") &&
          !element.classList.contains("skip") &&
          !inText(element) &&
          !element.closest(".link-box"),
      )
      .filter((element) => element.getBoundingClientRect().height < height - 0.5)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 20)} ${element.getBoundingClientRect().height}`);
  }, least);

for (const [name, options, query, least] of [
  ["on a phone in Chinese", PHONE, "?lang=zh&elder=0", 24],
  ["at a desk in English", DESK, "?lang=en&elder=0", 24],
  ["in elder mode on the smallest phone", SMALLEST, "?lang=zh&elder=1", 60],
] as const) {
  test(`every page ${name} has no serious barrier, no sideways scrolling, and targets of ${least} px`, async () => {
    await visit({ ...options, bypassCSP: true }, async (page) => {
      await page.goto(`${stage.url}/${query}`);
      for (const path of PAGES) {
        await page.goto(stage.url + path);
        assert.deepEqual(await barriers(page), [], path);
        assert.deepEqual(await smallTargets(page, least), [], path);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} scrolls sideways`);
      }
    });
  });
}

async function reportLamp(page: Page): Promise<void> {
  await page.goto(`${stage.url}/`);
  await page
    .getByRole("main")
    .getByRole("link", { name: /我要反映/ })
    .click();
  await page.getByRole("button", { name: /公共设施/ }).click();
  await page.getByRole("button", { name: /路灯故障/ }).click();
  await page.getByRole("button", { name: "吴兴区" }).click();
  await page.getByRole("button", { name: "月河街道" }).click();
  await page.getByRole("button", { name: /马军巷社区/ }).click();
  await page.getByLabel(/路名、门牌/).fill("红旗路 120 号");
  // Enter goes on; it never presses the language switch that stands before the field.
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "继续" }).click();
  // The summary of mistakes has the focus, as soon as the page's script is there.
  await page.waitForFunction(() => document.activeElement?.id === "errors");
  await page.getByRole("link", { name: "请写几句话说明情况" }).click();
  await page.getByRole("textbox", { name: "发生了什么" }).fill("三盏路灯都不亮");
}

for (const javaScriptEnabled of [true, false]) {
  test(`a resident reports a street lamp ${javaScriptEnabled ? "with" : "without"} JavaScript and gets a number`, async () => {
    await visit({ ...PHONE, javaScriptEnabled }, async (page) => {
      stage.api.posted.length = 0;
      await reportLamp(page);
      await page.getByRole("button", { name: "继续" }).click();
      await page.getByRole("button", { name: "继续" }).click();
      assert.match(await page.getByRole("main").innerText(), /马军巷社区居委会\s+红旗路 120 号/);
      await page.getByRole("button", { name: "发送" }).click();
      await page.getByText("8K2M 4T7Q").waitFor();
      assert.equal(stage.api.posted.length, 1);
      const { description, address, area } = stage.api.posted[0]!.body as { description: string; address: string; area: string };
      assert.deepEqual({ description, address, area }, { description: "三盏路灯都不亮", address: "红旗路 120 号", area: "330502001006" });
    });
  });
}

test("a report left half written waits on the device, is offered again, and is gone once sent", async () => {
  await visit(PHONE, async (page) => {
    await reportLamp(page);
    await page.goto(`${stage.url}/report`);
    await page.getByRole("heading", { name: "上次有一份没写完的反映" }).waitFor();
    await page.getByRole("button", { name: "接着写" }).click();
    assert.match(await page.getByRole("main").innerText(), /三盏路灯都不亮/);
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("8K2M 4T7Q").waitFor();
    await page.waitForFunction(() => localStorage.getItem("report") === null);
  });
});

test("a press without a network ends on no error page: it says that what was written is kept, and goes on once there is one", async () => {
  await visit({ ...PHONE, bypassCSP: true }, async (page) => {
    await page.goto(`${stage.url}/report?category=0402`);
    const last = page.locator("form#journey button").last();
    const asked = await last.innerText();
    await page.context().setOffline(true);
    await last.click();
    await page
      .getByRole("alert")
      .getByText(/现在没有网络。您写的已存在这部手机上/)
      .waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.context().setOffline(false);
    await page.getByRole("alert").waitFor({ state: "hidden" });
    await last.click();
    await page.waitForFunction((before) => {
      const buttons = document.querySelectorAll<HTMLElement>("form#journey button");
      return buttons.item(buttons.length - 1)?.innerText !== before;
    }, asked);
  });
});

test("a photo is made small on the phone, sent with its progress, and goes along by its id", async () => {
  await visit(PHONE, async (page) => {
    stage.api.posted.length = 0;
    await reportLamp(page);
    stage.photos.length = 0;
    const picture = await page.evaluate(() => {
      const canvas = document.createElement("canvas");
      canvas.width = 4000;
      canvas.height = 3000;
      const context = canvas.getContext("2d")!;
      for (let index = 0; index < 4000; index++) {
        context.fillStyle = `hsl(${(index * 37) % 360} 60% 50%)`;
        context.fillRect((index * 61) % 4000, (index * 89) % 3000, 90, 70);
      }
      return canvas.toDataURL("image/png").split(",")[1]!;
    });
    await page.locator("#photo-file").setInputFiles({ name: "lamp.png", mimeType: "image/png", buffer: Buffer.from(picture, "base64") });
    await page.getByText("已上传").waitFor();
    for (let press = 0; press < 2; press++) await page.getByRole("button", { name: "继续" }).click();
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("8K2M 4T7Q").waitFor();
    const [sent, ...more] = stage.photos;
    assert.deepEqual(more, []);
    assert.deepEqual([...sent!.subarray(0, 3)], [0xff, 0xd8, 0xff], "drawn anew as JPEG, so nothing but the picture is left");
    assert.ok(sent!.length > 20_000 && sent!.length < 700_000, `${sent!.length} bytes`);
    assert.equal((stage.api.posted[0]!.body as { photos: string[] }).photos.length, 1);
  });
});

test("the place can be pointed out on a map, which is loaded only when opened", async () => {
  await visit(PHONE, async (page) => {
    stage.api.posted.length = 0;
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.goto(`${stage.url}/report?category=0402`);
    await page.waitForLoadState("networkidle");
    assert.ok(!loaded.some((url) => url.includes("leaflet")));
    await page.getByRole("button", { name: "在地图上点" }).click();
    const map = page.getByRole("application");
    await map.locator("path").first().waitFor();
    assert.ok(
      loaded.every((url) => url.startsWith(stage.url)),
      "nothing is asked of anybody outside",
    );
    await map.focus();
    await page.keyboard.press("Enter");
    await page.getByText("吴兴区月河街道").waitFor();
    await page.getByRole("button", { name: "就是这里，继续" }).click();
    await page.getByRole("button", { name: "继续" }).click();
    await page.getByRole("heading", { name: "是这里面的一件吗？" }).waitFor();
    await page.getByRole("button", { name: /^我也遇到/ }).click();
    await page.getByRole("button", { name: "确定，我也遇到" }).click();
    await page.getByText("记下了，谢谢").first().waitFor();
    assert.equal(stage.api.posted[0]?.path, `/api/incidents/330502001/${ID}/followers`);
  });
});

test("a resident rates in two presses, says it is not solved, and has it reopened", async () => {
  await visit({ ...PHONE, javaScriptEnabled: false }, async (page) => {
    stage.api.posted.length = 0;
    stage.api.show(ended());
    await page.goto(`${stage.url}/f/330502001/${ID}/${SECRET}`);
    await page.getByRole("radio", { name: "没解决" }).check();
    await page.getByRole("radio", { name: "很不满意" }).check();
    await page.getByRole("button", { name: "提交评价" }).click();
    await page.getByText("评价收到了，谢谢。").waitFor();
    await page.getByText("没解决？要求重办").click();
    await page.getByLabel("哪里没解决").fill("又灭了一盏");
    await page.getByRole("button", { name: "要求重办" }).click();
    await page.getByText(/已重新办理/).waitFor();
    stage.api.show(followView());
    assert.deepEqual(
      stage.api.posted.map(({ path }) => path.split("/").at(-1)),
      ["ratings", "reopenings"],
    );
  });
});
