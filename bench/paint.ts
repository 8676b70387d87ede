import type { Browser } from "playwright-core";

export type Network = { name: string; latencyMs: number; downKbit: number; upKbit: number };

/** Chromium adds its latency to each request. The first is the slow 4G of Lighthouse as it is written; the second what Lighthouse itself hands to Chromium for it, so that a round trip costs what one costs with its handshakes. */
export const NETWORKS: readonly Network[] = [
  { name: "slow 4G 150 ms", latencyMs: 150, downKbit: 1_600, upKbit: 750 },
  { name: "slow 4G 562 ms a request", latencyMs: 562.5, downKbit: 1_440, upKbit: 675 },
];

const CPU_TIMES_SLOWER = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true, locale: "zh-CN" };

/** First contentful paint of one page on a phone that was never there before, and what came over the wire. */
export async function firstPaint(browser: Browser, url: string, network: Network): Promise<{ paintMs: number; kilobytes: number }> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    let bytes = 0;
    cdp.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: network.latencyMs,
      downloadThroughput: (network.downKbit * 1_000) / 8,
      uploadThroughput: (network.upKbit * 1_000) / 8,
    });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_TIMES_SLOWER });
    await page.goto(url, { waitUntil: "load", timeout: 60_000 });
    const paintMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const seen = performance.getEntriesByName("first-contentful-paint")[0];
          if (seen) return resolve(seen.startTime);
          new PerformanceObserver((list) => {
            const found = list.getEntriesByName("first-contentful-paint")[0];
            if (found) resolve(found.startTime);
          }).observe({ type: "paint", buffered: true });
        }),
    );
    return { paintMs, kilobytes: bytes / 1_024 };
  } finally {
    await context.close();
  }
}
