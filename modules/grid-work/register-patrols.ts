import { register } from "#platform/modules";
import type { Every, PackPoint } from "./contract.ts";

export type CityPoint = PackPoint & { demo: boolean };
export type CityPlan = {
  home: string;
  id: string;
  area: string;
  zh: string;
  en: string;
  every: Every;
  points: readonly string[];
  demo: boolean;
};

/** Patrol points and plans in service, whole in memory. */
export type Patrols = {
  point: (id: string) => CityPoint | undefined;
  plan: (id: string) => CityPlan | undefined;
  /** Within an area, in order of grid and name. */
  pointsIn: (area: string) => readonly CityPoint[];
  /** Plans that cover the area or lie within it. */
  plansFor: (area: string) => readonly CityPlan[];
  /** How often a point is owed a look, and by which plans' measure. */
  rhythmsOf: (point: string) => readonly Every[];
  points: readonly CityPoint[];
  plans: readonly CityPlan[];
};

export function buildPatrols(points: readonly CityPoint[], plans: readonly CityPlan[]): Patrols {
  const byPoint = new Map(points.map((point) => [point.id, point]));
  const byPlan = new Map(plans.map((plan) => [plan.id, plan]));
  const ordered = [...points].sort((left, right) =>
    left.grid === right.grid ? left.zh.localeCompare(right.zh, "zh") : left.grid < right.grid ? -1 : 1,
  );
  const rhythms = new Map<string, Set<Every>>();
  for (const plan of plans)
    for (const point of plan.points) {
      const known = rhythms.get(point) ?? new Set<Every>();
      rhythms.set(point, known.add(plan.every));
    }
  return {
    points: ordered,
    plans,
    point: (id) => byPoint.get(id),
    plan: (id) => byPlan.get(id),
    pointsIn: (area) => ordered.filter(({ grid }) => grid.startsWith(area)),
    plansFor: (area) => plans.filter((plan) => plan.area.startsWith(area) || area.startsWith(plan.area)),
    rhythmsOf: (point) => (byPoint.has(point) ? [...(rhythms.get(point) ?? [])] : []),
  };
}

type PointRow = Omit<CityPoint, "point"> & { lon: number; lat: number };

export const cityPatrols = register<Patrols>({
  name: "grid-work.patrols",
  kinds: ["grid-work.patrol-point", "grid-work.patrol-plan"],
  load: async (db) => {
    const points = await db<PointRow[]>`
      select home, id, place as grid, zh, coalesce(en, zh) as en, kind, look, lon, lat, tag, demo from grid_work.patrol_point where not closed`;
    const plans = await db<CityPlan[]>`
      select home, id, place as area, zh, coalesce(en, zh) as en, every, points, demo from grid_work.patrol_plan where not closed order by place, zh, id`;
    return buildPatrols(
      points.map(({ lon, lat, ...rest }) => ({ ...rest, point: { lon, lat } })),
      plans,
    );
  },
});
