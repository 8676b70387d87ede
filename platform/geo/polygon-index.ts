import Flatbush from "flatbush";
import { boxOf, partsOf, shapeOf, sideOf, type LonLat, type Part, type Position, type Ring, type Shape } from "./shape.ts";
import { DEGREE_M, metresToBorder } from "./measure.ts";

/** Look-ups among many polygons; `index` is the polygon's place in the list the index was made of. */
export type PolygonIndex = {
  size: number;
  /** The polygon that covers the point, or -1. Borders belong to a polygon; where several claim a point the first in the list has it. */
  find: (lon: number, lat: number) => number;
  /** Every polygon that covers the point, first in the list first. */
  all: (lon: number, lat: number) => number[];
  /** The polygon nearest to the point and how far its border is; 0 m inside. null when there are none. `among`: look at these only. */
  nearest: (point: LonLat, among?: Iterable<number>) => { index: number; metres: number } | null;
  /** The polygon as it was given. */
  shape: (index: number) => Shape;
};

/** All positions of all rings in one array: two thousand polygons cost no objects, and a look-up walks straight memory. */
type Flat = {
  /** lon, lat, lon, lat … */
  coords: Float64Array;
  /** For each ring, and one past the last: where its positions begin, counted in positions. */
  ringAt: Uint32Array;
  /** For each polygon: where its rings begin. */
  polygonAt: Uint32Array;
  /** For each ring: 1 when it begins a new part, so that shapes come back as they were. */
  opensPart: Uint8Array;
};

function flatten(shapes: readonly Shape[]): Flat {
  const coords: number[] = [];
  const ringAt: number[] = [];
  const opensPart: number[] = [];
  const polygonAt = new Uint32Array(shapes.length + 1);
  shapes.forEach((shape, index) => {
    polygonAt[index] = ringAt.length;
    for (const part of partsOf(shape))
      part.forEach((ring, order) => {
        ringAt.push(coords.length / 2);
        opensPart.push(order === 0 ? 1 : 0);
        for (const [lon, lat] of ring) coords.push(lon, lat);
      });
  });
  polygonAt[shapes.length] = ringAt.length;
  ringAt.push(coords.length / 2);
  return { coords: Float64Array.from(coords), ringAt: Uint32Array.from(ringAt), polygonAt, opensPart: Uint8Array.from(opensPart) };
}

/** Even–odd over all rings of one polygon, border included. The numbers are those of `covers`. */
function coversFlat({ coords, ringAt, polygonAt }: Flat, polygon: number, lon: number, lat: number): boolean {
  let inside = false;
  const lastRing = polygonAt[polygon + 1]!;
  for (let ring = polygonAt[polygon]!; ring < lastRing; ring += 1) {
    const end = ringAt[ring + 1]! * 2;
    let at = ringAt[ring]! * 2;
    let fromLon = coords[at]!;
    let fromLat = coords[at + 1]!;
    for (at += 2; at < end; at += 2) {
      const toLon = coords[at]!;
      const toLat = coords[at + 1]!;
      if (fromLat > lat !== toLat > lat) {
        const side = sideOf(fromLon, fromLat, toLon, toLat, lon, lat);
        if (side === 0) return true;
        if (side > 0) inside = !inside;
      } else if (fromLat === lat && (fromLon === lon || (toLat === lat && fromLon > lon !== toLon > lon))) return true;
      fromLon = toLon;
      fromLat = toLat;
    }
  }
  return inside;
}

function unflatten({ coords, ringAt, polygonAt, opensPart }: Flat, polygon: number): Shape {
  const parts: Ring[][] = [];
  for (let ring = polygonAt[polygon]!; ring < polygonAt[polygon + 1]!; ring += 1) {
    const positions: Position[] = [];
    for (let at = ringAt[ring]!; at < ringAt[ring + 1]!; at += 1) positions.push([coords[at * 2]!, coords[at * 2 + 1]!]);
    if (opensPart[ring]) parts.push([positions]);
    else parts.at(-1)?.push(positions);
  }
  return shapeOf(parts satisfies Part[]);
}

/** Indexes polygons (each closed, WGS-84 degrees) for point look-ups: an R-tree of boxes over flat coordinate arrays. */
export function polygonIndex(shapes: readonly Shape[]): PolygonIndex {
  const flat = flatten(shapes);
  const boxes = shapes.map(boxOf);
  const tree = shapes.length > 0 ? new Flatbush(shapes.length, 8) : null;
  for (const [west, south, east, north] of boxes) tree?.add(west, south, east, north);
  tree?.finish();
  // One closure for all look-ups: the tree calls it for each box that holds the point, and no list is built.
  let [askedLon, askedLat, found] = [0, 0, -1];
  const keepFirst = (index: number): boolean => {
    if ((found < 0 || index < found) && coversFlat(flat, index, askedLon, askedLat)) found = index;
    return false;
  };
  const find = (lon: number, lat: number): number => {
    [askedLon, askedLat, found] = [lon, lat, -1];
    tree?.search(lon, lat, lon, lat, keepFirst);
    return found;
  };
  const all = (lon: number, lat: number): number[] =>
    (tree?.search(lon, lat, lon, lat, (index) => coversFlat(flat, index, lon, lat)) ?? []).sort((left, right) => left - right);
  const nearest = (point: LonLat, among: Iterable<number> = boxes.keys()): { index: number; metres: number } | null => {
    const scale = Math.cos((point.lat * Math.PI) / 180);
    let best: { index: number; metres: number } | null = null;
    for (const index of among) {
      const [west, south, east, north] = boxes[index]!;
      const away =
        Math.hypot(Math.max(west - point.lon, 0, point.lon - east) * scale, Math.max(south - point.lat, 0, point.lat - north)) * DEGREE_M;
      if (best && away >= best.metres) continue;
      const metres = coversFlat(flat, index, point.lon, point.lat) ? 0 : metresToBorder(unflatten(flat, index), point);
      if (!best || metres < best.metres) best = { index, metres };
    }
    return best;
  };
  return { size: shapes.length, find, all, nearest, shape: (index) => unflatten(flat, index) };
}
