import type { Actor } from "#platform/access";
import { dueAt } from "#platform/clocks";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import type { Rehearsal, Runtime } from "#platform/runtime";
import { calendar } from "#modules/limits";
import type { Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type Desk = {
  byRoleArea: ReadonlyMap<string, Member>;
  handlers: ReadonlyMap<string, Member>;
  approvers: ReadonlyMap<string, Member>;
};

export function deskOf(staff: readonly Member[]): Desk {
  const seededStaff = staff.filter((one) => !one.open);
  return {
    byRoleArea: new Map(
      seededStaff.filter((one) => one.role !== "handler" && one.role !== "approver").map((one) => [`${one.role} ${one.area}`, one]),
    ),
    handlers: new Map(seededStaff.filter((one) => one.role === "handler").map((one) => [one.unit, one])),
    approvers: new Map(seededStaff.filter((one) => one.role === "approver").map((one) => [one.unit, one])),
  };
}

/** Today was reached, or nobody is there for the next step: the record stays as it stands, like any other open one. */
export const stuck = Symbol("stuck");

/** One report's way through the city; each step a real command at its own instant, until the story ends or today is reached. */
export type Story = {
  random: Random;
  rehearsal: Rehearsal;
  runtime: Runtime;
  desk: Desk;
  until: number;
  at: number;
  home: string;
  id: string;
  secret: string;
  village: string;
  dueAt: number | null;
  /** This one runs over its date: nobody hurries. */
  slow: boolean;
  /** Who wrote it down: the resident, the desk that was rung or visited, a grid worker on the round. */
  by: "resident" | "desk" | "worker";
  /** The reporter left a telephone. */
  phone: boolean;
};

export function need<T>(found: T | undefined): T {
  if (found === undefined) throw stuck;
  return found;
}

export const member = (story: Story, role: string, area: string): Actor => actorOf(need(story.desk.byRoleArea.get(`${role} ${area}`)));

/** Moves the story's clock on; stops it at today. */
export function wait(story: Story, ms: number): string {
  story.at += Math.max(60_000, Math.round(ms));
  if (story.at >= story.until) throw stuck;
  return new Date(story.at).toISOString();
}

/** On by so many minutes of working time, so that nobody in the seeded years works at three in the morning. */
export function work(story: Story, minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  const due = dueAt(story.runtime.registers.read(calendar), new Date(story.at).toISOString(), { amount: 1, unit: "workingHour" }).dueAt;
  const opened = Date.parse(due) - HOUR;
  const hours = Math.floor(whole / 60);
  const later =
    hours === 0
      ? Math.max(story.at, opened)
      : Date.parse(
          dueAt(story.runtime.registers.read(calendar), new Date(story.at).toISOString(), { amount: hours, unit: "workingHour" }).dueAt,
        );
  const asked = later - story.at + (whole % 60) * 60_000;
  const left = (story.dueAt ?? Number.POSITIVE_INFINITY) - story.at;
  // Whoever sees the date coming does it sooner; that is what the reminder is for.
  return wait(story, !story.slow && left > 0 && asked > left * 0.5 ? left * (0.1 + story.random.next() * 0.2) : asked);
}

/**
 * How often a unit runs over: one in a hundred for the best, one in six for the worst, the same for a unit every time. Counties differ too, so that
 * the city's figures have something to ask about.
 */
export function lateness(unit: string): number {
  const county = unit.slice(unit.lastIndexOf("-") + 1).slice(0, 6);
  return (0.015 + 0.12 * shareOf(unit) ** 2) * (0.3 + 1.6 * shareOf(county));
}

/** Spreads names evenly over [0, 1): FNV-1a. */
function shareOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
}

/** Like `work`, but hurried where a limit of hours is running out. */
export function inTime(story: Story, minutes: number): string {
  const left = (story.dueAt ?? Number.POSITIVE_INFINITY) - story.at;
  const pressing = left > 0 && left < 30 * HOUR && (!story.slow || story.random.chance(0.5));
  return pressing ? wait(story, left * (0.05 + story.random.next() * 0.4)) : work(story, story.random.around(minutes));
}

/** A step the dice proposed and a rule may refuse, as it would to a person; the story goes on without it. */
export function perhaps(step: () => void): void {
  try {
    step();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
}

export const order = (story: Story, actor: Actor, now: string) => ({
  actor,
  now,
  commandId: uuidv7(Date.parse(now), story.random.bytes(10)),
});
export const key = (story: Story) => ({ home: story.home, id: story.id });
