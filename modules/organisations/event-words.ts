import type { EventWords } from "#platform/modules";
import type { RuleEvent } from "./coverage-rule.ts";
import type { NetworkEvent } from "./network.ts";
import type { UnitEvent } from "./unit.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "organisations.unit-registered": { zh: "登记筹建机构", en: "Unit registered as being set up" },
  "organisations.unit-approved": { zh: "记录机构批准文件", en: "Unit approved" },
  "organisations.unit-opened": { zh: "机构挂牌", en: "Unit opened" },
  "organisations.unit-operating": { zh: "机构开始运行", en: "Unit in operation" },
  "organisations.unit-changed": { zh: "更改机构电话、时间或服务", en: "Phone, hours or services changed" },
  "organisations.unit-reorganised": { zh: "更改机构名称或隶属", en: "Name, leader or guide changed" },
  "organisations.unit-suspended": { zh: "停用机构", en: "Unit suspended" },
  "organisations.unit-merged": { zh: "合并机构", en: "Unit merged" },
  "organisations.unit-dissolved": { zh: "撤销机构", en: "Unit dissolved" },
  "organisations.contact-set": { zh: "指定联络人", en: "Contact named" },
  "organisations.coverage-rule-defined": { zh: "规定覆盖要求", en: "Coverage rule defined" },
  "organisations.coverage-rule-withdrawn": { zh: "取消覆盖要求", en: "Coverage rule withdrawn" },
  "organisations.network-formed": { zh: "组建联动网络", en: "Network formed" },
  "organisations.member-joined": { zh: "成员单位加入", en: "Unit joined the network" },
  "organisations.member-changed": { zh: "更改成员单位的联络", en: "Member's contact changed" },
  "organisations.member-left": { zh: "成员单位退出", en: "Unit left the network" },
  "organisations.network-ended": { zh: "撤销联动网络", en: "Network ended" },
} satisfies EventWords<NetworkEvent | RuleEvent | UnitEvent>;
