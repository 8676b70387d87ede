import type { Actor, Grant } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { openAccess, type Access } from "#platform/access";
import placesModule from "../../places/module.ts";
import { importAreas } from "../../places/commands.ts";
import peopleModule from "../module.ts";
import { openAccount } from "../account-commands.ts";
import { grantRole } from "../grant-commands.ts";
import type { RoleCode } from "../contract.ts";

const CSV = `code,name
330500000000,湖州市
330502000000,吴兴区
330503000000,南浔区
330502001000,月河街道
330502002000,朝阳街道
330502001005,月河社区
`;

export type PeopleCity = TestCity & {
  access: Access;
  /** An account in service, by the system, with grants of its own; the actor as a session would give it. */
  staff: (
    name: string,
    area: string,
    ...grants: { role: RoleCode; area?: string; unit?: string; until?: string | null }[]
  ) => Promise<Member>;
};
export type Member = Actor & { kind: "staff"; home: string };

export const homeOf = (area: string): string => area.slice(0, 9).padEnd(9, "0");
const system: Actor = { kind: "system", id: "system" };

export async function peopleCity(): Promise<PeopleCity> {
  const city = await testCity({ modules: [placesModule, peopleModule] });
  const access = openAccess({
    sql: city.runtime.pools.write,
    now: city.now,
    cost: { memoryKib: 1024, passes: 1, lanes: 1 },
    changed: async () => city.runtime.registers.refresh(new Set(["access.account"])),
  });
  await city.execute(
    importAreas,
    { csv: CSV, crs: "wgs84", validFrom: "2020-01-01", source: "测试", synthetic: true, dryRun: false },
    { actor: person({ role: "admin", area: "3305" }) },
  );
  const staff: PeopleCity["staff"] = async (name, area, ...given) => {
    const id = uuidv7();
    const home = homeOf(area);
    const unit = given[0]?.unit ?? "";
    await city.execute(openAccount, { home, id, area, unit }, { actor: system });
    await access.createAccount({ id, home, place: area, login: `s.${id.slice(-10)}`, name });
    const grants: Grant[] = [];
    for (const one of given) {
      const grant = { area, unit: "", until: null, ...one };
      await city.execute(grantRole, { home, id, ...grant }, { actor: system });
      grants.push({ ...grant, delegatedBy: null });
    }
    return { kind: "staff", id, name, home, sessionId: id, provedAt: "2999-01-01T00:00:00.000Z", grants };
  };
  return { ...city, access, staff };
}

/** The code of the refusal, or of its first field; "" when nothing was refused. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "";
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return cause.body.fields?.[0]?.code ?? cause.body.code;
  }
}
