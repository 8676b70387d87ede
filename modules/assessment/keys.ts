import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { cityHome } from "#platform/settings";
import { homeOf } from "#modules/places";

/** Schemes and their results belong to the whole city; points and readings lie where the unit is. */
export const schemeKey = (scheme: string): StreamKey => ({ home: cityHome(), id: scheme });
export const programmeKey = (level: string): StreamKey => ({ home: cityHome(), id: namedUuid("assessment.programme", level) });
export const resultKey = (scheme: string): StreamKey => ({ home: cityHome(), id: namedUuid("assessment.result", scheme) });
export const standingKey = (scheme: string, subject: string, area: string): StreamKey => ({
  home: homeOf(area),
  id: namedUuid("assessment.standing", scheme, subject),
});
/** Where places of several units may be drawn it belongs to the whole city; what was seen at one lies where its unit is. */
export const inspectionKey = (inspection: string): StreamKey => ({ home: cityHome(), id: inspection });
export const visitKey = (home: string, inspection: string, place: string): StreamKey => ({
  home,
  id: namedUuid("assessment.visit", inspection, place),
});
/** Job that counts later years anew after a title was taken back. */
export const RECOUNT = "assessment.recount";
export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
