import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import incidents from "../../incidents/module.ts";
import limits from "../../limits/module.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import { setPatrolPlan, setPatrolPoint, issuePatrolTag } from "../commands-points.ts";
import gridWork from "../module.ts";
import { tagText } from "../tag.ts";

export const VILLAGE = "330502001005";
export const OTHER_VILLAGE = "330502001006";
export const TOWN = "330502001";

/** Two villages of one town with their grids and offices, and a clock of their own. */
export async function gridCity(now?: string): Promise<TestCity & { grid: string; neighbour: string; elsewhere: string }> {
  const city = await testCity({ modules: [limits, places, organisations, people, incidents, gridWork], ...(now ? { now } : {}) });
  const wanted = (code: string) => "330502".startsWith(code) || code.startsWith(TOWN);
  const demo = demoPlaces(wanted);
  const histories = [...demo.areas, ...demo.grids].filter(({ events: [event] }) => {
    if (event === undefined || !("code" in event)) return false;
    return wanted(String(event.code).slice(0, 12));
  });
  const facts = histories.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...histories, ...demoUnits(facts)]);
  return { ...city, grid: `${VILLAGE}001`, neighbour: `${VILLAGE}002`, elsewhere: `${OTHER_VILLAGE}001` };
}

export const worker = (area: string): Actor & { kind: "staff" } =>
  person({ role: "gridWorker", area, unit: `village-${area.slice(0, 12)}` });
export const keeper = person({ role: "gridInstructor", area: TOWN, unit: `centre-${TOWN}` });

export const refusedAs =
  (code: string) =>
  (cause: unknown): boolean =>
    cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));

/** A point of a grid with a tag, and what its tag holds. */
export async function taggedPoint(city: TestCity, grid: string, zh = "消防通道"): Promise<{ home: string; id: string; tag: string }> {
  const { places: register } = await import("#modules/places");
  const point = city.runtime.registers.read(register).pointOf(grid);
  if (!point) throw new Error(`${grid} has no point`);
  const key = { home: grid.slice(0, 9), id: uuidv7() };
  await city.execute(setPatrolPoint, setPatrolPoint.input.parse({ id: key.id, grid, zh, kind: "fire", point }), { actor: keeper });
  await city.execute(issuePatrolTag, key, { actor: keeper });
  return { ...key, tag: tagText(city.runtime, key, 1) };
}

export async function plan(
  city: TestCity,
  points: readonly { id: string }[],
  every: "day" | "week" = "week",
  area = VILLAGE,
): Promise<string> {
  const id = uuidv7();
  const input = setPatrolPlan.input.parse({ id, area, zh: "每周巡查", points: points.map((point) => point.id), every });
  await city.execute(setPatrolPlan, input, { actor: keeper });
  return id;
}
