import { defineWords } from "#web/words";

/** Refusals, notices and steps of calendar and limits; the screen's own words stand in console-words.ts. */
export const words = defineWords({
  "limits.no-such-day": { zh: "没有 {date} 这一天。", en: "There is no day {date}." },
  "limits.day-twice": { zh: "{date} 出现了两次。", en: "{date} appears twice." },
  "limits.day-outside": {
    zh: "{date} 不属于 {year} 年，也不是前一年 12 月或后一年 1 月。",
    en: "{date} is neither in {year} nor in the December before or the January after.",
  },
  "limits.makeup-on-weekday": {
    zh: "{date} 不是周末，不可能是补班日。",
    en: "{date} is not on a weekend and cannot be a make-up working day.",
  },
  "limits.year-ahead": { zh: "{year} 年的放假通知还没有公布。", en: "The notice for {year} cannot be out yet." },
  "limits.holiday-missing": {
    zh: "缺少 {date}：元旦、劳动节、国庆节每年都放假。",
    en: "{date} is missing: New Year's Day, Labour Day and National Day are off every year.",
  },
  "limits.days-off": {
    zh: "放假 {count} 天，不在 {least} 到 {most} 天之间，请核对文件。",
    en: "{count} days off is not between {least} and {most}; check the file.",
  },
  "limits.more-work": {
    zh: "补班 {count} 天，比放假还多，请核对文件。",
    en: "{count} make-up days are more than the days off; check the file.",
  },
  "limits.no-notice": { zh: "这一年没有载入过安排。", en: "No notice was loaded for this year." },
  "limits.windows": {
    zh: "作息时段要按先后排列、互不重叠，最多 6 段。",
    en: "Working hours must be in order and apart, six stretches at most.",
  },
  "limits.date-past": {
    zh: "生效日期不能早于今天（{today}）：已经算过的时间不能改。",
    en: "It cannot begin before today ({today}): time that was counted stays as it was.",
  },
  "limits.date-before": {
    zh: "已有从 {since} 起生效的版本，新版本不能更早。",
    en: "A version from {since} exists; a new one cannot begin earlier.",
  },
  "limits.no-rule": { zh: "时限表里没有这一项。", en: "The table of clocks has no such entry." },
  "limits.statutory": {
    zh: "这是法定时限（{basis}），不能在这里修改。",
    en: "This limit is set by law ({basis}) and cannot be changed here.",
  },
  "limits.not-a-length": {
    zh: "这一项不是以时间长度规定的，不能修改天数。",
    en: "This entry is not a length of time and has no figure to amend.",
  },
  "limits.not-in-use": {
    zh: "本系统没有按这一项计时的期限，改了不会有任何日期变化。网格事件的时限请在“事项与时限”“步骤时限”里修改。",
    en: "No clock here is counted by this entry, so amending it would move no date. Limits of reports are set under “Categories” and “Limits of the steps”.",
  },
  "limits.amount": { zh: "时间至少为 1。", en: "The amount must be at least 1." },
  "limits.units-differ": {
    zh: "延长的计时单位要与时限一致：天、工作小时、连续小时不能混用。",
    en: "The extension must be measured like the limit: days, working hours and running hours do not add up.",
  },
  "limits.stretch": {
    zh: "日期范围不对：从 2000 年起，最多 {days} 天。",
    en: "The stretch of days is not right: from 2000 on, at most {days} days.",
  },

  "limits.no-source": { zh: "没有登记这一法律依据。", en: "The register has no such legal source." },
  "limits.review-ahead": { zh: "复核日期不能晚于今天（{today}）。", en: "A review cannot be later than today ({today})." },
  "limits.review-before": {
    zh: "{since} 已有一次复核，这次不能更早。",
    en: "A review of {since} is recorded; this one cannot be earlier.",
  },
  "limits.next-review-past": {
    zh: "下次复核日期要晚于今天（{today}）。",
    en: "The next review must be later than today ({today}).",
  },
  "legal-sources.waiting.review": { zh: "核对条文并登记复核", en: "Look the text up and record it" },

  "limits.notice.loaded": {
    zh: "{year} 年放假安排已载入，暂定的期限将重新计算。",
    en: "The {year} holiday notice was loaded; provisional due dates are computed again.",
  },
  "limits.notice.withdrawn": {
    zh: "{year} 年放假安排已撤回，相关期限将重新计算。",
    en: "The {year} holiday notice was withdrawn; due dates are computed again.",
  },
});
