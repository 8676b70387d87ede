import type { PlainRequest } from "#platform/http";
import type { Rates } from "#platform/rates";
import { refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import type { Language } from "#web/words";
import type { About } from "./about.ts";

export type OpenDataDeps = {
  runtime: Pick<Runtime, "within">;
  about: () => About;
  /** Where this installation is reached, or null to believe the request. */
  origin: string | null;
  words: (code: string, language: Language) => string;
  rates: Rates;
};

/** Caches on the way may keep an answer so long; rows are read again no sooner. */
export const FRESH_S = 300;

/** A harvester walks page by page and month by month: half of this passes at once, which is every page of a city's collections. */
const PER_MINUTE = 300;

export function admit({ rates }: OpenDataDeps, { address }: PlainRequest): void {
  const wait = rates.wait(`${address} open-data`, PER_MINUTE);
  if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
}
