import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { testDatabase, type Database } from "#platform/testing";
import { serve, type Serving } from "../../apps/server/main.ts";
import { tree } from "../architecture/source.ts";

let serving: Serving;
let database: Database;
let origin = "";
let dataDir = "";

before(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "zuji-headers-"));
  serving = await serve({ databaseUrl: database.url, port: 0, host: "127.0.0.1", dataDir, empty: true, log: false, onProgress: () => {} });
  origin = serving.origin;
});
after(async () => {
  await serving?.close();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Every screen the modules list; where an address has a parameter, any word stands for it. */
const SCREENS = tree()
  .filter(({ path }) => /^(modules\/[^/]+\/ui\/console\.tsx|apps\/console\/pages\.ts)$/.test(path))
  .flatMap(({ text }) => [...text.matchAll(/^\s*path: "([^"]+)"/gm)].map(([, path = ""]) => `/console${path.replaceAll(/\$\w+/g, "x")}`));
const STAFF = ["/console", "/field", "/wall", "/console/no-such-page", ...SCREENS];
const OTHER = [
  "/api/city",
  "/api/incidents/public",
  "/openapi.json",
  "/healthz",
  "/metrics",
  "/api/nothing",
  "/open311/v2/services.xml",
  "/open311/v2/nothing.json",
];

type Seen = { path: string; status: number; headers: Headers; body: string };
async function see(path: string): Promise<Seen> {
  const reply = await fetch(origin + path, { redirect: "manual" });
  return { path, status: reply.status, headers: reply.headers, body: await reply.text() };
}

/** Every page a resident can come to by links from the first one, in both languages and elder mode. */
async function crawl(): Promise<Seen[]> {
  const seen = new Map<string, Seen>();
  const waiting = ["/", "/?lang=en", "/?elder=1", "/nowhere", "/f/330502001/no/secret"];
  for (let path = waiting.shift(); path !== undefined && seen.size < 80; path = waiting.shift()) {
    if (seen.has(path)) continue;
    const page = await see(path);
    seen.set(path, page);
    for (const [, href = ""] of page.body.matchAll(/\bhref="(\/[^"#]*)"/g)) {
      const next = href.replaceAll("&amp;", "&");
      if (!/^\/(assets|api|console|field|wall|open311)\b/.test(next) && !seen.has(next)) waiting.push(next);
    }
  }
  return [...seen.values()];
}

function assertHeaders({ path, headers }: Seen): string {
  const csp = headers.get("content-security-policy") ?? "";
  assert.ok(csp.includes("default-src 'none'") && csp.includes("script-src 'self'"), `${path}: ${csp}`);
  assert.ok(!/unsafe-(inline|eval|hashes)|\*|(?:script-src|default-src)[^;]*(?:data:|https?:)/.test(csp), `${path}: ${csp}`);
  for (const line of ["base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) assert.ok(csp.includes(line), `${path}: ${line}`);
  assert.equal(headers.get("x-content-type-options"), "nosniff", path);
  assert.equal(headers.get("referrer-policy"), "same-origin", path);
  assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path);
  assert.ok(headers.has("permissions-policy"), path);
  assert.equal(headers.get("x-powered-by"), null, path);
  return csp;
}

/** What the policy would block, so that nobody ever asks for it to be loosened. */
function assertNothingInline({ path, body }: Seen, csp: string): void {
  for (const [whole, attributes = "", text = ""] of body.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g))
    assert.ok(
      /\bsrc="\//.test(attributes) || /type="application\/(ld\+)?json"/.test(attributes) || text.trim() === "",
      `${path}: ${whole.slice(0, 120)}`,
    );
  for (const [whole, attributes = ""] of body.matchAll(/<style\b([^>]*)>/g)) {
    const nonce = /nonce="([^"]+)"/.exec(attributes)?.[1];
    assert.ok(nonce !== undefined && csp.includes(`'nonce-${nonce}'`), `${path}: ${whole}`);
  }
  assert.doesNotMatch(body, /<[a-z][^>]*\son[a-z]+\s*=/i, `${path}: an inline handler`);
  assert.doesNotMatch(body, /(?:href|src|action)\s*=\s*["']?\s*javascript:/i, `${path}: a javascript: address`);
}

test("every page of the portal has the strict policy and nothing it would block", async () => {
  const found = await crawl();
  assert.ok(found.length >= 8, `${found.length} pages`);
  for (const page of found) assertNothingInline(page, assertHeaders(page));
});

test("every address of the staff's screens too", async () => {
  assert.ok(SCREENS.length > 15, `${SCREENS.length} screens`);
  for (const path of STAFF) {
    const page = await see(path);
    assert.ok(page.status < 400, `${path} ${page.status}`);
    assertNothingInline(page, assertHeaders(page));
  }
});

test("answers that are no pages carry the same headers, refusals included", async () => {
  for (const path of OTHER) assertHeaders(await see(path));
});

test("a nonce is used once", async () => {
  const nonceOf = async (): Promise<string | undefined> =>
    /'nonce-([^']+)'/.exec((await see("/")).headers.get("content-security-policy") ?? "")?.[1];
  assert.notEqual(await nonceOf(), await nonceOf());
});
