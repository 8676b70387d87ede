import type { Recorded } from "#platform/ledger";
import { changed } from "./due.ts";
import type { IncidentEvent } from "./event.ts";
import { begun, countedFrom } from "./fold-beginning.ts";
import { left, moved, reclassified } from "./fold-correcting.ts";
import { bounced, dispatched, fedBack, met, owed, recalled, released, withHand, withTask, workAgain } from "./fold-working.ts";
import { FOLLOWERS_KEPT, leadTask, taskOf, type Duty, type Incident, type KnownIncident } from "./incident.ts";

type Of<T extends IncidentEvent["type"]> = Recorded<Extract<IncidentEvent, { type: T }>>;
type Patch = Partial<KnownIncident>;

/** What leaves the work without an ending has no date any more, unless it was missed already. */
const withoutEnding = (incident: KnownIncident, late = false): Patch =>
  late ? { due: incident.due, counting: incident.counting, late } : { due: null, counting: null };

function reopened(incident: KnownIncident, event: Of<"incidents.reopened">): Patch {
  const again = leadTask(incident) !== null;
  return {
    stage: again ? "handling" : event.verifyDue ? "reported" : "verified",
    ...(event.leadBounces === undefined ? {} : { reopenedAt: event.at }),
    ...(event.verifyDue ? { verifyDue: event.verifyDue, verifyFrom: event.at } : {}),
    tasks: workAgain(incident.tasks),
    reopenedTimes: incident.reopenedTimes + 1,
    due: event.due,
    counting: countedFrom(event.at, incident.limit),
    extended: false,
    dispatching: event.dispatchDue ? owed(event.at, event.dispatchDue) : incident.dispatching,
    ending: null,
    endedAt: null,
    endedWorkingMinutes: null,
    late: false,
    selfHandled: false,
    answeredAtOnce: false,
    fedBackAt: null,
    proposed: null,
    checking: null,
    rateUntil: null,
    archiveAfter: null,
  };
}

/** Each duty under the slot of its clock (clocks.ts). */
function recounted(incident: KnownIncident, { dues }: Of<"incidents.duties-recounted">): Patch {
  const now = <D extends Duty["due"] | null>(slot: string, before: D): D | Duty["due"] =>
    dues.find((one) => one.slot === slot)?.due ?? before;
  const duty = (slot: string, before: Duty | null): Duty | null => before && { ...before, due: now(slot, before.due) };
  return {
    verifyDue: now("verify", incident.verifyDue),
    firstStepDue: now("first-step", incident.firstStepDue),
    dispatching: duty("dispatch", incident.dispatching),
    checking: duty("check", incident.checking),
    tasks: incident.tasks.map((task) => ({ ...task, acceptDue: now(`accept:${task.unit}`, task.acceptDue) })),
    orders: incident.orders.map((order) => ({ ...order, due: now(`supervision:${order.no}`, order.due) })),
  };
}

/** Null only where it was asked for: records of before are kept without the field. */
const extensionAnswered = (incident: KnownIncident): Patch => (incident.extensionAsked ? { extensionAsked: null } : {});

const read = (language: "zh" | "en", fields: readonly (string | null | undefined)[]): Readonly<Record<string, "zh" | "en">> =>
  Object.fromEntries(fields.flatMap((field) => (field ? [[field, language] as const] : [])));

const steps: { [T in Exclude<IncidentEvent["type"], "incidents.reported">]: (incident: KnownIncident, event: Of<T>) => Patch } = {
  "incidents.joined": (incident, { follower, phone, email, language }) => ({
    ...(incident.followers.length < FOLLOWERS_KEPT
      ? { followers: [...incident.followers, follower] }
      : { moreFollowers: (incident.moreFollowers ?? 0) + 1 }),
    followerPhones: phone === null ? incident.followerPhones : [...incident.followerPhones, phone],
    ...(email === undefined ? {} : { followerEmails: [...(incident.followerEmails ?? []), email] }),
    ...(language === undefined ? {} : { followerLanguages: { ...incident.followerLanguages, ...read(language, [phone, email]) } }),
  }),
  "incidents.verified": (incident, event) => {
    const { category, taxonomy, urgency, limit, firstStep, sealed, summary, due, firstStepDue, dispatchDue, at } = event;
    const counting = event.counting ?? countedFrom(incident.verifyFrom ?? incident.reportedAt, limit);
    const point = sealed ? null : incident.point;
    return {
      ...left(incident, event.place ?? incident.place),
      category,
      taxonomy,
      urgency,
      limit,
      firstStep,
      sealed,
      summary,
      due,
      counting,
      firstStepDue,
      point,
      dispatching: owed(at, dispatchDue),
      verifiedAt: at,
      stage: "verified",
    };
  },
  "incidents.moved": moved,
  "incidents.reclassified": reclassified,
  "incidents.rejected": (incident, { archiveAfter, late }) => ({
    stage: "rejected",
    ...withoutEnding(incident, late),
    archiveAfter: archiveAfter ?? null,
  }),
  "incidents.self-handled": (incident, event) => ({
    selfHandled: true,
    hands: withHand(incident, event.by),
    verifiedAt: incident.verifiedAt ?? event.at,
    firstStepAt: incident.firstStepAt ?? event.at,
    photos: [...incident.photos, ...event.photos.map((id) => ({ id, of: "result" as const }))],
  }),
  "incidents.answered-at-once": (incident, { by, at }) => ({
    answeredAtOnce: true,
    hands: withHand(incident, by),
    verifiedAt: incident.verifiedAt ?? at,
    firstStepAt: incident.firstStepAt ?? at,
  }),
  "incidents.dispatched": dispatched,
  "incidents.accepted": (incident, { unit, at, by, role }) => ({
    tasks: withTask(incident, unit, (task) => ({ ...task, stage: "accepted", acceptedAt: at })),
    // The head who takes a task in for the unit may still approve; whoever works on it may not.
    hands: role === "approver" ? incident.hands : withHand(incident, by),
    stage: taskOf(incident, unit)?.role === "lead" ? "handling" : incident.stage,
  }),
  "incidents.bounced": bounced,
  "incidents.recalled": recalled,
  "incidents.assigned": (incident, { unit, handler }) => ({
    tasks: withTask(incident, unit, (task) => ({ ...task, handler })),
    hands: withHand(incident, handler),
  }),
  "incidents.extension-asked": (incident, { by, at, length, text }) => ({
    // Whoever asks for more time does not give it.
    hands: withHand(incident, by),
    extensionAsked: { by, at, length, text },
  }),
  "incidents.extension-declined": extensionAnswered,
  "incidents.extended": (incident, { length, due }) => ({
    extended: true,
    ...extensionAnswered(incident),
    due,
    counting: changed(incident.counting, { kind: "extended", by: length }),
  }),
  "incidents.suspended": (incident, { basis, text, at, reviewDue }) => ({
    stage: "suspended",
    suspension: { basis, reason: text, at: incident.suspension?.at ?? at, reviewDue },
  }),
  "incidents.resumed": (incident, { at, due }) => ({
    stage: "handling",
    due,
    counting: incident.suspension
      ? changed(incident.counting, { kind: "suspended", from: incident.suspension.at, to: at })
      : incident.counting,
    suspension: null,
  }),
  "incidents.fed-back": fedBack,
  "incidents.checked": (incident, { by, at }) => ({ checker: by, checking: met(incident.checking, at) }),
  "incidents.ended": (incident, { ending, workingMinutes, late, rateUntil, archiveAfter, window, at }) => ({
    ...(window ? { window } : {}),
    stage: "ended",
    ending,
    endedAt: at,
    endedWorkingMinutes: workingMinutes,
    late,
    rateUntil,
    archiveAfter,
    rating: null,
    firstStepAt: incident.firstStepAt ?? at,
    suspension: null,
  }),
  "incidents.returned": (incident) => ({
    stage: "handling",
    returnedTimes: incident.returnedTimes + 1,
    tasks: workAgain(incident.tasks),
    fedBackAt: null,
    proposed: null,
  }),
  "incidents.handed-over": () => ({}),
  "incidents.supervised": (incident, { no, level, text, due, at }) => ({
    orders: [...incident.orders, { no, level, reason: text, orderedAt: at, due, answeredAt: null, reply: null }],
  }),
  "incidents.supervision-answered": (incident, { no, text, at }) => ({
    orders: incident.orders.map((order) => (order.no === no ? { ...order, answeredAt: at, reply: text } : order)),
  }),
  "incidents.merged": (incident, { into }) => ({
    stage: "merged",
    mergedInto: into,
    due: null,
    counting: null,
    tasks: released(incident.tasks),
  }),
  "incidents.absorbed": (incident, { from, contacts, followers, due, counting }) => ({
    ...(due && counting ? { due, counting, extended: incident.extended || counting.changes.some(({ kind }) => kind === "extended") } : {}),
    absorbed: [...incident.absorbed, from],
    contacts: [...incident.contacts, ...contacts],
    absorbedFollowers: incident.absorbedFollowers + followers,
  }),
  "incidents.split": (incident, { part }) => ({ parts: [...incident.parts, part] }),
  "incidents.first-step-taken": (incident, { by, at, photos }) => ({
    hands: withHand(incident, by),
    photos: [...incident.photos, ...photos.map((id) => ({ id, of: "result" as const }))],
    firstStepAt: incident.firstStepAt ?? at,
  }),
  "incidents.noted": (incident, { unit, at, words = false }) => {
    if (words) return {};
    const working = incident.tasks.some((task) => task.unit === unit && (task.stage === "accepted" || task.stage === "fedBack"));
    return working ? { firstStepAt: incident.firstStepAt ?? at } : {};
  },
  "incidents.asked": (incident, { no, text, at }) => ({
    questions: [...incident.questions, { no, askedAt: at, question: text, answer: null }],
  }),
  "incidents.answered": (incident, { no, text }) => ({
    questions: incident.questions.map((one) => (one.no === no ? { ...one, answer: text } : one)),
  }),
  "incidents.withdrawn": (_, { at }) => ({ withdrawnAt: at }),
  "incidents.withdrawal-taken": (_, { at }) => ({ withdrawnAt: at }),
  "incidents.rating-taken": (_, { satisfied, solved, text, at }) => ({ rating: { satisfied, solved, text, at, taken: true } }),
  "incidents.rated": (_, { satisfied, solved, text, at }) => ({ rating: { satisfied, solved, text, at } }),
  "incidents.called-back": (incident, { outcome, satisfied, text, at }) =>
    satisfied === null
      ? { rung: true, reached: incident.reached || outcome !== "unreached" }
      : { rung: true, reached: true, rating: { satisfied, solved: outcome === "solved", text, at, calledBack: true } },
  "incidents.reopened": reopened,
  "incidents.reminded": (incident, { slot, dueAt }) => ({ told: { ...incident.told, [slot]: { dueAt, as: "reminded" } } }),
  "incidents.lapsed": (incident, { slot, dueAt }) => ({ told: { ...incident.told, [slot]: { dueAt, as: "lapsed" } } }),
  "incidents.due-recomputed": (_, { due }) => ({ due }),
  "incidents.duties-recounted": recounted,
  "incidents.window-recounted": (incident, { archiveAfter }) => ({
    archiveAfter,
    rateUntil: incident.rateUntil === null ? null : archiveAfter,
  }),
  "incidents.archived": () => ({ stage: "archived" }),
  "incidents.voided": (incident, { late }) => ({
    stage: "voided",
    ...withoutEnding(incident, late),
    suspension: null,
    tasks: released(incident.tasks),
  }),
};

/** Nothing but the fold: a phone without signal runs it too, to show what a step will come to. */
export function evolve(incident: Incident, event: Recorded<IncidentEvent>): Incident {
  if (event.type === "incidents.reported") return begun(event);
  if (incident.stage === "none") return incident;
  // TypeScript cannot see that a type's own step takes that type's event.
  const patch = (steps[event.type] as (incident: KnownIncident, event: Recorded<IncidentEvent>) => Patch)(incident, event);
  const response = "responseMinutes" in event && event.responseMinutes !== undefined && incident.firstActionAt === null;
  const first = response ? { firstActionAt: event.at, firstResponseMinutes: event.responseMinutes ?? null } : {};
  const bounces = "leadBounces" in event && event.leadBounces !== undefined ? { leadBounces: event.leadBounces } : {};
  return { ...incident, ...patch, ...first, ...bounces, seq: event.seq };
}
