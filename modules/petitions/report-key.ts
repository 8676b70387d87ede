import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { homeOf } from "./acting.ts";

/** One report for an area and a period: found by what it is about, without a list. */
export const reportKey = (area: string, period: string): StreamKey => ({
  home: homeOf(area),
  id: namedUuid("petitions.year-report", area, period),
});
