import type { EventWords } from "#platform/modules";
import type { AreaEvent } from "./area.ts";
import type { PlanEvent } from "./grid-plan.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "places.plan-drawn": { zh: "拟定网格方案", en: "Plan drawn" },
  "places.plan-submitted": { zh: "上报网格方案", en: "Plan submitted" },
  "places.plan-withdrawn": { zh: "撤回网格方案", en: "Plan taken back" },
  "places.plan-returned": { zh: "退回网格方案", en: "Plan returned" },
  "places.plan-approved": { zh: "批准网格方案", en: "Plan approved" },
  "places.plan-enforced": { zh: "网格方案生效", en: "Plan in force" },
  "places.area-registered": { zh: "登记区划", en: "Area registered" },
  "places.area-drawn": { zh: "划定区划边界", en: "Outline drawn" },
  "places.area-renamed": { zh: "区划更名", en: "Area renamed" },
  "places.residents-recorded": { zh: "登记常住人口", en: "Residents recorded" },
  "places.area-closed": { zh: "撤销区划", en: "Area closed" },
  "places.grid-drawn": { zh: "划定网格", en: "Grid drawn" },
} satisfies EventWords<AreaEvent | PlanEvent>;
