import { liveGrants, type Asking } from "#platform/grants";
import type { Category, May } from "./contract.ts";
import { hasReporter, isActive, isLate, isReachable, openOrder, type Incident } from "./incident.ts";
import { needsSupervisor } from "./handling.ts";
import { mayTakeRating } from "./rating.ts";
import { isShut, permits, STEPS, type Permit, type StepName } from "./permits.ts";

const commandOf: Record<StepName, string> = {
  verify: "incidents.verify-incident",
  reject: "incidents.reject-incident",
  "self-handle": "incidents.self-handle-incident",
  "answer-at-once": "incidents.answer-at-once",
  move: "incidents.move-incident",
  reclassify: "incidents.reclassify-incident",
  dispatch: "incidents.dispatch-incident",
  accept: "incidents.accept-incident",
  bounce: "incidents.bounce-incident",
  recall: "incidents.recall-incident",
  assign: "incidents.assign-incident",
  "first-step": "incidents.take-first-step",
  "feed-back": "incidents.feed-back-incident",
  "ask-extension": "incidents.ask-extension",
  extend: "incidents.extend-incident",
  "decline-extension": "incidents.decline-extension",
  suspend: "incidents.suspend-incident",
  resume: "incidents.resume-incident",
  check: "incidents.check-incident",
  "hand-over": "incidents.hand-over-incident",
  supervise: "incidents.supervise-incident",
  "answer-supervision": "incidents.answer-supervision",
  merge: "incidents.merge-incident",
  split: "incidents.split-incident",
  note: "incidents.note-incident",
  ask: "incidents.ask-reporter",
  "call-back": "incidents.call-back-reporter",
  "take-withdrawal": "incidents.take-withdrawal",
  "take-rating": "incidents.take-rating",
  void: "incidents.void-incident",
};

/** What of a kind decides who may do something to its records. */
type Marks = Pick<Category, "selfHandle" | "atDesk">;

/** Which commands the actor may give now: the same permits the commands run by, and the rules that depend on the person. `kind` is undefined for one the taxonomy does not know any more. */
export function mayOf(incident: Incident, asking: Asking, kind: Marks | undefined): May[] {
  const { actor, now } = asking;
  if (incident.stage === "none" || actor.kind !== "staff" || isShut(asking, incident)) return [];
  const found = incident;
  const supervises = liveGrants(asking, ["supervisor"]).some(({ area }) => found.place.startsWith(area));
  const didWork = found.hands.includes(actor.id);
  const fixed = found.extended || found.due === null || now > found.due.dueAt;
  const barred: Partial<Record<StepName, boolean>> = {
    "answer-at-once": !kind?.atDesk || found.sealed || found.urgency === "red",
    "self-handle": !kind?.selfHandle || found.urgency === "red",
    "ask-extension": Boolean(found.extensionAsked) || fixed,
    extend: didWork || fixed,
    "decline-extension": didWork || !found.extensionAsked,
    suspend: didWork || found.tasks.some((task) => task.stage === "asked") || (found.stage === "handling" && isLate(found, now)),
    "first-step": found.firstStepDue === null || found.firstStepAt !== null,
    check: didWork,
    supervise: didWork,
    "answer-supervision": openOrder(found) === null,
    dispatch: needsSupervisor(found) && !supervises,
    move: found.about !== undefined,
    merge: found.sealed,
    "call-back": didWork || found.phone === null || found.rating !== null || found.rateUntil === null || now > found.rateUntil,
    "take-withdrawal": didWork || found.withdrawnAt !== null || !hasReporter(found),
    "take-rating": didWork || !mayTakeRating(found, now),
    ask: found.reportedBy !== "resident" && !isReachable(found),
  };
  return STEPS.flatMap((step): May[] => {
    const permit: Permit = permits[step];
    if (!permit.stages.includes(found.stage) || barred[step]) return [];
    if (permit.task) {
      const tasks = found.tasks.filter(
        (task) =>
          isActive(task) &&
          permit.task?.includes(task.stage) &&
          permit.grant(asking, found, task.unit) &&
          !(task.final && (step === "bounce" || (step === "recall" && !supervises))),
      );
      return tasks.length > 0 ? [{ command: commandOf[step], units: tasks.map((task) => task.unit) }] : [];
    }
    return permit.grant(asking, found, "") ? [{ command: commandOf[step] }] : [];
  });
}
