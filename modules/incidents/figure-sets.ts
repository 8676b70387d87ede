import type { Condition, FigureSet } from "#platform/figures";

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
// Of all these days only the due ones can lie ahead.
const [reportedOn, verifiedOn, dispatchedOn, firstStepOn, dueOn, endedOn] = [
  on("reported_on", true, { at: "reported_at" }),
  on("verified_on", true),
  on("dispatched_on", true),
  on("first_step_due_on", false),
  on("due_on", false),
  on("ended_on", true),
];
/** Ours to take up: not handed over to whoever it belongs to, not taken back by whoever reported it. */
const ours = all(valid, not({ op: "in", column: "ending", values: ["elsewhere", "withdrawn"] }));
const dropped = all(is("stage", "archived"), not(has("ended_at")));
const firstStep = all(ours, not(is("stage", "rejected")), not(dropped), has("first_step_due_at"));

/** Sets of records, each counted on one day of its own: what came in, what was accepted, what fell due, what ended (cohorts of domain.md §6). */
export const incidentSets: readonly FigureSet[] = [
  reportedOn("evt.reported", valid),
  reportedOn("evt.reported-kinds", valid, { by: "category" }),
  reportedOn("evt.first-response", all(valid, has("first_response_minutes")), { spread: "first_response_minutes" }),
  reportedOn("evt.ours", ours),
  reportedOn("evt.ours-accepted", all(ours, not(is("stage", "rejected")), has("verified_at"))),
  dispatchedOn("evt.dispatch-time", all(valid, has("dispatch_minutes")), { spread: "dispatch_minutes" }),
  firstStepOn("evt.first-step-due", firstStep),
  firstStepOn("evt.first-step-in-time", all(firstStep, { op: "lte", column: "first_step_at", than: "first_step_due_at" })),
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
  endedOn("evt.ended-at-desk", all(ended, is("answered_at_once", true))),
  endedOn("evt.rung", all(ended, is("rung", true))),
  endedOn("evt.reached", all(ended, is("rung", true), is("reached", true))),
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
