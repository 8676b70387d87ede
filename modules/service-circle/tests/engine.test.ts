import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ROAD_CLASSES, type EntryRule, type Mode, type RoadClass } from "../contract/standard.ts";
import { reach, servers, waysOf } from "../engine/circle.ts";
import { fromPlane, graphOf, partsOf, toPlane, type RoadGraph, type StoredRoads } from "../engine/graph.ts";
import { nextSites } from "../engine/next-sites.ts";
import { slowly, type OracleGraph } from "./oracle.ts";

type Drawn = { stored: StoredRoads; mode: Mode; entry: EntryRule; places: [number, number][]; points: [number, number][] };

const position = fc.tuple(fc.integer({ min: 119_980_000, max: 120_020_000 }), fc.integer({ min: 30_480_000, max: 30_520_000 }));

const roads: fc.Arbitrary<StoredRoads> = fc
  .tuple(fc.array(position, { minLength: 2, maxLength: 9 }), fc.integer({ min: 1, max: 16 }))
  .chain(([nodes, count]) =>
    fc
      .array(
        fc.tuple(
          fc.nat({ max: nodes.length - 1 }),
          fc.nat({ max: nodes.length - 1 }),
          fc.integer({ min: 1, max: 60_000 }),
          fc.nat({ max: ROAD_CLASSES.length - 1 }),
          fc.boolean(),
        ),
        { minLength: 1, maxLength: count },
      )
      .map((edges) => ({
        nodes: nodes.flat(),
        edges: edges
          .filter(([from, to]) => from !== to)
          .flatMap(([from, to, length, kind, oneWay]) => [from, to, length, kind, Number(oneWay)]),
      })),
  );

const mode: fc.Arbitrary<Mode> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom<RoadClass>(...ROAD_CLASSES), { minLength: 2, maxLength: 7 }),
    fc.integer({ min: 2, max: 90 }),
    fc.constantFrom("toPoint" as const, "fromPoint" as const),
    fc.boolean(),
  )
  .map(([classes, kmh, direction, oneWays]) => ({
    code: "x",
    zh: "甲",
    en: "x",
    direction,
    oneWays,
    speeds: Object.fromEntries(classes.map((one, index) => [one, kmh + index])),
  }));

const drawn: fc.Arbitrary<Drawn> = fc.record({
  stored: roads,
  mode,
  entry: fc.record({
    kmh: fc.constantFrom(3, 4.8),
    detour: fc.constantFrom(1, 1.25),
    maxM: fc.constantFrom(200, 1_000, 5_000),
    directM: fc.constantFrom(0, 300, 800),
  }),
  places: fc.array(position, { minLength: 1, maxLength: 5 }),
  points: fc.array(position, { minLength: 0, maxLength: 4 }),
});

const lonLat = ([lon, lat]: [number, number]) => ({ lon: lon / 1e6, lat: lat / 1e6 });

const plain = (graph: RoadGraph): OracleGraph => ({
  nodes: Array.from({ length: graph.nodes }, (_, node) => ({ x: graph.x[node]!, y: graph.y[node]! })),
  edges: Array.from({ length: graph.edges }, (_, edge) => ({
    from: graph.from[edge]!,
    to: graph.to[edge]!,
    metres: graph.metres[edge]!,
    class: graph.roadClass[edge]!,
    oneWay: graph.oneWay[edge] === 1,
  })),
});

const close = (left: number, right: number): boolean => left === right || Math.abs(left - right) <= 1e-6 * Math.max(1, Math.abs(right));

test("the time from every place to its nearest point is what Floyd–Warshall over the split network says, on any small network", () => {
  fc.assert(
    fc.property(drawn, ({ stored, mode: way, entry, places, points }) => {
      const graph = graphOf(stored);
      const ways = waysOf(graph, way, entry);
      const at = (list: [number, number][]) => list.map((one) => ({ ...toPlane(graph.origin, lonLat(one)) }));
      const found = reach(
        ways,
        places.map((one) => ways.place(lonLat(one))),
        points.map((one) => ways.place(lonLat(one))),
      );
      const expected = slowly(plain(graph), way, entry, at(places), at(points));
      expected.forEach((seconds, index) => {
        assert.ok(close(found.seconds[index]!, seconds), `place ${index}: ${found.seconds[index]} instead of ${seconds}`);
        // The point it names is one at that time.
        const named = found.point[index]!;
        if (seconds === Infinity) assert.equal(named, -1);
        else assert.ok(close(slowly(plain(graph), way, entry, [at(places)[index]!], [at(points)[named]!])[0]!, seconds));
      });
    }),
    { numRuns: 1_500 },
  );
});

test("a candidate is said to serve a place exactly when a point there would be within the limit", () => {
  fc.assert(
    fc.property(drawn, fc.integer({ min: 10, max: 2_000 }), ({ stored, mode: way, entry, places, points }, limit) => {
      const graph = graphOf(stored);
      const ways = waysOf(graph, way, entry);
      const candidates = points.map((one) => ways.place(lonLat(one)));
      const serve = servers(ways, candidates, limit);
      for (const one of places) {
        const place = ways.place(lonLat(one));
        const expected = candidates.flatMap((candidate, index) =>
          reach(ways, [place], [candidate]).seconds[0]! <= limit + 1e-9 ? [index] : [],
        );
        const edge = candidates.some((candidate) => Math.abs(reach(ways, [place], [candidate]).seconds[0]! - limit) < 1e-6);
        if (!edge) assert.deepEqual(serve(place), expected);
      }
    }),
    { numRuns: 600 },
  );
});

test("more points never make anybody farther away", () => {
  fc.assert(
    fc.property(drawn, position, ({ stored, mode: way, entry, places, points }, more) => {
      const ways = waysOf(graphOf(stored), way, entry);
      const at = (list: [number, number][]) => list.map((one) => ways.place(lonLat(one)));
      const before = reach(ways, at(places), at(points)).seconds;
      const after = reach(ways, at(places), at([...points, more])).seconds;
      before.forEach((seconds, index) => assert.ok(after[index]! <= seconds));
    }),
    { numRuns: 300 },
  );
});

test("each next site is the one with the largest true gain, and the gains add up", () => {
  const lists = fc.array(fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 8 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      lists,
      fc.array(fc.nat({ max: 500 }), { minLength: 12, maxLength: 12 }),
      fc.integer({ min: 1, max: 6 }),
      (serving, weights, count) => {
        const chosen = nextSites(serving, weights, 8, count);
        const covered = new Set<number>();
        const gainOf = (candidate: number): number =>
          serving.reduce((sum, list, place) => (list.includes(candidate) && !covered.has(place) ? sum + weights[place]! : sum), 0);
        for (const { candidate, gain, places } of chosen) {
          const best = Math.max(...[0, 1, 2, 3, 4, 5, 6, 7].map(gainOf));
          assert.equal(gain, best);
          assert.equal(gainOf(candidate), best);
          assert.equal(
            places.reduce((sum, place) => sum + weights[place]!, 0),
            gain,
          );
          for (const place of places) covered.add(place);
        }
        if (chosen.length < count) assert.equal(Math.max(...[0, 1, 2, 3, 4, 5, 6, 7].map(gainOf)), 0);
      },
    ),
  );
});

test("the parts of a network are those one finds by walking from node to node", () => {
  fc.assert(
    fc.property(roads, (stored) => {
      const graph = graphOf(stored);
      const { part, sizes } = partsOf(graph);
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        graph.nodes,
      );
      assert.deepEqual(
        sizes,
        [...sizes].sort((left, right) => right - left),
      );
      for (let start = 0; start < graph.nodes; start += 1) {
        const seen = new Set([start]);
        for (const node of seen)
          for (let edge = 0; edge < graph.edges; edge += 1) {
            if (graph.from[edge] === node) seen.add(graph.to[edge]!);
            if (graph.to[edge] === node) seen.add(graph.from[edge]!);
          }
        for (let node = 0; node < graph.nodes; node += 1) assert.equal(part[node] === part[start], seen.has(node));
        assert.equal(sizes[part[start]!], seen.size);
      }
    }),
    { numRuns: 200 },
  );
});

test("the plane gives back the position it was made from", () => {
  fc.assert(
    fc.property(position, position, (origin, place) => {
      const { x, y } = toPlane(lonLat(origin), lonLat(place));
      const back = fromPlane(lonLat(origin), x, y);
      assert.ok(close(back.lon, lonLat(place).lon) && close(back.lat, lonLat(place).lat));
    }),
  );
});
