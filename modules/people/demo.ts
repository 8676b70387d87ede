import type { StreamKey } from "#platform/ledger";
import type { AccountEvent } from "./account.ts";
import { isCityAdministrator, type AdministratorsEvent } from "./administrators.ts";
import type { RoleCode } from "./contract.ts";
import type { GrantEvent } from "./grant.ts";
import { administratorsKey, grantKey } from "./keys.ts";

/** Somebody who has worked here since the beginning of a seeded city. */
export type SeededStaff = { home: string; id: string; area: string; unit: string; role: RoleCode };

/** A whole history, as the bulk loader takes it. */
export type PeopleHistory = { kind: string; key: StreamKey; at: string; events: (AccountEvent | GrantEvent | AdministratorsEvent)[] };

/** Accounts, grants and the list of administrators of a seeded city. Names, logins and passwords go through `access.createAccounts`. */
export function staffHistories(staff: readonly SeededStaff[], at: string): PeopleHistory[] {
  const histories = staff.flatMap(({ home, id, area, unit, role }): PeopleHistory[] => [
    { kind: "people.account", key: { home, id }, at, events: [{ type: "people.account-opened", works: { area, unit } }] },
    {
      kind: "people.grant",
      key: grantKey({ home, id }, { role, area, unit, from: null }),
      at,
      events: [{ type: "people.granted", account: id, gives: { role, area, unit }, until: null }],
    },
  ]);
  const admins = staff.filter((one) => isCityAdministrator({ ...one, until: null }));
  for (const city of new Set(admins.map((one) => one.area))) {
    const events = admins
      .filter((one) => one.area === city)
      .map((one): AdministratorsEvent => ({ type: "people.administrator-added", account: one.id }));
    histories.push({ kind: "people.administrators", key: administratorsKey(city), at, events });
  }
  return histories;
}
