import { caseWords } from "./console/words/case-words.ts";
import { intakeWords } from "./console/words/intake-words.ts";
import { oversightWords } from "./console/words/oversight-words.ts";
import { queueWords } from "./console/words/queue-words.ts";
import { settingWords } from "./console/words/setting-words.ts";
import { stepWords } from "./console/words/step-words.ts";

/** Every word of this module's console screens; each part beside what it names. */
export const consoleWords = {
  ...queueWords,
  ...caseWords,
  ...stepWords,
  ...intakeWords,
  ...oversightWords,
  ...settingWords,
};
