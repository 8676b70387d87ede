import { cityDay } from "#platform/days";
import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { withEntry, type Entry } from "./entries.ts";

type Said = { entry: string; grid: string; plan: string | null; demo: boolean };
type Look = { point: string; version: number; counted: boolean; lookedAt: string };
type Finding = {
  point: string | null;
  phrases: string[];
  text: string | null;
  photos: string[];
  incident: { home: string; id: string } | null;
  foundAt: string;
};

/** A run has no event for its beginning and none with a position: whichever of these arrives first begins it. */
export type PatrolEvent =
  | ({ type: "grid-work.point-looked-at" } & Said & Look)
  | ({ type: "grid-work.found" } & Said & Finding)
  | ({ type: "grid-work.patrol-finished" } & Said & { finishedAt: string; phrases: string[] });

export type KnownPatrol = {
  stage: "begun" | "finished";
  grid: string;
  plan: string | null;
  on: string;
  demo: boolean;
  looks: readonly (Look & Entry)[];
  findings: readonly (Finding & Entry)[];
  finished: readonly Entry[];
};
export type Patrol = { stage: "none" } | KnownPatrol;

const instantOf = (event: PatrolEvent): string =>
  event.type === "grid-work.point-looked-at" ? event.lookedAt : event.type === "grid-work.found" ? event.foundAt : event.finishedAt;

function evolve(patrol: Patrol, event: Recorded<PatrolEvent>): Patrol {
  const on = cityDay(instantOf(event));
  const before: KnownPatrol =
    patrol.stage === "none"
      ? { stage: "begun", grid: event.grid, plan: event.plan, on, demo: event.demo, looks: [], findings: [], finished: [] }
      : { ...patrol, plan: patrol.plan ?? event.plan, on: on < patrol.on ? on : patrol.on };
  const { entry, at } = event;
  if (event.type === "grid-work.point-looked-at") {
    const { point, version, counted, lookedAt } = event;
    return { ...before, looks: withEntry(before.looks, { entry, at, point, version, counted, lookedAt }) };
  }
  if (event.type === "grid-work.patrol-finished")
    return { ...before, stage: "finished", finished: withEntry(before.finished, { entry, at }) };
  const { point, phrases, text, photos, incident, foundAt } = event;
  return { ...before, findings: withEntry(before.findings, { entry, at, point, phrases, text, photos, incident, foundAt }) };
}

export const patrol = noun<Patrol, PatrolEvent>({ kind: "grid-work.patrol", initial: { stage: "none" }, evolve });

const knows = (patrol: Patrol, entry: string): boolean =>
  patrol.stage !== "none" && [...patrol.looks, ...patrol.findings, ...patrol.finished].some((one) => one.entry === entry);

export function say(found: Patrol, event: PatrolEvent): PatrolEvent[] {
  if (found.stage !== "none" && found.grid !== event.grid) throw refuse.notFound("grid-work.not-found");
  return knows(found, event.entry) ? [] : [event];
}

export const findingOf = (found: Patrol, entry: string): (Finding & Entry) | null =>
  found.stage === "none" ? null : (found.findings.find((one) => one.entry === entry) ?? null);
