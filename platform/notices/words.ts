import { defineWords } from "../../web/words/index.ts";

export const noticeWords = defineWords({
  "notices.subject": { zh: "足迹 · 进展提醒", en: "Zuji: news" },
  "notices.person": { zh: "人工咨询 {phone}", en: "Ask a person: {phone}" },
  "notices.code-subject": { zh: "足迹 · 邮箱验证码", en: "Zuji: your mail code" },
  "notices.code": {
    zh: "验证码 {code}，十分钟内有效。不是您本人在足迹填写的邮箱，请忽略这封邮件。",
    en: "Your code is {code}, good for ten minutes. If you did not enter this address in Zuji, ignore this mail.",
  },
  "notices.mail-format": { zh: "邮箱地址不对，请检查。", en: "This is not a mail address; please check it." },
  "notices.mail-often": {
    zh: "验证码刚发过，请一分钟后再试；一天最多十次。",
    en: "A code was sent just now; try again in a minute. At most ten a day.",
  },
  "notices.code-wrong": {
    zh: "验证码不对或已过期，请核对；输错五次后要重新获取。",
    en: "The code is wrong or too old; check it. After five wrong ones ask for a new one.",
  },
  "notices.mail-first": { zh: "请先填写并验证邮箱。", en: "Enter and confirm a mail address first." },
  "notices.no-such-kind": { zh: "没有这一类提醒。", en: "There is no such kind of notice." },
});
