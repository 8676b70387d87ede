import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "conferences.waiting.report": { zh: "反馈议定事项", en: "Report on a decision" },
  "conferences.waiting.judge": { zh: "核实反馈并销号", en: "Look at what was reported" },
  "conferences.waiting.minute": { zh: "写会商纪要", en: "Write the minutes" },
});
