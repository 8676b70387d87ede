import type { ShapeCollection } from "../../contract.ts";

type Point = { lon: number; lat: number };
type Ring = readonly (readonly number[])[];
export type PackedArea = ShapeCollection["features"][number];

/** Even-odd rule over all rings: what lies in a hole is outside. */
function inRings({ lon, lat }: Point, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
      const [x = 0, y = 0] = ring[index] ?? [];
      const [px = 0, py = 0] = ring[before] ?? [];
      if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
    }
  }
  return inside;
}

const polygonsOf = ({ geometry }: PackedArea): readonly (readonly Ring[])[] => {
  const { type, coordinates } = geometry as { type: string; coordinates: readonly unknown[] };
  return (type === "Polygon" ? [coordinates] : coordinates) as readonly (readonly Ring[])[];
};

/**
 * What a map shows so that a point on it says something: the grid it lies in, or all of one's own with the point beside them. Corners south-west and
 * north-east as [lat, lon]; null when nothing is packed.
 */
export function viewOf(point: Point, areas: readonly PackedArea[]): [[number, number], [number, number]] | null {
  const own = areaAt(point, areas);
  const corners = (own ? [own] : areas).flatMap((area) => polygonsOf(area).flat(2));
  if (corners.length === 0) return null;
  const lons = [point.lon, ...corners.map(([lon = 0]) => lon)];
  const lats = [point.lat, ...corners.map(([, lat = 0]) => lat)];
  return [
    [Math.min(...lats), Math.min(...lons)],
    [Math.max(...lats), Math.max(...lons)],
  ];
}

/** The packed area a point lies in, or null: the server has the last word, this is for showing and for working without a network. */
export function areaAt(point: Point, areas: readonly PackedArea[]): PackedArea | null {
  return areas.find((area) => polygonsOf(area).some((rings) => inRings(point, rings))) ?? null;
}
