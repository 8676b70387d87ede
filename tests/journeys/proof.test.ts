import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { cityHome } from "#platform/settings";
import { journeyCity, overflows, seriousFindings, type JourneyCity } from "./city.ts";
import { beginLamp, heading, next, sendReport, toWords } from "./steps.ts";

let city: JourneyCity;
let follow: string;
const PICTURES = process.env["ZUJI_PICTURES"];
before(async () => {
  city = await journeyCity();
  const { page } = await city.visitor();
  await beginLamp(page, city.origin);
  await toWords(page, "红旗路 120 号");
  await page.getByRole("textbox", { name: "发生了什么" }).fill("路灯不亮");
  await next(page);
  ({ follow } = await sendReport(page));
});
after(() => city.close());

/** The minute is not waited for: the job that comes by itself is asked for now. */
async function sealed(page: Page): Promise<void> {
  const { pools, now } = city.serving.runtime;
  await pools.write`insert into ledger.outbox (home, id, kind, payload, run_at) values (${cityHome()}, ${uuidv7()}, 'log.seal', '{}', ${now()})`;
  for (let tries = 0; tries < 60 && (await page.getByText("已封存").count()) === 0; tries += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
}

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

test("a resident checks on the own phone that the report stands in the public log as it was made", async () => {
  const { page, problems } = await city.visitor({ width: 390, height: 844 });
  await page.goto(city.origin + follow);
  await page.getByRole("link", { name: "存证回执：证明没人改过" }).click();
  await heading(page, "存证回执");
  await sealed(page);
  await page.getByRole("button", { name: "核验" }).click();
  await page.getByText("原样在册，没有人改过").waitFor();
  assert.match(await page.getByRole("status").innerText(), /✓ 内容和指纹一致[\s\S]*✓ 指纹在公开检查点[\s\S]*检查点的签名/);
  assert.deepEqual(await seriousFindings(page), []);
  assert.equal(await overflows(page), false);
  await picture(page, "proof-zh");
  await page.goto(`${city.origin}${follow}/proof?lang=en`);
  await heading(page, "Proof of your report");
  await picture(page, "proof-en");
  assert.deepEqual(problems, []);
});

test("without JavaScript the receipt is a file, which names nobody", async () => {
  const { page } = await city.visitor({ javaScript: false });
  await page.goto(`${city.origin}${follow}/proof`);
  await sealed(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载回执（JSON 文件）" }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const receipt = JSON.parse(Buffer.concat(chunks).toString("utf8")) as {
    format: string;
    keys: string[];
    event: string;
    sealed: { checkpoint: string };
  };
  assert.equal(receipt.format, "zuji-receipt/1");
  assert.equal(receipt.keys.length, 1);
  assert.ok(!receipt.event.includes("路灯不亮"));
  const [origin, size] = receipt.sealed.checkpoint.split("\n");
  const published = await page.request.get(`${city.origin}/log/${origin?.split("/").at(-1)}/checkpoint/${size}`);
  assert.equal(await published.text(), receipt.sealed.checkpoint);
  const stranger = await page.goto(`${city.origin}${follow.slice(0, -3)}xxx/proof`);
  assert.equal(stranger?.status(), 404);
});

test("the page of the public log says how far each county is, and opens what is signed", async () => {
  for (const [width, lang, name] of [
    [390, "zh", "公开日志：改了就看得出"],
    [1440, "en", "The public log: a change would show"],
  ] as const) {
    const { page, problems } = await city.visitor({ width, height: 844 });
    await page.goto(`${city.origin}/log?lang=${lang}`);
    await heading(page, name);
    assert.ok((await page.getByRole("row").count()) >= 3);
    assert.deepEqual(await seriousFindings(page), []);
    assert.equal(await overflows(page), false);
    await picture(page, `log-${lang}`);
    const all = page.getByRole("row", { name: lang === "zh" ? /总日志/ : /over all/ });
    await all.getByRole("link", { name: /^[\d,]+$/ }).click();
    assert.match(await page.locator("body").innerText(), /^zuji\/330500-[0-9a-f]{16}\/log\/city\n\d+\n/);
    assert.deepEqual(problems, []);
  }
});
