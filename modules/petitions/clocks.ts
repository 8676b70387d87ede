import { recounted } from "#platform/clocks";
import { nextNotice, type Due, type timingOf } from "#modules/incidents";
import type { ClockRow, Clocks } from "#platform/ledger";
import type { KnownMandate, Mandate, MandateEvent } from "./mandate.ts";
import type { KnownPetition, Petition, PetitionEvent, Span } from "./petition.ts";

function row(petition: KnownPetition, span: Span): ClockRow {
  const { slot, rule, kind, obligor, from, due, metAt } = span;
  const told = petition.told[slot];
  const over = told?.dueAt === due.dueAt && told.as === "lapsed";
  const running = metAt === null && !span.void;
  return {
    slot,
    rule,
    kind,
    obligor,
    startedAt: from,
    dueAt: due.dueAt,
    remindAt: running ? nextNotice(due, told) : null,
    provisional: due.provisional,
    // A right is never late: it was used, or it lapsed.
    status: metAt !== null ? (kind === "right" || metAt <= due.dueAt ? "met" : "late") : span.void ? "void" : over ? "lapsed" : "running",
    metAt,
    place: petition.place,
  };
}

export const petitionClocks: Clocks<Petition> = (_, petition) =>
  petition.stage === "none" ? [] : petition.spans.map((span) => row(petition, span));

/** What is to be said about one clock now: a reminder before its instant, the lapse after it, each once. */
export function tell(petition: Petition, slot: string, now: string): PetitionEvent[] {
  if (petition.stage === "none") return [];
  const span = petition.spans.find((one) => one.slot === slot);
  if (!span) return [];
  const { remindAt, dueAt } = row(petition, span);
  if (remindAt === null || remindAt > now) return [];
  return [{ type: now > dueAt ? "petitions.lapsed" : "petitions.reminded", slot, dueAt }];
}

const hearings = ({ round, reviews }: KnownPetition, slot: string) =>
  round === 2 && slot.startsWith("review:") ? (reviews.at(-1)?.hearings ?? []).map((one) => ({ kind: "suspended" as const, ...one })) : [];

type Limit = NonNullable<Due["limit"]>;
/** `limitOf`: what a rule said on the day a span of before began, which did not keep it. */
type Counting = { now: string; due: ReturnType<typeof timingOf>["due"]; limitOf: (rule: string, from: string) => Limit };

/** With the holidays as they are known now. An extended time keeps the date its petitioner was told. */
export function recount(petition: Petition, { now, due, limitOf }: Counting): PetitionEvent[] {
  if (petition.stage === "none") return [];
  const running = petition.spans.filter((span) => span.metAt === null && !span.void && !(span.rule === "PET-6" && petition.extended));
  const counted = running.map((span) => ({
    ...span,
    limit: span.due.limit ?? limitOf(span.rule, span.from),
    changes: hearings(petition, span.slot),
    right: span.kind === "right",
  }));
  return recounted(counted, now, due).map(({ slot, due: again }) => ({ type: "petitions.due-recomputed", slot, due: again }));
}

/** The span whose end comes first among those of authorities, for lists; else the petitioner's window. */
export function nextSpan(petition: KnownPetition): Span | null {
  const running = petition.spans.filter(({ metAt, void: dropped }) => metAt === null && !dropped);
  const byDue = (spans: readonly Span[]): Span | undefined =>
    [...spans].sort((left, right) => (left.due.dueAt < right.due.dueAt ? -1 : 1))[0];
  return byDue(running.filter(({ kind }) => kind === "duty")) ?? byDue(running) ?? null;
}

function reportRow(mandate: KnownMandate): ClockRow[] {
  const { report, told, stage } = mandate;
  if (report === null) return [];
  const over = told?.dueAt === report.due.dueAt && told.as === "lapsed";
  const running = stage === "active";
  return [
    {
      slot: "report",
      rule: "agent-report",
      kind: "duty",
      obligor: mandate.unit,
      startedAt: report.from,
      dueAt: report.due.dueAt,
      remindAt: running ? nextNotice(report.due, told ?? undefined) : null,
      provisional: report.due.provisional,
      status: running ? (over ? "lapsed" : "running") : "void",
      metAt: null,
      place: mandate.place,
    },
  ];
}
export const mandateClocks: Clocks<Mandate> = (_, mandate) => (mandate.stage === "none" ? [] : reportRow(mandate));

export function tellReport(mandate: Mandate, now: string): MandateEvent[] {
  if (mandate.stage !== "active") return [];
  const [found] = reportRow(mandate);
  if (!found || found.remindAt === null || found.remindAt > now) return [];
  return [{ type: now > found.dueAt ? "petitions.report-lapsed" : "petitions.report-reminded", dueAt: found.dueAt }];
}
