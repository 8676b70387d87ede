import type { EventWords } from "#platform/modules";
import type { DeviceEvent } from "./device.ts";
import type { PatrolEvent } from "./patrol.ts";
import type { PlanEvent } from "./plan.ts";
import type { PointEvent } from "./point.ts";
import type { PhrasesEvent, PracticeEvent } from "./practice.ts";
import type { RequestEvent } from "./request.ts";
import type { RoundEvent } from "./round.ts";
import type { VisitEvent } from "./visit.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "grid-work.visit-agreed": { zh: "约定走访", en: "Visit agreed" },
  "grid-work.visit-absent": { zh: "走访时不在家", en: "Nobody at home" },
  "grid-work.visit-made": { zh: "经同意走访", en: "Visit made with consent" },
  "grid-work.visit-refused": { zh: "谢绝走访", en: "Visit declined" },
  "grid-work.visit-called-off": { zh: "取消走访", en: "Visit called off" },
  "grid-work.consent-withdrawn": { zh: "收回同意", en: "Consent taken back" },
  "grid-work.request-taken": { zh: "登记代办", en: "Request taken" },
  "grid-work.request-noted": { zh: "记下经过", en: "Noted" },
  "grid-work.request-ended": { zh: "办结", en: "Ended" },
  "grid-work.request-withdrawn": { zh: "居民撤回", en: "Withdrawn by the resident" },
  "grid-work.request-rated": { zh: "居民评价", en: "Rated" },
  "grid-work.request-reopened": { zh: "退回重办", en: "Reopened" },
  "grid-work.request-due-recomputed": { zh: "期限重算", en: "Date counted again" },
  "grid-work.request-reminded": { zh: "到期提醒", en: "Reminded" },
  "grid-work.request-lapsed": { zh: "超期告知", en: "Lapse told" },
  "grid-work.point-set": { zh: "设置巡查点", en: "Point set" },
  "grid-work.point-closed": { zh: "停用巡查点", en: "Point closed" },
  "grid-work.tag-issued": { zh: "发放标签", en: "Tag issued" },
  "grid-work.tag-revoked": { zh: "作废标签", en: "Tag revoked" },
  "grid-work.plan-set": { zh: "设置巡查计划", en: "Plan set" },
  "grid-work.plan-closed": { zh: "停用巡查计划", en: "Plan closed" },
  "grid-work.point-looked-at": { zh: "巡查点已看", en: "Point looked at" },
  "grid-work.found": { zh: "巡查发现", en: "Finding" },
  "grid-work.patrol-finished": { zh: "巡查结束", en: "Patrol finished" },
  "grid-work.round-opened": { zh: "巡查周期开始", en: "Round opened" },
  "grid-work.round-looked": { zh: "本周期已看", en: "Looked at in the round" },
  "grid-work.round-dropped": { zh: "本周期不计", en: "Round dropped" },
  "grid-work.device-registered": { zh: "登记手机", en: "Device registered" },
  "grid-work.device-contacted": { zh: "手机联网", en: "Device in contact" },
  "grid-work.device-shut-out": { zh: "停用手机", en: "Device shut out" },
  "grid-work.practice-set": { zh: "修改本地规定", en: "Local practice set" },
  "grid-work.phrases-set": { zh: "修改短语", en: "Phrases set" },
} satisfies EventWords<
  DeviceEvent | PatrolEvent | PhrasesEvent | PlanEvent | PointEvent | PracticeEvent | RequestEvent | RoundEvent | VisitEvent
>;
