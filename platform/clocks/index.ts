export { buildCalendar, type Calendar, type DayStatus } from "./calendar.ts";
export { dayAt, formatDay, instantOf, parseDay } from "./day.ts";
export { dueAt, extensionFault, inWorkingTime, type Change, type Due, type DueOptions, type Limit, type Unit } from "./due.ts";
export { publishedNotices, type NoticeDay, type YearNotice } from "./notice.ts";
export { RECOUNT, recounted, type Running } from "./recount.ts";
export {
  elapsedWorkingMinutes,
  nextReminder,
  remaining,
  reminders,
  standing,
  type ClockFacts,
  type ClockStatus,
  type Remaining,
  type ReminderOptions,
} from "./standing.ts";
export { areWindows, usualWindows, usualWorkingTime, type Windows, type WorkingTime } from "./working-time.ts";
