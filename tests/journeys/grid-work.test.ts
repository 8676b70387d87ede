import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { followSecret } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person } from "#platform/testing";
import { takeServiceRequest } from "../../modules/grid-work/commands-requests.ts";
import { journeyCity, overflows, seriousFindings, type JourneyCity, visit } from "./city.ts";
import { heading } from "./steps.ts";

const VILLAGE = "330502001005";
let city: JourneyCity;
before(async () => (city = await journeyCity()), { timeout: 300_000 });
after(async () => city.close());

const save = (page: Page): Promise<void> => page.getByRole("button", { name: "保存" }).click();
const take = () =>
  city.serving.runtime.execute(
    takeServiceRequest,
    takeServiceRequest.input.parse({
      id: uuidv7(),
      grid: `${VILLAGE}001`,
      kind: "form",
      need: "帮填养老金资格认证表",
      name: "沈阿姨",
      phone: "13800005678",
    }),
    { commandId: uuidv7(), actor: person({ role: "gridWorker", area: VILLAGE }) },
  );

test(
  "a request taken in the grid is ended at the leader's desk, and the resident follows and rates it by the same link",
  { timeout: 180_000 },
  async () => {
    const receipt = await take();
    const leader = await city.staff("wanggezhang");
    const { page } = leader;
    await visit(page, `${city.origin}/console/requests`);
    await heading(page, "服务代办");
    assert.deepEqual(await seriousFindings(page), []);
    await page.getByRole("link", { name: receipt.number }).click();
    await heading(page, `代办 ${receipt.number}`);
    await page.getByText("帮填养老金资格认证表").waitFor();
    assert.equal(await page.getByText("13800005678").count(), 0, "the number is masked until somebody says why");
    await page.getByRole("button", { name: "显示（记录在案）" }).click();
    await page.getByLabel("告知结果").check();
    await save(page);
    await page.getByText("沈阿姨 · 13800005678").waitFor();
    await page.getByRole("button", { name: "办结" }).click();
    await page.getByLabel("已办成").check();
    await save(page);
    await page.getByRole("alert").getByText("写给居民看的说明").waitFor();
    await page.getByLabel("写给居民看的说明").fill("表已填好并提交成功");
    await save(page);
    await page
      .getByText("现在没有您要办的步骤。")
      .or(page.getByRole("button", { name: "记下经过" }))
      .first()
      .waitFor();
    await page.getByRole("listitem").filter({ hasText: "表已填好并提交成功" }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    assert.deepEqual(leader.problems, []);

    const resident = await city.visitor();
    await resident.page.goto(`${city.origin}/f/${receipt.home}/${receipt.id}/${followSecret(city.serving.runtime, receipt)}`);
    await resident.page.getByRole("heading", { level: 1, name: "办成了" }).waitFor();
    await resident.page.getByText("表已填好并提交成功").waitFor();
    assert.deepEqual(await seriousFindings(resident.page), []);
    assert.equal(await overflows(resident.page), false);
    await resident.page.locator("label", { hasText: "解决了" }).first().click();
    await resident.page.locator("label", { hasText: "很满意" }).last().click();
    await resident.page.getByRole("button", { name: "提交评价" }).click();
    await resident.page.getByText("谢谢您的评价。").waitFor();

    await resident.page.goto(`${city.origin}/follow`);
    await resident.page.getByLabel("编号").fill(receipt.number);
    await resident.page.getByLabel(/尾号|后四位|后 4 位/).fill("5678");
    await resident.page.getByRole("button", { name: "查询" }).click();
    await resident.page.getByRole("heading", { level: 1, name: "办成了" }).waitFor();
    assert.equal(await resident.page.getByText("帮填养老金资格认证表").count(), 0, "by number no personal text is shown");
  },
);

test("an instructor makes a point and a plan, prints its tag, and sees which places nobody looked at", { timeout: 180_000 }, async () => {
  const { page, problems } = await city.staff("zhidaoyuan");
  await visit(page, `${city.origin}/console/patrol`);
  await heading(page, "巡查点和计划");
  assert.deepEqual(await seriousFindings(page), []);
  await page.getByRole("button", { name: "新建巡查点" }).click();
  await page.getByRole("textbox", { name: "名称" }).first().fill("老年活动室门口");
  await page.getByRole("button", { name: /^网格：/ }).click();
  await page
    .getByRole("button", { name: /^浮星桥社区/ })
    .first()
    .click();
  await page.getByRole("button", { name: /^网格：浮星桥社区/ }).waitFor();
  await save(page);
  await page
    .getByRole("row", { name: /老年活动室门口/ })
    .getByText("还没看过")
    .waitFor();
  await page
    .getByRole("row", { name: /老年活动室门口/ })
    .getByText("第 1 版")
    .waitFor();
  await page.getByRole("button", { name: "计划", exact: true }).click();
  await page.getByRole("link", { name: "打印标签" }).first().click();
  await heading(page, /巡查点标签/);
  assert.ok((await page.getByRole("img", { name: /的二维码/ }).count()) > 0);
  assert.deepEqual(await seriousFindings(page), []);
  await visit(page, `${city.origin}/console/patrol?section=walks`);
  await page
    .getByRole("link", { name: /^\d{4}-\d{2}-\d{2}$/ })
    .first()
    .click();
  await heading(page, /^巡查 /);
  assert.deepEqual(problems, []);
});

test("home visits show what they were about and never a door", { timeout: 120_000 }, async () => {
  const { page } = await city.staff("zhidaoyuan");
  await visit(page, `${city.origin}/console/visits`);
  await heading(page, "入户走访");
  await page.getByRole("row").nth(2).waitFor();
  assert.equal(await page.getByText(/\d幢\d/).count(), 0);
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(await city.differences(), []);
});
