import { DEGREE_M, metresBetween, metresToBorder } from "./measure.ts";
import { polygonIndex, type PolygonIndex } from "./polygon-index.ts";
import { boxOf, covers, type LonLat, type Shape } from "./shape.ts";

/** A stretch of land found by looking: a point well inside it and about how large it is. */
export type Patch = { point: LonLat; squareMetres: number };
/** Land in two of the parts; `first` and `second` are their places in the list. */
export type SharedPatch = Patch & { first: number; second: number };

const MOST_POINTS = 20_000;
const FINEST_M = 5;

type Lattice = { stepM: number; point: (column: number, row: number) => LonLat; columns: number; rows: number };

/** Evenly spread points over the frame's box: never more than twenty thousand, never closer than five metres. */
function latticeOver(frame: Shape): Lattice {
  const [west, south, east, north] = boxOf(frame);
  const scale = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [width, height] = [(east - west) * scale * DEGREE_M, (north - south) * DEGREE_M];
  const stepM = Math.max(FINEST_M, Math.sqrt((width * height) / MOST_POINTS));
  const [stepLon, stepLat] = [stepM / (scale * DEGREE_M), stepM / DEGREE_M];
  return {
    stepM,
    columns: Math.max(1, Math.ceil(width / stepM)),
    rows: Math.max(1, Math.ceil(height / stepM)),
    point: (column, row) => ({ lon: west + (column + 0.5) * stepLon, lat: south + (row + 0.5) * stepLat }),
  };
}

/** Neighbouring marked cells of the lattice, put together; the point of each is the one nearest to the middle of its own. */
function patchesOf(lattice: Lattice, marked: ReadonlySet<number>): Patch[] {
  const waiting = new Set(marked);
  const patches: Patch[] = [];
  for (const start of marked) {
    if (!waiting.delete(start)) continue;
    const cells = [start];
    for (const cell of cells)
      for (const next of [cell - 1, cell + 1, cell - lattice.columns, cell + lattice.columns]) if (waiting.delete(next)) cells.push(next);
    const points = cells.map((cell) => lattice.point(cell % lattice.columns, Math.floor(cell / lattice.columns)));
    const middle = {
      lon: points.reduce((sum, { lon }) => sum + lon, 0) / points.length,
      lat: points.reduce((sum, { lat }) => sum + lat, 0) / points.length,
    };
    const point = points.reduce((best, one) => (metresBetween(one, middle) < metresBetween(best, middle) ? one : best));
    patches.push({ point, squareMetres: Math.round(cells.length * lattice.stepM ** 2) });
  }
  return patches.sort((left, right) => right.squareMetres - left.squareMetres);
}

const eachInside = (lattice: Lattice, frame: Shape, visit: (point: LonLat, cell: number) => void): void => {
  for (let row = 0; row < lattice.rows; row += 1)
    for (let column = 0; column < lattice.columns; column += 1) {
      const point = lattice.point(column, row);
      if (covers(frame, point)) visit(point, row * lattice.columns + column);
    }
};

const isDeep = (index: PolygonIndex, part: number, point: LonLat, toleranceM: number): boolean =>
  metresToBorder(index.shape(part), point) > toleranceM;

/**
 * Where parts leave their frame uncovered, largest first. Digits lost on common borders do not count: only land more than `toleranceM` from every
 * part and from the frame's own border. Looked at on a lattice of at most 20,000 points, so gaps narrower than one step (about 12 m in a village
 * of 3 km²) can be missed, and no gap is invented.
 */
export function uncovered(frame: Shape, parts: readonly Shape[], toleranceM: number): Patch[] {
  const lattice = latticeOver(frame);
  const index = polygonIndex(parts);
  const bare = new Set<number>();
  eachInside(lattice, frame, (point, cell) => {
    if (index.find(point.lon, point.lat) >= 0) return;
    if ((index.nearest(point)?.metres ?? Infinity) > toleranceM && metresToBorder(frame, point) > toleranceM) bare.add(cell);
  });
  return patchesOf(lattice, bare);
}

/** Where two parts claim the same land of the frame, more than `toleranceM` deep in both: one patch a pair, the largest. */
export function sharedLand(frame: Shape, parts: readonly Shape[], toleranceM: number): SharedPatch[] {
  const lattice = latticeOver(frame);
  const index = polygonIndex(parts);
  const pairs = new Map<string, { first: number; second: number; cells: Set<number> }>();
  eachInside(lattice, frame, (point, cell) => {
    const [first, second] = index.all(point.lon, point.lat);
    if (first === undefined || second === undefined) return;
    if (!isDeep(index, first, point, toleranceM) || !isDeep(index, second, point, toleranceM)) return;
    const pair = pairs.get(`${first} ${second}`) ?? { first, second, cells: new Set() };
    pair.cells.add(cell);
    pairs.set(`${first} ${second}`, pair);
  });
  return [...pairs.values()].flatMap(({ first, second, cells }) =>
    patchesOf(lattice, cells)
      .slice(0, 1)
      .map((patch) => ({ ...patch, first, second })),
  );
}

const SIDES = ["east", "northEast", "north", "northWest", "west", "southWest", "south", "southEast"] as const;
export type Side = (typeof SIDES)[number] | "middle";

/** On which side of a shape's box a point lies, as one tells somebody where to look. */
export function sideWithin(frame: Shape, { lon, lat }: LonLat): Side {
  const [west, south, east, north] = boxOf(frame);
  const [across, up] = [(2 * (lon - west)) / (east - west) - 1, (2 * (lat - south)) / (north - south) - 1];
  if (Math.hypot(across, up) < 0.3) return "middle";
  return SIDES[Math.round(((Math.atan2(up, across) * 180) / Math.PI + 360) / 45) % 8] ?? "middle";
}
