import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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

test("a session that ends in the middle of a form asks for the password over the form and loses nothing", async () => {
  const { page, problems } = await city.staff("shouli");
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
  const { pools } = city.serving.runtime;
  const rows =
    await pools.write`select 1 from ledger.event where type = 'incidents.reported' and data->>'channel' = 'phone' and actor = (select id::text from access.account where login = 'shouli')`;
  assert.equal(rows.length, 1, "one report, in the clerk's own name");
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
