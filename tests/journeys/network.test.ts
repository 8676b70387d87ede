import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, overflows, quiet, seriousFindings, type JourneyCity, speak, visit } from "./city.ts";
import { heading } from "./steps.ts";

let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

const daysAgo = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

/** The number of the check's figure as it stands on the page. */
async function counted(page: Page, figure: string): Promise<{ part: number; n: number }> {
  const text = await page.getByRole("row").filter({ hasText: figure }).first().innerText();
  const [, part = "", n = ""] = /(\d+) \/ (\d+)/.exec(text) ?? [];
  return { part: Number(part), n: Number(n) };
}

test("an officer establishes a post, appoints somebody, ends it, and finds it empty in the network check", async () => {
  const { page, problems } = await city.staff("guanli");
  const UNIT = "月河街道综合行政执法中队";
  const EMPTY = "空缺超过 90 天的职位";
  await visit(page, `${city.origin}/console/network`);
  await heading(page, "组织网络");
  const before = await counted(page, EMPTY);
  assert.ok(before.part > 5 && before.n > 800, JSON.stringify(before));

  await visit(page, `${city.origin}/console/posts`);
  await page.getByRole("button", { name: "设立职位" }).click();
  const form = page.getByRole("dialog", { name: "设立职位" });
  await form
    .getByRole("combobox", { name: /单位/ })
    .locator("option", { hasText: "湖州市综合行政执法局" })
    .first()
    .waitFor({ state: "attached" });
  await form.getByRole("combobox", { name: /单位/ }).selectOption({ label: UNIT });
  await form.getByRole("textbox", { name: /职位名称/ }).fill("内勤");
  await form.getByRole("textbox", { name: /英文名称/ }).fill("Clerk");
  await form.getByLabel(/哪天设立/).fill(daysAgo(-3));
  await form.getByRole("button", { name: "设立职位" }).click();
  await form.getByText(/日期不晚于今天/).waitFor();
  await form.getByLabel(/哪天设立/).fill(daysAgo(300));
  await form.getByRole("button", { name: "设立职位" }).click();
  const panel = page.getByRole("dialog", { name: "内勤" });
  await panel.getByText(/起空缺，已 300 天/).waitFor();

  // Whoever approves for this squad heads it already: here it can only be held beside that.
  await panel.getByRole("combobox").click();
  await page.keyboard.type("chengguanshenpi");
  await page.locator(".ant-select-item-option").filter({ hasText: UNIT }).first().waitFor();
  await page.keyboard.press("Enter");
  await panel
    .getByLabel(/^从哪天起/)
    .first()
    .fill(daysAgo(200));
  await panel.getByRole("button", { name: "任命" }).click();
  await panel.getByText(/此人已任另一职位/).waitFor();
  await panel.getByRole("checkbox", { name: /兼任/ }).check();
  await panel.getByRole("button", { name: "任命" }).click();
  await panel.getByText(`自 ${daysAgo(200)} 起`).waitFor();
  await panel.getByLabel(/从哪天起免职/).fill(daysAgo(120));
  await panel.getByRole("button", { name: "免职" }).click();
  await panel.getByText(/起空缺，已 120 天/).waitFor();

  await visit(page, `${city.origin}/console/network?scope=330502001`);
  await heading(page, "组织网络");
  const line = page.getByRole("region", { name: EMPTY }).getByRole("row").filter({ hasText: "内勤" });
  await line.getByText("120 天").waitFor();
  await line.getByText(UNIT).waitFor();
  await visit(page, `${city.origin}/console/network`);
  assert.deepEqual(await counted(page, EMPTY), { part: before.part + 1, n: before.n + 1 });
  await page.getByRole("link", { name: `${EMPTY}：定义与明细` }).click();
  await page.getByRole("heading", { level: 1, name: "职位长期空缺率" }).waitFor();
  // Each post is a row of the file behind the number.
  const file = await page.request.get(`${city.origin}/catalogue/org.posts-empty/rows.csv`);
  assert.ok((await file.text()).trim().split("\n").length > before.n + 1);
  assert.deepEqual(problems, []);
});

test("an administrator names a unit's contact, forms a network and gives it a member with its post and duty phone; the staff look it up", async () => {
  const { page, problems } = await city.staff("guanli");
  await visit(page, `${city.origin}/console/network?scope=330523205`);
  await heading(page, "组织网络");
  const nameless = page.getByRole("region", { name: "没有有效联络人的机构" });
  await nameless.getByRole("button", { name: /指定联络人：.*派出所/ }).click();
  const contact = page.getByRole("dialog", { name: /指定联络人/ });
  await contact
    .getByRole("combobox", { name: /联络人/ })
    .locator("option")
    .nth(1)
    .waitFor({ state: "attached" });
  await contact.getByRole("combobox", { name: /联络人/ }).selectOption({ index: 1 });
  await contact.getByRole("button", { name: "指定联络人" }).click();
  await page.getByText("每个机构都有有效的联络人。").waitFor();

  await page.getByRole("button", { name: "组建网络" }).click();
  const form = page.getByRole("dialog", { name: "组建网络" });
  await form.getByRole("radio", { name: /领导小组/ }).check();
  await form.getByRole("textbox", { name: /^名称/ }).fill("防汛领导小组");
  await form.getByRole("textbox", { name: /英文名称/ }).fill("Flood-control leading group");
  await form.getByRole("button", { name: "组建网络" }).click();
  await page.getByRole("button", { name: "加入成员单位：防汛领导小组" }).click();
  const join = page.getByRole("dialog", { name: "加入成员单位" });
  await join.getByRole("combobox", { name: /成员单位/ }).click();
  await page.keyboard.type("water-3305");
  await page.locator(".ant-select-item-option").first().waitFor();
  await page.keyboard.press("Enter");
  await join
    .getByRole("combobox", { name: /联络职位/ })
    .locator("option")
    .nth(1)
    .waitFor({ state: "attached" });
  await join.getByRole("combobox", { name: /联络职位/ }).selectOption({ label: "水利局联络员" });
  assert.match(await join.getByRole("textbox", { name: /值班电话/ }).inputValue(), /^0572-5550\d{3}$/);
  await join.getByRole("button", { name: "加入成员单位" }).click();
  const members = page.getByRole("region", { name: "防汛领导小组" });
  await members.getByText(/水利局联络员/).waitFor();
  assert.deepEqual(problems, []);

  const colleague = await city.staff("chengguan");
  await visit(colleague.page, `${city.origin}/console/network`);
  await colleague.page
    .getByRole("region", { name: "防汛领导小组" })
    .getByText(/0572-5550\d{3}/)
    .waitFor();
  assert.equal(await colleague.page.getByRole("button", { name: /组建网络|加入成员单位/ }).count(), 0);
  assert.equal(await colleague.page.getByRole("region", { name: "核查结果" }).count(), 0, "the check is for those who look over an area");
});

test("the network and the posts have no serious barrier in either language and fit a phone and a desk", async () => {
  for (const width of [390, 1440]) {
    const { page, context, problems } = await city.staff("guanli", { width, height: 900 });
    for (const [language, title] of [
      ["zh", "组织网络"],
      ["en", "Organisation network"],
    ] as const) {
      await speak({ page, context }, city.origin, language);
      for (const path of ["/network", "/posts?empty=long"]) {
        await visit(page, `${city.origin}/console${path}`);
        await heading(page, path === "/network" ? title : /./);
        await quiet(page);
        assert.deepEqual(await seriousFindings(page), [], `${path} ${language} ${width}`);
        assert.equal(await overflows(page), false, `${path} ${language} ${width} scrolls sideways`);
      }
    }
    assert.deepEqual(problems, []);
    await context.close();
  }
});
