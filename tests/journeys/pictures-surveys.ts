import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Page } from "playwright-core";
import type { Language } from "#web/words";
import { journeyCity, quiet, type Seat } from "./city.ts";

// Makes the pictures of the call desk, of a survey's correction and of a title's renewal in docs/guide anew, by hand, in both languages:
// `npm test -- tests/journeys/pictures-surveys.ts`.

const FOLDER = fileURLToPath(new URL("../../docs/guide/", import.meta.url));
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
const LANGUAGES = ["zh", "en"] as const;
const city = await journeyCity();

async function keep(page: Page, name: string): Promise<void> {
  await quiet(page);
  const small = await sharp(await page.screenshot({ animations: "disabled" }))
    .png({ palette: true, quality: 90, effort: 10 })
    .toBuffer();
  writeFileSync(`${FOLDER}${name}.png`, small);
  console.log(`${name}.png ${Math.round(small.length / 1024)} KB`);
}

async function go({ page, context }: Seat, language: Language, path: string): Promise<Page> {
  await context.addCookies([{ name: "lang", value: language, url: city.origin }]);
  await page.goto(`${city.origin}${path}`);
  await page.getByRole("heading").first().waitFor();
  await quiet(page);
  return page;
}

async function renewal(): Promise<void> {
  const unit = await city.staff("youeryuan", PHONE);
  for (const language of LANGUAGES) {
    const page = await go(unit, language, "/console/work");
    await page.getByRole("link", { name: /月河街道机关幼儿园|Yuehe Government Kindergarten/ }).click();
    await page.getByRole("button", { name: /^(申请续期|Renew)$/ }).waitFor();
    await keep(page, `cells-renew-${language}`);
  }
}

async function callDesk(): Promise<void> {
  const caller = await city.staff("fangyuan", DESK);
  const first = await go(caller, "zh", "/console/survey-desk");
  await first.getByRole("button", { name: "领取这个号" }).click();
  for (const language of LANGUAGES) {
    const page = await go(caller, language, "/console/survey-desk");
    // Taken and not shown: no picture of the guide has a number in it.
    await page.getByRole("button", { name: /^(显示号码|Show number)$/ }).waitFor();
    await keep(page, `surveys-desk-${language}`);
  }
}

async function openSurvey(seat: Seat, language: Language): Promise<Page> {
  const page = await go(seat, language, "/console/surveys");
  await page.getByRole("button", { name: /^(2011 年群众安全感满意度调查|Resident survey 2011)$/ }).click();
  return page;
}

const WHY = {
  zh: "一个街道的人口误算到长兴县，应属吴兴区，按统计年鉴改正。",
  en: "One subdistrict was counted in Changxing and belongs to Wuxing; corrected by the statistical yearbook.",
};
const TOWNS = { zh: ["吴兴区城镇", "长兴县城镇"], en: ["Wuxing, towns", "Changxing, towns"] } as const;

async function propose(language: Language): Promise<Page> {
  const page = await openSurvey(await city.staff("diaocha", { width: 1280, height: 1_000 }), language);
  await page.getByRole("button", { name: /^(更正结果|Correct the results)$/ }).click();
  await page.getByLabel(/为什么更正（中文|Why, in Chinese/).fill(WHY.zh);
  await page.getByLabel(/为什么更正（英文|Why, in English/).fill(WHY.en);
  await page.getByRole("spinbutton", { name: TOWNS[language][0] }).fill("480000");
  await page.getByRole("spinbutton", { name: TOWNS[language][1] }).fill("100000");
  await keep(page, `surveys-correct-${language}`);
  return page;
}

async function correction(): Promise<void> {
  await propose("en");
  const page = await propose("zh");
  await page.getByRole("dialog", { name: "更正结果" }).getByRole("button", { name: "更正结果" }).click();
  await page.getByText("已算出，等另一人审定。").waitFor();
  const second = await openSurvey(await city.staff("diaochafuhe", DESK), "zh");
  await second.getByRole("button", { name: "审定并公布更正" }).click();
  const dialog = second.getByRole("dialog", { name: "审定并公布更正" });
  await dialog.getByRole("button", { name: "审定并公布更正" }).click();
  await dialog.waitFor({ state: "detached" });
  const reader = await city.visitor(DESK);
  const [row] = await city.serving.runtime.pools.write<
    { home: string; id: string }[]
  >`select home, id::text from surveys.survey where year = 2011`;
  for (const language of LANGUAGES)
    await keep(await go(reader, language, `/surveys/editions/${row!.home}/${row!.id}`), `surveys-editions-${language}`);
}

try {
  await renewal();
  await callDesk();
  await correction();
} finally {
  await city.close();
}
