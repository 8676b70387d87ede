import type { CatalogueGroup } from "#platform/figures";
import { figures, requestSets, roundSets } from "./figures.ts";
import { LOOKERS } from "./permits.ts";

const common = {
  owner: { zh: "社会治理中心", en: "Governance centre" },
  counted: "period",
  finest: 9,
  readers: LOOKERS,
} as const;

export const gridCatalogue: readonly CatalogueGroup[] = [
  {
    ...common,
    figures: figures.filter(({ code }) => code.startsWith("svc.")),
    sets: requestSets,
    excluded: { zh: "居民撤回的代办不计。", en: "Requests the resident withdrew are left out." },
    caveat: { zh: "不评价任何网格员个人。", en: "No worker is measured by this." },
    path: ({ home, id }) => `/console/requests/${home}/${id}`,
  },
  {
    ...common,
    figures: figures.filter(({ code }) => code.startsWith("patrol.")),
    sets: roundSets,
    excluded: { zh: "停用的点位和计划不计。", en: "Points and plans out of service are left out." },
    caveat: {
      zh: "按地点算，不按人算；不记录任何人的行走路线。",
      en: "By place, never by person; nobody's way is recorded.",
    },
  },
];
