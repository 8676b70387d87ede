import type { Means } from "../../../web/proof/index.ts";

/** SM3 and SM2, fetched only by a page that meets them: no phone of another city pays for them. */
export const commercialMeans = async (needed: boolean): Promise<Means> =>
  needed ? (await import("../../../web/proof/commercial.ts")).commercial : {};
