import { person, testCity, type TestCity } from "#platform/testing";
import { openAccess, type Actor } from "#platform/access";
import type { JobKind } from "#platform/modules";
import { demoUnits } from "#modules/organisations";
import { staffHistories, type RoleCode } from "#modules/people";
import { demoPlaces } from "#modules/places";
import documents from "../../documents/module.ts";
import incidents from "../../incidents/module.ts";
import limits from "../../limits/module.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import reportCard from "../../report-card/module.ts";
import cells from "../module.ts";
import { SHIPPED } from "../shipped/index.ts";

export const TOWN = "330502001";
export const VILLAGE = "330502001005";
export const campus = SHIPPED.find(({ code }) => code === "C05")!;
export const self = campus.lines.map(({ code, points }) => ({ line: code, points, photos: [] as string[] }));

/** One district's town with its offices. */
export async function cellsCity(now: string, jobs: readonly JobKind[] = []): Promise<TestCity> {
  const city = await testCity({ modules: [limits, places, organisations, people, documents, incidents, cells, reportCard], now, jobs });
  const wanted = (code: string) => "330502".startsWith(code) || code.startsWith(TOWN);
  const histories = demoPlaces().areas.filter(
    ({ events: [event] }) => event !== undefined && "code" in event && wanted(String(event.code).slice(0, 12)),
  );
  const facts = histories.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...histories, ...demoUnits(facts)]);
  return city;
}

/** Into the register of people, with the first post each has: who may be in a pool. */
export async function employ(city: TestCity, staff: readonly Actor[]): Promise<void> {
  const posts = staff.flatMap((one) => (one.kind === "staff" && one.grants[0] ? [{ ...one.grants[0], id: one.id, name: one.name }] : []));
  const rows = posts.map(({ id, area, unit, role, name }) => ({ id, home: area.padEnd(9, "0").slice(0, 9), place: area, area, unit, role: role as RoleCode, name })); // prettier-ignore
  const { write } = city.runtime.pools;
  await openAccess({ sql: write, now: city.now }).createAccounts(rows.map((row) => ({ ...row, login: `t${row.id}`, hash: null })));
  await city.load(staffHistories(rows, city.now()));
  await city.runtime.registers.refresh(new Set(["access.account"]));
}

type Command = { input: { parse: (value: unknown) => unknown } };
export const giver =
  (city: () => TestCity) =>
  <O>(command: Command, input: unknown, actor: Actor): Promise<O> =>
    city().execute(command as never, command.input.parse(input) as never, { actor }) as Promise<O>;

export const inspectorsOf = (units: readonly string[]): (Actor & { kind: "staff" })[] =>
  units.map((unit) => person({ role: "handler", area: "330502", unit }) as Actor & { kind: "staff" });
