import { nextNotice, type Due } from "#modules/incidents";
import type { ClockRow, Clocks } from "#platform/ledger";
import type { Dispute, DisputeEvent, KnownDispute } from "./dispute.ts";

type Span = { slot: string; rule: string; kind?: "right"; obligor: string; from: string; due: Due; metAt: string | null; alive?: boolean };

const finishRule = ({ delegation, kind }: KnownDispute): string =>
  delegation === "delegated" ? "PRE-1" : delegation === "entrusted" ? "PRE-2" : delegation === "entrusted-summary" ? "PRE-2.summary" : kind === "labour" ? "LAB-1" : kind === "administrative" ? "ADM-1" : "MED-2"; // prettier-ignore

function spans(state: KnownDispute): Span[] {
  const body = state.committee ?? state.desk;
  const decided = state.acceptedAt ?? state.closedAt;
  const found: Span[] = [
    { slot: "accept", rule: "MED-1", obligor: state.desk, from: state.registeredAt, due: state.acceptDue, metAt: decided },
  ];
  if (state.receiptDue) found.push({ slot: "confirm-receipt", rule: "PRE-3", obligor: state.desk, from: state.registeredAt, due: state.receiptDue, metAt: decided }); // prettier-ignore
  if (state.finishDue && state.acceptedAt) found.push({ slot: "finish", rule: finishRule(state), obligor: body, from: state.acceptedAt, due: state.finishDue, metAt: state.closedAt, alive: state.stage !== "adjourned" }); // prettier-ignore
  if (state.remediesDue && state.closedAt) found.push({ slot: "remedies", rule: "MED-3", obligor: body, from: state.closedAt, due: state.remediesDue, metAt: state.remediesAt }); // prettier-ignore
  const { agreement, confirmation, confirmDue } = state;
  const effect = agreement?.effectiveAt;
  if (effect && agreement && confirmDue && agreement.confirmable)
    found.push({ slot: "confirmation", rule: "JC-1", kind: "right", obligor: "parties", from: effect, due: confirmDue, metAt: confirmation ? `${confirmation.filedOn}T00:00:00.000Z` : null }); // prettier-ignore
  if (confirmation) {
    const filed = `${confirmation.filedOn}T00:00:00.000Z`;
    found.push({
      slot: "court-accept",
      rule: "JC-2",
      obligor: "court",
      from: filed,
      due: confirmation.acceptDue,
      metAt: confirmation.acceptedAt,
    });
    if (confirmation.rulingDue && confirmation.acceptedAt) found.push({ slot: "court-rule", rule: "JC-3", obligor: "court", from: confirmation.acceptedAt, due: confirmation.rulingDue, metAt: confirmation.ruledOn && `${confirmation.ruledOn}T00:00:00.000Z` }); // prettier-ignore
  }
  for (const { slot, due, doneAt } of effect ? state.followUps : [])
    found.push({ slot, rule: slot.endsWith(":30") ? "MED-5.again" : slot.endsWith(":7") ? "MED-5" : "follow-up", obligor: body, from: effect ?? "", due, metAt: doneAt, alive: needed(state, slot) }); // prettier-ignore
  return found;
}

/** The second look at a promise is owed only while it is not kept. */
const needed = (state: KnownDispute, slot: string): boolean =>
  !slot.endsWith(":30") || state.agreement?.obligations.some((one) => slot.startsWith(one.id) && one.doneAt === null) === true;

function row(state: KnownDispute, { slot, rule, kind, obligor, from, due, metAt, alive = true }: Span): ClockRow {
  const told = state.told[slot];
  const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
  const ended = metAt === null && (!alive || state.stage === "archived");
  const status = metAt !== null ? (metAt <= due.dueAt ? "met" : "late") : ended ? (slot === "finish" ? "suspended" : "void") : lapsed ? "lapsed" : "running"; // prettier-ignore
  const remindAt = metAt !== null || ended ? null : nextNotice(due, told);
  return { slot, rule, kind: kind ?? "duty", obligor, startedAt: from, dueAt: due.dueAt, remindAt, provisional: due.provisional, status, metAt, place: state.place }; // prettier-ignore
}

export const clockRows = (state: Dispute): ClockRow[] => (state.stage === "none" ? [] : spans(state).map((span) => row(state, span)));
/** Duties run against the committee, the mediator and the court; confirmation is the parties' right and blames nobody. */
export const disputeClocks: Clocks<Dispute> = (_, state) => clockRows(state);

/** The clock that presses most, for queues. */
export const nextDue = (state: Dispute): ClockRow | null =>
  clockRows(state)
    .filter(({ status, kind }) => kind === "duty" && (status === "running" || status === "lapsed"))
    .sort((left, right) => (left.dueAt < right.dueAt ? -1 : 1))[0] ?? null;

export function tell(state: Dispute, slot: string, now: string): DisputeEvent[] {
  const clock = clockRows(state).find((one) => one.slot === slot);
  if (!clock || clock.remindAt === null || clock.remindAt > now) return [];
  return [{ type: now > clock.dueAt ? "mediation.lapsed" : "mediation.reminded", slot, dueAt: clock.dueAt }];
}
