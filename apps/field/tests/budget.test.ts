import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

type Entry = { file: string; isEntry?: boolean; css?: string[]; imports?: string[]; dynamicImports?: string[] };

const dist = new URL("../../../dist/field/", import.meta.url);
const bytes = (file: string): Buffer => readFileSync(new URL(file, dist));
const zipped = (file: string): number => gzipSync(bytes(file), { level: 9 }).length;
const manifest = JSON.parse(bytes(".vite/manifest.json").toString()) as Record<string, Entry>;

/** What the app needs to stand: its page, its script with all it imports, its style, its worker and manifest. */
function shell(): Set<string> {
  const files = new Set(["index.html", "sw.js", "manifest.webmanifest", "seal.svg"]);
  const add = (key: string): void => {
    const entry = manifest[key];
    if (!entry || files.has(entry.file)) return;
    for (const file of [entry.file, ...(entry.css ?? [])]) files.add(file);
    for (const next of entry.imports ?? []) add(next);
  };
  add("index.html");
  return files;
}

test("the shell of the field app is at most 60 KB on the line", () => {
  const parts = [...shell()].map((file) => [file, zipped(file)] as const);
  const total = parts.reduce((sum, [, size]) => sum + size, 0);
  assert.ok(total <= 60 * 1024, `${(total / 1024).toFixed(1)} KB: ${parts.map(([file, size]) => `${file} ${size}`).join(", ")}`);
  assert.ok(parts.length >= 6);
});

test("neither zod nor React nor a server's library is in anything a phone gets", () => {
  const scripts = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  for (const script of scripts) {
    const text = bytes(script).toString();
    for (const word of ["ZodError", "react-dom", "node:crypto", "ant-design"]) assert.ok(!text.includes(word), `${script} holds ${word}`);
  }
});

test("the service worker keeps every file of the app, each by its content", () => {
  const worker = bytes("sw.js").toString();
  assert.ok(!worker.includes("__PRECACHE__"), "the list was put in");
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css|png|svg|webmanifest)$/.test(name));
  for (const file of files) if (file !== "sw.js") assert.ok(worker.includes(`"/field/${file}"`), file);
  assert.match(worker, /"url":"\/field","revision":"[0-9a-f]{16}"/);
});
