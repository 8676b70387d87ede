import { nextNotice } from "#modules/incidents";
import type { ClockRow, Clocks } from "#platform/ledger";
import type { AgreedState, Deliberation, DeliberationEvent, KnownDeliberation } from "./deliberation.ts";

export const slotOf = (decision: string): string => `decision:${decision}`;

/** A duty of the unit that owes the decision, until it says in public what was done. */
function row(state: KnownDeliberation, { decision, owner, due, reported }: AgreedState): ClockRow {
  const told = state.told[slotOf(decision)];
  const metAt = reported?.at ?? null;
  const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
  return {
    slot: slotOf(decision),
    rule: "opinions.decision",
    kind: "duty",
    obligor: owner,
    startedAt: state.held?.at ?? state.meets,
    dueAt: due.dueAt,
    remindAt: metAt === null ? nextNotice(due, told) : null,
    provisional: due.provisional,
    status: metAt !== null ? (metAt <= due.dueAt ? "met" : "late") : lapsed ? "lapsed" : "running",
    metAt,
    place: state.area,
  };
}

export const deliberationClocks: Clocks<Deliberation> = (_, state) =>
  state.stage === "none" ? [] : state.decisions.map((one) => row(state, one));

/** What is to be said about one decision now, once. */
export function tellAgreed(state: Deliberation, slot: string, now: string): DeliberationEvent[] {
  if (state.stage === "none") return [];
  const found = state.decisions.find(({ decision }) => slotOf(decision) === slot);
  if (!found) return [];
  const { remindAt, dueAt } = row(state, found);
  return remindAt === null || remindAt > now
    ? []
    : [{ type: "opinions.deliberation-clock-told", slot, dueAt, as: now <= dueAt ? "reminded" : "lapsed" }];
}
