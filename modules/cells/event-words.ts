import type { EventWords } from "#platform/modules";
import type { ApplicationEvent } from "./event.ts";
import type { FamilyEvent } from "./family.ts";
import type { ListEvent, ProgrammeEvent } from "./programme.ts";
import type { SchemeEvent } from "./scheme.ts";
import type { StandingEvent } from "./standing.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "cells.scheme-defined": { zh: "定下清单新版本", en: "New version of the checklist" },
  "cells.round-opened": { zh: "开展一轮申报", en: "Round opened" },
  "cells.seed-published": { zh: "公布抽取种子", en: "Seed published" },
  "cells.list-frozen": { zh: "固定名单", en: "List frozen" },
  "cells.applied": { zh: "申报", en: "Applied" },
  "cells.returned": { zh: "退回补正", en: "Sent back" },
  "cells.resubmitted": { zh: "再次申报", en: "Submitted again" },
  "cells.admitted": { zh: "初审通过", en: "Preliminary check passed" },
  "cells.drawn": { zh: "抽取检查员", en: "Inspectors drawn" },
  "cells.recused": { zh: "检查员回避", en: "Inspector stepped aside" },
  "cells.inspected": { zh: "检查", en: "Inspected" },
  "cells.countersigned": { zh: "检查签名", en: "Countersigned" },
  "cells.reinspection-ordered": { zh: "安排重新检查", en: "To be inspected again" },
  "cells.rectified": { zh: "整改", en: "Rectified" },
  "cells.rechecked": { zh: "复查", en: "Checked again" },
  "cells.publicised": { zh: "公示", en: "Published" },
  "cells.objected": { zh: "收到异议", en: "Objection" },
  "cells.objection-decided": { zh: "裁定异议", en: "Objection decided" },
  "cells.awarded": { zh: "命名", en: "Awarded" },
  "cells.refused": { zh: "不予命名", en: "Refused" },
  "cells.voided": { zh: "作废", en: "Voided" },
  "cells.checks-drawn": { zh: "抽取动态检查的单位", en: "Units to be checked drawn" },
  "cells.round-voided": { zh: "作废一轮申报", en: "Round voided" },
  "cells.withdrawn": { zh: "撤回", en: "Withdrawn" },
  "cells.self-reported": { zh: "年度自查", en: "Yearly report" },
  "cells.warned": { zh: "警示", en: "Warned" },
  "cells.mended": { zh: "警示后整改", en: "Rectified after the warning" },
  "cells.restored": { zh: "恢复", en: "Restored" },
  "cells.revoked": { zh: "摘牌", en: "Revoked" },
  "cells.appealed": { zh: "申诉", en: "Appeal" },
  "cells.appeal-decided": { zh: "裁定申诉", en: "Appeal decided" },
  "cells.check-ordered": { zh: "安排动态检查，抽取检查员", en: "Check ordered, inspectors drawn" },
  "cells.check-recused": { zh: "动态检查的检查员回避", en: "Inspector of the check stepped aside" },
  "cells.renewed": { zh: "由新的一期接续", en: "Its next term took its place" },
  "cells.followed": { zh: "再次申报", en: "Applied again" },
  "cells.entered": { zh: "登记单位最近的申报", en: "Newest application of a unit noted" },
  "cells.expired": { zh: "到期", en: "Expired" },
  "cells.dues-recounted": { zh: "期限按放假安排重算", en: "Dates counted again with the holidays" },
  "cells.reminded": { zh: "提醒", en: "Reminded" },
  "cells.lapsed": { zh: "逾期", en: "Past its date" },
  "cells.family-checked": { zh: "家庭自查", en: "A family's own check" },
  "cells.family-helped": { zh: "已上门帮助", en: "Help given" },
  "cells.family-forgotten": { zh: "家庭收回", en: "Taken back by the family" },
} satisfies EventWords<ApplicationEvent | FamilyEvent | ListEvent | ProgrammeEvent | SchemeEvent | StandingEvent>;
