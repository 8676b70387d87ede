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
import circleModule from "../../service-circle/module.ts";
import { AnswerText } from "../contract.ts";
import answersModule from "../module.ts";

export const CITY = "3305";
export const COUNTY = "330502";
export const TOWN = "330502001";
export const VILLAGE = "330502001005";
/** A Monday, ten in the morning in Huzhou. */
export const NOW = "2026-11-23T02:00:00.000Z";
export const DAY = 86_400_000;

export const writer = person({ role: "handler", area: COUNTY, unit: `cg-${COUNTY}` });
export const checker = person({ role: "approver", area: COUNTY, unit: `cg-${COUNTY}` });
/** Of the bureau that leads the county's. */
export const above = person({ role: "approver", area: CITY, unit: `cg-${CITY}` });
export const clerk = person({ role: "intakeClerk", area: TOWN, unit: `centre-${TOWN}` });
export const countyClerk = person({ role: "intakeClerk", area: COUNTY, unit: `centre-${COUNTY}` });
export const stranger = person({ role: "approver", area: COUNTY, unit: `fire-${COUNTY}` });
export const elsewhere = person({ role: "dispatcher", area: "330503", unit: "centre-330503" });

/** A city with two counties, one town, its offices and its answers. */
export async function answerCity(more: { expiryHours?: number } = {}): Promise<TestCity> {
  const kept = demoPlaces().areas.filter(
    ({ events: [first] }) =>
      first?.type === "places.area-registered" &&
      [CITY, COUNTY, "330503", TOWN].some((code) => code === first.code || (code === TOWN && first.code.startsWith(TOWN))),
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
    circleModule,
    answersModule,
  ];
  const city = await testCity({ modules, now: NOW, ...more });
  await city.load([...kept, ...demoUnits(facts)]);
  return city;
}

export const dayFrom = (now: string, days: number): string =>
  new Date(Date.parse(now) + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);

export const textOf = (more: object = {}, said: object = {}): AnswerText =>
  AnswerText.parse({
    zh: { question: "路灯坏了找谁修", wordings: ["路灯不亮怎么报修"], answer: "拨打热线或在网上反映，三个工作日内修好。", ...said },
    basis: [{ title: "示意：市政设施维护办法", sample: true }],
    category: "0402",
    validFrom: "2026-01-01",
    reviewBy: "2027-03-01",
    audience: "public",
    ...more,
  });

export async function reported(city: TestCity, more: object = {}): Promise<{ home: string; id: string }> {
  const input = { id: uuidv7(Date.parse(city.now())), category: "1501", description: "想问路灯坏了找谁。", area: VILLAGE, ...more };
  const { home, id } = await city.execute(reportIncident, input as never, {});
  return { home, id };
}
