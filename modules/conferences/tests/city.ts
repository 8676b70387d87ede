import type { JobKind } from "#platform/modules";
import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { reportIncident } from "#modules/incidents";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import documentsModule from "../../documents/module.ts";
import incidentsModule from "../../incidents/module.ts";
import limitsModule from "../../limits/module.ts";
import organisationsModule from "../../organisations/module.ts";
import peopleModule from "../../people/module.ts";
import placesModule from "../../places/module.ts";
import conferencesModule from "../module.ts";

export const COUNTY = "330502";
export const TOWN = "330502001";
export const VILLAGE = "330502001005";
/** A Monday, ten in the morning in Huzhou. */
export const NOW = "2026-11-23T02:00:00.000Z";
export const DAY = 86_400_000;

export const desk = person({ role: "dispatcher", area: COUNTY, unit: `centre-${COUNTY}` });
export const overseer = person({ role: "supervisor", area: COUNTY, unit: `centre-${COUNTY}` });
export const fire = person({ role: "handler", area: COUNTY, unit: `fire-${COUNTY}` });
export const housing = person({ role: "handler", area: COUNTY, unit: `hc-${COUNTY}` });
/** Of an office of a town, asked to the county's table. */
export const townOffice = person({ role: "handler", area: TOWN, unit: `cg-${TOWN}` });
export const stranger = person({ role: "handler", area: TOWN, unit: `ps-${TOWN}` });
export const elsewhere = person({ role: "supervisor", area: "330503", unit: "centre-330503" });

/** A county with one town, its offices, its reports and its papers. */
export async function conferenceCity(jobs: readonly JobKind[] = []): Promise<TestCity> {
  const kept = demoPlaces().areas.filter(
    ({ events: [first] }) =>
      first?.type === "places.area-registered" &&
      ["3305", COUNTY, "330503", TOWN].some((code) => code === first.code || (code === TOWN && first.code.startsWith(TOWN))),
  );
  const facts = kept.flatMap(({ events: [first] }) =>
    first?.type === "places.area-registered" ? [{ code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh }] : [],
  );
  const modules = [limitsModule, placesModule, organisationsModule, peopleModule, documentsModule, incidentsModule, conferencesModule];
  const city = await testCity({ modules, now: NOW, jobs });
  await city.load([...kept, ...demoUnits(facts)]);
  return city;
}

export async function reported(city: TestCity, more: object = {}): Promise<{ home: string; id: string }> {
  const input = { id: uuidv7(Date.parse(city.now())), category: "0402", description: "路灯不亮，晚上很暗。", area: VILLAGE, ...more };
  const { home, id } = await city.execute(reportIncident, input as never, {});
  return { home, id };
}
