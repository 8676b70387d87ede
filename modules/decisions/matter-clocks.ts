import { recounted } from "#platform/clocks";
import type { Due, timingOf } from "#modules/incidents";
import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import type { Matter, MatterEvent } from "./matter.ts";

const endOf = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();
const startOf = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();
const REMIND_MS = 3 * 86_400_000;
/** The end of a day that somebody named, with one word three days before. */
const dayDue = (day: string): Due => {
  const dueAt = endOf(day);
  return { dueAt, provisional: false, remindAt: new Date(Date.parse(dueAt) - REMIND_MS).toISOString() };
};

type Span = { slot: string; rule: string; obligor: string; from: string; due: Due; metAt: string | null; alive?: boolean };

/** At least so long: the day it may end is no lapse of anybody's, but the day from which the answers are owed. */
function commentSpan(state: Matter): Span[] {
  if (state.until === null || state.publishedAt === null) return [];
  const due = { ...dayDue(state.until), remindAt: null };
  const over = !["consulting", "analysing"].includes(state.stage) || state.told[`comment:${state.publications}`] !== undefined;
  const metAt = over ? due.dueAt : null;
  return [{ slot: `comment:${state.publications}`, rule: "DEC-1", obligor: state.undertaker, from: state.publishedAt, due, metAt }];
}

function hearingSpans(state: Matter): Span[] {
  const held = new Set(state.participation.filter(({ channel }) => channel === "hearing").map(({ on }) => on));
  return state.hearings.map(({ hearing, on, calledAt, due, papersOn }) => ({
    slot: `hearing:${hearing}`,
    rule: "DEC-2",
    obligor: state.undertaker,
    from: calledAt,
    due,
    metAt: papersOn && startOf(papersOn),
    alive: !held.has(on),
  }));
}

const goes = ({ outcome }: Matter): boolean => outcome === "implement" || outcome === "withMeasures";
function measureSpans(state: Matter): Span[] {
  if (!goes(state) || state.decidedAt === null) return [];
  const from = state.decidedAt;
  return state.risks
    .filter(({ before }) => before !== "low")
    .map(({ risk, owner, due, doneOn }) => ({
      slot: `measure:${risk}`,
      rule: "decisions.measure",
      obligor: owner,
      from,
      due: dayDue(due),
      metAt: doneOn && startOf(doneOn),
    }));
}

function spans(state: Matter): Span[] {
  const { legality } = state;
  const review: Span[] = legality
    ? [
        {
          slot: `legality:${legality.asked}`,
          rule: "DEC-3",
          obligor: legality.reviewer,
          from: legality.askedAt,
          due: legality.due,
          metAt: legality.givenAt,
          alive: state.stage === "submitted",
        },
      ]
    : [];
  return [...commentSpan(state), ...hearingSpans(state), ...review, ...measureSpans(state)];
}

function row(state: Matter, { slot, rule, obligor, from, due, metAt, alive = true }: Span): ClockRow {
  const over = !alive || ["closed", "unassessed", "voided"].includes(state.stage);
  return dutyRow({ slot, rule, obligor, startedAt: from, due, metAt, told: state.told[slot], place: state.area, alive: !over });
}

const rows = (state: Matter): ClockRow[] => (state.stage === "none" ? [] : spans(state).map((span) => row(state, span)));
/** DEC-1 to DEC-3 and the measures that were promised: all run against organs. */
export const matterClocks: Clocks<Matter> = (_, state) => rows(state);

/** What is to be said about one clock now, once. */
export function tell(state: Matter, slot: string, now: string): MatterEvent[] {
  const notice = noticeNow(rows(state), slot, now);
  return notice ? [{ type: "decisions.clock-told", ...notice }] : [];
}

/** With the holidays as they are known now. The other dates of a matter were named and stay. */
export function recount(state: Matter, now: string, due: ReturnType<typeof timingOf>["due"]): MatterEvent[] {
  const { legality, stage } = state;
  if (legality === null || legality.lawful !== null || stage !== "submitted") return [];
  const clock = { slot: "legality", from: legality.askedAt, due: legality.due, limit: legality.due.limit };
  return recounted([clock], now, due).map((moved) => ({ type: "decisions.legality-due-recounted", due: moved.due, was: moved.was }));
}
