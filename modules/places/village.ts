import { levelOf } from "./code.ts";
import type { VillageNow } from "./plan-check.ts";
import type { Places } from "./places.ts";

/** A village as the register has it now, with the grids elsewhere in the town that a plan would end. */
export function villageNow(all: Places, village: string, ends: readonly { code: string }[]): VillageNow {
  const grids = all.children(village);
  const own = [...grids, ...grids.flatMap(({ code }) => all.children(code))];
  const others = ends.flatMap(({ code }) => {
    const known = code.startsWith(village) ? undefined : all.area(code);
    const isGrid = levelOf(code) === "grid" || levelOf(code) === "microGrid";
    return known && isGrid && known.validTo === null ? [known] : [];
  });
  return { code: village, frame: all.shape(village), inForce: [...own, ...others].map(({ code, zh }) => ({ code, zh })) };
}
