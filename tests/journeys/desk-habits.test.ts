import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { reportIncident } from "#modules/incidents";
import { journeyCity, overflows, seriousFindings, type JourneyCity, visit } from "./city.ts";
import { heading } from "./steps.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

const passwordOf = (login: string): string => city.serving.accounts.find((one) => one.login === login)?.password ?? "";

/** Chooses from a searching list by keyboard, which no busy machine swallows. */
async function choose(page: Page, box: ReturnType<Page["getByRole"]>, typed: string, shown: RegExp): Promise<void> {
  await box.click();
  await page.keyboard.type(typed);
  await page.locator(".ant-select-item-option").filter({ hasText: shown }).first().waitFor();
  await page.keyboard.press("Enter");
}

test("an administrator forms a service team, puts a colleague in with what she is good at, and the staff sees who serves the place", async () => {
  const { page, problems } = await city.staff("guanli");
  await visit(page, `${city.origin}/console/teams?scope=330521`);
  await page.getByText(/还没有服务团队/).waitFor();
  await visit(page, `${city.origin}/console/teams`);
  await page.getByRole("button", { name: /浮星桥社区服务团队/ }).waitFor();
  await page.getByRole("button", { name: "组建团队" }).click();
  const form = page.getByRole("dialog", { name: "组建团队" });
  await form.getByRole("button", { name: "组建团队" }).click();
  await form.getByText("请填写「名称」").waitFor();
  await form.getByRole("textbox", { name: /^名称/ }).fill("月河平安组团");
  await form.getByRole("textbox", { name: /英文名称/ }).fill("Yuehe team");
  await form.getByRole("button", { name: /服务范围：添加一个地方/ }).click();
  await form.getByRole("button", { name: "吴兴区", exact: true }).click();
  await form.getByRole("radio", { name: "每天" }).check();
  await form.getByRole("button", { name: "组建团队" }).click();
  const panel = page.getByRole("dialog", { name: "月河平安组团" });
  await panel.getByText("每天 08:30–17:30").waitFor();
  await panel.getByRole("button", { name: "加入成员" }).click();
  const member = page.getByRole("dialog", { name: "加入成员" });
  await choose(page, member.getByRole("combobox"), "fenliu", /月河街道社会治理中心/);
  await member.getByRole("checkbox", { name: "调解" }).check();
  await member.getByRole("button", { name: "加入成员" }).click();
  await panel.getByText("成员（1 人）").waitFor();
  await panel.getByText("月河街道社会治理中心").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(problems, []);
  const colleague = await city.staff("chengguan");
  await visit(colleague.page, `${city.origin}/console/teams`);
  await colleague.page.getByRole("button", { name: "月河平安组团" }).click();
  const read = colleague.page.getByRole("dialog", { name: "月河平安组团" });
  await read.getByText("调解").waitFor();
  assert.equal(await read.getByRole("button", { name: "加入成员" }).count(), 0);
});

test("the head of a unit opens a post, appoints somebody of the unit, and releases her before it can be closed", async () => {
  const { page } = await city.staff("chengguanshenpi");
  await visit(page, `${city.origin}/console/posts`);
  await page.getByRole("button", { name: "设立职位" }).click();
  const form = page.getByRole("dialog", { name: "设立职位" });
  await form.getByRole("combobox", { name: /单位/ }).locator("option").nth(1).waitFor({ state: "attached" });
  await form.getByRole("textbox", { name: /职位名称/ }).fill("中队内勤");
  await form.getByRole("textbox", { name: /英文名称/ }).fill("Squad clerk");
  await form.getByRole("button", { name: "设立职位" }).click();
  const panel = page.getByRole("dialog", { name: "中队内勤" });
  await panel.getByText("目前空缺。").waitFor();
  await choose(page, panel.getByRole("combobox"), "", /./);
  await panel.getByRole("checkbox", { name: /兼任/ }).check();
  await panel.getByRole("button", { name: "任命" }).click();
  await panel.getByText(/^自 .* 起$/).waitFor();
  assert.equal(await panel.getByRole("button", { name: "撤销职位" }).count(), 0);
  await panel.getByRole("button", { name: "免职" }).click();
  await panel.getByRole("button", { name: "撤销职位" }).click();
  await page.getByRole("dialog", { name: "撤销职位" }).getByRole("button", { name: "撤销职位" }).click();
  await page.getByText("职位已撤销").waitFor();
});

test("two people with one case open see each other's names, and nobody's once it is closed", async () => {
  const [one, two] = [await city.staff("fenliu"), await city.staff("zhidaoyuan")];
  await one.page.clock.install();
  // A report of its own: what the demonstration has in hand depends on the hour, and a record that is over asks why it is opened.
  const lamp = { id: uuidv7(), category: "0402", description: "路灯不亮，晚上看不见路。", area: "330502001005" };
  const report = { commandId: uuidv7(), actor: { kind: "resident", id: "resident" } as const };
  const { home, id } = await city.serving.runtime.execute(reportIncident, reportIncident.input.parse(lamp), report);
  const path = `/console/incidents/${home}/${id}`;
  const nameOf = (page: Page) => page.getByRole("banner").getByRole("button", { name: /账号/ }).innerText();
  await one.page.goto(city.origin + path);
  await heading(one.page, /事件/);
  await two.page.goto(city.origin + path);
  await heading(two.page, /事件/);
  const named = (await nameOf(two.page)).trim();
  // The first says again that it looks, and asks who else does.
  // On a busy machine the first may have to say more than once that it looks, before the second asks.
  const seen = two.page.getByText(`${(await nameOf(one.page)).trim()} 也在看`);
  for (let turn = 0; turn < 20 && !(await seen.isVisible()); turn += 1) {
    await one.page.clock.fastForward(10_000);
    await two.page.waitForTimeout(2_000);
  }
  await seen.waitFor();
  await one.page.getByText(`${named} 也在看`).waitFor();
  await visit(two.page, `${city.origin}/console/dues`);
  await one.page.clock.fastForward(10_000);
  await one.page.getByText(`${named} 也在看`).waitFor({ state: "detached" });
  const { context: stranger } = await city.staff("guanli");
  const refused = await stranger.request.post(`${city.origin}/api/presence/incidents.incident/${home}/${id}`, { data: {} });
  assert.equal(refused.status(), 404);
  assert.deepEqual(one.problems, []);
});

test("a person sees where they are signed in, and ends another browser only with the password", async () => {
  const [here, there] = [await city.staff("xiaofang"), await city.staff("xiaofang")];
  const { page } = here;
  await visit(page, `${city.origin}/console`);
  await page.getByRole("button", { name: /账号/ }).click();
  await page.getByRole("link", { name: "我的登录设备" }).click();
  await heading(page, "我的登录设备");
  await page.getByRole("row").nth(2).waitFor();
  await page
    .getByRole("button", { name: /^结束登录：/ })
    .first()
    .click();
  const sure = page.getByRole("dialog", { name: "结束登录" });
  await sure.getByLabel(/当前密码/).fill("not the password");
  await sure.getByRole("button", { name: "结束登录" }).click();
  await sure.getByText("账号或密码不正确。").waitFor();
  await sure.getByLabel(/当前密码/).fill(passwordOf("xiaofang"));
  await sure.getByRole("button", { name: "结束登录" }).click();
  await page.getByText("已结束 1 处登录").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await visit(there.page, `${city.origin}/console/incidents`);
  await heading(there.page, "登录工作台");
});

test("the area of the header is in the address: Back undoes it, links keep it, and it never reaches beyond one's grants", async () => {
  const { page } = await city.staff("duban");
  await visit(page, `${city.origin}/console/incidents?view=all`);
  const picker = page.getByRole("banner").locator(".c-area-button");
  await picker.click();
  await page.getByRole("banner").getByRole("button", { name: "月河街道", exact: true }).click();
  await page.waitForURL(/scope=330502001/);
  await page.getByRole("navigation").getByRole("link", { name: "期限日历" }).click();
  await page.waitForURL(/\/dues\?scope=330502001/);
  await page.goBack();
  await page.goBack();
  assert.doesNotMatch(page.url(), /scope/);
  await visit(page, `${city.origin}/console/incidents?view=all&scope=330503`);
  await page.getByText("链接里的区域不在您的辖区内").waitFor();
  assert.doesNotMatch(page.url(), /scope/);
});

test("columns are made wider by keyboard and stay so for this person on this machine, and for nobody else", async () => {
  const { page, context } = await city.staff("fenliu");
  await visit(page, `${city.origin}/console/incidents?view=all`);
  const width = async () => (await page.getByRole("columnheader", { name: "地点" }).boundingBox())?.width ?? 0;
  const edge = page.getByRole("separator", { name: "“地点”列宽" });
  await edge.waitFor();
  const before = await width();
  await edge.focus();
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press("ArrowRight");
  const wider = await width();
  assert.ok(Math.abs(wider - before - 80) <= 3, `${before} → ${wider}`);
  await page.getByRole("button", { name: "行距" }).click();
  await page.reload();
  await edge.waitFor();
  assert.ok(Math.abs((await width()) - wider) <= 2);
  assert.equal(await page.getByRole("button", { name: "行距" }).getAttribute("aria-pressed"), "false");
  assert.equal(await overflows(page), false);
  const desk = await context.storageState();
  const other = await city.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
    storageState: { ...desk, cookies: [] },
  });
  const colleague = await other.newPage();
  await visit(colleague, `${city.origin}/console`);
  await colleague.getByLabel("用户名").fill("zhidaoyuan");
  await colleague.getByLabel("密码").fill(passwordOf("zhidaoyuan"));
  await colleague.getByRole("button", { name: "登录" }).click();
  await colleague.getByRole("banner").waitFor();
  await visit(colleague, `${city.origin}/console/incidents?view=all`);
  await colleague.getByRole("columnheader", { name: "地点" }).waitFor();
  assert.equal(await colleague.locator("table.c-sized").count(), 0);
  await other.close();
});

test("a first signal goes from adopted over acted on to published, each by whoever may", async () => {
  const desk = await city.staff("fenliu");
  const today = new Date(Date.now() + 8 * 3_600_000);
  const week = new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  const adopted = await desk.context.request.post(`${city.origin}/api/incidents/signals`, {
    headers: { "idempotency-key": uuidv7() },
    data: {
      home: "330502001",
      category: "0501",
      area: "330502001",
      week,
      unit: "cg-330502001",
      aim: "两周内增设四处垃圾收集点",
    },
  });
  assert.equal(adopted.status(), 200);
  const unit = await city.staff("chengguan");
  await visit(unit.page, `${city.origin}/console/signals`);
  await unit.page.getByRole("region", { name: "已立项" }).getByRole("button", { name: "登记行动" }).click();
  const form = unit.page.getByRole("dialog", { name: "登记行动" });
  await form.getByRole("textbox").fill("已增设三处，第四处本周完成。");
  await form.getByRole("button", { name: "登记行动" }).click();
  await unit.page
    .getByRole("region", { name: "已行动" })
    .getByText(/已增设三处/)
    .waitFor();
  assert.deepEqual(await seriousFindings(unit.page), []);
  const head = await city.staff("chengguanshenpi");
  await visit(head.page, `${city.origin}/console/signals`);
  await head.page.getByRole("region", { name: "已行动" }).getByRole("button", { name: "公开答复" }).click();
  const answer = head.page.getByRole("dialog", { name: "公开答复" });
  await answer.getByRole("textbox").first().fill("四处收集点全部建成，每天三次清运。");
  await answer.getByRole("button", { name: "公开答复" }).click();
  await head.page
    .getByRole("region", { name: "已公开" })
    .getByText(/四处收集点全部建成/)
    .waitFor();
});
