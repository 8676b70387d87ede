import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";

/** A grant's history is found from who, what and where; a delegated one also from whom. It lives where the account lives. */
export const grantKey = (account: StreamKey, of: { role: string; area: string; unit: string; from: string | null }): StreamKey => ({
  home: account.home,
  id: namedUuid("people.grant", account.id, of.role, of.area, of.unit, of.from ?? ""),
});

/** What one person was given, found from who. It lives where the account lives. */
export const holdingsKey = ({ home, id }: StreamKey): StreamKey => ({ home, id: namedUuid("people.holdings", id) });

/** The one list of a city's administrators, so that two of them cannot remove each other at the same moment. */
export function administratorsKey(areaOrHome: string): StreamKey {
  const city = areaOrHome.slice(0, 4);
  return { home: city.padEnd(9, "0"), id: namedUuid("people.administrators", city) };
}
