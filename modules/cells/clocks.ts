import { recounted } from "#platform/clocks";
import type { timingOf } from "#modules/incidents";
import { nextNotice, type ClockRow, type Clocks } from "#platform/ledger";
import type { Application, KnownApplication, Running, Told } from "./application-state.ts";
import { isHeld } from "./check.ts";
import type { ApplicationEvent } from "./event.ts";
import { firstLook } from "./permits.ts";

const endOf = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();
const beforeBy = (instant: string, days: number): string => new Date(Date.parse(instant) - days * 86_400_000).toISOString();

type Row = Omit<ClockRow, "rule" | "kind" | "place">;

/** The office that owes the step: of the place the first look, that which published or awarded what follows from it, the unit its mending and reports. */
function obligorOf({ unit }: KnownApplication, { slot, office }: Running): string {
  if (slot === "prelim") return `centre-${firstLook(unit)}`;
  return slot === "publicity" || slot === "restore" ? office || `zfw-${unit.area.slice(0, 6)}` : unit.code;
}

/** Days in which the public may object, and those up to the end of a title, are rights: they end without blame. */
const kindOf = (slot: string): "duty" | "right" => (/^(publicity|expiry)(:|$)/.test(slot) ? "right" : "duty");

const toldOn = ({ told, toldOf }: KnownApplication, slot: string): Told | undefined =>
  toldOf?.[slot] ?? (told?.slot === slot ? told : undefined);

function stepRows(state: KnownApplication): Row[] {
  const count = new Map<string, number>();
  const next = (slot: string): string => {
    const number = count.get(slot) ?? 0;
    count.set(slot, number + 1);
    return `${slot}:${number}`;
  };
  const base = (one: Running) => ({
    slot: next(one.slot),
    obligor: obligorOf(state, one),
    startedAt: one.from,
    dueAt: one.due.dueAt,
    provisional: one.due.provisional,
  });
  const past = state.past.map((one): Row => ({
    ...base(one),
    remindAt: null,
    status: one.metAt <= one.due.dueAt ? "met" : kindOf(one.slot) === "right" ? "void" : "late",
    metAt: one.metAt,
  }));
  const now = (running: Running, alive: boolean): Row => {
    const row = base(running);
    const told = toldOn(state, row.slot);
    const lapsed = told?.dueAt === row.dueAt && told.as === "lapsed";
    if (!alive) return { ...row, remindAt: null, status: "void", metAt: null };
    return { ...row, remindAt: nextNotice(running.due, told), status: lapsed ? "lapsed" : "running", metAt: null };
  };
  // What a check found of a title that ended since is not owed any more.
  const checked = state.check?.due ? [now(state.check.due, isHeld(state.stage))] : [];
  return [...past, ...(state.due ? [now(state.due, true)] : []), ...checked];
}

function titleRows(state: KnownApplication): Row[] {
  const { title, pastReports, unit } = state;
  if (!title) return [];
  const held = isHeld(state.stage);
  const row = (slot: string, day: string, notice: number): Row => {
    const dueAt = endOf(day);
    const told = toldOn(state, slot);
    const said = told?.dueAt === dueAt ? told.as : null;
    const remindAt = !held || said === "lapsed" ? null : said === "reminded" ? dueAt : beforeBy(dueAt, notice);
    const status = held ? (said === "lapsed" ? "lapsed" : "running") : "void";
    return { slot, obligor: unit.code, startedAt: endOf(title.from), dueAt, remindAt, provisional: false, status, metAt: null };
  };
  const reported = pastReports.map(({ dueAt, metAt }, index): Row => {
    const due = endOf(dueAt);
    return { ...row(`report:${index}`, dueAt, 30), remindAt: null, status: metAt <= due ? "met" : "late", metAt };
  });
  return [...reported, row(`report:${pastReports.length}`, title.reportDue, 30), row("expiry", title.until, 90)];
}

const rowsOf = (state: KnownApplication): Row[] => [...stepRows(state), ...titleRows(state)];

export const applicationClocks: Clocks<Application> = (_, state): ClockRow[] =>
  state.stage === "none"
    ? []
    : rowsOf(state).map((row) => ({ ...row, rule: `cells.${row.slot.split(":")[0]}`, kind: kindOf(row.slot), place: state.unit.area }));

/** What is to be said about one clock now, once; a title whose days are over ends with it. */
export function tell(state: Application, slot: string, now: string): ApplicationEvent[] {
  if (state.stage === "none") return [];
  const row = rowsOf(state).find((one) => one.slot === slot);
  if (!row?.remindAt || row.remindAt > now) return [];
  if (now <= row.dueAt) return [{ type: "cells.reminded", slot, dueAt: row.dueAt }];
  const lapsed: ApplicationEvent = { type: "cells.lapsed", slot, dueAt: row.dueAt };
  return slot === "expiry" ? [lapsed, { type: "cells.expired" }] : [lapsed];
}

/** With the holidays as they are known now. Days of a title (its end, its yearly report) are named and stay. */
export function recount(state: Application, now: string, due: ReturnType<typeof timingOf>["due"]): ApplicationEvent[] {
  if (state.stage === "none") return [];
  const clock = <S extends string>(slot: S, running: Running | null | undefined) =>
    running ? [{ ...running, slot, limit: running.due.limit, right: kindOf(running.slot) === "right" }] : [];
  const running = [...clock("step" as const, state.due), ...(isHeld(state.stage) ? clock("check" as const, state.check?.due) : [])];
  const dues = recounted(running, now, due);
  return dues.length > 0 ? [{ type: "cells.dues-recounted", dues }] : [];
}
