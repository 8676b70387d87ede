/** WGS-84 degrees (CGCS2000 lies within a metre of it), unless a name says GCJ-02. */
export type LonLat = { lon: number; lat: number };
export type Position = readonly [lon: number, lat: number];
export type Ring = readonly Position[];
/** First ring the outline, the others holes. */
export type Part = readonly Ring[];
export type Shape = { type: "Polygon"; coordinates: Part } | { type: "MultiPolygon"; coordinates: readonly Part[] };
/** West, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const partsOf = (shape: Shape): readonly Part[] => (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates);

/** A polygon when there is one part, else a multi-polygon. */
export const shapeOf = (parts: readonly Part[]): Shape =>
  parts.length === 1 ? { type: "Polygon", coordinates: parts[0] ?? [] } : { type: "MultiPolygon", coordinates: parts };

export const mapPositions = (shape: Shape, change: (position: Position) => Position): Shape =>
  shapeOf(partsOf(shape).map((part) => part.map((ring) => ring.map(change))));

/** Calls `visit` for every edge of every ring. */
export function eachEdge(shape: Shape, visit: (from: Position, to: Position) => void): void {
  for (const part of partsOf(shape))
    for (const ring of part)
      for (let index = 1; index < ring.length; index += 1) {
        const [from, to] = [ring[index - 1], ring[index]];
        if (from && to) visit(from, to);
      }
}

export function boxOf(shape: Shape): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  eachEdge(shape, (_, [lon, lat]) => {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  });
  return [west, south, east, north];
}

/** Twice the signed area in square degrees, positive when the ring runs counter-clockwise. */
export function doubleArea(ring: Ring): number {
  const [originLon, originLat] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [[fromLon, fromLat], [toLon, toLat]] = [ring[index - 1] ?? [0, 0], ring[index] ?? [0, 0]];
    sum += (fromLon - originLon) * (toLat - originLat) - (toLon - originLon) * (fromLat - originLat);
  }
  return sum;
}

/**
 * On which side of an edge a point lies: > 0 left of the upward edge, < 0 right, 0 on it. The lower end always comes first,
 * so two polygons that share an edge compute the very same number and never both claim or both refuse a point beside it.
 */
export function sideOf(fromLon: number, fromLat: number, toLon: number, toLat: number, lon: number, lat: number): number {
  return fromLat < toLat
    ? (toLon - fromLon) * (lat - fromLat) - (lon - fromLon) * (toLat - fromLat)
    : (fromLon - toLon) * (lat - toLat) - (lon - toLon) * (fromLat - toLat);
}

/** Whether a shape covers a point; its border belongs to it. */
export function covers(shape: Shape, { lon, lat }: LonLat): boolean {
  let inside = false;
  let onBorder = false;
  eachEdge(shape, ([fromLon, fromLat], [toLon, toLat]) => {
    if (fromLat > lat !== toLat > lat) {
      const side = sideOf(fromLon, fromLat, toLon, toLat, lon, lat);
      if (side === 0) onBorder = true;
      else if (side > 0) inside = !inside;
    } else if (fromLat === lat && (fromLon === lon || (toLat === lat && fromLon > lon !== toLon > lon))) onBorder = true;
  });
  return inside || onBorder;
}

/** Whether the stretch from one position to the next has a point in a box (Liang–Barsky: what is left of it inside each pair of sides). */
function entersBox([fromLon, fromLat]: Position, [toLon, toLat]: Position, [west, south, east, north]: Box): boolean {
  let [first, last] = [0, 1];
  const sides = [
    [fromLon - toLon, fromLon - west],
    [toLon - fromLon, east - fromLon],
    [fromLat - toLat, fromLat - south],
    [toLat - fromLat, north - fromLat],
  ] as const;
  for (const [along, room] of sides) {
    if (along === 0 && room < 0) return false;
    if (along < 0) first = Math.max(first, room / along);
    if (along > 0) last = Math.min(last, room / along);
  }
  return first <= last;
}

/** Whether a shape and a box have a point in common; the borders of both belong to them. */
export function meetsBox(shape: Shape, box: Box): boolean {
  let meets = covers(shape, { lon: box[0], lat: box[1] });
  eachEdge(shape, (from, to) => {
    meets ||= entersBox(from, to, box);
  });
  return meets;
}
