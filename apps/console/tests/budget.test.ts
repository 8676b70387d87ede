import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { builtConsole } from "./build.ts";

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[]; isEntry?: boolean; src?: string };

const KB = 1024;
const SHELL_KB = 220;
const ROUTE_KB = 400;

const dist = builtConsole;
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8")) as Record<string, Chunk>;
const size = (file: string): number => gzipSync(readFileSync(`${dist}${file}`)).length;

/** Every file a chunk needs before it runs. */
function filesOf(name: string, seen: Set<string> = new Set()): Set<string> {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const next of chunk.imports ?? []) filesOf(next, seen);
  return seen;
}
const weight = (files: ReadonlySet<string>): number => [...files].reduce((sum, file) => sum + size(file), 0);
const entry = Object.entries(manifest).find(([, chunk]) => chunk.isEntry)?.[0] ?? "";

test("the shell of the console stays within 220 KB, so that a desk opens quickly in the morning", () => {
  const bytes = weight(filesOf(entry));
  assert.ok(bytes > 50 * KB, "an entry this small is not the console");
  assert.ok(bytes <= SHELL_KB * KB, `shell is ${(bytes / KB).toFixed(1)} KB`);
});

test("no screen of the console needs more than 400 KB, its shell included", () => {
  const routes = (manifest[entry]?.dynamicImports ?? []).filter((name) => name.includes("page"));
  assert.ok(routes.length >= 10, `only ${routes.length} screens found`);
  for (const route of routes) {
    const bytes = weight(new Set([...filesOf(entry), ...filesOf(route)]));
    assert.ok(bytes <= ROUTE_KB * KB, `${route} is ${(bytes / KB).toFixed(1)} KB`);
  }
});

test("the built page has no script or style of its own, so that the server's CSP can forbid them", () => {
  const html = readFileSync(`${dist}index.html`, "utf8");
  assert.ok(existsSync(`${dist}assets`));
  assert.match(html, /content="__NONCE__"/);
  assert.doesNotMatch(html, /<style|<script(?![^>]*\bsrc=)|\son\w+=/);
});
