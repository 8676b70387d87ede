import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { osmPbf, type PbfFile } from "../ui/osm/pbf.ts";
import { osmXml } from "../ui/osm/xml.ts";
import { OsmProblem, readOsm, type OsmFault, type OsmSource } from "../ui/osm/network.ts";
import { readRoads } from "../engine/read-roads.ts";

const way = (id: number, refs: readonly number[], tags: Record<string, string>): string =>
  `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join("")}${Object.entries(tags)
    .map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    .join("")}</way>`;
const node = (id: number, lon: number, lat: number): string => `<node id="${id}" lat="${lat}" lon="${lon}" user="a > b"/>`;
const file = (...parts: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made <by> hand -->\n<osm version="0.6">${parts.join("\n")}</osm>\n`;

const chunked = (text: string, size: number): OsmSource =>
  osmXml(() =>
    (async function* () {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
    })(),
  );

const crossing = file(
  node(1, 120.1, 30.86),
  node(2, 120.101, 30.8600001),
  node(3, 120.102, 30.86),
  node(4, 120.101, 30.87),
  node(5, 120.105, 30.9),
  node(6, 120.2, 30.95),
  way(10, [1, 2, 3], { highway: "secondary", name: "环城 &amp; 西路" }),
  way(11, [2, 4], { highway: "residential", oneway: "yes" }),
  way(12, [4, 5], { highway: "track", oneway: "-1" }),
  way(13, [5, 6], { highway: "footway", access: "private" }),
  way(14, [5, 6], { building: "yes" }),
  way(15, [5, 99], { highway: "service" }),
);

test("an extract becomes a network: crossings are nodes, one-way streets keep their sense, private ways and houses stay out", async () => {
  const { graph, ways, skipped, missingNodes } = await readOsm(chunked(crossing, 1_000_000));
  assert.deepEqual([ways, skipped, missingNodes], [3, 1, 1]);
  assert.deepEqual(
    graph.edges.map(([from, to, metres, kind, sense]) => [
      graph.nodes[from]![0],
      graph.nodes[to]![0],
      Math.round(metres),
      kind,
      sense ?? "",
    ]),
    [
      [120.1, 120.101, 96, "main", ""],
      [120.101, 120.102, 96, "main", ""],
      [120.101, 120.101, 1112, "village", "oneway"],
      [120.105, 120.101, 3358, "track", "oneway"],
    ],
  );
  assert.deepEqual(readRoads(graph).faults, []);
});

test("however the file is cut into pieces the network is the same", async () => {
  const whole = await readOsm(chunked(crossing, 1_000_000));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 90 }), async (size) => assert.deepEqual(await readOsm(chunked(crossing, size)), whole)),
    { numRuns: 40 },
  );
});

test("a bend is kept where leaving it out would move the road, and the length stays that of the bends", async () => {
  const bent = file(
    node(1, 120, 30),
    node(2, 120.005, 30.005),
    node(3, 120.01, 30),
    node(4, 120.015, 30.00001),
    node(5, 120.02, 30),
    way(1, [1, 2, 3, 4, 5], { highway: "primary" }),
  );
  const { graph } = await readOsm(chunked(bent, 64));
  assert.equal(graph.nodes.length, 4);
  const total = graph.edges.reduce((sum, [, , metres]) => sum + metres, 0);
  assert.ok(total > 2_400 && total < 2_450, String(total));
});

test("a loop keeps its middle, so that it does not shrink to a point", async () => {
  const loop = file(node(1, 120, 30), node(2, 120.001, 30.001), node(3, 120.002, 30), way(1, [1, 2, 3, 1], { highway: "residential" }));
  const { graph } = await readOsm(chunked(loop, 64));
  assert.ok(graph.edges.length >= 2 && graph.edges.every(([from, to]) => from !== to));
});

test("only roads that touch the city are taken", async () => {
  const { graph } = await readOsm(chunked(crossing, 500), [120.09, 30.855, 120.1005, 30.865]);
  assert.deepEqual(new Set(graph.edges.map(([, , , kind]) => kind)), new Set(["main"]));
});

const fails = async (text: string, fault: OsmFault): Promise<void> => {
  await assert.rejects(readOsm(chunked(text, 50)), (cause) => cause instanceof OsmProblem && cause.fault === fault);
};

test("what is no extract, is cut off, or holds no road is refused by its name", async () => {
  await fails("<html><body>no</body></html>", "notOsm");
  await fails("", "notOsm");
  await fails(crossing.slice(0, -9).replace(/>[^>]*$/, '><node id="1'), "broken");
  await fails(file(node(1, 120, 30)), "noRoads");
  await fails(`<osm><node id="${"9".repeat(70_000)}"`, "broken");
});

/** Made of `crossing` by osmium-tool 1.15: `osmium cat crossing.osm -f pbf[,options] -o …`. */
const extract = (name: string): Buffer => readFileSync(new URL(`./extracts/${name}.osm.pbf`, import.meta.url));
const inMemory = (bytes: Uint8Array): PbfFile => ({ size: bytes.length, read: async (from, to) => bytes.subarray(from, to) });

test("the binary extracts osmium writes become the same network as its XML", async () => {
  const whole = await readOsm(chunked(crossing, 1_000_000));
  for (const name of ["dense", "plain-nodes", "not-compressed"])
    assert.deepEqual(await readOsm(osmPbf(inMemory(extract(name)))), whole, name);
});

const binaryFails = (bytes: Uint8Array, fault: OsmFault): Promise<void> =>
  assert.rejects(readOsm(osmPbf(inMemory(bytes))), (cause) => cause instanceof OsmProblem && cause.fault === fault);

test("a binary extract cut anywhere, packed as no browser unpacks, or of another kind is refused by its name", async () => {
  const dense = extract("dense");
  await binaryFails(extract("lz4"), "pbf");
  await binaryFails(Buffer.from("PK\u0003\u0004 no extract at all, but long enough to be read"), "notOsm");
  await binaryFails(new Uint8Array(), "notOsm");
  const ends = new Set<string>();
  for (let length = 1; length < dense.length; length += 1) {
    const cut = readOsm(osmPbf(inMemory(dense.subarray(0, length))));
    ends.add(
      await cut.then(
        () => "a network",
        (cause: unknown) => (cause instanceof OsmProblem ? cause.fault : String(cause)),
      ),
    );
  }
  // Cut just between two blobs nothing is wrong but what is missing.
  assert.deepEqual(ends, new Set(["notOsm", "broken", "noRoads"]));
});

test("bytes changed anywhere never end in anything but a network or a named refusal", async () => {
  const plain = extract("not-compressed");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: plain.length - 1 }), fc.integer({ min: 0, max: 255 }), async (at, value) => {
      const changed = Buffer.from(plain);
      changed[at] = value;
      await readOsm(osmPbf(inMemory(changed))).catch((cause: unknown) => assert.ok(cause instanceof OsmProblem, String(cause)));
    }),
    { numRuns: 500 },
  );
});
