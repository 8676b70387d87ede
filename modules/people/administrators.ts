import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type AdministratorsEvent =
  | { type: "people.administrator-added"; account: string }
  | { type: "people.administrator-removed"; account: string };

/** Accounts in service that hold `admin` over the whole city without an end. */
export type Administrators = { accounts: readonly string[] };

export const administrators = noun<Administrators, AdministratorsEvent>({
  kind: "people.administrators",
  initial: { accounts: [] },
  evolve: (state, event) => ({
    accounts:
      event.type === "people.administrator-added"
        ? [...state.accounts, event.account]
        : state.accounts.filter((account) => account !== event.account),
  }),
});

/** Whether a grant makes somebody one of them. */
export const isCityAdministrator = (given: { role: string; area: string; unit: string; until: string | null }): boolean =>
  given.role === "admin" && given.area.length === 4 && given.unit === "" && given.until === null;

/** Puts somebody on the list or takes them off. Refuses to take off the last: a city without an administrator can never get one again. */
export function list(state: Administrators, account: string, belongs: boolean): AdministratorsEvent[] {
  const listed = state.accounts.includes(account);
  if (listed === belongs) return [];
  if (belongs) return [{ type: "people.administrator-added", account }];
  if (state.accounts.length === 1) throw refuse.conflict("people.last-administrator");
  return [{ type: "people.administrator-removed", account }];
}
