import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CDPSession, Page } from "playwright-core";
import { uuidv7 } from "#platform/ids";
import { openLine, type Line } from "../field/line.ts";
import { closePhones, open, openPhone, signIn } from "../field/phone.ts";
import { journeyCity, type JourneyCity } from "./city.ts";

// What the product promises in seconds, measured with nothing else at work (boot/tasks/test.ts).

let city: JourneyCity;
let line: Line;
before(async () => {
  city = await journeyCity();
  line = await openLine(city.origin);
});
after(async () => {
  await closePhones();
  await line.close();
  await city.close();
});

async function report(): Promise<void> {
  const id = uuidv7();
  const answer = await fetch(`${city.origin}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify({ id, category: "0402", description: "路灯不亮，晚上看不见路。", area: "330502001005" }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

test("a report is on the wall within two seconds", async (t) => {
  const { page, context } = await city.staff("zhihui", { width: 1920, height: 1080 });
  await page.goto(`${city.origin}/wall`);
  await page.getByText("实时").waitFor();
  await page.waitForFunction(() => /^\d+$/.test(document.querySelector("[data-total=reported]")?.textContent ?? ""));
  const took: number[] = [];
  for (let n = 1; n <= 3; n += 1) {
    const before = Number(await page.locator("[data-total=reported]").innerText());
    const began = Date.now();
    await report();
    await page.waitForFunction((least) => Number(document.querySelector("[data-total=reported]")?.textContent) > least, before, {
      timeout: 10_000,
    });
    took.push(Date.now() - began);
  }
  await context.close();
  t.diagnostic(`on the wall after: ${took.join(", ")} ms`);
  assert.ok(Math.min(...took) < 2_000, `${took.join(", ")} ms`);
});

/** What the slow phone of the next test takes for the sum below, in milliseconds; the machine it was chosen on takes 27–50. */
const PHONE_MS = 150;

/** Slows the page down to that phone, whatever machine the test runs on. */
async function asSlowPhone(page: Page, devtools: CDPSession): Promise<number> {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const hereMs = await page.evaluate(() => {
    const once = (): number => {
      const began = performance.now();
      for (let turn = 0; turn < 5; turn += 1) Array.from({ length: 20_000 }, (_, at) => (at * 7_919) % 20_011).sort((a, b) => a - b);
      return performance.now() - began;
    };
    return Math.min(...Array.from({ length: 5 }, once));
  });
  const rate = Math.max(1, PHONE_MS / hereMs);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate });
  return rate;
}

test("the second start, with no network on a slow phone, shows today within a second", async (t) => {
  const phone = await openPhone(line.origin);
  await signIn(phone, city.serving, "wangge");
  const { page, context } = phone;
  await open(page, "/");
  await page.getByRole("heading", { name: /今天要办的/ }).waitFor();
  line.cut();
  await context.setOffline(true);
  const devtools = await context.newCDPSession(page);
  const took: number[] = [];
  const rates: number[] = [];
  for (let start = 0; start < 5; start += 1) {
    await page.goto("about:blank");
    // Each time anew: a processor shared with others is not as fast at every moment.
    rates.push(await asSlowPhone(page, devtools));
    await page.goto(`${line.origin}/field`);
    await page.getByRole("heading", { name: /今天要办的/ }).waitFor();
    took.push(await page.evaluate(() => performance.getEntriesByName("field-open")[0]?.startTime ?? Number.NaN));
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await context.setOffline(false);
  const best = Math.min(...took);
  t.diagnostic(`second starts: ${took.map((ms, nth) => `${Math.round(ms)} ms (${rates[nth]?.toFixed(1)} × slower than here)`).join(", ")}`);
  assert.ok(best <= 1_000, `${best} ms`);
});
