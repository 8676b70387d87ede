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

/** The packed area a point lies in, or null: the server has the last word, this is for showing and for working without a network. */
export function areaAt(point: Point, areas: readonly PackedArea[]): PackedArea | null {
  return (
    areas.find(({ geometry }) => {
      const { type, coordinates } = geometry as { type: string; coordinates: readonly unknown[] };
      const polygons = (type === "Polygon" ? [coordinates] : coordinates) as readonly (readonly Ring[])[];
      return polygons.some((rings) => inRings(point, rings));
    }) ?? null
  );
}
