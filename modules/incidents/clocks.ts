import { dutyRow, type ClockRow, type Clocks, type StreamKey } from "#platform/ledger";
import type { Limit } from "./contract.ts";
import type { Due } from "./event.ts";
import { holderOf, isOpen, leadTask, wasRejected, type Duty, type Incident, type KnownIncident } from "./incident.ts";
import type { Procedure } from "./procedure.ts";

/** Rules of the clocks; words: `incidents.rule.<code>`, basis: `incidents.basis.<code>`. */
export const CLOCK_RULES = ["verify", "dispatch", "accept", "first-step", "handle", "review", "check", "supervision", "rate"] as const;
export type ClockRule = (typeof CLOCK_RULES)[number];

type Span = { slot: string; rule: ClockRule; obligor: string; from: string; due: Due; metAt: string | null; alive: boolean };

function row(incident: KnownIncident, span: Span): ClockRow {
  const { slot, rule, obligor, from, due, metAt, alive } = span;
  const duty = dutyRow({ slot, rule, obligor, startedAt: from, due, metAt, told: incident.told[slot], place: incident.place, alive });
  const paused = metAt === null && alive && rule === "handle" && incident.stage === "suspended";
  return paused ? { ...duty, remindAt: null, status: "suspended" } : duty;
}

const ofDuty = (duty: Duty | null, slot: string, rule: ClockRule, obligor: string, alive: boolean): Span[] =>
  duty ? [{ slot, rule, obligor, from: duty.from, due: duty.due, metAt: duty.metAt, alive }] : [];

function spans(incident: KnownIncident): Span[] {
  const { reportedAt, desk, stage } = incident;
  const holder = holderOf(incident);
  const open = isOpen(incident);
  const counted = open || stage === "ended" || (stage === "archived" && !wasRejected(incident));
  const seen = stage === "reported" ? null : (incident.verifiedAt ?? incident.firstActionAt);
  const found: Span[] = [
    {
      slot: "verify",
      rule: "verify",
      obligor: desk,
      from: incident.verifyFrom ?? reportedAt,
      due: incident.verifyDue,
      metAt: seen,
      alive: stage === "reported",
    },
    ...ofDuty(incident.dispatching, "dispatch", "dispatch", desk, stage === "verified" || stage === "bounced"),
    ...incident.tasks.map((task): Span => {
      const metAt = task.acceptedAt ?? task.bouncedAt;
      return {
        slot: `accept:${task.unit}`,
        rule: "accept",
        obligor: task.unit,
        from: task.askedAt,
        due: task.acceptDue,
        metAt,
        alive: open && task.stage === "asked",
      };
    }),
    ...ofDuty(incident.checking, "check", "check", desk, stage === "fedBack"),
    ...incident.orders.map((order): Span => ({
      slot: `supervision:${order.no}`,
      rule: "supervision",
      obligor: holder,
      from: order.orderedAt,
      due: order.due,
      metAt: order.answeredAt,
      alive: open,
    })),
  ];
  if (incident.firstStepDue && counted)
    found.push({
      slot: "first-step",
      rule: "first-step",
      obligor: leadTask(incident)?.unit ?? desk,
      from: reportedAt,
      due: incident.firstStepDue,
      metAt: incident.firstStepAt,
      alive: open,
    });
  if (incident.due && counted) {
    const from = incident.counting?.from ?? reportedAt;
    found.push({
      slot: "handle",
      rule: "handle",
      obligor: stage === "fedBack" ? desk : holder,
      from,
      due: incident.due,
      metAt: incident.endedAt,
      alive: open,
    });
  }
  if (incident.suspension)
    found.push({
      slot: "review",
      rule: "review",
      obligor: holder,
      from: incident.suspension.at,
      due: incident.suspension.reviewDue,
      metAt: null,
      alive: stage === "suspended",
    });
  return found;
}

/** Duties that somebody still owes, with what they began from. */
export const owedNow = (incident: KnownIncident): Pick<Span, "slot" | "from" | "due">[] =>
  spans(incident).filter(({ alive, metAt }) => alive && metAt === null);

const ofStep = (rule: ClockRule, { urgency, limit, firstStep }: KnownIncident, procedure: Procedure): Limit["unit"] | undefined => {
  if (rule === "verify" || rule === "dispatch" || rule === "accept") return procedure[rule][urgency].unit;
  if (rule === "check") return procedure.check.unit;
  if (rule === "first-step") return firstStep?.unit;
  if (rule === "handle") return limit?.unit;
  return rule === "supervision" ? "workingDay" : "day";
};

/** Whether a clock stands still at night and on holidays: what is left of it is then said in working time, of no other in it. */
export function inWorkingTime(incident: KnownIncident, slot: string, procedure: Procedure): boolean {
  const span = spans(incident).find((one) => one.slot === slot);
  const unit = span && (span.due.limit?.unit ?? ofStep(span.rule, incident, procedure));
  return unit !== undefined && unit.startsWith("working");
}

/** The reporter's window to rate and reopen: a right, so it reminds nobody and blames nobody; its end archives the record. */
function window(incident: KnownIncident): ClockRow[] {
  if (incident.endedAt === null || incident.rateUntil === null) return [];
  const metAt = incident.rating?.at ?? null;
  const over = incident.stage !== "ended";
  return [
    {
      slot: "rate",
      rule: "rate",
      kind: "right",
      obligor: "reporter",
      startedAt: incident.endedAt,
      dueAt: incident.rateUntil,
      remindAt: null,
      provisional: false,
      status: metAt ? "met" : over ? "lapsed" : "running",
      metAt,
      place: incident.place,
    },
  ];
}

/** Every clock of a record, a pure function of its state. Duties run against authorities; none runs after the end. */
export const incidentClocks: Clocks<Incident> = (_: StreamKey, incident) =>
  incident.stage === "none" ? [] : [...spans(incident).map((span) => row(incident, span)), ...window(incident)];
