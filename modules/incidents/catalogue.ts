import type { CatalogueGroup } from "#platform/figures";
import { incidentSets } from "./figure-sets.ts";
import { figures } from "./figures.ts";
import { CASE_READERS } from "./queries-visible.ts";

/** Reports and what became of them, as anybody may count them again. */
export const incidentCatalogue: CatalogueGroup = {
  figures,
  sets: incidentSets,
  owner: { zh: "社会治理中心", en: "Governance centre" },
  excluded: {
    zh: "合并到别的事项的、误录的不计；反映某单位的投诉由上一级受理，不计入本表。",
    en: "Records merged into another and entries by mistake are left out; so are complaints about a unit, which the level above takes.",
  },
  caveat: {
    zh: "件数多说明反映渠道通畅，不说明一个地方不安全。依法不公开的事项计入数字，但不列出内容。",
    en: "Many reports mean that people are heard, not that a place is unsafe. Matters kept closed by law count, and nothing else of them is told.",
  },
  counted: "period",
  finest: 9,
  hush: "sealed",
  readers: CASE_READERS,
  path: ({ home, id }) => `/console/incidents/${home}/${id}`,
};
