import { defineWords } from "#web/words";

export const logWords = defineWords({
  title: { zh: "公开日志：改了就看得出", en: "The public log: a change would show" },
  lead: {
    zh: "本平台把每一步都封存进公开日志。谁都可以保存一份检查点，今后拿来核对：账本有没有被改过、删过、换过顺序。",
    en: "Every step is sealed in a public log. Anybody may keep a checkpoint and hold the ledger to it later: was anything changed, deleted or put in another order?",
  },
  "how.title": { zh: "怎么做到的", en: "How it works" },
  "how.record": { zh: "每办一步，就记一笔，算出一个指纹。", en: "Each step is written down and gets a fingerprint." },
  "how.seal": {
    zh: "一分钟之内，指纹按顺序排进本县区的日志。",
    en: "Within a minute the fingerprint stands, in order, in its county's log.",
  },
  "how.chain": {
    zh: "全部指纹一起算出一个总指纹，签上名，就是检查点。改动过去任何一笔，总指纹都对不上。",
    en: "All fingerprints together give one, which is signed: the checkpoint. Change anything in the past and it no longer fits.",
  },
  "how.nothing": {
    zh: "日志里只有加了随机数的指纹，没有姓名、电话、地址和内容。",
    en: "The log holds salted fingerprints only: no names, numbers, addresses or content.",
  },
  "how.keep": {
    zh: "检查点保存在平台以外的人越多，越没人能偷偷改。",
    en: "The more people outside keep checkpoints, the less anybody can change in secret.",
  },
  none: {
    zh: "还没有封存任何记录；有了第一笔，一分钟内就会出现在这里。",
    en: "Nothing is sealed yet; the first record appears here within a minute.",
  },
  "logs.title": { zh: "现在的日志", en: "The logs now" },
  "logs.caption": { zh: "各县区日志的条数和最近封存时间", en: "Entries and last sealing of each area's log" },
  "logs.note": {
    zh: "全市总日志收的是各县区的检查点，保存它一份就等于都保存了。",
    en: "The whole city's log takes in the counties' checkpoints: keeping that one keeps them all.",
  },
  city: { zh: "{city}总日志", en: "{city}, over all" },
  own: { zh: "{city}本级", en: "{city}, the city's own" },
  area: { zh: "地区", en: "Area" },
  size: { zh: "条数", en: "Entries" },
  at: { zh: "最近封存", en: "Last sealed" },
  witnesses: { zh: "见证人", en: "Witnesses" },
  "witnesses.none": { zh: "还没有", en: "None yet" },
  "witnesses.upto": { zh: "{n} 位，见证到第 {size} 条", en: "{n}, up to entry {size}" },
  "keep.title": { zh: "自己保存，自己核对", en: "Keep one, check for yourself" },
  "keep.how": {
    zh: "点开上面总日志的条数，原样存成 checkpoint.txt。以后审计人员在本平台的机器上运行下面这条命令，改过的每一笔都会被点名：",
    en: "Open the entries of the log over all above and save that page as it is as checkpoint.txt. An auditor runs this on the platform's machine later, and whatever was changed is named:",
  },
  "keep.compare": { zh: "也可以在这里对照一份以前保存的检查点", en: "Or compare one you kept with the log, here" },
  "keep.formats": {
    zh: "格式是公开标准：RFC 6962 日志树、C2SP 检查点和日志瓦片（/log/县区代码/tile/…），公钥在 /log/县区代码/keys。",
    en: "The formats are open standards: RFC 6962 trees, C2SP checkpoints and tiles (/log/COUNTY/tile/…); the keys are at /log/COUNTY/keys.",
  },
});
