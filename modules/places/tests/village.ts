import { cutRing, partsOf, type Position, type Ring, type Shape } from "#platform/geo";
import { DrawPlan } from "../contract/plans.ts";
import { demoPlaces, type AreaHistory } from "../demo.ts";

const codeOf = (history: AreaHistory): string => {
  const [first] = history.events;
  return first && "code" in first ? first.code : "";
};

/** The demonstration city's areas and the grids of one county's towns. */
export function countyOf(prefix: string): AreaHistory[] {
  const { areas, grids } = demoPlaces((village) => village.startsWith(prefix));
  return [...areas.filter((one) => codeOf(one).length < 7 || codeOf(one).startsWith(prefix)), ...grids];
}

export const polygon = (ring: Ring): Shape => ({ type: "Polygon", coordinates: [ring] });
export const rectangle = (west: number, south: number, east: number, north: number): Shape =>
  polygon([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as Position[]);

const NAMES = ["一", "二", "三", "四", "五", "六"];

/** A sound plan: the village cut into as many pieces as asked. */
export function planFor(village: string, frame: Shape, count: number, part: Partial<DrawPlan> = {}): DrawPlan {
  const outline = partsOf(frame)[0]?.[0] ?? [];
  return DrawPlan.parse({
    village,
    reason: "population",
    source: "天地图 GS(2026)1号",
    grids: cutRing(outline, count).map((ring, index) => ({
      code: `${village}${String(index + 1).padStart(3, "0")}`,
      zh: `第${NAMES[index]}网格`,
      kind: "general",
      households: { from: 300, to: 350 },
      phone: "12345",
      geometry: polygon(ring),
    })),
    ...part,
  });
}
