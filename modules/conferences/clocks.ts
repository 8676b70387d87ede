import { nextNotice } from "#modules/incidents";
import type { ClockRow, Clocks } from "#platform/ledger";
import type { AgreedState, Conference, ConferenceEvent, KnownConference } from "./conference.ts";

export const slotOf = (decision: string): string => `decision:${decision}`;

/** A duty of the unit that owes the decision: met when it reported what was then accepted. */
function row(state: KnownConference, { decision, owner, due, accepted, reported }: AgreedState): ClockRow {
  const told = state.told[slotOf(decision)];
  const metAt = accepted && reported ? reported.at : null;
  const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
  return {
    slot: slotOf(decision),
    rule: "conferences.decision",
    kind: "duty",
    obligor: owner,
    startedAt: state.heldAt ?? state.calledAt,
    dueAt: due.dueAt,
    remindAt: metAt !== null || reported ? null : nextNotice(due, told),
    provisional: due.provisional,
    status: metAt !== null ? (metAt <= due.dueAt ? "met" : "late") : lapsed ? "lapsed" : "running",
    metAt,
    place: state.area,
  };
}

export const conferenceClocks: Clocks<Conference> = (_, state) =>
  state.stage === "none" ? [] : state.decisions.map((one) => row(state, one));

/** What is to be said about one decision now, once. */
export function tell(state: Conference, slot: string, now: string): ConferenceEvent[] {
  if (state.stage === "none") return [];
  const found = state.decisions.find(({ decision }) => slotOf(decision) === slot);
  if (!found) return [];
  const { remindAt, dueAt } = row(state, found);
  return remindAt === null || remindAt > now
    ? []
    : [{ type: "conferences.clock-told", slot, dueAt, as: now <= dueAt ? "reminded" : "lapsed" }];
}
