import { grantsOver, liveGrants, type Allow, type Asking, type Grant } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import type { Handling } from "#platform/modules";
import { incident } from "#modules/incidents";
import { organisations, type Organisations } from "#modules/organisations";
import { entry, type Entry, type KnownEntry } from "./entry.ts";
import type { DraftEntry, UseEntry } from "./contract.ts";

/** Of the office that answers, or one above it: they check, publish, confirm and withdraw. */
export const OFFICERS = ["handler", "approver", "dispatcher", "supervisor"] as const;
/** Who takes questions over the area writes answers for any office, and proposes them out of cases; the office checks. */
export const DESKS = ["intakeClerk", "dispatcher", "supervisor"] as const;
export const WRITERS = [...new Set([...OFFICERS, ...DESKS])];
export const READERS = [...WRITERS, "gridWorker", "gridLeader", "gridInstructor", "commandRoom"] as const;

const DEPTH_MOST = 8;
/** Whoever leads it 领导; a bureau led by no bureau is checked by the one that guides its work 业务指导. */
const aboveOf = (units: Pick<Organisations, "unit">, code: string): string | null => {
  const found = units.unit(code);
  return found?.parent ?? found?.guidedBy ?? null;
};
/** The office itself and those above it, nearest first. */
export function chainOf(units: Pick<Organisations, "unit">, code: string): string[] {
  const chain: string[] = [];
  for (let next: string | null = code; next !== null && chain.length < DEPTH_MOST && !chain.includes(next); next = aboveOf(units, next))
    chain.push(next);
  return chain;
}

const isGone = (units: Pick<Organisations, "unit">, code: string): boolean => {
  const found = units.unit(code);
  return found === undefined || found.stage === "dissolved" || found.stage === "merged";
};

/** Who answers now: the office itself; of one that is no more the nearest above it that works, else the centre of the area. */
export function answeringFor(units: Pick<Organisations, "unit" | "responsible">, owner: string, area: string): string {
  if (!isGone(units, owner)) return owner;
  const above = chainOf(units, owner).find((code) => units.unit(code)?.open);
  return above ?? units.responsible("centre", area)?.code ?? owner;
}

const ofUnits = (asking: Asking, roles: readonly string[], units: readonly string[]): Grant | null =>
  liveGrants(asking, roles).find(({ unit }) => unit !== "" && units.includes(unit)) ?? null;

type Of = Pick<KnownEntry, "owner" | "area">;
/** The grant by which somebody acts for the office. */
export const answersFor = (asking: Asking, units: Organisations, { owner, area }: Of): Grant | null =>
  ofUnits(asking, OFFICERS, chainOf(units, answeringFor(units, owner, area)));
export const writesFor = (asking: Asking, units: Organisations, of: Of): Grant | null =>
  answersFor(asking, units, of) ?? grantsOver(asking.actor, DESKS, of.area, asking.now)[0] ?? null;

export const isReader = (asking: Asking): boolean => liveGrants(asking, READERS).length > 0;
/** Drafts and reasons are for those who write: of the office, above it, or the desks over its area. */
export const seesDrafts = writesFor;

/** Whose work it is: the people of the office, and the desks over its area. */
export const handles = (state: Entry, { grant }: Handling): boolean =>
  state.stage !== "none" &&
  (grant.unit === state.owner || (state.area.startsWith(grant.area) && WRITERS.some((role) => role === grant.role)));

const stateOf = (ctx: CommandContext, { home, id }: StreamKey): Entry => ctx.state(entry, { home, id });

export const mayDraft: Allow<DraftEntry> = {
  roles: WRITERS,
  condition: "of the office that answers or above it; desks over the area",
  admits: (ctx, { owner, area }) => writesFor(ctx, ctx.read(organisations), { owner, area }),
};
const by = <I extends StreamKey>(who: typeof writesFor, roles: readonly string[], condition: string): Allow<I> => ({
  roles,
  condition,
  admits: (ctx, input) => {
    const state = stateOf(ctx, input);
    return state.stage === "none" ? null : who(ctx, ctx.read(organisations), state);
  },
});
export const mayWrite = <I extends StreamKey>(): Allow<I> =>
  by(writesFor, WRITERS, "of the office that answers or above it; desks over the area");
export const mayAnswer = <I extends StreamKey>(): Allow<I> => by(answersFor, OFFICERS, "of the office that answers, or one above it");

/** Whoever works on the case: over its place, or of a unit it was sent to. */
export const mayUse: Allow<UseEntry> = {
  roles: READERS,
  condition: "over the case's place, or of a unit it was sent to",
  admits: (ctx, { matter }) => {
    const state = ctx.state(incident, matter);
    if (state.stage === "none" || state.sealed) return null;
    const units = state.tasks.map(({ unit }) => unit);
    return grantsOver(ctx.actor, READERS, state.place, ctx.now)[0] ?? ofUnits(ctx, READERS, units);
  },
};
