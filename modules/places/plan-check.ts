import { liesWithin, overlaps, pointOnSurface, sharedLand, sideWithin, uncovered, type LonLat, type Shape } from "#platform/geo";
import { levelOf, parentOf } from "./code.ts";
import type { PlanFinding } from "./contract/plans.ts";
import type { GridOfPlan, PlanBody } from "./grid-plan.ts";

/** What is known of the village besides the plan. */
export type VillageNow = {
  code: string;
  frame: Shape | null;
  /** Grids in force, micro-grids too, of the village and of those the plan ends elsewhere in the town. */
  inForce: readonly { code: string; zh: string }[];
};
/** How large grids usually are [P]: a city's own figures, told as remarks and never refused. */
export type UsualSizes = { general: { from: number; to: number }; micro: { from: number; to: number } };
/** Zhejiang: a general grid has 300–500 permanent households, a micro-grid 50–80 (domain.md §2.2, F-25). */
export const USUAL_SIZES: UsualSizes = { general: { from: 300, to: 500 }, micro: { from: 50, to: 80 } };

/** Digits lost on common borders; more than this is land in two grids or in none. */
const TOLERANCE_M = 10;
const MOST_FINDINGS = 40;

const SIDE_WORDS = {
  east: ["东部", "in the east"],
  northEast: ["东北部", "in the north-east"],
  north: ["北部", "in the north"],
  northWest: ["西北部", "in the north-west"],
  west: ["西部", "in the west"],
  southWest: ["西南部", "in the south-west"],
  south: ["南部", "in the south"],
  southEast: ["东南部", "in the south-east"],
  middle: ["中部", "in the middle"],
} as const;

const where = (frame: Shape, point: LonLat): Record<string, string | number> => {
  const [side, sideEn] = SIDE_WORDS[sideWithin(frame, point)];
  return { side, sideEn, lon: Number(point.lon.toFixed(5)), lat: Number(point.lat.toFixed(5)) };
};

const serious = (code: string, grid: string | null, params: PlanFinding["params"] = {}, at: LonLat | null = null): PlanFinding => ({
  code: `places.plan.${code}`,
  serious: true,
  grid,
  at,
  params,
});

/** Codes and names: of this village, of the right length, each once. */
function listFaults(plan: PlanBody, village: VillageNow): PlanFinding[] {
  const found: PlanFinding[] = [];
  const codes = new Set<string>();
  const names = new Set<string>();
  for (const { code, zh, kind } of plan.grids) {
    if (!code.startsWith(village.code)) found.push(serious("elsewhere", code, { grid: zh }));
    if (codes.has(code)) found.push(serious("twice", code, { code }));
    if (names.has(zh)) found.push(serious("same-name", code, { grid: zh }));
    if ((levelOf(code) === "microGrid") !== (kind === "micro")) found.push(serious("kind", code, { grid: zh }));
    if (levelOf(code) === "microGrid" && !plan.grids.some((one) => one.code === parentOf(code)))
      found.push(serious("no-grid-above", code, { grid: zh }));
    codes.add(code);
    names.add(zh);
  }
  const ended = new Map(plan.ends.map((end) => [end.code, end.successors]));
  for (const { code, zh } of village.inForce) {
    if (code.startsWith(village.code) && !codes.has(code) && !ended.has(code)) found.push(serious("forgotten", code, { grid: zh }));
  }
  for (const [code, successors] of ended) {
    if (codes.has(code)) found.push(serious("drawn-and-ended", code, { code }));
    if (!village.inForce.some((one) => one.code === code)) found.push(serious("not-in-force", code, { code }));
    const stranger = successors.find((successor) => !codes.has(successor) || levelOf(successor) !== levelOf(code));
    if (stranger !== undefined) found.push(serious("no-successor", code, { code, successor: stranger }));
  }
  return found;
}

type Drawn = GridOfPlan & { drawing: NonNullable<GridOfPlan["drawing"]> };

/** Borders: each drawn, inside the village, none on another, nothing left over (GB/T 34300: complete coverage, clear borders; 嘉兴 6, 滨州 6). */
function borderFaults(plan: PlanBody, village: VillageNow): PlanFinding[] {
  const undrawn = plan.grids.filter(({ drawing }) => drawing === null).map(({ code, zh }) => serious("no-border", code, { grid: zh }));
  if (undrawn.length > 0) return undrawn;
  const { frame } = village;
  if (!frame) return [serious("no-frame", null)];
  const drawn = plan.grids.filter((grid): grid is Drawn => grid.drawing !== null);
  const grids = drawn.filter(({ code }) => levelOf(code) === "grid");
  const outside = grids.flatMap(({ code, zh, drawing }) =>
    liesWithin(drawing.shape, frame, TOLERANCE_M)
      ? []
      : [serious("outside", code, { grid: zh, ...where(frame, drawing.point) }, drawing.point)],
  );
  const micro = drawn.flatMap((one) => {
    const above = levelOf(one.code) === "microGrid" ? grids.find(({ code }) => code === parentOf(one.code)) : undefined;
    if (!above || liesWithin(one.drawing.shape, above.drawing.shape, TOLERANCE_M)) return [];
    return [serious("outside-grid", one.code, { grid: one.zh, above: above.zh }, one.drawing.point)];
  });
  return [...outside, ...micro, ...onTop(frame, grids), ...microOnTop(frame, drawn), ...leftOver(frame, grids)];
}

function onTop(frame: Shape, grids: readonly Drawn[]): PlanFinding[] {
  const shapes = grids.map(({ drawing }) => drawing.shape);
  const seen = sharedLand(frame, shapes, TOLERANCE_M);
  const told = (first: Drawn, second: Drawn, point: LonLat, squareMetres: number): PlanFinding =>
    serious("overlap", second.code, { first: first.zh, second: second.zh, squareMetres, ...where(frame, point) }, point);
  const found = seen.flatMap(({ first, second, point, squareMetres }) => {
    const [one, other] = [grids[first], grids[second]];
    return one && other ? [told(one, other, point, squareMetres)] : [];
  });
  // What a lattice misses (narrow strips, land outside the frame) is still seen along the borders.
  for (const [at, one] of grids.entries())
    for (const [later, other] of grids.slice(at + 1).entries()) {
      if (seen.some(({ first, second }) => first === at && second === at + 1 + later)) continue;
      if (overlaps(one.drawing.shape, other.drawing.shape, TOLERANCE_M))
        found.push(told(one, other, pointOnSurface(other.drawing.shape), 0));
    }
  return found;
}

function microOnTop(frame: Shape, drawn: readonly Drawn[]): PlanFinding[] {
  const byGrid = Map.groupBy(
    drawn.filter(({ code }) => levelOf(code) === "microGrid"),
    ({ code }) => parentOf(code),
  );
  return [...byGrid.values()].flatMap((sisters) => onTop(frame, sisters));
}

const leftOver = (frame: Shape, grids: readonly Drawn[]): PlanFinding[] =>
  uncovered(
    frame,
    grids.map(({ drawing }) => drawing.shape),
    TOLERANCE_M,
  )
    .slice(0, 10)
    .map(({ point, squareMetres }) => serious("gap", null, { squareMetres, ...where(frame, point) }, point));

function remarks(plan: PlanBody, usual: UsualSizes): PlanFinding[] {
  return plan.grids.flatMap(({ code, zh, kind, households, phone }) => {
    const size = kind === "dedicated" ? null : usual[kind === "micro" ? "micro" : "general"];
    const unusual = size && (households.to < size.from || households.from > size.to);
    return [
      ...(unusual ? [{ ...serious("size", code, { grid: zh, from: size.from, to: size.to }), serious: false }] : []),
      ...(phone === null && kind !== "micro" ? [{ ...serious("no-phone", code, { grid: zh }), serious: false }] : []),
    ];
  });
}

/** Everything a plan would be returned for, with its place, and what is only worth a remark. Borders are looked at once the list is sound. */
export function checkPlan(plan: PlanBody, village: VillageNow, usual: UsualSizes = USUAL_SIZES): PlanFinding[] {
  const listed = listFaults(plan, village);
  const borders = listed.length > 0 ? [] : borderFaults(plan, village);
  return [...listed, ...borders, ...remarks(plan, usual)].slice(0, MOST_FINDINGS);
}
