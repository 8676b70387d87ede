import type { CatalogueGroup } from "#platform/figures";
import { disputeSets, figures } from "./figures.ts";
import { FIGURES } from "./permits.ts";

/** Mediation is confidential: the public is told the month and the county of a case, and nothing else. */
export const mediationCatalogue: CatalogueGroup = {
  figures,
  sets: disputeSets,
  owner: { zh: "司法局", en: "Justice bureau" },
  excluded: {
    zh: "不予受理的、开始前一方谢绝的不计入按终结计的成功率；谢绝没有任何后果。",
    en: "Cases not taken and those refused before the start are not in the rate over ended cases; refusing has no consequence.",
  },
  caveat: {
    zh: "按受理计的口径只作对照：它总是高于按终结计的。调成还要做到，请一并看按期履行率。",
    en: "The rate over accepted cases is for comparison only. An agreement must also be kept: read it with the promises kept by their date.",
  },
  counted: "period",
  finest: 6,
  readers: FIGURES,
  path: ({ home, id }) => `/console/mediation/${home}/${id}`,
};
