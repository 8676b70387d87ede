import type { CatalogueGroup } from "#platform/figures";
import { figures, petitionSets } from "./figures.ts";
import { READERS } from "./permits.ts";

/** How organs keep their duties. Month and county only: a town with three petitions would tell who brought them. */
export const petitionCatalogue: CatalogueGroup = {
  figures,
  sets: petitionSets,
  owner: { zh: "信访局", en: "Petition office" },
  excluded: {
    zh: "信访人撤回的不计。信访件数本身不是指标，也不参与任何考核。",
    en: "Petitions withdrawn by the petitioner are left out. How many there are is no figure and enters no score.",
  },
  caveat: {
    zh: "衡量的是机关是否按期履责，不是信访人。",
    en: "This measures whether organs keep their dates, never petitioners.",
  },
  counted: "period",
  finest: 6,
  readers: READERS,
  path: ({ home, id }) => `/console/petitions/${home}/${id}`,
};
