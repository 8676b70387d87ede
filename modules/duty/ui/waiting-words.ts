import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "duty.waiting.acknowledge": { zh: "确认到岗", en: "Say that you are here" },
  "duty.waiting.log": { zh: "写值班日志", en: "Write the log of your shift" },
});
