import { module } from "#platform/modules";
import { amendRule, defineRules, loadYearNotice, reviewSource, setWorkingTime, withdrawYearNotice } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { announce, jobs } from "./jobs.ts";
import { noticeProjection, ruleProjection, sourceProjection, workingTimeProjection } from "./projection.ts";
import { calendar, limits, listRules, listSources, readCalendar } from "./queries.ts";
import { rule } from "./rule.ts";
import { source } from "./source.ts";
import { sourceReviews } from "./sources/standing.ts";
import { words } from "./ui/words.ts";
import { waitingSources } from "./waiting.ts";
import { workingTime } from "./working-time.ts";
import { yearNotice } from "./year-notice.ts";

export default module({
  name: "limits",
  nouns: [
    { noun: yearNotice, called: { zh: "放假安排", en: "Holiday notice" }, projection: noticeProjection, after: announce },
    { noun: rule, called: { zh: "时限", en: "Time limit" }, projection: ruleProjection },
    { noun: workingTime, called: { zh: "作息时间", en: "Working hours" }, projection: workingTimeProjection },
    { noun: source, called: { zh: "法律依据", en: "Legal source" }, projection: sourceProjection },
  ],
  events: eventWords,
  commands: [loadYearNotice, withdrawYearNotice, amendRule, setWorkingTime, reviewSource, defineRules],
  queries: [listRules, readCalendar, listSources],
  registers: [calendar, limits, sourceReviews],
  waiting: [waitingSources],
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
