import type { CommandContext } from "#platform/ledger";
import { reminders, type Calendar } from "#platform/clocks";
import { refuse } from "#platform/refusals";
import { reach, servers } from "./engine/circle.ts";
import { nextSites, type Chosen } from "./engine/next-sites.ts";
import { askedOf, factsIn, within, worldIn, type Asked } from "./covering.ts";
import type { Promised, SiteDue } from "./site.ts";

export type Proposal = { gaps: readonly number[]; candidates: readonly number[]; chosen: readonly Chosen[] };

/** Best next sites of an area among its village centres. Only its own gaps weigh; a site next door would serve another area's figure. */
export function propose(asked: Asked, area: string, count: number): Proposal {
  const { world, mode, kind } = asked;
  const seen = world.seen(mode);
  const facts = factsIn(asked, area);
  const gaps = facts.filter(({ covered }) => !covered).map(({ index }) => index);
  const candidates = facts.map(({ index }) => index);
  if (!seen) return { gaps, candidates, chosen: [] };
  const serve = servers(
    seen.ways,
    candidates.map((index) => seen.villages[index]!),
    kind.minutes * 60 + 0.01,
  );
  const serving = gaps.map((index) => serve(seen.villages[index]!));
  const weights = gaps.map((index) => world.villages[index]!.households ?? 0);
  return { gaps, candidates, chosen: nextSites(serving, weights, candidates.length, count) };
}

/** What a point at this village's centre would newly bring, in the whole city. */
export function promiseOf(ctx: Pick<CommandContext, "read">, input: { kind: string; village: string; at: string }): Promised {
  const world = worldIn(ctx);
  const asked = askedOf(world, input);
  const seen = world.seen(asked.mode);
  const index = world.villages.findIndex(({ area }) => area.code === input.village);
  if (index < 0) throw refuse.fields([{ path: "village", code: "service-circle.no-such-village" }]);
  if (!seen || !world.network.inForce) throw refuse.conflict("service-circle.no-roads");
  const { seconds } = reach(seen.ways, seen.villages, [seen.villages[index]!]);
  const brought = factsIn(asked, "").filter((fact) => !fact.covered && within(seconds[fact.index]!, asked.kind.minutes));
  return {
    households: brought.reduce((sum, fact) => sum + (world.villages[fact.index]!.households ?? 0), 0),
    villages: brought.map((fact) => world.villages[fact.index]!.area.code),
    standard: world.standard.version,
    roads: world.network.inForce.hash,
  };
}

/** Of the villages a plan promised, the households covered now, by the rules of now. */
export function keptOf(ctx: Pick<CommandContext, "read">, site: { kind: string; moment: string; promised: Promised }): number {
  const world = worldIn(ctx);
  const asked = askedOf(world, { kind: site.kind, at: site.moment });
  const promised = new Set(site.promised.villages);
  return factsIn(asked, "").reduce((sum, fact) => {
    const { area, households } = world.villages[fact.index]!;
    return fact.covered && promised.has(area.code) ? sum + (households ?? 0) : sum;
  }, 0);
}

/** The promised day to its last moment; the reminder is given when work opens on the working day before. */
export function dueOn(calendar: Calendar, day: string, now: string): SiteDue {
  const dueAt = `${day}T15:59:59.999Z`;
  if (dueAt <= now) throw refuse.fields([{ path: "due", code: "service-circle.date-past", params: { day } }]);
  const first = reminders(calendar, dueAt, now, { unit: "day" })[0] ?? null;
  return { dueAt, remindAt: first !== null && first <= dueAt ? first : null };
}

/** Codes of the villages of an area where a new point of a kind would bring most, best first. */
export function bestSites(ctx: Pick<CommandContext, "read">, area: string, ask: { kind: string; at: string; count: number }): string[] {
  const world = worldIn(ctx);
  const { chosen, candidates } = propose(askedOf(world, ask), area, ask.count);
  return chosen.map(({ candidate }) => world.villages[candidates[candidate]!]!.area.code);
}
