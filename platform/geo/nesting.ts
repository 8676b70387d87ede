import { metresToBorder } from "./measure.ts";
import { boxOf, covers, eachEdge, type LonLat, type Shape } from "./shape.ts";

const STEPS = 8;

/** Points along every edge, ends included: what the two tests below look at. */
function alongBorder(shape: Shape): LonLat[] {
  const points: LonLat[] = [];
  eachEdge(shape, ([fromLon, fromLat], [toLon, toLat]) => {
    for (let step = 0; step < STEPS; step += 1)
      points.push({ lon: fromLon + ((toLon - fromLon) * step) / STEPS, lat: fromLat + ((toLat - fromLat) * step) / STEPS });
  });
  return points;
}

const apart = (one: Shape, other: Shape): boolean => {
  const [west, south, east, north] = boxOf(one);
  const [otherWest, otherSouth, otherEast, otherNorth] = boxOf(other);
  return west > otherEast || otherWest > east || south > otherNorth || otherSouth > north;
};

/** Whether a shape lies within another, but for `toleranceM` metres along the border. Looked at eight points an edge. */
export const liesWithin = (inner: Shape, outer: Shape, toleranceM: number): boolean =>
  alongBorder(inner).every((point) => covers(outer, point) || metresToBorder(outer, point) <= toleranceM);

/** Whether two shapes overlap by more than `toleranceM` metres; common borders do not count. Looked at eight points an edge of both. */
export function overlaps(one: Shape, other: Shape, toleranceM: number): boolean {
  if (apart(one, other)) return false;
  const reaches = (from: Shape, into: Shape): boolean =>
    alongBorder(from).some((point) => covers(into, point) && metresToBorder(into, point) > toleranceM);
  return reaches(one, other) || reaches(other, one) || liesWithin(one, other, toleranceM) || liesWithin(other, one, toleranceM);
}
