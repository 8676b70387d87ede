import { module } from "#platform/modules";
import { closeGlass, endGlass, openGlass, reviewGlass } from "./commands-glass.ts";
import { askDeletion, askForCode, correctField, noteCopy, proveByCode, withdrawConsent } from "./commands-mine.ts";
import { askForOwn, noteOwnSent, proveOwn } from "./commands-own.ts";
import { eventWords } from "./event-words.ts";
import { glass } from "./glass.ts";
import { mine } from "./mine.ts";
import { own } from "./own.ts";
import { endGlassJob, sendCode, sendOwnCode, tellGlass, tellReview } from "./notices.ts";
import { BREAKERS, OVERSEERS } from "./permits.ts";
import { glassProjection, mineProjection, ownProjection } from "./projection.ts";
import { readErasedRecord } from "./queries-erasures.ts";
import { findSealed, listActs, listGlass, readOpened } from "./queries-glass.ts";
import { listLookUps, lookUpCaller } from "./queries-lookup.ts";
import { readMine } from "./queries-mine.ts";
import { readOwn } from "./queries-own.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "privacy",
  nouns: [
    { noun: mine, called: { zh: "本人信息", en: "Own data of a record" }, projection: mineProjection },
    { noun: glass, called: { zh: "紧急查看", en: "Emergency opening" }, projection: glassProjection },
    { noun: own, called: { zh: "名下全部事项", en: "All under one's phone" }, projection: ownProjection },
  ],
  events: eventWords,
  commands: [
    askForCode,
    proveByCode,
    correctField,
    withdrawConsent,
    askDeletion,
    noteCopy,
    openGlass,
    closeGlass,
    endGlass,
    reviewGlass,
    askForOwn,
    noteOwnSent,
    proveOwn,
  ],
  queries: [readMine, readOwn, findSealed, readOpened, listGlass, listActs, readErasedRecord, lookUpCaller, listLookUps],
  jobs: [sendCode, sendOwnCode, tellGlass, endGlassJob, tellReview],
  purposes: [
    {
      code: "privacy.own",
      title: { zh: "向您的手机发验证码，找出您名下的事项", en: "To send a code to your phone and find what is yours" },
      basis: {
        zh: "个人信息保护法 44、45、50：查阅、复制的权利",
        en: "Personal Information Protection Law, arts 44, 45 and 50: the right to see and copy",
      },
      fields: ["phone"],
      // The pass is good for half an hour; the night takes the rest.
      retentionDays: 1,
      readers: [],
      logged: false,
    },
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
