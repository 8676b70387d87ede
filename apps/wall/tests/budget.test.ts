import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const KB = 1024;
const DIST = "dist/wall";
const files = globSync(`${DIST}/**/*.{js,css,html}`);
const weigh = (names: readonly string[]): number => names.reduce((sum, name) => sum + gzipSync(readFileSync(name), { level: 9 }).length, 0);

test("the wall is at most 900 KB in all, map, worker and charts included", () => {
  assert.ok(files.length >= 5, "npm start or npm test builds the screens");
  const whole = weigh(files);
  assert.ok(whole <= 900 * KB, `${Math.round(whole / KB)} KB`);
});

test("numbers are there before the map and the charts: what comes first is at most 120 KB", () => {
  const html = readFileSync(`${DIST}/index.html`, "utf8");
  const first = [...html.matchAll(/(?:src|href)="\/wall\/(assets\/[^"]+)"/g)].map(([, name]) => `${DIST}/${name}`);
  assert.ok(first.length >= 2);
  assert.ok(weigh(first) <= 120 * KB, `${Math.round(weigh(first) / KB)} KB`);
});

test("no Ant Design on the wall, and nothing from outside", () => {
  const text = files.map((name) => readFileSync(name, "utf8")).join("\n");
  assert.ok(!text.includes("ant-btn"));
  assert.deepEqual([...text.matchAll(/glyphs:\s*["'](https?:[^"']+)/g)], []);
  assert.doesNotMatch(readFileSync(`${DIST}/index.html`, "utf8"), /https?:\/\//);
});
