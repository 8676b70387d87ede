import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import type { AgreedState, Conference, ConferenceEvent, KnownConference } from "./conference.ts";

export const slotOf = (decision: string): string => `decision:${decision}`;

/** A duty of the unit that owes the decision: met when it reported what was then accepted. Of what waits to be looked at nobody is reminded. */
function row(state: KnownConference, { decision, owner, due, accepted, reported }: AgreedState): ClockRow {
  const duty = dutyRow({
    slot: slotOf(decision),
    rule: "conferences.decision",
    obligor: owner,
    startedAt: state.heldAt ?? state.calledAt,
    due,
    metAt: accepted && reported ? reported.at : null,
    told: state.told[slotOf(decision)],
    place: state.area,
  });
  return reported ? { ...duty, remindAt: null } : duty;
}

const rows = (state: Conference): ClockRow[] => (state.stage === "none" ? [] : state.decisions.map((one) => row(state, one)));
export const conferenceClocks: Clocks<Conference> = (_, state) => rows(state);

/** What is to be said about one decision now, once. */
export function tell(state: Conference, slot: string, now: string): ConferenceEvent[] {
  const notice = noticeNow(rows(state), slot, now);
  return notice ? [{ type: "conferences.clock-told", ...notice }] : [];
}
