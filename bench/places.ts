import { readFileSync } from "node:fs";
import { covers, cutRing, partsOf, polygonIndex, readFeatures, boxOf, type Box, type Shape } from "#platform/geo";

/** Point → polygon among the 1,301 villages and among 10,000 pieces of them: the index against a plain walk over boxes and borders, in turns, medians of five. */
const POINTS = 200_000;
const ROUNDS = 5;

const file = new URL("../demo-data/huzhou-villages.synthetic.geojson", import.meta.url);
const villages = readFeatures(JSON.parse(readFileSync(file, "utf8"))).features.flatMap(({ shape }) => (shape ? [shape] : []));
const pieces = villages
  .flatMap((shape) => cutRing(partsOf(shape)[0]?.[0] ?? [], 8).map((ring): Shape => ({ type: "Polygon", coordinates: [ring] })))
  .slice(0, 10_000);

/** Park–Miller: the same points on every run. */
function pointsIn([west, south, east, north]: Box, count: number): Float64Array {
  let state = 20_261_123;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Float64Array.from({ length: count * 2 }, (_, index) =>
    index % 2 === 0 ? west + next() * (east - west) : south + next() * (north - south),
  );
}

const cityBox = villages
  .map(boxOf)
  .reduce((all, box): Box => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]);
const points = pointsIn(cityBox, POINTS);

type Finder = (lon: number, lat: number) => number;

function naive(shapes: readonly Shape[]): Finder {
  const boxes = shapes.map(boxOf);
  return (lon, lat) =>
    shapes.findIndex((shape, index) => {
      const [west, south, east, north] = boxes[index]!;
      return lon >= west && lon <= east && lat >= south && lat <= north && covers(shape, { lon, lat });
    });
}

function perSecond(find: Finder, count: number): { rate: number; sum: number } {
  let sum = 0;
  const start = performance.now();
  for (let at = 0; at < count; at += 1) sum += find(points[at * 2]!, points[at * 2 + 1]!);
  return { rate: (count * 1000) / (performance.now() - start), sum };
}

const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;

for (const [name, shapes, bar] of [
  ["1,301 villages", villages, 1e6],
  ["10,000 pieces", pieces, 0.5e6],
] as const) {
  const fast = polygonIndex(shapes).find;
  const slow = naive(shapes);
  const sample = POINTS / 100;
  if (perSecond(fast, sample).sum !== perSecond(slow, sample).sum) throw new Error("the index and the plain walk disagree");
  const rates: { fast: number[]; slow: number[] } = { fast: [], slow: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.fast.push(perSecond(fast, POINTS).rate);
    rates.slow.push(perSecond(slow, sample).rate);
  }
  const [quick, plain] = [median(rates.fast), median(rates.slow)];
  const verdict = quick >= bar ? "met" : "MISSED";
  console.log(
    `places: point among ${name}: ${(quick / 1e6).toFixed(2)} M look-ups/s, ${(quick / plain).toFixed(0)} × a plain walk (bar ${bar / 1e6} M: ${verdict})`,
  );
}
