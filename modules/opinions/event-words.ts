import type { EventWords } from "#platform/modules";
import type { ActionEvent } from "./action.ts";
import type { DeliberationEvent } from "./deliberation.ts";
import type { ItemEvent } from "./item-event.ts";
import type { SubjectEvent } from "./subject.ts";
import type { CatalogueEvent } from "./topic.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "opinions.item-heard": { zh: "收集一条民意", en: "Opinion heard" },
  "opinions.item-classified": { zh: "民意归类", en: "Opinion sorted" },
  "opinions.item-handed-on": { zh: "民意转出", en: "Opinion handed on" },
  "opinions.item-report-opened": { zh: "由民意登记事件", en: "Report opened of an opinion" },
  "opinions.item-adopted": { zh: "民意立项", en: "Opinion adopted" },
  "opinions.item-explained": { zh: "民意解释", en: "Opinion explained" },
  "opinions.item-acted": { zh: "立项事项已办", en: "What was adopted is done" },
  "opinions.item-replied": { zh: "反馈民意", en: "Opinion answered" },
  "opinions.item-rated": { zh: "本人评价答复", en: "Answer rated by whoever spoke" },
  "opinions.item-published": { zh: "公示民意答复", en: "Answer to an opinion published" },
  "opinions.item-due-recounted": { zh: "重算民意答复期限", en: "Date of an answer counted again" },
  "opinions.item-clock-told": { zh: "民意答复期限提醒", en: "Told of an answer's date" },
  "opinions.answer-noted": { zh: "登记议题的公示答复", en: "Published answer of a topic noted" },
  "opinions.topic-raised-again": { zh: "议题再次提出", en: "Topic raised again" },
  "opinions.topic-set": { zh: "设定民意议题", en: "Topic of opinions set" },
  "opinions.topic-retired": { zh: "停用民意议题", en: "Topic of opinions retired" },
  "opinions.again-days-set": { zh: "设定再次提出的天数", en: "Days of a topic raised again set" },
  "opinions.action-adopted": { zh: "议题立为第一信号", en: "Topic adopted as the first signal" },
  "opinions.action-acted": { zh: "登记第一行动", en: "First action recorded" },
  "opinions.action-published": { zh: "公布：您说我办", en: "Published: you said, we did" },
  "opinions.action-clock-told": { zh: "第一信号到期提醒", en: "Told of an action's date" },
  "opinions.deliberation-announced": { zh: "公告警务协商会", en: "Deliberation announced" },
  "opinions.volunteer-entered": { zh: "居民报名协商", en: "Somebody volunteered for a seat" },
  "opinions.volunteer-left": { zh: "居民退出协商", en: "A volunteer stepped back" },
  "opinions.seats-drawn": { zh: "抽签定席位", en: "Seats drawn" },
  "opinions.deliberation-minuted": { zh: "公布协商纪要和决定", en: "Minutes and decisions of a deliberation published" },
  "opinions.decision-reported": { zh: "公布协商决定落实情况", en: "What was done of a decision published" },
  "opinions.deliberation-cancelled": { zh: "取消警务协商会", en: "Deliberation called off" },
  "opinions.contacts-destroyed": { zh: "销毁协商报名联系方式", en: "Volunteers' contacts destroyed" },
  "opinions.deliberation-clock-told": { zh: "协商决定期限提醒", en: "Told of a decision's date" },
} satisfies EventWords<ItemEvent | SubjectEvent | CatalogueEvent | DeliberationEvent | ActionEvent>;
