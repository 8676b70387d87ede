import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import type { AgreedState, Deliberation, DeliberationEvent, KnownDeliberation } from "./deliberation.ts";

export const slotOf = (decision: string): string => `decision:${decision}`;

/** A duty of the unit that owes the decision, until it says in public what was done. */
const row = (state: KnownDeliberation, { decision, owner, due, reported }: AgreedState): ClockRow =>
  dutyRow({
    slot: slotOf(decision),
    rule: "opinions.decision",
    obligor: owner,
    startedAt: state.held?.at ?? state.meets,
    due,
    metAt: reported?.at ?? null,
    told: state.told[slotOf(decision)],
    place: state.area,
  });

const rows = (state: Deliberation): ClockRow[] => (state.stage === "none" ? [] : state.decisions.map((one) => row(state, one)));
export const deliberationClocks: Clocks<Deliberation> = (_, state) => rows(state);

/** What is to be said about one decision now, once. */
export function tellAgreed(state: Deliberation, slot: string, now: string): DeliberationEvent[] {
  const notice = noticeNow(rows(state), slot, now);
  return notice ? [{ type: "opinions.deliberation-clock-told", ...notice }] : [];
}
