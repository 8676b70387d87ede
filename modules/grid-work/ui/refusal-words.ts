import { defineWords } from "#web/words";

/** Every "no" of the module, with what to do instead. */
export const refusalWords = defineWords({
  "grid-work.not-yet": {
    zh: "这件事还没有传到，请保留，稍后会自动再传。",
    en: "What this belongs to has not arrived yet; it is kept and sent again later.",
  },
  "grid-work.not-found": { zh: "没有找到这条记录。", en: "There is no such record." },
  "grid-work.not-your-grid": {
    zh: "这个网格（{grid}）现在不由您负责，内容已保留在手机上，请交给网格长处理。",
    en: "This grid ({grid}) is not yours any more; what you wrote is kept on the phone: hand it to the grid leader.",
  },
  "grid-work.no-such-grid": { zh: "没有这个网格（{grid}），请重新选择。", en: "There is no such grid ({grid}); choose again." },
  "grid-work.no-such-purpose": { zh: "没有这个走访目的，请重新选择。", en: "There is no such purpose; choose again." },
  "grid-work.no-such-kind": { zh: "没有这种代办，请重新选择。", en: "There is no such kind of request; choose again." },
  "grid-work.no-such-phrase": {
    zh: "短语“{phrase}”已不在清单里，请更新后重选。",
    en: "The phrase “{phrase}” is not in the list; update and choose again.",
  },
  "grid-work.not-the-resident": {
    zh: "您登记或办理了这件代办，不能代居民表态；请居民用自己的链接评价或撤回。",
    en: "You took this request or worked on it, so you cannot speak for the resident: the own link is theirs.",
  },
  "grid-work.taken-already": { zh: "这件代办已经登记，编号 {number}。", en: "This request was taken already; its number is {number}." },
  "grid-work.ended-already": { zh: "这件代办已经办结，不用再撤回。", en: "This request has ended already; there is nothing to withdraw." },
  "grid-work.rating-closed": {
    zh: "现在不能评价：还没办结，或评价期已过。",
    en: "It cannot be rated now: not ended yet, or the time to rate is over.",
  },
  "grid-work.rated-already": { zh: "您已经评价过了。", en: "You have rated it already." },
  "grid-work.reopened-already": {
    zh: "已经退回重办过一次；还没解决请拨打 12345。",
    en: "It was sent back once already; call 12345 if it is still not solved.",
  },
  "grid-work.rate-first": {
    zh: "请先评价“没解决”或“不满意”，再退回重办。",
    en: "First rate it as not solved or dissatisfied, then send it back.",
  },
  "grid-work.wrong-link": {
    zh: "链接不对或已失效，请核对，或用编号和电话尾号查询。",
    en: "The link is not right; check it, or look it up by number and the end of your phone number.",
  },
  "grid-work.wrong-number": {
    zh: "编号或电话尾号不对，请核对后再试。",
    en: "The number or the end of the phone number is not right; check and try again.",
  },
  "grid-work.no-such-tag": {
    zh: "不是巡查点标签，或标签是仿制的。请对准标签再扫，仍不行就记“标签损坏”。",
    en: "This is no patrol tag, or a copy. Scan it again; if that does not help, note “tag damaged”.",
  },
  "grid-work.tag-elsewhere": {
    zh: "这是{zh}的“{point}”，不在本次巡查的网格里。",
    en: "This is “{point}” of {en}, not in the grid of this patrol.",
  },
  "grid-work.report-apart": {
    zh: "这类事项只有承办单位能看，请退出巡查，从“上报”单独报。",
    en: "Only the receiving team may know of this kind: report it by itself, outside the patrol.",
  },
  "grid-work.finding-empty": { zh: "请选一个短语、写一句话或拍一张照片。", en: "Choose a phrase, write a line or take a photo." },
  "grid-work.no-such-point": { zh: "没有这个巡查点，或已停用。", en: "There is no such patrol point, or it is out of service." },
  "grid-work.no-such-plan": { zh: "没有这个巡查计划，或已停用。", en: "There is no such patrol plan, or it is out of service." },
  "grid-work.other-town": { zh: "巡查点不能换到别的乡镇，请新建一个。", en: "A point cannot move to another town; make a new one." },
  "grid-work.point-outside": {
    zh: "位置不在所选的村（社区）里，请在地图上重新点。",
    en: "The place is not in the village chosen; mark it again.",
  },
  "grid-work.point-twice": { zh: "同一个点在计划里只能出现一次。", en: "A point stands in a plan only once." },
  "grid-work.point-not-in-area": {
    zh: "有的点不在计划的范围里，请去掉。",
    en: "One of the points is outside the plan's area; take it out.",
  },
  "grid-work.code-twice": { zh: "代码“{code}”重复了。", en: "The code “{code}” is there twice." },
  "grid-work.no-such-device": { zh: "没有这部手机。", en: "There is no such device." },
  "grid-work.device-shut-out": {
    zh: "这部手机已被停用，上面的资料会销毁。找回手机请联系网格长重新登记。",
    en: "This device was shut out; what it holds is destroyed. If it was found, ask the grid leader and register it anew.",
  },
  "grid-work.span-too-long": { zh: "时间跨度太长，最多 {days} 天。", en: "The time is too long: at most {days} days." },
  "grid-work.no-such-figure": { zh: "没有这个指标。", en: "There is no such figure." },
});
