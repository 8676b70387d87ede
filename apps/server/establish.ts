import { namedUuid } from "#platform/ids";
import { system } from "#platform/access";
import type { Runtime } from "#platform/runtime";
import { cityCode, cityHome } from "#platform/settings";
import { grantRole, openAccount } from "#modules/people";

/** The first administrator of an empty installation: an account and the city-wide grant, both in the ledger. Safe to repeat. */
export async function establishFirstAdministrator(runtime: Runtime, account: string): Promise<{ home: string; place: string }> {
  const [home, area] = [cityHome(), cityCode()];
  const input = { home, id: account, area, unit: "" };
  await runtime.execute(openAccount, input, { commandId: namedUuid("first administrator", account, "account"), actor: system });
  await runtime.execute(
    grantRole,
    { ...input, role: "admin" as const, until: null },
    { commandId: namedUuid("first administrator", account, "grant"), actor: system },
  );
  return { home, place: area };
}
