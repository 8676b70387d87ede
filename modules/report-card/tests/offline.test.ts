import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, type TestContext } from "node:test";
import { run } from "../../../boot/tasks/card.ts";
import { bodyOf, figureDigest, recompute, rowHash, hashesDigest, type CardFile, type FigureFile, type FigurePart } from "#web/proof";
import { newSigner, sampleFigure } from "./sample.ts";

const dir = mkdtempSync(join(tmpdir(), "zuji-card-file-"));
after(() => rmSync(dir, { recursive: true, force: true }));

/** What `npm run card -- verify` says of a file, and how it ends. */
async function verified(t: TestContext, file: CardFile | FigureFile, ...parts: FigurePart[]): Promise<{ code: number; said: string }> {
  const path = join(dir, "card.json");
  writeFileSync(path, JSON.stringify(file));
  const more = parts.map((part) => {
    const name = join(dir, `rows-${part.part}.json`);
    writeFileSync(name, JSON.stringify(part));
    return name;
  });
  const log = t.mock.method(console, "log", () => undefined);
  const code = await run(["verify", path, ...more]);
  log.mock.restore();
  return { code, said: log.mock.calls.map(({ arguments: words }) => words.join(" ")).join("\n") };
}

test("a card file is checked without a network: whole it agrees, with a record counted twice it says which rows", async (t) => {
  const { card } = await sampleFigure(newSigner());
  const whole = await verified(t, card);
  assert.deepEqual([whole.code, whole.said.includes("✖")], [0, false]);
  const forged = structuredClone(card);
  const [figure] = forged.figures;
  assert.ok(figure);
  figure.rows.push({ ...figure.rows[3]! });
  figure.rowHashes = await Promise.all(figure.rows.map(rowHash));
  figure.value = recompute(figure);
  forged.card.body.figures[0]!.digest = await figureDigest(bodyOf(figure), figure.rowHashes);
  const found = await verified(t, forged);
  assert.equal(found.code, 1);
  assert.match(found.said, /✖ 第 62 行与第 4 行是同一条记录，算了两次 \/ Row 62 is the record of row 4: it is counted twice/);
});

test("a figure in several files is checked with the files of rows beside it, in any order; without one nothing is counted", async (t) => {
  const { figure, partOf } = await sampleFigure(newSigner());
  const parts = [await partOf(figure.rows.slice(0, 40), 1), await partOf(figure.rows.slice(40), 2)];
  const frozen = await Promise.all(
    parts.map(async ({ rows, rowHashes }) => ({ rows: rows.length, digest: await hashesDigest(rowHashes) })),
  );
  const head: FigureFile = { ...figure, rows: [], rowHashes: [], logs: [], parts: frozen };
  delete head.card;
  const whole = await verified(t, head, parts[1]!, parts[0]!);
  assert.deepEqual([whole.code, /20 \/ 61/.test(whole.said)], [0, true]);
  const half = await verified(t, head, parts[1]!);
  assert.match(half.said, /– 2 个明细文件里有 1 个没有给出/);
  assert.doesNotMatch(half.said, /20 \/ 61/);
  await assert.rejects(run(["verify", join(dir, "card.json"), join(dir, "card.json")]), /不是明细文件|no file of rows/);
});
