import { openAccess } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { staffHistories, type RoleCode } from "#modules/people";
import { demoPlaces } from "#modules/places";
import documentsModule from "../../documents/module.ts";
import organisationsModule from "../../organisations/module.ts";
import peopleModule from "../../people/module.ts";
import placesModule from "../../places/module.ts";
import dutyModule from "../module.ts";

export const COUNTY = "330502";
export const UNIT = "cg-330502";

export type DutyCity = TestCity & { colleague: (role: RoleCode, area: string, unit: string) => Promise<ReturnType<typeof person>> };

/** A county with its offices, and people who are really on its books. */
export async function dutyCity(): Promise<DutyCity> {
  const city = await testCity({ modules: [placesModule, organisationsModule, peopleModule, documentsModule, dutyModule] });
  const areas = demoPlaces(() => false).areas.filter(
    ({ events: [event] }) => event?.type === "places.area-registered" && event.code.length <= 6,
  );
  const facts = areas.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...areas, ...demoUnits(facts)]);
  const access = openAccess({ sql: city.runtime.pools.write });
  return {
    ...city,
    colleague: async (role, area, unit) => {
      const actor = person({ role, area, unit });
      const home = area.slice(0, 9).padEnd(9, "0");
      await access.createAccounts([
        { id: actor.id, home, place: area, login: `u${uuidv7()}`, name: `王${actor.id.slice(-4)}`, hash: null },
      ]);
      await city.load(staffHistories([{ home, id: actor.id, area, unit, role }], "2026-01-01T00:00:00.000Z"));
      await city.runtime.registers.refresh(new Set(["access.account"]));
      return actor;
    },
  };
}
