import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { journeyCity, type JourneyCity } from "./city.ts";

// What really goes over the line, as the browser counts it; apps/*/tests/budget.test.ts count the files.

const KB = 1024;
let city: JourneyCity;
before(async () => {
  city = await journeyCity();
});
after(() => city.close());

type Weight = { total: number; parts: { url: string; bytes: number; encoding: string }[] };

/** Bytes of every answer to an empty cache, as sent: compressed, without the headers. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.clearBrowserCache");
  const encodings = new Map<string, { url: string; encoding: string }>();
  const parts: Weight["parts"] = [];
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const encoding = Object.entries(response.headers).find(([name]) => name.toLowerCase() === "content-encoding")?.[1] ?? "";
    encodings.set(requestId, { url: new URL(response.url).pathname, encoding });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const known = encodings.get(requestId);
    if (known) parts.push({ ...known, bytes: encodedDataLength });
  });
  await page.goto(city.origin + path);
  await page.waitForLoadState("networkidle");
  await session.detach();
  return { total: parts.reduce((sum, { bytes }) => sum + bytes, 0), parts };
}

const told = ({ total, parts }: Weight): string =>
  `${(total / KB).toFixed(1)} KB: ${parts.map(({ url, bytes }) => `${url} ${bytes}`).join(", ")}`;

for (const path of [
  "/",
  "/report",
  "/report?category=0402",
  "/follow",
  "/map",
  "/figures",
  "/signals",
  "/answers",
  "/opinions",
  "/circle",
  "/circle/330502001005",
  "/circle/behind?kind=aed",
]) {
  test(`${path} reaches a phone in at most 30 KB, everything compressed`, async () => {
    const { page } = await city.visitor();
    const weight = await weigh(page, path);
    assert.ok(weight.parts.length >= 3, "the page, its style and its script");
    assert.ok(weight.total <= 30 * KB, told(weight));
    assert.deepEqual(
      weight.parts
        .filter(({ url, bytes, encoding }) => bytes > 1_500 && encoding === "" && !/\.(png|jpe?g)$/.test(url))
        .map(({ url }) => url),
      [],
    );
  });
}

test("the console opens with at most 220 KB of script and style", async () => {
  const { page } = await city.visitor({ width: 1280, height: 800 });
  const weight = await weigh(page, "/console");
  const shell = weight.parts.filter(({ url }) => /\.(js|css)$/.test(url));
  assert.ok(shell.length >= 2);
  assert.deepEqual(
    shell.filter(({ encoding }) => encoding === "").map(({ url }) => url),
    [],
  );
  assert.ok(shell.reduce((sum, { bytes }) => sum + bytes, 0) <= 220 * KB, told(weight));
});

test("a visitor who cannot unpack gets the page as it is", async () => {
  const plain = await fetch(`${city.origin}/`, { headers: { "accept-encoding": "identity" } });
  assert.equal(plain.headers.get("content-encoding"), null);
  assert.match(await plain.text(), /看见问题，说一声/);
});
