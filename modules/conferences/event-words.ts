import type { EventWords } from "#platform/modules";
import type { ConferenceEvent } from "./conference.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "conferences.called": { zh: "召集会商", en: "Conference called" },
  "conferences.moved": { zh: "会商改期或换参加单位", en: "Conference moved" },
  "conferences.cancelled": { zh: "取消会商", en: "Conference cancelled" },
  "conferences.minuted": { zh: "形成会商纪要", en: "Minutes written" },
  "conferences.decision-reported": { zh: "反馈议定事项", en: "Decision reported done" },
  "conferences.decision-accepted": { zh: "议定事项销号", en: "Decision accepted as done" },
  "conferences.decision-returned": { zh: "退回议定事项", en: "Decision returned" },
  "conferences.decision-extended": { zh: "延长议定事项期限", en: "Decision given a later day" },
  "conferences.clock-told": { zh: "议定事项时限提醒", en: "Told of a decision's day" },
} satisfies EventWords<ConferenceEvent>;
