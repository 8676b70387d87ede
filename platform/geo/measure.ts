import { boxOf, covers, doubleArea, eachEdge, partsOf, type LonLat, type Position, type Shape } from "./shape.ts";

/** Mean radius of the Earth in metres (IUGG). */
const RADIUS = 6371008.8;
const RADIAN = Math.PI / 180;
/** Metres in a degree of latitude. */
export const DEGREE_M = RADIUS * RADIAN;

/** Great-circle distance in metres. */
export function metresBetween(from: LonLat, to: LonLat): number {
  const halfLat = Math.sin(((to.lat - from.lat) * RADIAN) / 2);
  const halfLon = Math.sin(((to.lon - from.lon) * RADIAN) / 2);
  const haversine = halfLat ** 2 + Math.cos(from.lat * RADIAN) * Math.cos(to.lat * RADIAN) * halfLon ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** Metres from a point to the nearest point of an edge, on the plane that touches the Earth at the point: good to a few parts in a thousand within 100 km. */
export function metresToEdge({ lon, lat }: LonLat, from: Position, to: Position): number {
  const scale = Math.cos(lat * RADIAN);
  const [fromX, fromY] = [(from[0] - lon) * scale, from[1] - lat];
  const [alongX, alongY] = [(to[0] - from[0]) * scale, to[1] - from[1]];
  const length = alongX * alongX + alongY * alongY;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(fromX * alongX + fromY * alongY) / length));
  return Math.hypot(fromX + share * alongX, fromY + share * alongY) * DEGREE_M;
}

/** Metres from a point to the border of a shape, from inside as from outside. */
export function metresToBorder(shape: Shape, point: LonLat): number {
  let least = Infinity;
  eachEdge(shape, (from, to) => {
    least = Math.min(least, metresToEdge(point, from, to));
  });
  return least;
}

/** Square metres on the sphere; holes taken off. Shapes that share borders add up. */
export function squareMetres(shape: Shape): number {
  let total = 0;
  for (const part of partsOf(shape))
    part.forEach((ring, index) => {
      let sum = 0;
      for (let at = 1; at < ring.length; at += 1) {
        const [[fromLon, fromLat], [toLon, toLat]] = [ring[at - 1] ?? [0, 0], ring[at] ?? [0, 0]];
        sum += (toLon - fromLon) * RADIAN * (2 + Math.sin(fromLat * RADIAN) + Math.sin(toLat * RADIAN));
      }
      total += (index === 0 ? 1 : -1) * Math.abs((sum * RADIUS * RADIUS) / 2);
    });
  return total;
}

/** Centre of gravity; it may lie outside a bent shape. */
export function centroid(shape: Shape): LonLat {
  const [west, south] = boxOf(shape);
  let [weight, lon, lat] = [0, 0, 0];
  for (const part of partsOf(shape))
    part.forEach((ring, index) => {
      const sign = (index === 0 ? 1 : -1) * (doubleArea(ring) < 0 ? -1 : 1);
      for (let at = 1; at < ring.length; at += 1) {
        const [from, to] = [ring[at - 1] ?? [0, 0], ring[at] ?? [0, 0]];
        const [fromX, fromY, toX, toY] = [from[0] - west, from[1] - south, to[0] - west, to[1] - south];
        const cross = sign * (fromX * toY - toX * fromY);
        weight += cross;
        lon += (fromX + toX) * cross;
        lat += (fromY + toY) * cross;
      }
    });
  if (weight === 0) return { lon: west, lat: south };
  return { lon: west + lon / (3 * weight), lat: south + lat / (3 * weight) };
}

/** A point that surely lies inside: the centroid, or else the middle of the widest stretch of a line across the shape. */
export function pointOnSurface(shape: Shape): LonLat {
  const centre = centroid(shape);
  if (covers(shape, centre)) return centre;
  const [, south, , north] = boxOf(shape);
  const heights = new Set<number>();
  eachEdge(shape, (_, to) => heights.add(to[1]));
  const sorted = [...heights].sort((left, right) => left - right);
  // Between two vertices' heights no edge is met at its end, so crossings pair up.
  const above = sorted.findIndex((height) => height > (south + north) / 2);
  const lat = ((sorted[above - 1] ?? south) + (sorted[above] ?? north)) / 2;
  const crossings: number[] = [];
  eachEdge(shape, ([fromLon, fromLat], [toLon, toLat]) => {
    if (fromLat > lat !== toLat > lat) crossings.push(fromLon + ((lat - fromLat) / (toLat - fromLat)) * (toLon - fromLon));
  });
  crossings.sort((left, right) => left - right);
  let best = { lon: centre.lon, width: -1 };
  for (let at = 1; at < crossings.length; at += 2) {
    const [from, to] = [crossings[at - 1] ?? 0, crossings[at] ?? 0];
    if (to - from > best.width) best = { lon: (from + to) / 2, width: to - from };
  }
  return { lon: best.lon, lat };
}

/** The middle of the cell of a fixed grid that holds the point, so that a public map tells the neighbourhood and not the house. `cellM`: side in metres. */
export function snapToGrid({ lon, lat }: LonLat, cellM = 200): LonLat {
  const stepLat = cellM / DEGREE_M;
  const row = (Math.floor(lat / stepLat) + 0.5) * stepLat;
  const stepLon = stepLat / Math.max(0.01, Math.cos(row * RADIAN));
  const column = (Math.floor(lon / stepLon) + 0.5) * stepLon;
  return { lon: Number(column.toFixed(6)), lat: Number(row.toFixed(6)) };
}
