import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { roleLink } from "../../boot/tasks/start.ts";
import { journeyCity, type JourneyCity, visit } from "./city.ts";
import { COMMUNITY, heading } from "./steps.ts";

let city: JourneyCity;
let empty: JourneyCity;
before(async () => {
  city = await journeyCity();
  empty = await journeyCity({ empty: true });
});
after(async () => {
  await city.close();
  await empty.close();
});

const phoneReports = () =>
  city.serving.runtime.pools
    .write`select 1 from ledger.event where type = 'incidents.reported' and data->>'channel' = 'phone' and actor = (select id::text from access.account where login = 'shouli')`;

test("a session that ends in the middle of a form asks for the password over the form and loses nothing", async () => {
  const { page, problems } = await city.staff("shouli");
  const before = (await phoneReports()).length;
  await visit(page, `${city.origin}/console/intake`);
  await page.getByRole("combobox", { name: /事项/ }).click();
  await page.keyboard.type("0402");
  await page.getByText("0402 路灯故障").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".ant-select-dropdown").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /地点（村、社区或网格）/ }).click();
  await page.getByRole("button", { name: COMMUNITY, exact: true }).click();
  await page.getByRole("textbox", { name: /情况/ }).fill("来电人说三号楼下路灯不亮，已等三天。");
  await page.getByRole("textbox", { name: /姓名/ }).fill("陈");
  await city.serving.runtime.pools.write`delete from access.session`;
  await page.getByRole("button", { name: "登记", exact: true }).click();

  const door = page.getByRole("dialog", { name: /登录已过期/ });
  await door.getByText("正在填写的内容都还在").waitFor();
  const password = city.serving.accounts.find(({ login }) => login === "shouli")?.password ?? "";
  await door.getByLabel("密码").fill("not this one");
  await door.getByRole("button", { name: "登录" }).click();
  await door.getByRole("alert").waitFor();
  await door.getByLabel("密码").fill(password);
  await door.getByRole("button", { name: "登录" }).click();

  await page.getByText(/已登记，编号/).waitFor();
  await page.getByRole("link", { name: "打开这一件" }).click();
  await page.getByText("来电人说三号楼下路灯不亮，已等三天。").waitFor();
  assert.equal((await phoneReports()).length, before + 1, "one report, in the clerk's own name");
  assert.deepEqual(problems, []);
});

test("a question that comes over from 12345 is registered and answered on one form, with the help whoever asks needs", async () => {
  const { page, problems } = await city.staff("shouli");
  await page.goto(`${city.origin}/console/intake`);
  await page.getByText("12345 转来").click();
  await page.getByRole("textbox", { name: /对方编号/ }).fill("12345-260818");
  await page.getByRole("combobox", { name: /事项/ }).click();
  await page.keyboard.type("1301");
  await page.getByText("1301 居住登记、居住证指引").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".ant-select-dropdown").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /地点（村、社区或网格）/ }).click();
  await page.getByRole("button", { name: COMMUNITY, exact: true }).click();
  await page.getByRole("textbox", { name: /情况/ }).fill("居住证怎么办，要不要钱？");
  await page.getByRole("textbox", { name: /需要的协助/ }).fill("手语翻译");
  await page.getByRole("textbox", { name: /当场答复/ }).fill("带身份证和租房合同到三号窗口，不收费。");
  await page.getByRole("button", { name: "登记并办结" }).click();
  await page.getByText("已当场答复办结").waitFor();
  await page.getByRole("link", { name: "打开这一件" }).click();
  await page.getByText("对方编号 12345-260818").waitFor();
  await page.getByText("手语翻译").waitFor();
  await page.getByText("当场答复", { exact: true }).first().waitFor();
  assert.deepEqual(problems, []);
});

test("an empty city begins with a link that makes the first administrator, once", async () => {
  const link = empty.serving.setupLink ?? "";
  assert.match(link, /\/console\/setup#.{20,}/, "the secret stands behind the #, so it reaches no log");
  const { page, problems } = await empty.visitor({ width: 1280, height: 800 });
  await page.goto(link);
  await heading(page, "建立第一位管理员");
  await page.getByLabel("用户名").fill("lin.an");
  await page.getByLabel("姓名").fill("林安");
  await page.getByLabel("密码", { exact: false }).first().fill("一天一天抓，一分一分抠");
  await page.getByLabel("再次输入新密码").fill("一天一天抓，一分一分扣");
  await page.getByRole("button", { name: "建立并登录" }).click();
  await page.getByRole("alert").getByText("两次输入不一致").waitFor();
  await page.getByLabel("再次输入新密码").fill("一天一天抓，一分一分抠");
  await page.getByRole("button", { name: "建立并登录" }).click();
  await page.getByRole("banner").getByText("林安").waitFor();
  assert.ok(!page.url().includes("#"), "the spent secret leaves the address");
  await heading(page, "区划");
  await page.getByText("还没有区划", { exact: false }).waitFor();
  await page.getByRole("link", { name: "批量导入机构与服务电话" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "人员与岗位" }).click();
  await heading(page, /人员/);
  assert.deepEqual(problems, []);

  const second = await empty.visitor({ width: 1280, height: 800 });
  await second.page.goto(link);
  await second.page.getByLabel("用户名").fill("somebody");
  await second.page.getByLabel("姓名").fill("别人");
  await second.page.getByLabel("密码", { exact: false }).first().fill("another long password");
  await second.page.getByLabel("再次输入新密码").fill("another long password");
  await second.page.getByRole("button", { name: "建立并登录" }).click();
  await second.page.getByRole("alert").waitFor();
  assert.equal(await second.page.getByRole("banner").count(), 0);
});

test("the portal of an empty city stands, claims nothing, and calls nothing a demonstration", async () => {
  const { page, problems } = await empty.visitor();
  for (const path of ["/", "/report", "/map", "/figures", "/signals"]) {
    const answer = await page.goto(empty.origin + path);
    assert.equal(answer?.status(), 200, path);
    assert.equal(await page.getByText("示意数据").count(), 0, path);
  }
  assert.deepEqual(problems, []);
});

test("a demonstration account's link fills the form in and signs nobody in by itself; where a city is real it fills in nothing", async () => {
  const account = city.serving.accounts.find(({ login }) => login === "shouli");
  assert.ok(account);
  const { page, problems } = await city.visitor({ width: 1280, height: 800 });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.headers()["referer"] ?? ""} ${request.postData() ?? ""}`));
  await page.goto(roleLink(city.origin, account));
  await page.getByRole("heading", { name: "登录工作台" }).waitFor();
  assert.equal(await page.getByLabel("用户名").inputValue(), "shouli");
  assert.equal(await page.getByLabel("密码").inputValue(), account.password);
  assert.equal(page.url(), `${city.origin}/console`);
  // Chromium's debugger shows the fragment of a page it opens; on the line it is not.
  const carried = asked.filter((one) => one.replace(`${city.origin}/console#shouli:${account.password}`, "").includes(account.password));
  assert.deepEqual(carried, [], "no request carries the password before the button is pressed");
  await page.getByRole("button", { name: "登录" }).click();
  await heading(page, "我的工作");

  // Another role's link in the same browser, over the page that is open: the form again, and the person changes only by the button.
  const other = city.serving.accounts.find(({ login }) => login === "fenliu");
  assert.ok(other);
  await page.goto(roleLink(city.origin, other));
  await page.getByRole("heading", { name: "登录工作台" }).waitFor();
  await page.reload();
  await heading(page, "我的工作");
  await page.getByRole("banner").getByText("谭水根").waitFor({ state: "detached" });
  await page.goto(roleLink(city.origin, other));
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByRole("banner").getByText("谭水根").waitFor();
  assert.deepEqual(problems, []);

  const real = await empty.visitor({ width: 1280, height: 800 });
  await real.page.goto(roleLink(empty.origin, account));
  await real.page.getByRole("heading", { name: "登录工作台" }).waitFor();
  assert.equal(await real.page.getByLabel("密码").inputValue(), "");
  assert.equal(real.page.url(), `${empty.origin}/console`);
});
