import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { cityHome } from "#platform/settings";

/** Checklists, rounds and lists of eligible units belong to the whole city. */
export const schemeKey = (code: string): StreamKey => ({ home: cityHome(), id: namedUuid("cells.scheme", code) });
export const programmeKey = (scheme: string): StreamKey => ({ home: cityHome(), id: namedUuid("cells.programme", scheme) });
export const listKey = (round: string): StreamKey => ({ home: cityHome(), id: round });

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
