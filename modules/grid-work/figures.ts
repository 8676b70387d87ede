import type { Condition, Figure, FigureSet } from "#platform/figures";

const request = "grid_work.service_request";
const round = "grid_work.round";
const has = (column: string): Condition => ({ op: "set", column });
const is = (column: string, value: string | boolean): Condition => ({ op: "is", column, value });
const all = (...of: readonly Condition[]): Condition => ({ op: "all", of });
const not = (of: Condition): Condition => ({ op: "not", of });

/** What the resident withdrew is nobody's lateness. */
const due = not(is("ending", "withdrawn"));
const inTime: Condition = { op: "lte", column: "ended_at", than: "due_at" };
const owed = is("dropped", false);
const rated = all(has("ended_on"), has("satisfied"));

export const requestSets: readonly FigureSet[] = [
  { code: "svc.taken", table: request, day: "taken_on", where: has("taken_on") },
  { code: "svc.due", table: request, day: "due_on", where: due },
  { code: "svc.due-in-time", table: request, day: "due_on", where: all(due, inTime) },
  { code: "svc.rated", table: request, day: "ended_on", where: rated },
  { code: "svc.satisfied", table: request, day: "ended_on", where: all(rated, { op: "gte", column: "satisfied", value: 4 }) },
];

/** By place, from the rounds of points: no set here knows a person. */
export const roundSets: readonly FigureSet[] = [
  { code: "patrol.points-due", table: round, day: "due_on", where: owed },
  { code: "patrol.points-looked", table: round, day: "due_on", where: all(owed, has("looked_on")) },
];

export const figures: readonly Figure[] = [
  {
    code: "svc.ontime",
    zh: "代办按时办结率",
    en: "Service requests ended in time",
    definition: {
      zh: "期内到期的服务代办中，在承诺时限内办结的（办成、办不成并说明、移交并被接收都算）；到期未办结按未按时计，居民撤回的不计。",
      en: "Of the service requests due in the period, those ended by the promised time in any way; open ones count as not in time, those the resident withdrew are left out.",
    },
    version: "1",
    numerator: "svc.due-in-time",
    denominator: "svc.due",
    unit: "percent",
    higherIsBetter: true,
  },
  {
    code: "svc.sat",
    zh: "代办满意率",
    en: "Satisfaction with service requests",
    definition: {
      zh: "期内办结且已评价的服务代办中，评为满意或很满意的。30 件以下不排名。",
      en: "Of the service requests ended in the period and rated, those rated satisfied or very satisfied; never ranked under 30 ratings.",
    },
    version: "1",
    numerator: "svc.satisfied",
    denominator: "svc.rated",
    unit: "percent",
    higherIsBetter: true,
  },
  {
    code: "patrol.looked",
    zh: "巡查点看到率",
    en: "Patrol points looked at",
    definition: {
      zh: "期内到期的巡查点周期中，点位在本周期内被看过的。按地点算，不按人算；停用的点位和计划不计。",
      en: "Of the rounds of patrol points due in the period, those in which the point was looked at. By place, never by person; points and plans out of service are left out.",
    },
    version: "1",
    numerator: "patrol.points-looked",
    denominator: "patrol.points-due",
    unit: "percent",
    higherIsBetter: true,
  },
];
