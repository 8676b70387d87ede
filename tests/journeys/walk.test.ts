import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, type JourneyCity, type Seat, visit } from "./city.ts";
import { beginLamp, heading, next, openCase, photo, sendReport, takeStep, toWords } from "./steps.ts";

// One report through every hand, in the order the tests stand: resident, dispatcher, department, checker, resident, and back.

let city: JourneyCity;
let resident: Seat;
let dispatcher: Seat;
let department: Seat;
let checker: Seat;
let clerk: Seat;
let number = "";
let follow = "";

before(async () => {
  city = await journeyCity();
  resident = await city.visitor({ width: 360, height: 740 });
});
after(() => city.close());

let stopped = "";
/** A step of the walk; after one that failed there is nothing left to walk. */
function step(name: string, work: () => Promise<void>): void {
  test(name, async () => {
    assert.equal(stopped, "", "the walk came to an end before");
    stopped = name;
    await work();
    stopped = "";
  });
}

const DESCRIPTION = "红旗路口往东三盏路灯都不亮，晚上看不见路，老人摔过一跤。";
const SUMMARY = "三盏路灯不亮";

/** What the follow page says now: its state, and every step so far. */
async function followed(page: Page): Promise<{ state: string; way: string }> {
  await page.goto(city.origin + follow);
  return { state: await page.getByRole("heading", { level: 1 }).innerText(), way: await page.getByRole("main").innerText() };
}

step("a resident with a phone reports a broken street lamp, without an account", async () => {
  const { page } = resident;
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 120 号门口");
  await page.getByRole("textbox", { name: "发生了什么" }).fill(DESCRIPTION);
  await page.getByLabel("拍照或选照片").setInputFiles(await photo("lamp.jpg"));
  await page.getByText("已上传").waitFor();
  await next(page);
  await page.getByRole("heading", { name: "怎么联系您？可以不留" }).waitFor();
  ({ number, follow } = await sendReport(page, "13800001234"));
  await page.getByRole("img", { name: "查询链接的二维码" }).waitFor();
  assert.match(await page.getByRole("main").innerText(), /承诺答复时间[\s\S]*前有答复/);
});

step("the follow link says what happens next and how the date was counted", async () => {
  const { state, way } = await followed(resident.page);
  assert.match(state, /等待核实/);
  assert.match(way, /我们收到了您的上报/);
  assert.match(way, /怎么算的：从 .+ 起，3 个工作日。[\s\S]*周末和法定节假日不算/);
  assert.ok(way.includes(DESCRIPTION), "with the link one's own words show");
});

step("the dispatcher finds it in the queue, reads it, and writes a summary without names", async () => {
  dispatcher = await city.visitor({ width: 1440, height: 900 });
  await visit(dispatcher.page, `${city.origin}/console`);
  await dispatcher.page.getByLabel("用户名").fill("fenliu");
  await dispatcher.page.getByLabel("密码").fill(city.serving.accounts.find(({ login }) => login === "fenliu")?.password ?? "");
  await dispatcher.page.getByRole("button", { name: "登录" }).click();
  await heading(dispatcher.page, "我的工作");
  await openCase(dispatcher.page, city.origin, "verify", number);
  await dispatcher.page.getByText(DESCRIPTION).waitFor();
  await dispatcher.page.getByRole("img", { name: "上报照片 1" }).first().waitFor();
  assert.ok(!(await dispatcher.page.getByRole("main").innerText()).includes("13800001234"), "a telephone opens only with a reason");
  await takeStep(dispatcher.page, "核实立案", (form) => form.getByRole("textbox", { name: /摘要/ }).fill(SUMMARY));
});

step("and passes it to the unit the platform suggests", async () => {
  await takeStep(dispatcher.page, "分派", (form) => form.getByText("建议：月河街道综合行政执法中队").waitFor());
  await dispatcher.page.getByText("待接单").first().waitFor();
});

step("the department takes it up, mends the lamps and shows them with a photo", async () => {
  department = await city.staff("chengguan");
  await openCase(department.page, city.origin, "unit", number);
  await takeStep(department.page, "接单");
  await takeStep(department.page, "反馈结果", async (form) => {
    await form.getByRole("radio", { name: "已解决" }).check();
    await form.getByRole("textbox", { name: /办理结果/ }).fill("已更换三盏灯具，夜间试亮正常。");
    await form.getByRole("button", { name: /^照片/ }).setInputFiles(await photo("mended.jpg"));
    await form.getByRole("img", { name: "照片 1" }).waitFor();
  });
});

step("somebody else checks on the spot, with a phone", async () => {
  checker = await city.staff("wanggezhang", { width: 390, height: 844 });
  const { page } = checker;
  await visit(page, `${city.origin}/console`);
  await page.getByRole("button", { name: "菜单" }).click();
  await page
    .getByRole("link", { name: /待核查/ })
    .first()
    .click();
  await page
    .getByRole("row", { name: new RegExp(number) })
    .getByRole("link", { name: number })
    .click();
  await page.getByRole("img", { name: "结果照片 1" }).first().waitFor();
  await takeStep(page, "核查", async (form) => {
    await form.getByRole("radio", { name: "属实，通过" }).check();
    await form.getByRole("textbox", { name: /说明/ }).fill("晚上七点到现场，三盏都亮。");
  });
});

step("the resident sees every step in plain words, and who did it", async () => {
  const { state, way } = await followed(resident.page);
  assert.match(state, /解决了/);
  const told = [
    "我们收到了您的上报",
    "已核实，开始办理",
    "已交给负责的单位",
    "负责单位已接手",
    "负责单位说办完了，正请别人核查",
    "有结果了",
  ];
  assert.deepEqual(
    told.filter((words) => !way.includes(words)),
    [],
  );
  assert.deepEqual(
    told.map((words) => way.indexOf(words)).toSorted((left, right) => left - right),
    told.map((words) => way.indexOf(words)),
    "in the order it happened",
  );
  assert.match(way, /月河街道综合行政执法中队/);
  assert.ok(!/cg-3305|incidents\.|undefined|null/.test(way), "no code of the machine reaches a resident");
  await resident.page.getByRole("img", { name: "照片 1" }).first().waitFor();
});

step("rates in two taps, says it is not solved, and has it reopened", async () => {
  const { page } = resident;
  await page.getByRole("radio", { name: "没解决" }).check();
  await page.getByRole("radio", { name: "不满意", exact: true }).check();
  await page.getByRole("button", { name: "提交评价" }).click();
  await page.getByText("评价收到了，谢谢。").waitFor();
  await page.getByLabel("哪里没解决").fill("昨晚又灭了一盏。");
  await page.getByRole("button", { name: "要求重办" }).click();
  await page.getByText(/已重新办理/).waitFor();
  assert.match((await followed(page)).state, /正在办理/);
});

step("it comes back to the same people, who are told", async () => {
  for (const { page } of [department, checker]) {
    await visit(page, `${city.origin}/console/incidents?view=all`);
    await page.getByRole("button", { name: /通知，[1-9]\d* 条未读/ }).click();
    await page.getByText(`上报人说 ${number} 没解决，已退回重办。`).waitFor();
  }
  await openCase(department.page, city.origin, "unit", number);
  await department.page.getByText("昨晚又灭了一盏。").first().waitFor();
  await takeStep(department.page, "反馈结果", async (form) => {
    await form.getByRole("radio", { name: "已解决" }).check();
    await form.getByRole("textbox", { name: /办理结果/ }).fill("线路接头松动，已重做并加固，连续两晚试亮。");
  });
  await openCase(checker.page, city.origin, "check", number);
  await takeStep(checker.page, "核查", async (form) => {
    await form.getByRole("radio", { name: "属实，通过" }).check();
    await form.getByRole("textbox", { name: /说明/ }).fill("连续两晚到场，都亮。");
  });
  assert.match((await followed(resident.page)).state, /解决了/);
});

step("the desk rings back, writes down what is said, and the resident sees it and may put it right", async () => {
  clerk = await city.staff("shouli");
  const { page } = clerk;
  const [, , home, id] = follow.split("/");
  await visit(page, `${city.origin}/console/incidents/${home}/${id}`);
  await takeStep(page, "电话回访", async (form) => {
    await form.getByRole("radio", { name: "说没解决" }).check();
    await form.getByRole("textbox", { name: /上报人怎么说/ }).waitFor();
    await form.getByRole("radio", { name: "说解决了" }).check();
    await form.getByRole("radio", { name: "满意", exact: true }).check();
    await form.getByRole("textbox", { name: /上报人怎么说/ }).fill("这回亮了。");
  });
  await page.reload();
  await page.getByText("电话回访记录").waitFor();
  const { way } = await followed(resident.page);
  assert.match(way, /电话回访时记下的：满意，解决了/);
  assert.match(way, /您在电话里说解决了。[\s\S]*这回亮了。/);
  await resident.page.getByRole("heading", { name: "您满意吗？" }).waitFor();
});

step("nobody met a broken script, and everything follows from the ledger", async () => {
  for (const { problems } of [resident, dispatcher, department, checker, clerk]) assert.deepEqual(problems, []);
  assert.deepEqual(await city.differences(), []);
});
