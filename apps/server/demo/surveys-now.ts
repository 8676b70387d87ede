import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import * as svy from "#modules/surveys";
import { seeded, type Random } from "./random.ts";
import { DAY, HOUR } from "./story.ts";
import { answersOf, give, HOME, instant, MARGINS, prepare, STRATA, type Told } from "./survey-ground.ts";

const NUMBERS = 24;
/** Of each stratum so many have been rung; the rest wait at the desk. */
const RUNG = 15;
const ASKED_DAYS = 9;
const FIELD_DAYS = 27;

const day = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);
/** Local midnight of the day so many days before. */
const midnight = (now: number, ago: number): number => Date.parse(`${day(now - ago * DAY)}T00:00:00+08:00`);

type Row = { id: string; stratum: string; position: number; phone: string };
type Way = { told: Told; random: Random; id: string; now: number; row: Row; at: number; caller: Actor };

function interviewed(way: Way): void {
  const { told, random, row, at, caller } = way;
  const of = { home: HOME, survey: way.id, id: row.id };
  const interview = uuidv7(at, random.bytes(10));
  // One in twenty is over in a minute and a half: the checks find it.
  const seconds = random.chance(0.05) ? 90 : 220 + random.below(160);
  const answers = answersOf(random, random.chance(0.04) ? "unsafe" : "safe");
  const household = row.phone.startsWith("0") ? { adults: 1 + random.below(4), chosen: "last-birthday" as const } : null;
  const given = { ...of, interview, startedAt: instant(at), answers, household };
  give(told, svy.completeInterview, given, at + seconds * 1_000, caller);
}

/** How the calls of one number went, the last of them not in the future. */
function rung(way: Way, nth: number): void {
  const { told, id, row, now, caller } = way;
  const of = { home: HOME, survey: id, id: row.id };
  const attempt = (at: number, outcome: string, callBackAt: number | null = null): void => {
    give(told, svy.claimUnit, of, at, caller);
    const asked = callBackAt === null ? null : instant(callBackAt);
    give(told, svy.recordAttempt, { ...of, outcome, callBackAt: asked }, at + 60_000, caller);
  };
  const { at } = way;
  if (nth < 8) {
    // Some are reached only the second time, at another part of the day.
    if (nth % 4 === 3) attempt(at - 22 * HOUR, "no-answer");
    give(told, svy.claimUnit, of, at, caller);
    return interviewed(way);
  }
  if (nth === 8) return attempt(at, "refusal");
  if (nth === 9) return attempt(at, "not-in-use");
  if (nth === 10) return attempt(at, "no-answer");
  if (nth === 11) return attempt(at, "busy");
  // Asked to be called: one at an hour that has come, the others tomorrow evening and the day after.
  if (nth === 12) return attempt(at, "call-back", now - 40 * 60_000);
  if (nth === 13) return attempt(at, "call-back", midnight(now, -1) + 19 * HOUR);
  attempt(at - 2 * DAY, "no-answer");
  attempt(at, "call-back", midnight(now, -2) + 10 * HOUR);
}

/** This year's survey, in the field since nine days: some of its numbers are rung, some asked to be called back and are due, most wait at the desk. */
export function inTheField(told: Told, now: number): void {
  const began = midnight(now, ASKED_DAYS) + 10 * HOUR;
  const year = Number(day(began).slice(0, 4));
  const id = uuidv7(began - 40 * DAY, told.random.bytes(10));
  const strata = STRATA.map((one) => ({ ...one, draw: NUMBERS, wanted: 15 }));
  const [from, until] = [day(began), day(began + FIELD_DAYS * DAY)];
  const positions = prepare(told, id, { year, at: began - 30 * DAY, from, until, modes: ["cati", "web"], strata, margins: MARGINS });
  const random = seeded(20_12);
  // Numbers nobody has: a block of one mobile prefix, and landlines whose number begins with 0.
  const phoneOf = (at: number): string => `${at % 8 === 5 ? "0572-000" : "1380000"}${String(random.below(10_000)).padStart(4, "0")}`;
  const batches = strata.map(({ code }) =>
    positions[code]!.map((position, at): Row => ({ id: uuidv7(began, random.bytes(10)), stratum: code, position, phone: phoneOf(at) })),
  );
  for (const rows of batches) give(told, svy.supplyNumbers, { home: HOME, id, rows }, began, told.manager);
  give(told, svy.openFieldwork, { home: HOME, id }, began + HOUR, told.manager);
  for (const rows of batches)
    rows.slice(0, RUNG).forEach((row, nth) => {
      // Yesterday and the six days before it, from ten in the morning on.
      const at = midnight(now, 1 + random.below(5)) + 10 * HOUR + random.below(9 * 60) * 60_000;
      const caller = told.callers[random.below(told.callers.length)]!;
      rung({ told, random, id, now, row, at, caller }, nth);
    });
}
