import { recounted } from "#platform/clocks";
import type { Due, timingOf } from "#modules/incidents";
import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import type { KnownMandate, Mandate, MandateEvent } from "./mandate.ts";
import type { KnownPetition, Petition, PetitionEvent, Span } from "./petition.ts";

function row(petition: KnownPetition, span: Span): ClockRow {
  const { slot, rule, kind, obligor, from, due, metAt } = span;
  const { place, told } = petition;
  const duty = dutyRow({ slot, rule, obligor, startedAt: from, due, metAt, told: told[slot], place, alive: !span.void });
  // A right is never late: it was used, or it lapsed.
  return { ...duty, kind, status: kind === "right" && duty.status === "late" ? "met" : duty.status };
}

const rows = (petition: Petition): ClockRow[] => (petition.stage === "none" ? [] : petition.spans.map((span) => row(petition, span)));
export const petitionClocks: Clocks<Petition> = (_, petition) => rows(petition);

/** What is to be said about one clock now: a reminder before its instant, the lapse after it, each once. */
export function tell(petition: Petition, slot: string, now: string): PetitionEvent[] {
  const notice = noticeNow(rows(petition), slot, now);
  return notice ? [{ type: `petitions.${notice.as}`, slot, dueAt: notice.dueAt }] : [];
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
  return [
    dutyRow({
      slot: "report",
      rule: "AGT-1",
      obligor: mandate.unit,
      startedAt: report.from,
      due: report.due,
      metAt: null,
      told,
      place: mandate.place,
      alive: stage === "active",
    }),
  ];
}
export const mandateClocks: Clocks<Mandate> = (_, mandate) => (mandate.stage === "none" ? [] : reportRow(mandate));

export function tellReport(mandate: Mandate, now: string): MandateEvent[] {
  if (mandate.stage !== "active") return [];
  const notice = noticeNow(reportRow(mandate), "report", now);
  return notice ? [{ type: `petitions.report-${notice.as}`, dueAt: notice.dueAt }] : [];
}
