import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, beforeEach, test } from "node:test";
import { chromium, type Browser, type Page } from "playwright-core";
import { builtConsole } from "./build.ts";
import { chromiumPath, QUIET } from "../../../tests/browser.ts";
import { serveDesk, type Desk } from "./serve.ts";

const dist = builtConsole;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;
let desk: Desk;
let page: Page;
let problems: string[] = [];

const caseOf = (index: number) => `/console/incidents/330502001/0193a000-0000-7000-8000-${String(index).padStart(12, "0")}`;

before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...QUIET] });
});
after(async () => {
  await desk.close();
  await browser.close();
});
beforeEach(async () => {
  if (desk) await desk.close();
  desk = await serveDesk(dist);
  problems = [];
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) problems.push(message.text());
  });
});

const open = async (path: string, heading: RegExp) => {
  await page.goto(desk.url + path);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
};

async function serious(): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run: (options: unknown) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    return (await checker.run({ resultTypes: ["violations"] })).violations
      .filter((one) => one.impact === "serious" || one.impact === "critical")
      .map(
        (one) =>
          `${one.id}: ${one.nodes
            .map((node) => node.html)
            .join(" ")
            .slice(0, 300)}`,
      );
  });
}

test("a dispatcher lands in what waits for her, opens the queue of what waits for dispatch, and Back leads to where she was", async () => {
  await open("/console/", /我的工作/);
  await page.getByRole("link", { name: /事件队列/ }).click();
  await page.getByRole("heading", { level: 1, name: /待分派/ }).waitFor();
  await page.getByRole("link", { name: /已超期/ }).click();
  await page.getByRole("heading", { level: 1, name: /已超期/ }).waitFor();
  await page.getByRole("combobox", { name: "紧急程度" }).selectOption("red");
  await page.waitForURL(/urgency=red/);
  await page.goBack();
  assert.doesNotMatch(page.url(), /urgency/);
  assert.deepEqual(problems, []);
});

test("the queue is worked without a mouse, and keys stay still while an input method composes", async () => {
  await open("/console/incidents?view=all", /全部/);
  await page.getByRole("row").nth(1).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.waitForURL(/at=330502001\.0193a000-0000-7000-8000-000000000001/);
  await page.keyboard.press("k");
  await page.waitForURL(/at=.*000000000000/);
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "j", keyCode: 229, bubbles: true })));
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "j", isComposing: true, bubbles: true })));
  assert.match(page.url(), /at=.*000000000000/);
  await page.keyboard.press("/");
  await page.keyboard.type("jk");
  assert.equal(await page.getByRole("searchbox", { name: "编号或摘要中的字词" }).inputValue(), "jk");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /8F3K-72QM-1000/ }).waitFor();
  await page.getByText(/队列中第 1 件，共载入 \d+ 件/).waitFor();
  await page.keyboard.press("j");
  await page.getByRole("heading", { level: 1, name: /8F3K-72QM-1001/ }).waitFor();
  await page.getByText(/队列中第 2 件/).waitFor();
});

test("the list of commands is typed into as it opens", async () => {
  await open("/console/incidents?view=all", /全部/);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "命令" }).waitFor();
  await page.keyboard.type("期限日历");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /期限日历/ }).waitFor();
});

test("a step can be taken back for ten seconds because it has not left the desk", async () => {
  await open(caseOf(1), /8F3K-72QM-1001/);
  await page.keyboard.press("s");
  const form = page.getByRole("dialog", { name: /分派/ });
  await form.getByText(/建议：/).waitFor();
  await form.getByRole("button", { name: "分派", exact: true }).click();
  await page.getByText(/秒后提交$/).waitFor();
  await page.getByRole("status").filter({ hasText: "10 秒后提交，按 z 撤销" }).waitFor();
  await page.getByRole("region", { name: "经过" }).getByText("10 秒内可撤销").waitFor();
  await page.keyboard.press("z");
  await page.getByText(/已撤销/).waitFor();
  assert.equal(desk.sent.length, 0);
  await page.keyboard.press("s");
  await form.getByRole("button", { name: "分派", exact: true }).click();
  await page.getByRole("button", { name: "立即提交" }).click();
  await page.getByText(/已提交：分派/).waitFor();
  const sent = desk.sent[0];
  assert.match(sent?.path ?? "", /\/dispatches$/);
  assert.equal(sent?.body["lead"], "fire-330502");
});

test("whoever dispatches is told before sending that nobody in a chosen unit can accept, and may send it all the same", async () => {
  await open(caseOf(1), /8F3K-72QM-1001/);
  await page.keyboard.press("s");
  const form = page.getByRole("dialog", { name: /分派/ });
  await form.getByText(/建议：/).waitFor();
  assert.equal(await form.getByText(/没有人能接单/).count(), 0);
  await form.getByRole("combobox", { name: /协办单位/ }).click();
  await page.keyboard.type("trans");
  await page.locator(".ant-select-item-option").filter({ hasText: "交通" }).first().waitFor();
  await page.keyboard.press("Enter");
  await form.getByText(/交通.*现在没有人能接单/).waitFor();
  assert.deepEqual(await serious(), []);
  await form.getByRole("button", { name: "分派", exact: true }).click();
  await page.getByRole("button", { name: "立即提交" }).click();
  await page.getByText(/已提交：分派/).waitFor();
  assert.deepEqual(desk.sent[0]?.body["coUnits"], ["trans-330502"]);
  // A first signal is given to a unit too.
  await open("/console/signals", /第一信号/);
  await page.getByRole("button", { name: "立项" }).first().click();
  const adopting = page.getByRole("dialog", { name: "立项" });
  await adopting.getByRole("combobox", { name: /承办单位/ }).click();
  await page.keyboard.type("trans");
  await page.locator(".ant-select-item-option").filter({ hasText: "交通" }).first().waitFor();
  await page.keyboard.press("Enter");
  await adopting.getByText(/交通.*现在没有人能接单/).waitFor();
});

test("an order that waits for its answer stands among the next steps; what was bounced twice is decided; a suspension is reviewed, not suspended once more", async () => {
  const rows = await (await fetch(`${desk.url}/api/incidents?view=all`)).json();
  const index = (stage: string) => (rows as { rows: { stage: string }[] }).rows.findIndex((row) => row.stage === stage);
  await open(caseOf(index("handling")), /8F3K/);
  const next = page.locator(".i-next-card");
  assert.deepEqual(await next.locator("> button").allInnerTexts(), ["首步到位", "反馈结果", "回复督办"]);
  await open(caseOf(index("bounced")), /8F3K/);
  await next.getByText("由您裁定").waitFor();
  await next.getByRole("button", { name: "分派" }).click();
  const decision = page.getByRole("dialog", { name: /^分派/ });
  await decision.getByText(/都不能再退单/).waitFor();
  await page.keyboard.press("Escape");
  await open(caseOf(index("suspended")), /8F3K/);
  await next.getByRole("button", { name: "复核：继续挂账" }).click();
  await page
    .getByRole("dialog", { name: /^复核：继续挂账/ })
    .getByRole("button", { name: "复核：继续挂账" })
    .waitFor();
});

test("what cannot be undone asks for a typed reason and goes at once", async () => {
  await open(caseOf(0), /8F3K-72QM-1000/);
  await page.getByRole("button", { name: "不予立案" }).click();
  const form = page.getByRole("dialog", { name: /不予立案/ });
  await form.getByRole("button", { name: "不予立案", exact: true }).click();
  await form.getByText("请填写「理由」").waitFor();
  await form.getByRole("textbox", { name: /理由/ }).fill("与 8F3K-72QM-1006 重复，且地点不在本辖区。");
  await form.getByRole("button", { name: "不予立案", exact: true }).click();
  await page.getByText(/已提交：不予立案/).waitFor();
  assert.match(desk.sent[0]?.path ?? "", /\/rejection$/);
});

test("two people at one incident: the change is shown field by field and the typed text is kept", async () => {
  desk.onPost = () => ({ status: 409, body: { code: "incidents.wrong-stage", kind: "conflict", message: "这一件已进入下一步。" } });
  await open(caseOf(3), /8F3K-72QM-1003/);
  await page.getByRole("button", { name: "反馈结果" }).click();
  const form = page.getByRole("dialog", { name: /反馈结果/ });
  await form.getByRole("radio").first().check();
  const words = "已更换灯具并试亮两晚，居民在场确认。";
  await form.getByRole("textbox", { name: /办理结果/ }).fill(words);
  await form.getByRole("button", { name: "反馈结果", exact: true }).click();
  await page.getByRole("button", { name: "立即提交" }).click();
  const conflict = page.getByRole("dialog", { name: /刚被别人更新/ });
  await conflict.getByText("这一件已进入下一步。").waitFor();
  await conflict.getByText(words).waitFor();
  await conflict.getByRole("button", { name: "继续填写" }).click();
  assert.equal(await form.getByRole("textbox", { name: /办理结果/ }).inputValue(), words);
});

test("a session that ends in the middle of a form loses nothing, and the command keeps its id", async () => {
  await open("/console/intake", /登记/);
  await page.getByRole("textbox", { name: /情况/ }).fill("三号楼下路灯不亮，来电人已等三天。");
  // By keyboard: a list that is still unfolding on a busy machine swallows a click.
  await page.getByRole("combobox", { name: /事项/ }).click();
  await page.keyboard.type("0402");
  await page.getByText("0402 路灯故障").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".ant-select-dropdown").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /地点（村、社区或网格）/ }).click();
  await page.getByRole("button", { name: "月河街道", exact: true }).click();
  desk.signedIn = false;
  await page.getByRole("button", { name: "登记", exact: true }).click();
  const door = page.getByRole("dialog", { name: /登录已过期/ });
  await door.getByLabel(/密码/).fill("right");
  await door.getByRole("button", { name: "登录" }).click();
  await page.getByText("8F3K-72QM-XR4D").waitFor();
  assert.equal(desk.sent.length, 1);
  assert.equal(desk.sent[0]?.body["description"], "三号楼下路灯不亮，来电人已等三天。");
  assert.equal(desk.sent[0]?.body["area"], "330502001");
});

test("nothing is sent in the name of another person who signs in over a form", async () => {
  await open(caseOf(0), /8F3K-72QM-1000/);
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: /备注/ });
  await form.getByRole("textbox").fill("已电话联系。");
  await form.getByRole("button", { name: "备注", exact: true }).click();
  desk.signedIn = false;
  desk.accountId = "somebody-else";
  page.on("dialog", (dialog) => void dialog.accept());
  await page.getByRole("button", { name: "立即提交" }).click();
  const door = page.getByRole("dialog", { name: /登录已过期/ });
  await door.getByLabel(/密码/).fill("right");
  await door.getByRole("button", { name: "登录" }).click();
  await page.getByRole("heading", { level: 1, name: /8F3K-72QM-1000/ }).waitFor();
  assert.equal(desk.sent.length, 0);
});

test("a bulk step answers for every row, and one refusal leaves the others done", async () => {
  desk.onPost = ({ path }) =>
    path.includes("000000000001/")
      ? { status: 403, body: { code: "incidents.not-yours", kind: "forbidden", message: "不在您的辖区。" } }
      : null;
  await open("/console/incidents?view=all", /全部/);
  await page.getByRole("checkbox", { name: /1000$/ }).check();
  await page.getByRole("checkbox", { name: /1001$/ }).check();
  const bar = page.getByRole("region", { name: "已选 2 件" });
  await bar.getByRole("button", { name: "分派" }).waitFor();
  assert.equal(await bar.getByRole("button", { name: "接单" }).count(), 0, "what only a unit may do is no button of a dispatcher");
  await bar.getByRole("button", { name: "备注" }).click();
  const form = page.getByRole("dialog", { name: /批量/ });
  await form.getByRole("textbox").fill("台风期间统一安排。");
  await form.getByRole("button", { name: /对 2 件执行/ }).click();
  await form.getByText("成功 1 件，未成 1 件").waitFor();
  await form.getByText("✕ 不在您的辖区。").waitFor();
});

test("whoever dispatches several at once is told before sending which of the units nobody can accept for, and may send all the same", async () => {
  await page.route("**/api/incidents/unstaffed*", (route) =>
    route.fulfill({ json: { units: (new URL(route.request().url()).searchParams.get("units") ?? "").split(",").filter(Boolean) } }),
  );
  await open("/console/incidents?view=all", /全部/);
  await page.getByRole("checkbox", { name: /1000$/ }).check();
  await page.getByRole("checkbox", { name: /1001$/ }).check();
  await page.getByRole("region", { name: "已选 2 件" }).getByRole("button", { name: "分派" }).click();
  const form = page.getByRole("dialog", { name: /批量/ });
  // By what the platform suggests for each, and by one unit for all.
  await form
    .getByRole("status")
    .getByText(/现在没有人能接单/)
    .first()
    .waitFor();
  await form.getByRole("radio").nth(1).check();
  assert.equal(await form.getByText(/现在没有人能接单/).count(), 0, "no unit is chosen yet");
  await form.getByRole("combobox").first().click();
  await page.keyboard.type("trans");
  await page.locator(".ant-select-item-option").filter({ hasText: "交通" }).first().waitFor();
  await page.keyboard.press("Enter");
  await form.getByText(/交通.*现在没有人能接单/).waitFor();
  assert.deepEqual(desk.sent, []);
  await form.getByRole("button", { name: /对 2 件执行/ }).click();
  await form.getByText("成功 2 件，未成 0 件").waitFor();
  assert.deepEqual(
    desk.sent.map(({ body }) => body["lead"]),
    ["trans-330502", "trans-330502"],
  );
  await page.unroute("**/api/incidents/unstaffed*");
});

test("any number of the figures opens the records behind it, and no denominator is a dash", async () => {
  desk.roles = ["supervisor"];
  await open("/console/figures", /统计/);
  await page.getByRole("button", { name: /95.59%/ }).click();
  const records = page.getByRole("dialog", { name: /办结率/ });
  await records.getByRole("link", { name: "8F3K-72QM-1000" }).waitFor();
  await records.getByRole("button", { name: "关闭" }).click();
  assert.equal(
    await page
      .getByRole("row", { name: /南浔区/ })
      .getByRole("button")
      .first()
      .innerText()
      .then((text) => text.split("\n")[0]),
    "—",
  );
});

test("a day of the calendar opens the queue of what falls due on it", async () => {
  await open("/console/dues", /期限日历/);
  await page.getByRole("link", { name: /7 件到期/ }).click();
  await page.waitForURL(/dueOn=\d{4}-\d{2}-\d{2}/);
  await page.goBack();
  const steps = page.getByRole("link", { name: /4 件步骤到期/ });
  assert.match(await steps.innerText(), /步骤 4[\s\S]*1 件超期/);
  await steps.click();
  await page.waitForURL(/stepOn=\d{4}-\d{2}-\d{2}/);
  await page.getByText(/\d{4}-\d{2}-\d{2} 有步骤到期/).waitFor();
});

test("a contact is masked until somebody says why it is needed", async () => {
  await open(caseOf(0), /8F3K-72QM-1000/);
  await page.getByText("138****2046").waitFor();
  await page.getByRole("button", { name: "查看完整联系方式" }).click();
  const form = page.getByRole("dialog", { name: "查看完整联系方式" });
  await form.getByRole("button", { name: "查看完整联系方式" }).click();
  await form.getByText("请填写「查看理由」").waitFor();
  await form.getByRole("radio", { name: "约定上门时间" }).check();
  await form.getByRole("button", { name: "查看完整联系方式" }).click();
  await page.getByText("13800002046").waitFor();
});

test("a password set by an administrator opens nothing but the page to change it", async () => {
  desk.mustChangePassword = true;
  await open("/console/incidents", /请先设置自己的密码/);
  assert.equal(await page.getByRole("navigation").count(), 0);
});

test("an admin who handles no incidents is told so instead of shown an empty queue", async () => {
  desk.roles = ["admin"];
  await page.goto(`${desk.url}/console/incidents`);
  await page.getByText(/您的岗位不包含这一页/).waitFor();
});

test("somebody who holds no role is told so and whom to ask, and begins work without signing in again once there is one", async () => {
  desk.roles = [];
  await open("/console", /您现在没有岗位/);
  await page.getByText(/账号 dispatcher 已登录，但没有在任的岗位/).waitFor();
  const menu = page.getByRole("navigation");
  assert.equal(await menu.getByRole("link", { name: "值班表" }).count(), 0, "what would be refused is not offered");
  await menu.getByRole("link", { name: "人员与岗位" }).waitFor();
  assert.deepEqual(await serious(), []);
  desk.roles = ["dispatcher"];
  await page.getByRole("button", { name: "再看一次" }).click();
  await page.getByRole("heading", { level: 1, name: "我的工作" }).waitFor();
  await page.getByText(/您的岗位有变化/).waitFor();
});

test("a role that ends while somebody is signed in takes its pages and its menu along, and says so", async () => {
  desk.until = new Date(Date.now() + 4_000).toISOString();
  await open("/console/incidents", /事件队列/);
  desk.roles = [];
  desk.until = null;
  await page.getByText(/您的岗位不包含这一页/).waitFor();
  await page.getByText(/您的岗位有变化/).waitFor();
  assert.equal(await page.getByRole("navigation").getByRole("link", { name: "事件队列" }).count(), 0);
});

const SCREENS = [
  "/console/work",
  "/console/incidents?view=all",
  caseOf(3),
  "/console/intake",
  "/console/dues",
  "/console/map?view=all",
  "/console/figures",
  "/console/signals",
  "/console/audit",
  "/console/taxonomy",
  "/console/step-limits",
  "/console/templates",
  "/console/calendar",
  "/console/clocks",
  "/console/teams",
  "/console/posts",
  "/console/my-devices",
];

// The structure is the same in both languages: in English the queue, a case and a step's form stand for all.
for (const [language, screens] of [
  ["zh", SCREENS],
  ["en", SCREENS.slice(0, 2)],
] as const) {
  test(`no serious barrier on the screens of the console (${language})`, async () => {
    desk.roles = ["dispatcher", "supervisor", "admin", "auditor"];
    await page.context().addCookies([{ name: "lang", value: language, url: desk.url }]);
    for (const path of screens) {
      await page.goto(desk.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForTimeout(150);
      assert.deepEqual(await serious(), [], path);
    }
    await page.goto(desk.url + caseOf(3));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("s");
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await serious(), [], "a step's form");
    assert.deepEqual(problems, []);
  });
}

test("a case says who else has it open, a few by name and the rest by number", async () => {
  desk.others = ["沈建国", "王芳", "陈海", "李娟"].map((name, index) => ({ id: `p${index}`, name, unit: null }));
  await open(caseOf(3), /8F3K-72QM-1003/);
  await page.getByRole("status").getByText("沈建国、王芳、陈海 等另外 1 人也在看").waitFor();
});

test("chosen columns are in the address and are how the next queue of this person begins", async () => {
  await open("/console/incidents?view=all", /全部/);
  await page.getByRole("button", { name: "列", exact: true }).click();
  await page.getByRole("dialog", { name: "列" }).getByRole("checkbox", { name: "地点" }).uncheck();
  await page.waitForURL(/cols=/);
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader", { name: "地点" }).waitFor({ state: "detached" });
  await open("/console/incidents?view=verify", /待核实/);
  await page.getByRole("columnheader", { name: "状态" }).waitFor();
  assert.equal(await page.getByRole("columnheader", { name: "地点" }).count(), 0);
  await open("/console/incidents?view=all&cols=number,place", /全部/);
  await page.getByRole("columnheader", { name: "地点" }).waitFor();
});

test("a grid leader with a phone sees rows, not a table cut off at the edge", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open("/console/incidents?view=all", /全部/);
  await page.getByRole("row").nth(1).waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
  // The list is its own scroller: what is cut off there makes no page wider.
  const rows = await page.evaluate(() => {
    const list = document.querySelector(".i-queue");
    const [tick, urgency] = [".i-col-select input", ".i-col-urgency > *"].map((one) => list?.querySelector(one)?.getBoundingClientRect());
    const cells = [...(list?.querySelectorAll("tbody td") ?? [])].map((cell) => cell.getBoundingClientRect().right);
    return { widest: Math.max(...cells), page: window.innerWidth, apart: (urgency?.left ?? 0) - (tick?.right ?? 0) };
  });
  assert.ok(rows.widest <= rows.page, `a cell ends at ${rows.widest} of ${rows.page} px`);
  assert.ok(rows.apart >= 0, "what is ticked stands beside the urgency, not under it");
  await page.getByRole("button", { name: "菜单" }).click();
  await page.getByRole("link", { name: /待核实/ }).click();
  await page.getByRole("heading", { level: 1, name: /待核实/ }).waitFor();
});
