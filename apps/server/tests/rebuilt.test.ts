import assert from "node:assert/strict";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { freshAssets } from "../../portal/assets.ts";
import { freshText } from "../screens.ts";

test("pages name the assets of the last build, also when it was made under a running server", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "zuji-rebuilt-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const [index, manifest] = [join(folder, "index.html"), join(folder, "manifest.json")];
  const build = (name: string, at: number): void => {
    writeFileSync(index, `<script src="${name}.js">`);
    writeFileSync(manifest, JSON.stringify({ "client/main.ts": { file: `${name}.js`, css: [`${name}.css`] } }));
    for (const file of [index, manifest]) utimesSync(file, at, at);
  };
  build("one", 1_000);
  const [html, assets] = [freshText(index), freshAssets(pathToFileURL(manifest))];
  assert.match(await html(), /one\.js/);
  assert.match(assets().script, /one\.js$/);
  build("two", 2_000);
  assert.match(await html(), /two\.js/);
  assert.deepEqual([assets().script, assets().styles], ["/assets/portal/two.js", ["/assets/portal/two.css"]]);
  writeFileSync(manifest, '{"client/ma');
  utimesSync(manifest, 3_000, 3_000);
  rmSync(index);
  assert.match(assets().script, /two\.js$/, "half a manifest is no manifest");
  assert.match(await html(), /two\.js/, "between two builds the last one stands");
  build("three", 4_000);
  assert.match(assets().script, /three\.js$/);
  assert.match(await html(), /three\.js/);
});
