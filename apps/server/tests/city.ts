import { openAccess, type Access, type Actor } from "#platform/access";
import type { FileStore } from "#platform/files";
import type { PlainRequest } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import type { JobKind } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { testCity, type TestCity, type TestCityOptions } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { grantRole, openAccount, type RoleCode } from "#modules/people";
import { demoPlaces } from "#modules/places";
import { modules } from "../modules.ts";

export type Member = Actor & { kind: "staff"; home: string };
export type ServerCity = TestCity & {
  access: Access;
  files: Map<string, Buffer>;
  store: FileStore;
  /** Somebody in service with these roles, known to the registers as a signed-in person is. */
  staff: (...grants: readonly { role: RoleCode; area: string; unit?: string }[]) => Promise<Member>;
};

const system: Actor = { kind: "system", id: "system" };
const TOWNS = ["330502001", "330502002"];
const kept = (code: string): boolean => TOWNS.some((town) => town.startsWith(code) || code.startsWith(town));

/** Two towns of the demonstration city with grids and offices, all modules, and the jobs the server itself adds. */
export async function serverCity(
  jobs: (city: () => ServerCity) => readonly JobKind[],
  more: Pick<TestCityOptions, "expiryHours"> = {},
): Promise<ServerCity> {
  const files = new Map<string, Buffer>();
  const store: FileStore = {
    put: async (name, bytes) => void files.set(name, Buffer.from(bytes)),
    get: async (name) => files.get(name) ?? null,
    remove: async (name) => void files.delete(name),
  };
  const { areas, grids } = demoPlaces();
  const codeOf = (history: (typeof areas)[number]): string => {
    const [first] = history.events;
    return first && "code" in first ? first.code : "";
  };
  const some = [...areas, ...grids].filter((history) => kept(codeOf(history)));
  const named = some.flatMap((history) => {
    const [first] = history.events;
    return first?.type === "places.area-registered"
      ? [{ code: first.code, level: first.level, zh: first.zh, en: first.en ?? first.zh }]
      : [];
  });
  const made: TestCity = await testCity({ ...more, modules, jobs: jobs(() => city), histories: [...some, ...demoUnits(named)] });
  const access = openAccess({
    sql: made.runtime.pools.write,
    now: made.now,
    cost: { memoryKib: 1024, passes: 1, lanes: 1 },
    changed: async () => made.runtime.registers.refresh(new Set(["access.account"])),
  });
  const staff: ServerCity["staff"] = async (...given) => {
    const id = uuidv7();
    const area = given[0]?.area ?? "3305";
    const home = area.slice(0, 9).padEnd(9, "0");
    await made.execute(openAccount, { home, id, area, unit: given[0]?.unit ?? "" }, { actor: system });
    await access.createAccount({ id, home, place: area, login: `s.${id.slice(-10)}`, name: `测试${id.slice(-4)}` });
    const grants = given.map((one) => ({ unit: "", until: null, delegatedBy: null, ...one }));
    for (const { role, area: over, unit, until } of grants)
      await made.execute(grantRole, { home, id, role, area: over, unit, until }, { actor: system });
    return { kind: "staff", id, name: `测试${id.slice(-4)}`, home, sessionId: id, provedAt: "2999-01-01T00:00:00.000Z", grants };
  };
  const city: ServerCity = { ...made, access, files, store, staff };
  return city;
}

export const asked = (actor: Actor, part: Partial<PlainRequest> = {}): PlainRequest => ({
  params: {},
  query: {},
  body: null,
  headers: {},
  cookies: {},
  address: "127.0.0.1",
  secure: true,
  language: "zh",
  actor,
  token: null,
  ...part,
});

export const refused = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields ?? []).some((field) => field.code === code));
