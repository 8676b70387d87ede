import { resident, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import documentsModule from "../../documents/module.ts";
import incidentsModule from "../../incidents/module.ts";
import limitsModule from "../../limits/module.ts";
import organisationsModule from "../../organisations/module.ts";
import peopleModule from "../../people/module.ts";
import placesModule from "../../places/module.ts";
import { opinionCommands as o } from "../commands.ts";
import opinionsModule from "../module.ts";

export const CITY = "3305";
export const COUNTY = "330502";
export const TOWN = "330502001";
export const VILLAGE = "330502001005";
export const STATION = `ps-${TOWN}`;
/** A Monday, ten in the morning in Huzhou. */
export const NOW = "2026-11-23T02:00:00.000Z";
export const DAY = 86_400_000;

export const clerk = person({ role: "intakeClerk", area: TOWN, unit: `centre-${TOWN}` });
export const desk = person({ role: "dispatcher", area: COUNTY, unit: `centre-${COUNTY}` });
export const overseer = person({ role: "supervisor", area: COUNTY, unit: `centre-${COUNTY}` });
export const officer = person({ role: "handler", area: TOWN, unit: STATION });
export const squad = person({ role: "handler", area: TOWN, unit: `cg-${TOWN}` });
export const elsewhere = person({ role: "dispatcher", area: "330503", unit: "centre-330503" });
export const admin = person({ role: "admin", area: CITY, unit: "" });

/** A city with two counties, one town, its units and its opinions. */
export async function opinionCity(more: { expiryHours?: number } = {}): Promise<TestCity> {
  const kept = demoPlaces().areas.filter(
    ({ events: [first] }) =>
      first?.type === "places.area-registered" &&
      [CITY, COUNTY, "330503", TOWN].some((code) => code === first.code || (code === TOWN && first.code.startsWith(TOWN))),
  );
  const facts = kept.flatMap(({ events: [first] }) =>
    first?.type === "places.area-registered" ? [{ code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh }] : [],
  );
  const modules = [limitsModule, placesModule, organisationsModule, peopleModule, documentsModule, incidentsModule, opinionsModule];
  const city = await testCity({ modules, now: NOW, ...more });
  await city.load([...kept, ...demoUnits(facts)]);
  return city;
}

export type Key = { home: string; id: string };
export const newId = (city: TestCity): string => uuidv7(Date.parse(city.now()));
export const dayFrom = (city: TestCity, days: number): string =>
  new Date(Date.parse(city.now()) + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);

export const SAID = "夜里的巡逻少了，小区门口经常有人砸车窗，希望多来几趟。";
export async function given(city: TestCity, more: object = {}, actor: Actor = resident): Promise<Key & { secret: string; dueAt: string }> {
  const input = o.giveOpinion.input.parse({ id: newId(city), area: VILLAGE, text: SAID, wish: true, phone: "13800001234", ...more });
  const { home, id, follow, dueAt } = await city.execute(o.giveOpinion, input, { actor });
  return { home, id, dueAt, secret: follow?.split("/").at(-1) ?? "" };
}
export async function sorted(city: TestCity, key: Key, more: object = {}, actor: Actor = clerk): Promise<void> {
  const asked = o.classifyItem.input.parse({ home: key.home, id: key.id, topic: "01", nature: "suggestion", unit: STATION, ...more });
  await city.execute(o.classifyItem, asked, { actor });
}
const say = (key: Key, text: string) => ({ home: key.home, id: key.id, text });
/** To the last answer, by the way it is decided. */
export async function answered(
  city: TestCity,
  key: Key,
  way: "adopted" | "explained",
  more: object = {},
  actor: Actor = officer,
): Promise<void> {
  await sorted(city, key, more);
  if (way === "adopted") {
    const plan = { home: key.home, id: key.id, plan: "夜间增加两趟步巡。", due: dayFrom(city, 20) };
    await city.execute(o.adoptItem, plan, { actor });
    await city.execute(o.replyToItem, say(key, "已立项，二十天内夜间增加两趟步巡。"), { actor });
    await city.execute(o.actOnItem, say(key, "夜间步巡由一趟增加到三趟。"), { actor });
  } else await city.execute(o.explainItem, say(key, "该路段由城管管理，已转告。"), { actor });
  await city.execute(o.replyToItem, say(key, "您反映的情况已办理，结果如上。"), { actor });
}
export async function published(city: TestCity, key: Key, actor: Actor = clerk): Promise<void> {
  const words = { question: { zh: "夜里巡逻能不能多来几趟", en: "" }, answer: { zh: "夜间步巡增加到三趟。", en: "" } };
  await city.execute(o.publishItem, { home: key.home, id: key.id, ...words }, { actor });
}
