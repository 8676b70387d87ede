import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { PageReply, PageRequest } from "#web/visits";
import { fixtureApi } from "./fixture.ts";

type Entry = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] };

const dist = new URL("../../../dist/portal/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8")) as Record<string, Entry>;
const zipped = (file: string): number => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** Files a chunk needs as it starts: itself, what it imports, their styles. `dynamic`: what it goes on to load as well. */
function filesOf(key: string, dynamic: boolean, seen = new Set<string>()): Set<string> {
  const entry = manifest[key];
  if (!entry || seen.has(entry.file)) return seen;
  seen.add(entry.file);
  for (const css of entry.css ?? []) seen.add(css);
  for (const next of [...(entry.imports ?? []), ...(dynamic ? (entry.dynamicImports ?? []) : [])]) filesOf(next, dynamic, seen);
  return seen;
}
const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + zipped(file), 0);
const keyOf = (ending: string): string => Object.keys(manifest).find((key) => key.endsWith(ending))!;

const main = filesOf("client/main.ts", false);
let render: (path: string) => Promise<PageReply>;

before(async () => {
  const { renderPortal } = (await import(new URL("../portal-server/server.js", dist).href)) as {
    renderPortal: (request: PageRequest, api: ReturnType<typeof fixtureApi>) => Promise<PageReply>;
  };
  render = (path) => {
    const url = new URL(path, "http://portal.test");
    return renderPortal(
      {
        method: "GET",
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        form: null,
        language: "zh",
        elder: false,
        origin: url.origin,
        commandId: "01935b7e-7c1a-7cc0-9f0a-000000000001",
      },
      fixtureApi(),
    );
  };
});

for (const [path, island] of [
  ["/", null],
  ["/report", "client/draft.ts"],
  ["/report?category=0402", "client/place-map.ts"],
  ["/follow", null],
  ["/map", "client/public-map.ts"],
  ["/figures", null],
] as const) {
  test(`${path} reaches a phone in at most 30 KB of HTML, styles and scripts`, async () => {
    const page = await render(path);
    const islands = island ? [...filesOf(keyOf(island), false)].filter((file) => !main.has(file)) : [];
    const total = gzipSync(page.body, { level: 9 }).length + sum(main) + sum(islands);
    assert.ok(total <= 30 * 1024, `${path} is ${kb(total)}`);
  });
}

for (const island of ["client/place-map.ts", "client/public-map.ts"]) {
  test(`opening the map of ${island} loads at most 55 KB`, () => {
    // What is loaded already leads to every other island, and a map opens none of them.
    const total = sum([...filesOf(keyOf(island), true, new Set(main))].filter((file) => !main.has(file)));
    assert.ok(total <= 55 * 1024, `${island} loads ${kb(total)}`);
    assert.ok(total > 30 * 1024, "the map library is not among the files counted");
  });
}

test("no page loads the map library by itself", () => {
  const mapLibrary = [...filesOf(keyOf("client/place-map.ts"), true)].filter((file) => /leaflet/.test(file));
  assert.ok(mapLibrary.length > 0);
  for (const file of mapLibrary) assert.ok(!filesOf(keyOf("client/place-map.ts"), false).has(file), file);
});

test("nothing sent to a phone holds zod or a web font", () => {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
  assert.deepEqual(
    files.filter((file) => /\.(woff2?|ttf|otf)$/.test(file)),
    [],
  );
  for (const file of files.filter((name) => name.endsWith(".js")))
    assert.doesNotMatch(readFileSync(new URL(file, dist), "utf8"), /ZodError|invalid_type|_zod\b/, file);
});

test("a page holds no inline script, no inline style and no event attribute", async () => {
  for (const path of ["/", "/report", "/report?category=0402", "/map", "/figures", "/paper", "/privacy", "/nothing-here"]) {
    const { body } = await render(path);
    assert.doesNotMatch(body, /<script(?![^>]*\bsrc=)[^>]*>/, path);
    assert.doesNotMatch(body, /\sstyle="|<style\b|\son[a-z]+="/, path);
  }
});
