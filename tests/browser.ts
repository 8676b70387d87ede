import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** axe, to be put into a page: the small one, since every page is sent it through the debugger and compiles it anew (40 ms instead of 65). */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The Chromium `npm test` found or brought. */
export const chromiumPath = (): string => process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/**
 * What every browser of a test is started with: nothing of its own goes over the network, and no code is optimised, because a page lives for seconds
 * here (measured on accessibility.test.ts: an eighth less processor time).
 */
export const QUIET: readonly string[] = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--js-flags=--max-lazy --no-turbofan --no-maglev",
];
