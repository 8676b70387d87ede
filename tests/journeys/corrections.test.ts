import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { journeyCity, overflows, quiet, seriousFindings, type JourneyCity, type Seat, visit } from "./city.ts";

const PHONE = { width: 390, height: 844 };
const WHY = "一个街道的人口误算到长兴县，应属吴兴区，按统计年鉴改正。";
let city: JourneyCity;
let manager: Seat;
let survey: { id: string };

before(async () => {
  city = await journeyCity();
  const [row] = await city.serving.runtime.pools.write<{ id: string }[]>`select id::text from surveys.survey where year = 2011`;
  assert.ok(row, "the demonstration has the survey of 2011 that its report card cites");
  survey = row;
});
after(() => city.close());

/** As it stands in both languages; the screen is made long, so that a picture shows all of it. */
async function seen({ page, context }: Seat, name: string, { reload = true } = {}): Promise<void> {
  for (const language of reload ? ["en", "zh"] : ["zh"]) {
    if (reload) {
      await context.addCookies([{ name: "lang", value: language, url: city.origin }]);
      await page.reload();
      await page.getByRole("heading").first().waitFor();
    }
    await quiet(page);
    assert.equal(await overflows(page), false, `${name} ${language}`);
    if (!process.env["LOOK"]) continue;
    const { height = 0, width = 0 } = page.viewportSize() ?? {};
    await page.setViewportSize({ width, height: 2_000 });
    await page.screenshot({ path: `${process.env["LOOK"]}-${name}-${language}.png`, fullPage: true });
    await page.setViewportSize({ width, height });
  }
  assert.deepEqual(await seriousFindings(page), [], name);
}

const panel = ({ page }: Seat) => page.getByRole("dialog", { name: "2011 年群众安全感满意度调查" });
async function open(seat: Seat): Promise<void> {
  await visit(seat.page, `${city.origin}/console/surveys`);
  await seat.page.getByRole("button", { name: "2011 年群众安全感满意度调查" }).click();
  await panel(seat).waitFor();
}

test("a published result turns out wrong: what, why, and each number it would change; nothing is public before a second person agrees", async () => {
  manager = await city.staff("diaocha");
  const { page } = manager;
  await open(manager);
  await panel(manager).getByRole("button", { name: "更正结果" }).click();
  const dialog = page.getByRole("dialog", { name: "更正结果" });
  await dialog.getByRole("button", { name: "更正结果" }).click();
  await dialog.getByRole("alert").first().waitFor();
  await dialog.getByLabel("为什么更正（中文，公开）").fill(WHY);
  await dialog
    .getByLabel("为什么更正（英文，公开）")
    .fill("One subdistrict was counted in Changxing and belongs to Wuxing; corrected by the statistical yearbook.");
  // Margins are of the same people: what one stratum gains another loses.
  await dialog.getByRole("spinbutton", { name: "吴兴区城镇" }).fill("480000");
  await dialog.getByRole("spinbutton", { name: "长兴县城镇" }).fill("100000");
  await seen(manager, "dialog", { reload: false });
  await dialog.getByRole("button", { name: "更正结果" }).click();
  await dialog.waitFor({ state: "hidden" });
  await panel(manager).getByText("已算出，等另一人审定。").waitFor();
  await seen(manager, "proposed");
  assert.equal(await panel(manager).getByRole("button", { name: "审定并公布更正" }).count(), 0, "not by who proposed it");
  const { page: anyone } = await city.visitor(PHONE);
  await anyone.goto(`${city.origin}/surveys`);
  await anyone.getByText(/2011 年我市 96\.83%/).waitFor();
  assert.equal(await anyone.getByText(/已更正，原为 96\.83%/).count(), 0);
  assert.deepEqual(manager.problems, []);
});

test("a second person approves it; the old number, the new one, why and which offices stand in public", async () => {
  const second = await city.staff("diaochafuhe");
  await open(second);
  await panel(second).getByRole("button", { name: "审定并公布更正" }).click();
  const dialog = second.page.getByRole("dialog", { name: "审定并公布更正" });
  await seen(second, "approval", { reload: false });
  await dialog.getByRole("button", { name: "审定并公布更正" }).click();
  await dialog.waitFor({ state: "hidden" });
  await panel(second).getByText("第 2 版（有更正）").first().waitFor();
  await seen(second, "approved");
  for (const width of [390, 1440]) {
    const visitor = await city.visitor({ width, height: 900 });
    const { page } = visitor;
    await page.goto(`${city.origin}/surveys`);
    await page
      .getByText(/已更正，原为 96\.83%/)
      .first()
      .waitFor();
    await seen(visitor, `results-${width}`);
    await page.locator("#corrections").getByRole("link", { name: "看各个版本" }).first().click();
    await page.getByRole("heading", { level: 1, name: "2011 年群众安全感满意度调查：各个版本" }).waitFor();
    await page.getByText(WHY).waitFor();
    await page
      .getByText(/湖州市社会治理中心.*调查/)
      .first()
      .waitFor();
    assert.ok((await page.locator("del").filter({ hasText: "96.83%" }).count()) > 0, "the old number is crossed out");
    await seen(visitor, `editions-${width}`);
    assert.deepEqual(visitor.problems, []);
  }
  assert.deepEqual(second.problems, []);
});

test("the catalogue and the report card that cite the old number say so, and its readers are led to both versions", async () => {
  const visitor = await city.visitor(PHONE);
  const { page } = visitor;
  await page.goto(`${city.origin}/catalogue/svy.safe?area=3305&year=2011`);
  await page.getByText("这个数更正过").waitFor();
  await page
    .getByText(/原为 96\.83.*，更正为/)
    .first()
    .waitFor();
  await seen(visitor, "catalogue");
  await page.goto(`${city.origin}/report-card`);
  await page.getByText(/本版引用的 \d+ 个数后来有更正，已在各处注明。/).waitFor();
  await page.getByText("这里的一个数后来更正了").first().waitFor();
  assert.ok((await page.getByText(WHY).count()) > 0);
  await seen(visitor, "card");
  await page.getByRole("link", { name: "看各个版本" }).first().click();
  await page.waitForURL(new RegExp(`/surveys/editions/.*${survey.id}`));
  assert.deepEqual(visitor.problems, []);
});

test("everything that was written can be worked out again", async () => assert.deepEqual(await city.differences(), []));
