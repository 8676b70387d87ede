import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { sourcesIn, unknownIn } from "#modules/limits";
import { textOf } from "../citations.ts";
import { statute } from "../../../modules/limits/statute/index.ts";
import { modules } from "../modules.ts";

const root = new URL("../../../", import.meta.url).pathname;
const texts: readonly (readonly [where: string, text: string])[] = [
  // Texts as they are printed, and the files they are written in: some are put in when the paper is made.
  ...modules.flatMap(({ documents = [] }) => documents.map(({ code, blocks }) => [code, textOf(blocks)] as const)),
  ...globSync("modules/*/*paper*.ts", { cwd: root }).map((file) => [file, readFileSync(`${root}${file}`, "utf8")] as const),
  ...statute.map((one) => [one.id, [one.basis, one.matter.zh, one.extensionNote?.zh, one.lapse?.zh].join("\n")] as const),
  ...modules.flatMap(({ purposes = [] }) => purposes.map(({ code, basis }) => [code, basis.zh] as const)),
];

test("every article cited in a paper, in the table of clocks or as the basis of a purpose is of a source in the register", () => {
  assert.ok(texts.length > 150, String(texts.length));
  assert.deepEqual(
    texts.flatMap(([where, text]) => unknownIn(text).map((citation) => `${where}: ${citation}`)),
    [],
  );
});

test("papers that say by which article they are written name its law", () => {
  const citing = texts.filter(([where, text]) => !where.includes("/") && /第[一二三四五六七八九十百]+条/u.test(text));
  assert.ok(citing.length > 20, String(citing.length));
  for (const [where, text] of citing) assert.ok(sourcesIn(text).length > 0, where);
});
