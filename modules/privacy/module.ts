import { module } from "#platform/modules";
import { askDeletion, askForCode, correctField, noteCopy, proveByCode, withdrawConsent } from "./commands-mine.ts";
import { mine } from "./mine.ts";
import { sendCode } from "./notices.ts";
import { mineProjection } from "./projection.ts";
import { readMine } from "./queries-mine.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "privacy",
  nouns: [{ noun: mine, projection: mineProjection }],
  commands: [askForCode, proveByCode, correctField, withdrawConsent, askDeletion, noteCopy],
  queries: [readMine],
  jobs: [sendCode],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
