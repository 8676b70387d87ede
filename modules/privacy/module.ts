import { module } from "#platform/modules";
import { closeGlass, endGlass, openGlass, reviewGlass } from "./commands-glass.ts";
import { askDeletion, askForCode, correctField, noteCopy, proveByCode, withdrawConsent } from "./commands-mine.ts";
import { glass } from "./glass.ts";
import { mine } from "./mine.ts";
import { endGlassJob, sendCode, tellGlass, tellReview } from "./notices.ts";
import { BREAKERS, OVERSEERS } from "./permits.ts";
import { glassProjection, mineProjection } from "./projection.ts";
import { findSealed, listActs, listGlass, readOpened } from "./queries-glass.ts";
import { listLookUps, lookUpCaller } from "./queries-lookup.ts";
import { readMine } from "./queries-mine.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "privacy",
  nouns: [
    { noun: mine, projection: mineProjection },
    { noun: glass, projection: glassProjection },
  ],
  commands: [askForCode, proveByCode, correctField, withdrawConsent, askDeletion, noteCopy, openGlass, closeGlass, endGlass, reviewGlass],
  queries: [readMine, findSealed, readOpened, listGlass, listActs, lookUpCaller, listLookUps],
  jobs: [sendCode, tellGlass, endGlassJob, tellReview],
  purposes: [
    {
      code: "privacy.glass",
      title: { zh: "紧急查看的理由和核对意见", en: "Why sealed data was opened in an emergency, and what was said of it" },
      basis: {
        zh: "个人信息保护法 13(1)(四)、51：紧急情况下保护人身财产安全；安全管理",
        en: "Personal Information Protection Law, arts 13(1)(4) and 51: life and property in an emergency; security",
      },
      fields: ["reason", "quiet", "review"],
      retentionDays: 1_095,
      readers: [...new Set([...BREAKERS, ...OVERSEERS])],
      logged: false,
    },
  ],
  noticeKinds: [
    {
      code: "privacy:glass",
      zh: "紧急查看",
      en: "Emergency openings",
      words: ["privacy.notice.glass", "privacy.notice.glass-review", "privacy.notice.glass-upheld", "privacy.notice.glass-objected"],
    },
  ],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
