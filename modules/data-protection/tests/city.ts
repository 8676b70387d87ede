import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import documentsModule from "../../documents/module.ts";
import incidentsModule from "../../incidents/module.ts";
import limitsModule from "../../limits/module.ts";
import organisationsModule from "../../organisations/module.ts";
import peopleModule from "../../people/module.ts";
import placesModule from "../../places/module.ts";
import privacyModule from "../../privacy/module.ts";
import dataProtectionModule from "../module.ts";

export const COUNTY = "330502";
export const TOWN = "330502001";
/** A Monday, ten in the morning in Huzhou. */
export const NOW = "2026-11-23T02:00:00.000Z";
export const CENTRE = `centre-${COUNTY}`;

export const clerk = person({ role: "intakeClerk", area: COUNTY, unit: CENTRE });
export const officer = person({ role: "dpo", area: "3305", unit: "" });
export const elsewhere = person({ role: "intakeClerk", area: "330503", unit: "centre-330503" });

/** A county with one town and its offices. */
export async function protectedCity(): Promise<TestCity> {
  const kept = demoPlaces().areas.filter(
    ({ events: [first] }) => first?.type === "places.area-registered" && ["3305", COUNTY, "330503", TOWN].includes(first.code),
  );
  const facts = kept.flatMap(({ events: [first] }) =>
    first?.type === "places.area-registered" ? [{ code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh }] : [],
  );
  const modules = [
    limitsModule,
    placesModule,
    organisationsModule,
    peopleModule,
    documentsModule,
    incidentsModule,
    privacyModule,
    dataProtectionModule,
  ];
  const city = await testCity({ modules, now: NOW });
  await city.load([...kept, ...demoUnits(facts)]);
  return city;
}
