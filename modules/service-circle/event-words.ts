import type { EventWords } from "#platform/modules";
import type { PointEvent } from "./point.ts";
import type { RoadsEvent } from "./roads.ts";
import type { SiteEvent } from "./site.ts";
import type { StandardEvent } from "./standard.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "service-circle.point-planned": { zh: "登记服务点", en: "Service point registered" },
  "service-circle.point-opened": { zh: "服务点开放", en: "Service point opened" },
  "service-circle.point-changed": { zh: "更改服务点资料", en: "Service point changed" },
  "service-circle.point-suspended": { zh: "服务点暂停", en: "Service point suspended" },
  "service-circle.point-closed": { zh: "撤销服务点", en: "Service point closed" },
  "service-circle.roads-loaded": { zh: "导入路网", en: "Road network loaded" },
  "service-circle.roads-withdrawn": { zh: "撤回路网", en: "Road network withdrawn" },
  "service-circle.site-planned": { zh: "把缺口列入补点计划", en: "Gap put on the plan" },
  "service-circle.site-funded": { zh: "记录经费落实", en: "Funding recorded" },
  "service-circle.site-opened": { zh: "报告计划中的点已开放", en: "Planned site reported open" },
  "service-circle.site-verified": { zh: "核验缺口已补上", en: "Gap checked as closed" },
  "service-circle.site-postponed": { zh: "补点延期", en: "Planned site postponed" },
  "service-circle.site-dropped": { zh: "不再实施补点", en: "Planned site given up" },
  "service-circle.site-reminded": { zh: "补点到期提醒", en: "Reminded of a planned site" },
  "service-circle.site-lapsed": { zh: "补点逾期", en: "A planned site is overdue" },
  "service-circle.standard-set": { zh: "设定服务圈标准", en: "Standard of the circle set" },
} satisfies EventWords<PointEvent | RoadsEvent | SiteEvent | StandardEvent>;
