import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import limitsModule from "../../limits/module.ts";
import organisationsModule from "../../organisations/module.ts";
import peopleModule from "../../people/module.ts";
import placesModule from "../../places/module.ts";
import {
  acceptIncident,
  checkIncident,
  dispatchIncident,
  feedBackIncident,
  rateIncident,
  reportIncident,
  verifyIncident,
} from "../commands.ts";
import type { Receipt, ReportIncident } from "../contract.ts";
import incidentsModule from "../module.ts";

export const TOWN = "330502001";
export const OTHER_TOWN = "330502002";
export const VILLAGE = "330502001005";
export const HOUR = 3_600_000;

const kept = (code: string): boolean => [TOWN, OTHER_TOWN, "330503001"].some((town) => town.startsWith(code) || code.startsWith(town));

/** Three towns of the demonstration city in two counties, with their offices; a weekday morning. */
export async function readCity(): Promise<TestCity> {
  const { areas } = demoPlaces(() => false);
  const some = areas.flatMap((history) => {
    const [first] = history.events;
    return first?.type === "places.area-registered" && kept(first.code)
      ? [{ history, facts: { code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh } }]
      : [];
  });
  const city = await testCity({
    modules: [limitsModule, placesModule, organisationsModule, peopleModule, incidentsModule],
    now: "2026-11-23T02:00:00.000Z",
  });
  await city.load([...some.map(({ history }) => history), ...demoUnits(some.map(({ facts }) => facts))]);
  return city;
}

export const dispatcher = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
export const handler = person({ role: "handler", area: TOWN, unit: `cg-${TOWN}` });
export const checker = person({ role: "gridLeader", area: TOWN, unit: `village-${VILLAGE}` });
export const supervisor = person({ role: "supervisor", area: "330502", unit: "centre-330502" });

export type Reported = Receipt & { key: { home: string; id: string }; secret: string };

export async function report(city: TestCity, more: Partial<ReportIncident> = {}): Promise<Reported> {
  const input = { id: uuidv7(Date.parse(city.now())), category: "0402", description: "路灯不亮，晚上很暗。", area: VILLAGE, ...more };
  const receipt = await city.execute(reportIncident, input as never, {});
  return { ...receipt, key: { home: receipt.home, id: receipt.id }, secret: receipt.follow?.split("/").at(-1) ?? "" };
}

export const verify = (city: TestCity, { key }: Reported, summary = "路灯不亮") =>
  city.execute(verifyIncident, { ...key, summary, category: null } as never, { actor: dispatcher });

/** From the report to the end of it, each step by the person whose step it is. */
export async function solve(
  city: TestCity,
  reported: Reported,
  rating?: { satisfied: number; solved: boolean },
  ending: "solved" | "unsolvable" = "solved",
): Promise<void> {
  const { key, secret } = reported;
  const unit = `cg-${TOWN}`;
  await verify(city, reported);
  await city.execute(dispatchIncident, { ...key, lead: unit, coUnits: [], note: null } as never, { actor: dispatcher });
  await city.execute(acceptIncident, { ...key, unit }, { actor: handler });
  await city.execute(feedBackIncident, { ...key, unit, ending, result: "换了灯泡，已亮。", photos: [] } as never, {
    actor: handler,
  });
  await city.execute(checkIncident, { ...key, passed: true, note: "现场看过。" }, { actor: checker });
  if (rating) await city.execute(rateIncident, { ...key, secret, ...rating, text: null } as never, {});
}
