import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test, type TestContext } from "node:test";
import { run } from "../../../boot/tasks/card.ts";
import { bodyOf, figureDigest, recompute, rowHash, type CardFile } from "#web/proof";
import { newSigner, sampleFigure } from "./sample.ts";

const dir = mkdtempSync(join(tmpdir(), "zuji-card-file-"));
after(() => rmSync(dir, { recursive: true, force: true }));

/** What `npm run card -- verify` says of a file, and how it ends. */
async function verified(t: TestContext, file: CardFile): Promise<{ code: number; said: string }> {
  const path = join(dir, "card.json");
  writeFileSync(path, JSON.stringify(file));
  const log = t.mock.method(console, "log", () => undefined);
  const code = await run(["verify", path]);
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
