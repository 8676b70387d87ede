import type { Condition, Figure, FigureSet, Revision } from "#platform/figures";

const table = "incidents.incident";
const has = (column: string): Condition => ({ op: "set", column });
const is = (column: string, value: string | boolean): Condition => ({ op: "is", column, value });
const all = (...of: readonly Condition[]): Condition => ({ op: "all", of });
const not = (of: Condition): Condition => ({ op: "not", of });

// A complaint about a unit lies one level above it: counted there and not below, the difference of two public numbers would tell the unit of it.
const valid = all(not({ op: "in", column: "stage", values: ["voided", "merged"] }), not(has("about")));
/** Open, or brought to one of the four endings: what was declined is not accepted. */
const accepted = all(valid, not(is("stage", "rejected")), has("verified_at"));
const ended = all(valid, has("ended_at"));
/**
 * Suspended records have no running date: their clock is shown with its reason and counts again when it runs. What was merged, declined or voided in
 * time has no date any more; what was declined or voided after its date keeps it, so that a late record cannot be taken out (domain.md §6).
 */
const due = all(not(has("about")), has("due_at"), not(is("suspended", true)));
const inTime: Condition = { op: "lte", column: "ended_at", than: "due_at" };
const rework: Condition = {
  op: "any",
  of: [
    { op: "gte", column: "returned_times", value: 1 },
    { op: "gte", column: "reopened_times", value: 1 },
  ],
};
const rated = all(ended, is("asked_rating", true), has("satisfied"));

const on =
  (day: string, past: boolean, found: Partial<FigureSet> = {}) =>
  (code: string, where: Condition, rest: Partial<FigureSet> = {}): FigureSet => ({ code, table, day, where, past, ...found, ...rest });
// Of all these days only the due one can lie ahead.
const [reportedOn, verifiedOn, dueOn, endedOn] = [
  on("reported_on", true, { at: "reported_at" }),
  on("verified_on", true),
  on("due_on", false),
  on("ended_on", true),
];

/** Sets of records, each counted on one day of its own: what came in, what was accepted, what fell due, what ended (cohorts of domain.md §6). */
export const incidentSets: readonly FigureSet[] = [
  reportedOn("evt.reported", valid),
  reportedOn("evt.reported-kinds", valid, { by: "category" }),
  reportedOn("evt.first-response", all(valid, has("first_response_minutes")), { spread: "first_response_minutes" }),
  verifiedOn("evt.accepted", accepted),
  verifiedOn("evt.accepted-ended", all(accepted, has("ended_at"))),
  verifiedOn("evt.accepted-ended-30", all(accepted, { op: "lte", column: "ended_at", than: "followed_until" })),
  verifiedOn("evt.accepted-solved", all(accepted, has("ended_at"), is("ending", "solved"))),
  verifiedOn("evt.dispatched", all(accepted, { op: "gte", column: "dispatched_times", value: 1 })),
  verifiedOn(
    "evt.dispatched-bounced",
    all(accepted, { op: "gte", column: "dispatched_times", value: 1 }, { op: "gte", column: "bounced_times", value: 1 }),
  ),
  dueOn("evt.due", due),
  dueOn("evt.due-in-time", all(due, inTime)),
  dueOn("evt.due-not-in-time", all(due, not(inTime))),
  dueOn("evt.due-extended", all(due, is("extended", true))),
  endedOn("evt.ended", ended),
  endedOn("evt.ended-rework", all(ended, rework)),
  endedOn("evt.ended-self-handled", all(ended, is("self_handled", true))),
  endedOn("evt.ended-time", all(ended, has("ended_working_minutes")), { spread: "ended_working_minutes" }),
  endedOn("evt.asked", all(ended, is("asked_rating", true))),
  endedOn("evt.rated", rated),
  endedOn("evt.satisfied", all(rated, { op: "gte", column: "satisfied", value: 4 })),
];

const byCode = new Map(incidentSets.map((set) => [set.code, set]));

export function setOf(code: string): FigureSet {
  const set = byCode.get(code);
  if (!set) throw new Error(`no set is called ${code}`);
  return set;
}

const figure = (
  code: string,
  zh: string,
  en: string,
  sets: readonly [string, string | null],
  unit: Figure["unit"],
  higherIsBetter: boolean | null,
  zhHow: string,
  enHow: string,
  revisions: readonly Revision[] = [],
): Figure => ({
  code,
  zh,
  en,
  definition: { zh: zhHow, en: enHow },
  version: String(revisions.length + 1),
  revisions,
  numerator: sets[0],
  denominator: sets[1],
  unit,
  higherIsBetter,
});

const LATE: readonly Revision[] = [
  {
    version: "2",
    on: "2026-11-27",
    zh: "到期后才作废或不予立案的，照计为未按时；挂账只在到期前暂停；合并的按较早的期限算。",
    en: "What is voided or declined after its date stays counted as not in time; a suspension stops the clock only before it; the lead of a merger takes the earlier date.",
  },
];
const BY_PHONE: readonly Revision[] = [
  {
    version: "2",
    on: "2026-11-27",
    zh: "由没有经办的人电话回访记下的评价计入。",
    en: "Ratings told by phone to somebody who had no hand in it are counted.",
  },
];

/** The event figures of domain.md §6. A rate never stands without its two numbers; what merged into another record or was an entry error is in none, unless its date had passed. */
export const figures: readonly Figure[] = [
  figure(
    "evt.reported",
    "受理件数",
    "Reports",
    ["evt.reported", null],
    "count",
    null,
    "期内上报的事项，不含合并和误录。",
    "Records reported in the period, without those merged or entered by mistake.",
  ),
  figure(
    "evt.closed",
    "办结率",
    "Completion rate",
    ["evt.accepted-ended", "evt.accepted"],
    "percent",
    true,
    "期内立案的事项中，到查询时已办结的（四种结果都算）。",
    "Of the records accepted in the period, those ended by now, in any of the four ways.",
  ),
  figure(
    "evt.closed30",
    "办结率（立案后 30 日内）",
    "Completion rate within 30 days",
    ["evt.accepted-ended-30", "evt.accepted"],
    "percent",
    true,
    "期内立案的事项中，立案后 30 日内办结的（四种结果都算）。各月跟踪一样长，可以前后比；最近 30 日内立案的还没有跟踪完，数还会升。",
    "Of the records accepted in the period, those ended within 30 days of it, in any of the four ways. Every month is followed for as long, so months compare; those accepted in the last 30 days are not followed to the end, and their number still rises.",
  ),
  figure(
    "evt.solved",
    "解决率",
    "Solved",
    ["evt.accepted-solved", "evt.accepted"],
    "percent",
    true,
    "期内立案的事项中，到查询时以“已解决”办结的。",
    "Of the records accepted in the period, those ended as solved by now.",
  ),
  figure(
    "evt.ontime",
    "按时办结率",
    "On-time completion rate",
    ["evt.due-in-time", "evt.due"],
    "percent",
    true,
    "期内到期的事项中，在期限内办结的；到期未办结按未按时计，到期后才作废或不予立案的也按未按时计。延期的按延长后的日期算，到期前挂账的待恢复后再算，合并的按较早的期限算。",
    "Of the records due in the period, those ended by their due time; open ones count as not in time, and so do those voided or declined after it. Extended ones count with the extended date, those suspended before it when they resume, merged ones with the earlier date.",
    LATE,
  ),
  figure(
    "evt.late",
    "超期率",
    "Overdue rate",
    ["evt.due-not-in-time", "evt.due"],
    "percent",
    false,
    "期内到期的事项中，超期办结、仍未办结，或到期后才作废、不予立案的。",
    "Of the records due in the period, those ended late, still open, or voided or declined after their date.",
    LATE,
  ),
  figure(
    "evt.extended",
    "延期占比",
    "Extended",
    ["evt.due-extended", "evt.due"],
    "percent",
    false,
    "期内到期的事项中，延过期的；到期后才作废或不予立案的也在其中。",
    "Of the records due in the period, voided or declined ones among them only after their date, those that were extended.",
    LATE,
  ),
  figure(
    "evt.median",
    "办理时长",
    "Time to end",
    ["evt.ended-time", null],
    "hours",
    false,
    "期内办结的事项从上报到办结的工作时间，中位数和第 90 百分位，取两位有效数字。",
    "Working time from report to end of the records ended in the period, median and 90th percentile, to two digits.",
  ),
  figure(
    "evt.first",
    "首次响应时长",
    "First response",
    ["evt.first-response", null],
    "hours",
    false,
    "期内上报的事项从上报到工作人员第一次处理的工作时间，中位数和第 90 百分位，取两位有效数字。",
    "Working time from report to the first action of a person, of the records reported in the period; median and 90th percentile, to two digits.",
  ),
  figure(
    "evt.reopen",
    "返工率",
    "Rework rate",
    ["evt.ended-rework", "evt.ended"],
    "percent",
    false,
    "期内办结的事项中，核查退回过或居民要求重办过的。",
    "Of the records ended in the period, those a check sent back or a resident reopened.",
  ),
  figure(
    "evt.bounce",
    "退单率",
    "Bounce rate",
    ["evt.dispatched-bounced", "evt.dispatched"],
    "percent",
    false,
    "期内立案并已分派的事项中，被单位退回过的。",
    "Of the records accepted in the period and dispatched, those a unit bounced.",
  ),
  figure(
    "evt.self",
    "自办结占比",
    "Settled on the spot",
    ["evt.ended-self-handled", "evt.ended"],
    "percent",
    null,
    "期内办结的事项中，网格员当场办结的。",
    "Of the records ended in the period, those a grid worker put right on the spot.",
  ),
  figure(
    "evt.sat",
    "满意率",
    "Satisfaction",
    ["evt.satisfied", "evt.rated"],
    "percent",
    true,
    "期内办结且已评价的事项中，评为满意或很满意的。含由没有经办的人电话回访记下的评价（居民本人再评的，以本人为准）。与参评率一起看，30 件以下不排名。",
    "Of the records ended in the period and rated, those rated satisfied or very satisfied. Counts what was told by phone to somebody who had no hand in it (the reporter's own rating replaces it). Read with the participation; never ranked under 30 ratings.",
    BY_PHONE,
  ),
  figure(
    "evt.rate",
    "参评率",
    "Rating participation",
    ["evt.rated", "evt.asked"],
    "percent",
    null,
    "期内办结并请居民评价的事项中，收到评价的：居民自己评的，和由没有经办的人电话回访记下的；没打通的不算。",
    "Of the records ended in the period whose reporters were asked, those rated: by the reporter, or told by phone to somebody who had no hand in it; calls nobody answered are not counted.",
    BY_PHONE,
  ),
];

export const figureOf = (code: string): Figure | undefined => figures.find((one) => one.code === code);
