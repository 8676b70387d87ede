import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Sampled } from "../statistics/design.ts";
import { estimate, type Estimate } from "../statistics/estimate.ts";
import { rake, type Margin } from "../statistics/rake.ts";
import { cluster, csv, MARGINS, stratified } from "./samples.ts";

type Said = Pick<Estimate, "value" | "se" | "low" | "high" | "deff">;
type Expected = {
  stratified: Record<"safe" | "score" | "area" | "women", Said>;
  cluster: Record<"safe" | "score" | "ultimate", Said>;
  raked: Record<"safe" | "score", Said> & { weights: number[] };
  version: string;
};

const HERE = new URL("./r/", import.meta.url);
const FIXTURE = new URL("expected.json", HERE);
const rows = stratified();
const people = cluster();
const files = { "stratified.csv": csv(rows), "cluster.csv": csv(people), "margins.json": JSON.stringify(MARGINS) };
const digest = createHash("sha256").update(Object.values(files).join("\n")).digest("hex");
const folder = mkdtempSync(join(tmpdir(), "zuji-r-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What R says now, where there is one with its survey package; otherwise what it said when the fixture was kept. */
function expected(): { kept: Expected & { digest: string }; now: Expected | null } {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const ran = spawnSync("Rscript", ["--vanilla", new URL("expected.R", HERE).pathname, folder], { encoding: "utf8" });
  const absent = ran.error !== undefined || /there is no package called/.test(ran.stderr);
  assert.ok(absent || ran.status === 0, ran.stderr);
  const now = absent ? null : (JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Expected);
  if (now && process.env["KEEP_R"]) writeFileSync(FIXTURE, `${JSON.stringify({ ...now, digest }, null, 1)}\n`);
  return { kept: JSON.parse(readFileSync(FIXTURE, "utf8")), now };
}
const { kept, now } = expected();

const near = (found: number, said: number, what: string): void =>
  assert.ok(Math.abs(found - said) <= 1e-6 * Math.max(1, Math.abs(said)), `${what}: ${found}, R says ${said}`);
function agrees(found: Estimate | null, pick: (all: Expected) => Said): void {
  assert.ok(found);
  for (const said of now ? [pick(now), pick(kept)] : [pick(kept)]) {
    for (const part of ["value", "se", "deff"] as const) near(found[part]!, said[part]!, part);
    near(found.high, Math.min(said.high, found.value <= 1 ? 1 : Infinity), "high");
    near(found.low, said.low, "low");
  }
}

const byStratum: Sampled[] = rows.map(({ weight, stratum, of }, index) => ({ weight, stages: [{ stratum, unit: `${index}`, of }] }));
const safeAll = rows.map(({ safe }) => ({ value: safe, within: true }));
const scoreAll = rows.map(({ score }) => ({ value: score, within: true }));
const twoStage: Sampled[] = people.map(({ weight, village, villages, person, persons }) => ({
  weight,
  stages: [
    { stratum: "all", unit: village, of: villages },
    { stratum: "all", unit: person, of: persons },
  ],
}));

test("R was given the very samples the fixture was made of", (t) => {
  assert.equal(kept.digest, digest, "samples.ts changed: run once with KEEP_R=1 where R's survey package is");
  t.diagnostic(now ? `R survey ${now.version} ran` : `no R here: compared with what survey ${kept.version} said`);
});

test("a stratified sample with finite populations is estimated as R does, whole and in parts", () => {
  agrees(estimate(byStratum, safeAll), ({ stratified: said }) => said.safe);
  agrees(estimate(byStratum, scoreAll), ({ stratified: said }) => said.score);
  const inside = (of: (row: (typeof rows)[number]) => boolean) => rows.map((row) => ({ value: row.safe, within: of(row) }));
  agrees(
    estimate(
      byStratum,
      inside(({ area }) => area === "330521"),
    ),
    ({ stratified: said }) => said.area,
  );
  agrees(
    estimate(
      byStratum,
      inside(({ sex }) => sex === "F"),
    ),
    ({ stratified: said }) => said.women,
  );
});

test("a sample of villages and of people within them is estimated as R does, both stages counted", () => {
  const answers = people.map(({ safe }) => ({ value: safe, within: true }));
  agrees(estimate(twoStage, answers), ({ cluster: said }) => said.safe);
  agrees(
    estimate(
      twoStage,
      people.map(({ score }) => ({ value: score, within: true })),
    ),
    ({ cluster: said }) => said.score,
  );
  const ultimate = people.map(({ weight, village, county }) => ({ weight, stages: [{ stratum: county, unit: village, of: null }] }));
  agrees(estimate(ultimate, answers), ({ cluster: said }) => said.ultimate);
});

test("weights raked to two margins are R's, and so is what they estimate", () => {
  const margins: Margin[] = [
    { name: "sex", totals: MARGINS.sex, of: rows.map(({ sex }) => sex) },
    { name: "age", totals: MARGINS.age, of: rows.map(({ age }) => age) },
  ];
  const base = byStratum.map(({ weight }) => weight);
  const { weights } = rake(base, margins, { iterations: 500, tolerance: 1e-12 });
  for (const said of now ? [now, kept] : [kept]) said.raked.weights.forEach((weight, index) => near(weights[index]!, weight, `${index}`));
  const raked = byStratum.map((one, index) => ({ ...one, weight: weights[index]! }));
  agrees(estimate(raked, safeAll, margins), ({ raked: said }) => said.safe);
  agrees(estimate(raked, scoreAll, margins), ({ raked: said }) => said.score);
});
