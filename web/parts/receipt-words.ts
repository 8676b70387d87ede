import { defineWords } from "#web/words";

/** What a receipt proves, in words a neighbour would use. Titles and leads say what was sent, and are each module's own. */
export const receiptWords = defineWords({
  "sealed.title": { zh: "已封存", en: "Sealed" },
  "sealed.words": { zh: "是日志里的第 {n} 条。", en: "It is entry {n} of the log." },
  "waiting.title": { zh: "还没封存，一分钟内会封存", en: "Not sealed yet: it will be sealed within a minute" },
  "waiting.words": { zh: "请过一分钟再打开这一页。", en: "Open this page again in a minute." },
  again: { zh: "再看一次", en: "Look again" },
  number: { zh: "编号", en: "Number" },
  log: { zh: "日志", en: "Log" },
  entry: { zh: "第几条", en: "Entry" },
  "entry.of": { zh: "第 {n} 条，共 {size} 条", en: "{n} of {size}" },
  at: { zh: "检查点时间", en: "Checkpoint of" },
  commitment: { zh: "指纹", en: "Fingerprint" },
  download: { zh: "下载回执（JSON 文件）", en: "Download the receipt (JSON file)" },
  "download.how": {
    zh: "请保存好。今后不用相信本平台，拿它和公开的检查点一比，就知道有没有人改过。文件里没有您的姓名和电话。",
    en: "Keep it. Later you need not trust this platform: held against a published checkpoint it shows whether anything was changed. It holds neither your name nor your number.",
  },
  "check.title": { zh: "在这部手机上核验", en: "Check it on this phone" },
  "check.lead": {
    zh: "计算全在您的手机上进行，只取大家都能看到的检查点和公钥。",
    en: "Your phone does the sums itself, from the checkpoint and keys everybody can see.",
  },
  check: { zh: "核验", en: "Check" },
  checking: { zh: "正在核验……", en: "Checking …" },
  event: { zh: "内容和指纹一致", en: "The content matches its fingerprint" },
  "event-wrong": { zh: "内容和指纹不一致", en: "The content does not match its fingerprint" },
  included: { zh: "指纹在公开检查点（共 {size} 条）之内", en: "The fingerprint is inside the published checkpoint of {size} entries" },
  "included-wrong": {
    zh: "指纹不在公开检查点（共 {size} 条）之内",
    en: "The fingerprint is not inside the published checkpoint of {size} entries",
  },
  signature: { zh: "检查点的签名有效", en: "The checkpoint's signature holds" },
  "signature-wrong": { zh: "检查点的签名无效", en: "The checkpoint's signature does not hold" },
  unsigned: {
    zh: "这个浏览器不会验签名，其余已核验；可换新一点的浏览器再试",
    en: "This browser cannot check signatures; the rest is checked. A newer browser can",
  },
  all: { zh: "原样在册，没有人改过", en: "It stands in the log as it was made; nobody changed it" },
  wrong: { zh: "对不上。请保存回执并拨打 {number}", en: "It does not match. Keep the receipt and call {number}" },
  waiting: { zh: "还没封存，请一分钟后再核验", en: "Not sealed yet: check again in a minute" },
  insecure: {
    zh: "要用 https 打开本页才能在手机上核验；也可以下载回执",
    en: "Open this page over https to check it here; or download the receipt",
  },
  offline: { zh: "没有连上网络，请再试一次", en: "No connection: try again" },
  text: { zh: "检查点原文", en: "The checkpoint itself" },
  explain: { zh: "这是怎么做到的？", en: "How does this work?" },
});
