import type { LonLat } from "#platform/geo";
import { fromPlane, toPlane } from "./graph.ts";

/** Hexagons with a corner on top, side by side over a box. `cellM`: from side to opposite side. */
export type Cells = { centres: LonLat[]; corners: [number, number][]; cellM: number };

const STEPS_M = [250, 400, 600, 900, 1_300, 2_000, 3_000] as const;

/** The finest hexagons of which at most `most` cover the box. */
export function cellsOver([west, south, east, north]: readonly [number, number, number, number], most: number): Cells {
  const origin = { lon: (west + east) / 2, lat: (south + north) / 2 };
  const low = toPlane(origin, { lon: west, lat: south });
  const high = toPlane(origin, { lon: east, lat: north });
  const [width, height] = [high.x - low.x, high.y - low.y];
  const count = (cellM: number): number => (Math.ceil(width / cellM) + 1) * (Math.ceil(height / (cellM * 0.866)) + 1);
  const cellM = STEPS_M.find((step) => count(step) <= most) ?? STEPS_M.at(-1)!;
  const side = cellM / Math.sqrt(3);
  const centres: LonLat[] = [];
  for (let row = 0; low.y + row * side * 1.5 <= high.y + side; row += 1)
    for (let column = 0; low.x + (column + (row % 2) / 2) * cellM <= high.x + cellM / 2; column += 1)
      centres.push(fromPlane(origin, low.x + (column + (row % 2) / 2) * cellM, low.y + row * side * 1.5));
  const corners = Array.from({ length: 6 }, (_, corner): [number, number] => {
    const angle = (Math.PI / 180) * (60 * corner - 30);
    const { lon, lat } = fromPlane(origin, side * Math.cos(angle), side * Math.sin(angle));
    return [Number((lon - origin.lon).toFixed(6)), Number((lat - origin.lat).toFixed(6))];
  });
  return { centres, corners, cellM };
}
