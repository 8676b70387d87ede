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

/** So many a minute from one source; half of it passes at once. Pages of features come from memory, and GDAL before 3.7 asks for ten features a page. */
const PER_MINUTE = { file: 300, page: 1_500 } as const;

export function admit({ rates }: OpenDataDeps, { address }: PlainRequest, what: keyof typeof PER_MINUTE): void {
  const wait = rates.wait(`${address} open-data ${what}`, PER_MINUTE[what]);
  if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
}
