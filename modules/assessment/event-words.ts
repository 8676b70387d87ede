import type { EventWords } from "#platform/modules";
import type { EntryEvent, ProgrammeEvent, ResultEvent, SchemeEvent, StandingEvent } from "./event.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "assessment.scheme-drafted": { zh: "起草考核办法", en: "Scheme drafted" },
  "assessment.scheme-consulted": { zh: "就考核办法征求意见", en: "Those concerned asked about the scheme" },
  "assessment.scheme-approved": { zh: "审定考核办法", en: "Scheme approved" },
  "assessment.scheme-published": { zh: "公布考核办法", en: "Scheme published" },
  "assessment.scheme-amended": { zh: "修订考核办法", en: "Scheme amended" },
  "assessment.scheme-closed": { zh: "考核收官", en: "Scheme closed" },
  "assessment.scheme-archived": { zh: "考核归档", en: "Scheme archived" },
  "assessment.scheme-announced": { zh: "列入考核安排", en: "Scheme put on the programme" },
  "assessment.proposed": { zh: "拟记分", en: "Point proposed" },
  "assessment.notified": { zh: "告知得失分", en: "Unit told of the point" },
  "assessment.accepted": { zh: "对拟记分没有意见", en: "Point agreed to" },
  "assessment.objected": { zh: "对拟记分提出申诉", en: "Objected to the point" },
  "assessment.voted": { zh: "复核申诉表决", en: "Voted on the objection" },
  "assessment.confirmed": { zh: "确认得失分", en: "Point confirmed" },
  "assessment.withdrawn": { zh: "撤销记分", en: "Point taken back" },
  "assessment.reminded": { zh: "记分期限提醒", en: "Reminded of the point" },
  "assessment.lapsed": { zh: "记分期限届满", en: "A time of the point ran out" },
  "assessment.figures-read": { zh: "记下指标当日的数", en: "Figures of the day noted" },
  "assessment.result-computed": { zh: "计算初评结果", en: "Result computed" },
  "assessment.result-touched": { zh: "结果待重新计算", en: "Result to be computed again" },
  "assessment.result-publicised": { zh: "公示考核结果", en: "Result open to objections" },
  "assessment.result-objected": { zh: "对考核结果提出异议", en: "Objected to the result" },
  "assessment.result-objection-decided": { zh: "裁定对结果的异议", en: "Objection to the result decided" },
  "assessment.result-finalised": { zh: "审定考核结果", en: "Result made final" },
  "assessment.titles-awarded": { zh: "命名、通报", en: "Titles awarded" },
  "assessment.title-revoked": { zh: "撤销命名", en: "Title taken back" },
  "assessment.result-reminded": { zh: "结果期限提醒", en: "Reminded of the result" },
  "assessment.result-lapsed": { zh: "结果期限届满", en: "A time of the result ran out" },
} satisfies EventWords<EntryEvent | ProgrammeEvent | ResultEvent | SchemeEvent | StandingEvent>;
