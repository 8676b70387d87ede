import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Page } from "playwright-core";
import type { Language } from "#web/words";
import { SHIPPED } from "../../modules/cells/shipped/index.ts";
import { openLine } from "../field/line.ts";
import { closePhones, openPhone, signIn, statusOf } from "../field/phone.ts";
import { journeyCity, quiet, type Seat } from "./city.ts";

// Makes the pictures of titles, assessment, surveys and the report card in docs/guide anew, by hand, in both languages:
// `npm test -- tests/journeys/pictures-cells.ts`.

const FOLDER = fileURLToPath(new URL("../../docs/guide/", import.meta.url));

async function keep(page: Page, name: string): Promise<void> {
  const small = await sharp(await page.screenshot({ animations: "disabled" }))
    .png({ palette: true, quality: 90, effort: 10 })
    .toBuffer();
  writeFileSync(`${FOLDER}${name}.png`, small);
  console.log(`${name}.png ${Math.round(small.length / 1024)} KB`);
}

const city = await journeyCity();
const line = await openLine(city.origin);
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
const SECOND = /月河街道第二小学|Yuehe No\. 2 Primary School/;
const FOURTH = /月河街道第四小学|Yuehe No\. 4 Primary School/;

async function go({ page, context }: Pick<Seat, "page" | "context">, language: Language, path: string): Promise<Page> {
  await context.addCookies([{ name: "lang", value: language, url: city.origin }]);
  await page.goto(`${city.origin}${path}`);
  await quiet(page);
  return page;
}

async function titles(language: Language): Promise<void> {
  const school = await go(await city.staff("xuexiao", PHONE), language, "/console/cells/apply");
  for (const { code, points } of SHIPPED.find((one) => one.code === "C05")!.lines)
    await school.getByRole("spinbutton", { name: new RegExp(`^${code}`) }).fill(String(code === "C05-01" ? 7 : points));
  await quiet(school);
  await school.getByRole("heading", { level: 1 }).scrollIntoViewIfNeeded();
  await keep(school, `cells-apply-${language}`);

  const seat = await city.staff("fenliu", DESK);
  const desk = await go(seat, language, "/console/cells?stage=drawn");
  await desk.getByRole("link", { name: SECOND }).click();
  await desk.getByRole("button", { name: /怎么抽的|How they were drawn/ }).click();
  await desk.getByText("sha256sum").waitFor();
  await quiet(desk);
  await keep(desk, `cells-case-${language}`);

  const held = await go(await city.staff("duban", DESK), language, "/console/cells?stage=warned");
  await held.getByRole("link", { name: FOURTH }).click();
  await held.getByRole("heading", { name: FOURTH }).waitFor();
  await quiet(held);
  await keep(held, `cells-warned-${language}`);

  const [round] = await city.serving.runtime.pools.write<{ id: string }[]>`
    select id::text from cells.round where name = '吴兴区平安校园第一批创建'`;
  const visitor = await go(await city.visitor(DESK), language, `/cells/rounds/${round!.id}`);
  await visitor.locator("[data-do=check]").click();
  await visitor.getByRole("status").getByText(/^✓/).last().waitFor();
  await keep(visitor, `cells-round-${language}`);
}

/** On a phone whose network went away in the middle. */
async function inspection(language: Language): Promise<void> {
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "xiaofang");
  const { page } = phone;
  if (language === "en") {
    await page.getByRole("link", { name: "我的" }).click();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("link", { name: "Today" }).click();
  }
  await page.getByRole("link", { name: SECOND }).click();
  await page.locator("#line-C05-03").waitFor();
  line.cut();
  await page.getByRole("button", { name: /^(更新|Refresh)$/ }).click();
  await statusOf(page).getByText(/离线|Offline/).waitFor(); // prettier-ignore
  await page.getByLabel(/^C05-03 (得分|Points)$/).fill("6");
  await page
    .getByLabel(/扣分理由|Why points/)
    .fill(language === "zh" ? "二楼东侧出口上锁，已当场打开。" : "East exit on the second floor locked; opened at once.");
  await page.getByRole("button", { name: /^(重大|Grave)/ }).first().click(); // prettier-ignore
  await page.locator("#line-C05-03").evaluate((element) => {
    element.scrollIntoView();
    scrollBy(0, -70);
  });
  await keep(page, `cells-inspection-${language}`);
  await phone.close();
  line.restore();
}

async function oversight(language: Language): Promise<void> {
  const seat = await city.staff("duban", DESK);
  const [running] = await city.serving.runtime.pools.write<{ scheme: string }[]>`
    select id::text as scheme from assessment.scheme where stage = 'published' order by year desc limit 1`;
  const unit = await go(seat, language, `/console/assessment/${running!.scheme}/units/330502`);
  await unit.locator("tbody tr").first().waitFor();
  await keep(unit, `assessment-unit-${language}`);
  const reader = await city.visitor(DESK);
  for (const [path, name] of [
    ["/surveys", "surveys-results"],
    ["/report-card", "report-card"],
  ] as const)
    await keep(await go(reader, language, path), `${name}-${language}`);
  await reader.page.locator(".claim a[href*='/report-card/']").first().click();
  await quiet(reader.page);
  await keep(reader.page, `report-card-figure-${language}`);
}

try {
  for (const language of ["zh", "en"] as const) {
    await titles(language);
    await inspection(language);
    await oversight(language);
  }
} finally {
  await closePhones();
  await line.close();
  await city.close();
}
