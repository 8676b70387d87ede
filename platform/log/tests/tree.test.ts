import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { isIncluded } from "#web/proof";
import { append, bundle, parseTilePath, rightEdge, subtreeOf, tilePath, unbundle, type Bundle, type Tile } from "../tiles.ts";
import { consistencyProof, emptyRoot, inclusionProof, leafHash, nodeHash, rootAt, rootOver } from "../tree.ts";

type Inclusion = { desc: string; index: number; size: number; root: string; leaf: string; proof: string[]; wrong: boolean };
type Consistency = { desc: string; first: number; second: number; firstRoot: string; secondRoot: string; proof: string[]; wrong: boolean };
// Not ours: their source is named in the file.
const vectors = JSON.parse(readFileSync(new URL("rfc6962-vectors.json", import.meta.url), "utf8")) as {
  inclusion: Inclusion[];
  consistency: Consistency[];
};
const hex = (text: string): Buffer => Buffer.from(text, "hex");

/** Inputs and roots of certificate-transparency's merkle_tree_test.cc, which RFC 6962 implementations share. */
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(hex);
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/** RFC 9162 §2.1.4.2, written from the text and not from our proofs. */
function consistent(one: Omit<Consistency, "desc" | "wrong">): boolean {
  const [firstRoot, secondRoot] = [hex(one.firstRoot), hex(one.secondRoot)];
  if (one.first > one.second || one.first < 1) return false;
  if (one.first === one.second) return one.proof.length === 0 && firstRoot.equals(secondRoot);
  const path = one.proof.map(hex);
  if (Number.isInteger(Math.log2(one.first))) path.unshift(firstRoot);
  let [fn, sn] = [one.first - 1, one.second - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  const [begin, ...rest] = path;
  if (!begin) return false;
  let [fr, sr] = [begin, begin];
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash("sha256", c, fr), nodeHash("sha256", c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else sr = nodeHash("sha256", sr, c);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}

/** A log in memory that appends as the database's does: from its right edge only. */
function memory() {
  const tiles = new Map<string, Tile>();
  const bundles = new Map<number, Bundle>();
  let size = 0;
  return {
    grow: async (entries: readonly Buffer[]) => {
      const edge = rightEdge(size).map(({ level, n }) => tiles.get(`${level}/${n}`) as Tile);
      const grown = await append("sha256", size, { tiles: edge, bundle: bundles.get(Math.floor(size / 256)) ?? null }, entries);
      for (const tile of grown.tiles) tiles.set(`${tile.level}/${tile.n}`, tile);
      for (const one of grown.bundles) bundles.set(one.n, one);
      size = grown.size;
      return grown;
    },
    subtree: subtreeOf("sha256", async (level, n) => tiles.get(`${level}/${n}`)?.hashes ?? []),
    tiles,
    bundles,
  };
}

test("the eight leaves every RFC 6962 implementation shares give the roots they give everywhere", async () => {
  assert.equal(emptyRoot("sha256").toString("hex"), ROOTS[0]);
  for (let size = 1; size <= LEAVES.length; size += 1) {
    const log = memory();
    const grown = await log.grow(LEAVES.slice(0, size));
    assert.equal(grown.root.toString("hex"), ROOTS[size]);
    assert.equal((await rootAt("sha256", log.subtree, size)).toString("hex"), ROOTS[size]);
  }
});

test("our proofs are, byte for byte, those of certificate-transparency", async () => {
  const log = memory();
  await log.grow(LEAVES);
  for (const one of vectors.inclusion.filter(({ wrong, desc }) => !wrong && desc.endsWith("happy-path"))) {
    const proof = await inclusionProof("sha256", log.subtree, one.index, one.size);
    assert.deepEqual(
      proof.map((hash) => hash.toString("hex")),
      one.proof,
      one.desc,
    );
  }
  for (const one of vectors.consistency.filter(({ wrong, desc }) => !wrong && desc.endsWith("happy-path"))) {
    const proof = await consistencyProof("sha256", log.subtree, one.first, one.second);
    assert.deepEqual(
      proof.map((hash) => hash.toString("hex")),
      one.proof,
      one.desc,
    );
  }
});

test("what the browser checks accepts every good inclusion proof of the shared vectors and none of the broken ones", async () => {
  assert.ok(vectors.inclusion.length > 90);
  for (const one of vectors.inclusion) {
    const right = await isIncluded(hex(one.leaf), one.index, one.size, one.proof.map(hex), hex(one.root));
    assert.equal(right, !one.wrong, one.desc);
  }
});

test("the check of consistency used in tests accepts every good proof of the shared vectors and none of the broken ones", () => {
  assert.ok(vectors.consistency.length > 90);
  for (const one of vectors.consistency) assert.equal(consistent(one), !one.wrong, one.desc);
});

test("a log that grows in any steps has the root of one made at once, and proves every leaf and every earlier size", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }), fc.nat(), async (steps, pick) => {
      const log = memory();
      const all: Buffer[] = [];
      const roots = new Map<number, Buffer>();
      for (const step of steps) {
        const entries = Array.from({ length: step }, (_, index) => Buffer.from(`${all.length + index}`));
        all.push(...entries);
        const grown = await log.grow(entries);
        assert.deepEqual(
          grown.root,
          rootOver(
            "sha256",
            all.map((entry) => leafHash("sha256", entry)),
          ),
        );
        roots.set(grown.size, grown.root);
      }
      const [size, root] = [all.length, roots.get(all.length) as Buffer];
      const index = pick % size;
      const proof = await inclusionProof("sha256", log.subtree, index, size);
      assert.ok(await isIncluded(leafHash("sha256", all[index] as Buffer), index, size, proof, root));
      assert.ok(!(await isIncluded(leafHash("sha256", Buffer.from("other")), index, size, proof, root)));
      for (const [first, firstRoot] of roots) {
        const path = (await consistencyProof("sha256", log.subtree, first, size)).map((hash) => hash.toString("hex"));
        assert.ok(consistent({ first, second: size, firstRoot: firstRoot.toString("hex"), secondRoot: root.toString("hex"), proof: path }));
      }
      assert.deepEqual(
        [...log.bundles.values()].flatMap(({ entries }) => unbundle(bundle(entries))),
        all,
      );
    }),
    { numRuns: 25 },
  );
});

test("a tree of 70,000 has the tiles the C2SP text counts for it", async () => {
  const log = memory();
  await log.grow(Array.from({ length: 70_000 }, (_, index) => Buffer.from(String(index))));
  const widths = (level: number): number[] =>
    [...log.tiles.values()].filter((tile) => tile.level === level).map(({ hashes }) => hashes.length);
  const full = (level: number): number => widths(level).filter((width) => width === 256).length;
  assert.deepEqual([full(0), full(1), full(2)], [273, 1, 0]);
  assert.deepEqual([widths(0).at(-1), widths(1).at(-1), widths(2)], [112, 17, [1]]);
});

test("tiles have one address each, in groups of three digits", () => {
  assert.equal(tilePath(0, 1_234_067, 256), "tile/0/x001/x234/067");
  assert.equal(tilePath("entries", 5, 12), "tile/entries/005.p/12");
  assert.deepEqual(parseTilePath("tile/3/x001/067.p/12"), { level: 3, n: 1067, width: 12 });
  for (const wrong of [
    "tile/0/67",
    "tile/0/x000/067",
    "tile/0/067.p/0",
    "tile/0/067.p/256",
    "tile/00/067",
    "tile/0/067.p/012",
    "tile/0/x01/067",
    "tile/data/067",
  ])
    assert.equal(parseTilePath(wrong), null, wrong);
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 256 }), (n, width) => {
      assert.deepEqual(parseTilePath(tilePath(1, n, width)), { level: 1, n, width });
    }),
  );
});
