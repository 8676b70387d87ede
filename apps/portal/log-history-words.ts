import { defineWords } from "#web/words";

export const historyWords = defineWords({
  title: { zh: "{area}：历次检查点", en: "{area}: checkpoints published so far" },
  city: { zh: "全市总日志", en: "The city, over all" },
  lead: {
    zh: "每天最后一份检查点都列在这里，点开就是当时签名的原文，可以和您自己保存的逐字对照。",
    en: "The last checkpoint of every day, as it was signed then: hold it against the one you kept, word for word.",
  },
  caption: { zh: "{area}每天最后一份检查点", en: "Last checkpoint of each day: {area}" },
  at: { zh: "封存时间", en: "Sealed" },
  size: { zh: "条数", en: "Entries" },
  witnesses: { zh: "见证人", en: "Witnesses" },
  root: { zh: "总指纹", en: "Root" },
  every: {
    zh: "当天更早的检查点也都留着：/log/地区代码/checkpoint/条数。",
    en: "Earlier ones of the same day are kept too: /log/AREA/checkpoint/ENTRIES.",
  },
  older: { zh: "更早的", en: "Older" },
  compare: { zh: "对照我保存的检查点", en: "Compare one I kept" },
  back: { zh: "返回公开日志", en: "Back to the public log" },
  "kept.title": { zh: "对照我保存的检查点", en: "Compare a checkpoint I kept" },
  "kept.lead": {
    zh: "把以前保存的检查点原文贴进来，看今天的日志里当时那些记录是不是原样还在。",
    en: "Paste a checkpoint you saved earlier and see whether today's log still begins with exactly what was there then.",
  },
  "kept.note": { zh: "检查点原文", en: "The checkpoint" },
  "kept.hint": { zh: "从第一行到最后一行签名，整份粘贴", en: "All of it, from the first line to the last signature" },
  "kept.do": { zh: "对照", en: "Compare" },
  "kept.same": { zh: "一致：当时的 {size} 条原样都在", en: "It agrees: the {size} entries of that day are all there" },
  "kept.same.words": {
    zh: "现在共有 {now} 条，前 {size} 条与您保存的检查点完全一致。",
    en: "There are {now} now; the first {size} are exactly those of the checkpoint you kept.",
  },
  "kept.differs": {
    zh: "不一致：前 {size} 条已经不是当时的样子",
    en: "It does not agree: the first {size} entries are not what they were",
  },
  "kept.differs.words": {
    zh: "日志被重写过。请保存好手里的检查点，它带有本平台的签名，就是证据；可拨打 {number} 或向审计机关反映。",
    en: "The log was written anew. Keep your checkpoint: it bears this platform's signature and is evidence. Call {number} or tell the auditors.",
  },
  "kept.shorter": {
    zh: "不一致：当时有 {size} 条，现在只有 {now} 条",
    en: "It does not agree: there were {size} entries, now there are {now}",
  },
  "kept.shorter.words": {
    zh: "后面的记录不见了，可能恢复过旧备份。请保存好手里的检查点；可拨打 {number} 或向审计机关反映。",
    en: "The later ones are gone; an older backup may have been restored. Keep your checkpoint. Call {number} or tell the auditors.",
  },
  "kept.stranger": { zh: "这份检查点没有本平台的签名", en: "This platform did not sign that checkpoint" },
  "kept.stranger.words": {
    zh: "它属于别的平台，或者粘贴时改动了字。请把保存的文件整份再贴一次。",
    en: "It belongs to another platform, or a letter changed on the way. Paste the whole file once more.",
  },
  "kept.unread": { zh: "这不是一份检查点", en: "That is no checkpoint" },
  "kept.unread.words": {
    zh: "检查点有三行正文、一个空行和签名行。请把文件整份粘贴，一行不落。",
    en: "A checkpoint has three lines, an empty one, and lines of signatures. Paste the whole file.",
  },
  "kept.all": {
    zh: "这一页由本平台自己对照。不想只听平台的，请审计人员用 npm run verify -- --against 在机器上核对，或用任何支持 C2SP 的工具下载日志自己算。",
    en: "This page is the platform checking itself. To rely on nobody, have an auditor run npm run verify -- --against, or fetch the log and compute it with any C2SP tool.",
  },
});
