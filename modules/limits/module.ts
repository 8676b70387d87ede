import { module } from "#platform/modules";
import { amendRule, defineRules, loadYearNotice, setWorkingTime, withdrawYearNotice } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { announce, jobs } from "./jobs.ts";
import { noticeProjection, ruleProjection, workingTimeProjection } from "./projection.ts";
import { calendar, limits, listRules, readCalendar } from "./queries.ts";
import { rule } from "./rule.ts";
import { words } from "./ui/words.ts";
import { workingTime } from "./working-time.ts";
import { yearNotice } from "./year-notice.ts";

export default module({
  name: "limits",
  nouns: [
    { noun: yearNotice, called: { zh: "放假安排", en: "Holiday notice" }, projection: noticeProjection, after: announce },
    { noun: rule, called: { zh: "时限", en: "Time limit" }, projection: ruleProjection },
    { noun: workingTime, called: { zh: "作息时间", en: "Working hours" }, projection: workingTimeProjection },
  ],
  events: eventWords,
  commands: [loadYearNotice, withdrawYearNotice, amendRule, setWorkingTime, defineRules],
  queries: [listRules, readCalendar],
  registers: [calendar, limits],
  jobs,
  noticeKinds: [
    {
      code: "limits:calendar",
      zh: "放假安排变动",
      en: "Changes of the calendar",
      words: ["limits.notice.loaded", "limits.notice.withdrawn"],
    },
  ],
  schedules: [{ id: "limits.define-rules", everySeconds: 3_600, job: "limits.define-rules" }],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
