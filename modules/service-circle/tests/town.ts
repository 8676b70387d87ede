import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import limitsModule from "../../limits/module.ts";
import organisationsModule from "../../organisations/module.ts";
import placesModule from "../../places/module.ts";
import { loadRoads } from "../commands-rules.ts";
import { planPoint, openPoint } from "../commands-points.ts";
import circleModule from "../module.ts";

/** One street, its villages and grids, its units; a straight road of our own from village to village. */
export const TOWN = "330502001";
const TOWN_PREFIXES = ["3305", "330502", TOWN];
const codeOf = (history: { events: readonly { type: string }[] }): string => (history.events[0] as { code?: string }).code ?? "";
const inTown = (code: string): boolean => TOWN_PREFIXES.includes(code) || code.startsWith(TOWN);
const places = demoPlaces(inTown);

export const admin = person({ role: "admin", area: "3305" });
export const supervisor = person({ role: "supervisor", area: "330502", unit: "centre-330502" });

export async function smallTown(): Promise<TestCity> {
  const areas = places.areas.filter((one) => inTown(codeOf(one)));
  const city = await testCity({
    modules: [limitsModule, placesModule, organisationsModule, circleModule],
    histories: [...areas, ...places.grids],
  });
  const known = areas.map((one) => one.events[0] as unknown as { code: string; level: string; zh: string; en: string | null });
  await city.load(demoUnits(known.map((area) => ({ ...area, en: area.en ?? area.zh }))));
  return city;
}

export type Spot = { code: string; lon: number; lat: number };

/** The street's villages from west to east. */
export const villages = (): Spot[] =>
  places.areas
    .flatMap((one): Spot[] => {
      const first = one.events[0] as unknown as { code: string; level: string; point: { lon: number; lat: number } };
      return first.level === "village" && first.code.startsWith(TOWN) ? [{ code: first.code, ...first.point }] : [];
    })
    .sort((left, right) => left.lon - right.lon);

/** A road through all villages in that order, as a village road. */
export const street = (): { nodes: [number, number][]; edges: [number, number, null, string][] } => {
  const spots = villages();
  return {
    nodes: spots.map(({ lon, lat }) => [lon, lat]),
    edges: spots.slice(1).map((_, index) => [index, index + 1, null, "village"]),
  };
};

export const loadStreet = (city: TestCity) =>
  city.execute(
    loadRoads,
    { id: uuidv7(), name: "测试路", source: "自绘", synthetic: true, graph: street(), parts: "refuse", dryRun: false },
    { actor: admin },
  );

export const pointInput = (spot: Spot, more: Record<string, unknown> = {}) => ({ id: uuidv7(), kind: "clinic", ...pointFacts(spot, more) });

export const pointFacts = (spot: Spot, more: Record<string, unknown> = {}) => ({
  zh: "月河卫生站",
  en: null,
  lon: spot.lon,
  lat: spot.lat,
  crs: "wgs84" as const,
  address: null,
  unit: `village-${spot.code}`,
  phone: "0572-2021234",
  hours: { kind: "always" as const },
  access: "stepFree" as const,
  services: [],
  ...more,
});

/** A point that is open. */
export async function openOne(city: TestCity, spot: Spot, more: Record<string, unknown> = {}) {
  const made = await city.execute(planPoint, pointInput(spot, more) as never, { actor: admin });
  await city.execute(openPoint, { home: made.home, id: made.id, on: "2026-11-01" }, { actor: admin });
  return made;
}
