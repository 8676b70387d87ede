import { namedUuid } from "#platform/ids";
import { system } from "#platform/access";
import type { Runtime } from "#platform/runtime";
import type { CitySettings } from "#platform/settings";
import { grantRole, openAccount } from "#modules/people";

/** The first administrator of an empty installation: an account and the city-wide grant, both in the ledger. Safe to repeat. */
export async function establishFirstAdministrator(
  runtime: Runtime,
  city: CitySettings,
  account: string,
): Promise<{ home: string; place: string }> {
  const home = city.code.padEnd(9, "0");
  const input = { home, id: account, area: city.code, unit: "" };
  await runtime.execute(openAccount, input, { commandId: namedUuid("first administrator", account, "account"), actor: system });
  await runtime.execute(
    grantRole,
    { ...input, role: "admin" as const, until: null },
    { commandId: namedUuid("first administrator", account, "grant"), actor: system },
  );
  return { home, place: city.code };
}
