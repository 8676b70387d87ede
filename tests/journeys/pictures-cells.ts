import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Page } from "playwright-core";
import { openLine } from "../field/line.ts";
import { closePhones, openPhone, signIn, statusOf } from "../field/phone.ts";
import { journeyCity, quiet } from "./city.ts";

// Makes docs/guide/cells-*.png anew, by hand: `npm test -- tests/journeys/pictures-cells.ts`.

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
try {
  const school = await city.staff("xuexiao", { width: 390, height: 844 });
  await school.page.goto(`${city.origin}/console/cells/apply`);
  await school.page.getByLabel("C05-01 自评").fill("7");
  await quiet(school.page);
  await keep(school.page, "cells-apply-zh");

  const desk = await city.staff("fenliu", { width: 1280, height: 800 });
  await desk.page.goto(`${city.origin}/console/cells?stage=drawn`);
  await desk.page.getByRole("link", { name: "月河街道第二小学" }).click();
  await desk.page.getByRole("button", { name: /怎么抽的/ }).click();
  await desk.page.getByText("sha256sum").waitFor();
  await quiet(desk.page);
  await keep(desk.page, "cells-case-zh");

  const { page } = await openPhone(line.origin).then(async (phone) => {
    await signIn(phone, city.serving, "xiaofang");
    return phone;
  });
  await page.getByRole("link", { name: /月河街道第二小学/ }).click();
  await page.getByRole("button", { name: "C05-03 满分" }).waitFor();
  line.cut();
  await page.getByRole("button", { name: "更新" }).click();
  await statusOf(page).getByText(/离线/).waitFor();
  await page.getByLabel("C05-03 得分").fill("6");
  await page.getByLabel("扣分理由").fill("二楼东侧出口上锁，已当场打开。");
  await page.getByRole("list", { name: "C05-03 需要整改" }).getByRole("button", { name: "重大" }).click();
  await page.locator("#line-C05-03").evaluate((element) => {
    element.scrollIntoView();
    scrollBy(0, -70);
  });
  await keep(page, "cells-inspection-zh");
} finally {
  await closePhones();
  await line.close();
  await city.close();
}
