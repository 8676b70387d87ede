import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { generated, running, wrongs, type Bom } from "../tasks/sbom.ts";

const one = { name: "zod", version: "4.6.7", purl: "pkg:npm/zod@4.6.7", hashes: [{}], licenses: [{ license: { id: "MIT" } }] };
const bom = (more: object = {}): Bom => ({ bomFormat: "CycloneDX", specVersion: "1.5", components: [{ ...one, ...more }] });

test("a bill of materials names every dependency as pinned, with address, hash and a licence that may stand beside the AGPL", () => {
  assert.deepEqual(wrongs(bom(), { zod: "4.6.7" }), []);
  assert.deepEqual(wrongs(bom({ licenses: [{ expression: "(MIT OR Apache-2.0)" }] }), { zod: "4.6.7" }), []);
  assert.match(wrongs(bom(), { zod: "4.6.8" }).join(), /zod@4\.6\.8 is not in it/);
  assert.match(wrongs(bom(), { zod: "^4.6.7" }).join(), /no exact version/);
  assert.match(wrongs(bom({ licenses: [{ license: { id: "SSPL-1.0" } }] }), {}).join(), /licence SSPL-1\.0/);
  assert.match(wrongs(bom({ licenses: [{ expression: "MIT AND BUSL-1.1" }] }), {}).join(), /BUSL/);
  assert.match(wrongs(bom({ licenses: [] }), {}).join(), /licence unknown/);
  assert.match(wrongs(bom({ hashes: [] }), {}).join(), /no hash/);
  assert.match(wrongs({ components: [] }, {}).join(), /CycloneDX/);
});

test("this repository's own: everything that runs is in it, nothing that only tools need, under licences we may use", async () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, Record<string, string>>;
  const bom = running(JSON.parse(await generated()) as Bom);
  assert.deepEqual(wrongs(bom, dependencies ?? {}), []);
  const names = new Set((bom.components ?? []).map(({ name }) => name));
  const both = new Set(Object.keys(dependencies ?? {}));
  for (const tool of ["knip", "oxlint", "playwright-core", "typescript"]) {
    assert.ok(devDependencies?.[tool] && !both.has(tool), tool);
    assert.ok(!names.has(tool), `${tool} does not run`);
  }
  assert.ok(names.has("zod") && names.has("jose"), "what a tool needs as well as we do");
  assert.ok(
    (bom.dependencies ?? []).every(({ dependsOn = [] }) =>
      dependsOn.every((ref) => ref.startsWith("zuji@") || (bom.components ?? []).some(({ name, version }) => ref === `${name}@${version}`)),
    ),
  );
});
