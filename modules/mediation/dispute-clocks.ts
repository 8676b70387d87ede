import { recounted, type Change, type Limit } from "#platform/clocks";
import type { Due } from "#modules/incidents";
import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import type { Dispute, DisputeEvent, KnownDispute } from "./dispute.ts";

/** `since`, `changes`: from when it was counted, where that is not when it began, and what moved it. */
type Span = {
  slot: string;
  rule: string;
  kind?: "right";
  obligor: string;
  from: string;
  since?: string;
  changes?: readonly Change[];
  due: Due;
  metAt: string | null;
  alive?: boolean;
};

export const endOfDay = (day: string): string => new Date(`${day}T15:59:59.999Z`).toISOString();
/** A day on which the court received it, whatever the hour. */
export const filedAt = (day: string): string => `${day}T00:00:00.000Z`;

const finishRule = ({ delegation, kind }: KnownDispute): string =>
  delegation === "delegated" ? "PRE-1" : delegation === "entrusted" ? "PRE-2" : delegation === "entrusted-summary" ? "PRE-2.summary" : kind === "labour" ? "LAB-1" : kind === "administrative" ? "ADM-1" : "MED-2"; // prettier-ignore

function spans(state: KnownDispute): Span[] {
  const body = state.committee ?? state.desk;
  const decided = state.acceptedAt ?? state.closedAt;
  const found: Span[] = [
    { slot: "accept", rule: "MED-1", obligor: state.desk, from: state.registeredAt, due: state.acceptDue, metAt: decided },
  ];
  if (state.receiptDue) found.push({ slot: "confirm-receipt", rule: "PRE-3", obligor: state.desk, from: state.registeredAt, due: state.receiptDue, metAt: decided }); // prettier-ignore
  if (state.finishDue && state.acceptedAt) found.push({ slot: "finish", rule: finishRule(state), obligor: body, from: state.acceptedAt, since: state.materialsAt ?? state.acceptedAt, changes: state.changes, due: state.finishDue, metAt: state.closedAt, alive: state.stage !== "adjourned" }); // prettier-ignore
  if (state.remediesDue && state.closedAt) found.push({ slot: "remedies", rule: "MED-3", obligor: body, from: state.closedAt, due: state.remediesDue, metAt: state.remediesAt }); // prettier-ignore
  const { agreement, confirmation, confirmDue } = state;
  const effect = agreement?.effectiveAt;
  if (effect && agreement && confirmDue && agreement.confirmable)
    found.push({ slot: "confirmation", rule: "JC-1", kind: "right", obligor: "parties", from: effect, due: confirmDue, metAt: confirmation ? filedAt(confirmation.filedOn) : null }); // prettier-ignore
  if (confirmation) {
    const filed = filedAt(confirmation.filedOn);
    found.push({
      slot: "court-accept",
      rule: "JC-2",
      obligor: "court",
      from: filed,
      due: confirmation.acceptDue,
      metAt: confirmation.acceptedAt,
    });
    if (confirmation.rulingDue && confirmation.acceptedAt) found.push({ slot: "court-rule", rule: "JC-3", obligor: "court", from: confirmation.acceptedAt, due: confirmation.rulingDue, metAt: confirmation.ruledOn && filedAt(confirmation.ruledOn) }); // prettier-ignore
  }
  for (const { slot, due, doneAt } of effect ? state.followUps : [])
    found.push({ slot, rule: slot.endsWith(":30") ? "MED-5.again" : slot.endsWith(":7") ? "MED-5" : "follow-up", obligor: body, from: effect ?? "", since: lookedSince(state, slot), due, metAt: doneAt, alive: needed(state, slot) }); // prettier-ignore
  return found;
}

/** The looks at a promise are counted from its last day, those after months from the effect. */
const lookedSince = ({ agreement }: KnownDispute, slot: string): string => {
  const promise = agreement?.obligations.find(({ id }) => slot.startsWith(`${id}:`));
  return promise ? endOfDay(promise.due) : (agreement?.effectiveAt ?? "");
};

/** The second look at a promise is owed only while it is not kept. */
const needed = (state: KnownDispute, slot: string): boolean =>
  !slot.endsWith(":30") || state.agreement?.obligations.some((one) => slot.startsWith(one.id) && one.doneAt === null) === true;

function row(state: KnownDispute, { slot, rule, kind, obligor, from, due, metAt, alive = true }: Span): ClockRow {
  const over = !alive || state.stage === "archived" || state.outcome === "voided";
  const duty = dutyRow({ slot, rule, obligor, startedAt: from, due, metAt, told: state.told[slot], place: state.place, alive: !over });
  return { ...duty, kind: kind ?? "duty", status: duty.status === "void" && slot === "finish" ? "suspended" : duty.status };
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
  const notice = noticeNow(clockRows(state), slot, now);
  return notice ? [{ type: `mediation.${notice.as}`, slot, dueAt: notice.dueAt }] : [];
}

/** `lengthOf`: what a rule said on the day a clock of before began, which did not keep it. */
type Counting = {
  now: string;
  due: (from: string, limit: Limit, changes: readonly Change[]) => Due;
  lengthOf: (rule: string, on: string) => Limit;
};

/** Of a clock of before nobody wrote down from when the court's days to accept were counted, nor how many months a city looks again after. */
const limitOf = ({ rule, due, from }: Span, lengthOf: Counting["lengthOf"]): Limit | undefined =>
  due.limit ?? (rule === "JC-2" || rule === "follow-up" ? undefined : lengthOf(rule, from));

/** With the holidays as they are known now. While it is adjourned its end is counted when it resumes. */
export function recount(state: Dispute, { now, due, lengthOf }: Counting): DisputeEvent[] {
  if (state.stage === "none" || state.stage === "archived" || state.stage === "voided") return [];
  const running = spans(state).filter(({ metAt, alive = true }) => alive && metAt === null);
  const clocks = running.map((span) => ({
    slot: span.slot,
    from: span.since ?? span.from,
    due: span.due,
    limit: limitOf(span, lengthOf),
    changes: span.changes ?? [],
    right: span.kind === "right",
  }));
  const dues = recounted(clocks, now, due);
  return dues.length > 0 ? [{ type: "mediation.dues-recounted", dues }] : [];
}
