import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { cityHome } from "#platform/settings";

/** Checklists, rounds, lists of eligible units and what a unit applied for last belong to the whole city. */
export const schemeKey = (code: string): StreamKey => ({ home: cityHome(), id: namedUuid("cells.scheme", code) });
export const programmeKey = (scheme: string): StreamKey => ({ home: cityHome(), id: namedUuid("cells.programme", scheme) });
export const standingKey = (scheme: string, unit: string): StreamKey => ({
  home: cityHome(),
  id: namedUuid("cells.standing", scheme, unit),
});
export const listKey = (round: string): StreamKey => ({ home: cityHome(), id: round });

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
