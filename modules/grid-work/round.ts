import { addDays, cityDay } from "#platform/days";
import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import type { Every } from "./contract.ts";

/** A point owed one look within a period of its plan. It is about the place: no round knows who looked. */
type Owed = { point: string; grid: string; every: Every; from: string; to: string; demo: boolean };
export type RoundEvent =
  | ({ type: "grid-work.round-opened" } & Owed)
  | ({ type: "grid-work.round-looked"; lookedAt: string } & Owed)
  | { type: "grid-work.round-dropped" };
export type KnownRound = Owed & { stage: "open" | "dropped"; lookedAt: string | null };
export type Round = { stage: "none" } | KnownRound;

/** The calendar period a day lies in; weeks begin on Monday. Fixed by the calendar, so that looks may arrive in any order. */
export function periodOf(day: string, every: Every): { from: string; to: string } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = (of: number): string => new Date(Date.UTC(year, of - 1, 1)).toISOString().slice(0, 10);
  switch (every) {
    case "day":
      return { from: day, to: day };
    case "week": {
      const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
      const from = addDays(day, -weekday);
      return { from, to: addDays(from, 6) };
    }
    case "month":
      return { from: first(month), to: addDays(first(month + 1), -1) };
    case "quarter": {
      const begin = month - ((month - 1) % 3);
      return { from: first(begin), to: addDays(first(begin + 3), -1) };
    }
  }
}

export const roundKey = (home: string, point: string, every: Every, from: string): StreamKey => ({
  home,
  id: namedUuid("grid-work.round", home, point, every, from),
});

function evolve(round: Round, event: Recorded<RoundEvent>): Round {
  if (event.type === "grid-work.round-dropped") return round.stage === "none" ? round : { ...round, stage: "dropped" };
  const { point, grid, every, from, to, demo } = event;
  const before = round.stage === "none" ? null : round.lookedAt;
  const looked = event.type === "grid-work.round-looked" ? event.lookedAt : null;
  const lookedAt = before === null || (looked !== null && looked < before) ? (looked ?? before) : before;
  return { stage: "open", point, grid, every, from, to, demo, lookedAt };
}

export const round = noun<Round, RoundEvent>({ kind: "grid-work.round", initial: { stage: "none" }, evolve });

export const openRound = (found: Round, owed: Owed): RoundEvent[] =>
  found.stage === "open" ? [] : [{ type: "grid-work.round-opened", ...owed }];

/** The earliest look of the period stands; a look outside its period is none. */
export function lookAt(found: Round, owed: Owed, lookedAt: string): RoundEvent[] {
  const day = cityDay(lookedAt);
  if (day < owed.from || day > owed.to) return [];
  if (found.stage === "open" && found.lookedAt !== null && found.lookedAt <= lookedAt) return [];
  return [{ type: "grid-work.round-looked", ...owed, lookedAt }];
}

/** The point or its plan is no more: what was not looked at is nobody's debt. */
export const dropRound = (found: Round): RoundEvent[] =>
  found.stage === "open" && found.lookedAt === null ? [{ type: "grid-work.round-dropped" }] : [];
