import type { ClockRow } from "./projection.ts";

type Due = { dueAt: string; remindAt: string | null; provisional: boolean };
type Told = { dueAt: string; as: "reminded" | "lapsed" };

/** The due instant is still in time; the lapse is told a millisecond later. */
const lapseAt = ({ dueAt }: Due): string => new Date(Date.parse(dueAt) + 1).toISOString();

/** When something is to be said of a date next: one reminder before, then the lapse, to both sides; then no more (null), unless the date moves. */
export function nextNotice(due: Due, told: Told | null | undefined): string | null {
  const known = told?.dueAt === due.dueAt ? told.as : null;
  if (known === "lapsed") return null;
  return known === "reminded" ? lapseAt(due) : (due.remindAt ?? lapseAt(due));
}

type Duty = {
  slot: string;
  rule: string;
  obligor: string;
  startedAt: string;
  due: Due;
  /** When it was done; null while it is owed. */
  metAt: string | null;
  /** What was said of it last. */
  told: Told | null | undefined;
  place: string;
  /** False: it is owed no more though nobody did it. */
  alive?: boolean;
};

/** The row of a duty: met or late once it was done, void once it is owed no more, else running until its lapse was told. */
export function dutyRow({ slot, rule, obligor, startedAt, due, metAt, told, place, alive = true }: Duty): ClockRow {
  const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
  const open = metAt === null && alive;
  return {
    slot,
    rule,
    kind: "duty",
    obligor,
    startedAt,
    dueAt: due.dueAt,
    remindAt: open ? nextNotice(due, told) : null,
    provisional: due.provisional,
    status: metAt !== null ? (metAt <= due.dueAt ? "met" : "late") : !alive ? "void" : lapsed ? "lapsed" : "running",
    metAt,
    place,
  };
}

/** What is to be said of the row of a slot now, once: the reminder before its instant, the lapse after it. Null: nothing. */
export function noticeNow(rows: readonly ClockRow[], slot: string, now: string): (Told & { slot: string }) | null {
  const found = rows.find((one) => one.slot === slot);
  if (!found || found.remindAt === null || found.remindAt > now) return null;
  return { slot, dueAt: found.dueAt, as: now <= found.dueAt ? "reminded" : "lapsed" };
}
