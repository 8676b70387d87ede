import { drawFirst } from "#platform/draw";
import { noun, type Recorded } from "#platform/ledger";
import { refuse, type FieldRefusal } from "#platform/refusals";
import type { OpenRound, PoolMember, Unit, UnitLevel } from "./contract.ts";
import { isMistypedCreditCode } from "./credit-code.ts";

/** Units of a round's list drawn to be looked at again, by a seed of that day. */
export type CheckDraw = { number: number; seed: string; source: string; at: string; count: number; units: readonly string[] };
export type Round = {
  id: string;
  scheme: string;
  version: number;
  area: string;
  name: string;
  en?: string;
  from: string;
  until: string;
  units: number;
  seed: { seed: string; source: string; at: string } | null;
  checkDraws?: readonly CheckDraw[];
  /** Opened by mistake, and closed for good. */
  voided?: { at: string; text: string } | null;
};
export type ProgrammeEvent =
  | ({ type: "cells.round-opened" } & Omit<Round, "seed" | "voided" | "checkDraws">)
  | ({ type: "cells.checks-drawn"; round: string } & Omit<CheckDraw, "at">)
  | { type: "cells.round-voided"; round: string; text: string }
  | { type: "cells.seed-published"; round: string; seed: string; source: string };
export type Programme = { rounds: readonly Round[] };

/** All rounds of one kind, so that two never overlap whoever opens them at the same moment. */
export const programme = noun<Programme, ProgrammeEvent>({
  kind: "cells.programme",
  initial: { rounds: [] },
  evolve: ({ rounds }, event: Recorded<ProgrammeEvent>) => {
    if (event.type === "cells.round-opened") {
      const { id, scheme, version, area, name, en, from, until, units } = event;
      return { rounds: [...rounds, { id, scheme, version, area, name, ...(en ? { en } : {}), from, until, units, seed: null }] };
    }
    if (event.type === "cells.checks-drawn") {
      const { round, number, seed, source, count, units, at } = event;
      const drawn = { number, seed, source, at, count, units };
      return { rounds: rounds.map((one) => (one.id === round ? { ...one, checkDraws: [...(one.checkDraws ?? []), drawn] } : one)) };
    }
    if (event.type === "cells.round-voided") {
      const { round, text, at } = event;
      return { rounds: rounds.map((one) => (one.id === round ? { ...one, voided: { at, text } } : one)) };
    }
    const { seed, source, at } = event;
    return { rounds: rounds.map((one) => (one.id === event.round ? { ...one, seed: { seed, source, at } } : one)) };
  },
});

export type ListEvent = { type: "cells.list-frozen"; scheme: string; version: number; area: string; units: Unit[]; pool: PoolMember[] };
export type FrozenList = { stage: "none" } | ({ stage: "frozen" } & Omit<ListEvent, "type">);

/** Who may apply in a round and who may be drawn to inspect, as it stood on the day the round was opened. */
export const frozenList = noun<FrozenList, ListEvent>({
  kind: "cells.list",
  initial: { stage: "none" },
  evolve: (before, event: Recorded<ListEvent>) => {
    if (before.stage !== "none") return before;
    const { scheme, version, area, units, pool } = event;
    return { stage: "frozen", scheme, version, area, units, pool };
  },
});

export const freeze = (list: FrozenList, { scheme, area, units, pool }: OpenRound, version: number): ListEvent[] =>
  list.stage === "none" ? [{ type: "cells.list-frozen", scheme, version, area, units, pool }] : [];

const near = (left: string, right: string): boolean => left.startsWith(right) || right.startsWith(left);

/** The first that came before under the same key; five thousand units are looked at once each. */
function firstTwice<T>(items: readonly T[], keyOf: (item: T) => string): T | undefined {
  const seen = new Set<string>();
  return items.find((item) => seen.size === seen.add(keyOf(item)).size);
}

function faultsIn({ area, from, until, units, pool }: OpenRound, level: UnitLevel): FieldRefusal[] {
  const faults: FieldRefusal[] = [];
  if (until < from) faults.push({ path: "until", code: "cells.ends-before" });
  const twice = firstTwice(units, ({ code }) => code);
  if (twice) faults.push({ path: "units", code: "cells.unit-twice", params: { unit: twice.zh } });
  const mistyped = units.find(({ code }) => isMistypedCreditCode(code));
  if (mistyped) faults.push({ path: "units", code: "cells.credit-code", params: { unit: mistyped.zh, code: mistyped.code } });
  const outside = units.find((unit) => !unit.area.startsWith(area));
  if (outside) faults.push({ path: "units", code: "cells.unit-outside", params: { unit: outside.zh } });
  // A list of families would also be a list of those who did not apply.
  if (level === "household") faults.push({ path: "scheme", code: "cells.no-family-rounds" });
  else if (units.length === 0) faults.push({ path: "units", code: "cells.no-units" });
  const again = firstTwice(pool, ({ account }) => account);
  if (again) faults.push({ path: "pool", code: "cells.inspector-twice" });
  if (level !== "household" && pool.length < 2) faults.push({ path: "pool", code: "cells.too-few-inspectors" });
  return faults;
}

/** Opens a round. Refuses one whose days and area overlap another's of the same kind (`cells.rounds-overlap`). */
export function open({ rounds }: Programme, input: OpenRound, kind: { version: number; level: UnitLevel }): ProgrammeEvent[] {
  if (rounds.some(({ id }) => id === input.id)) return [];
  const faults = faultsIn(input, kind.level);
  if (faults.length > 0) throw refuse.fields(faults);
  const clash = rounds.find((one) => !one.voided && near(one.area, input.area) && one.from <= input.until && input.from <= one.until);
  if (clash) throw refuse.conflict("cells.rounds-overlap", { name: clash.name, from: clash.from, until: clash.until });
  const { id, scheme, area, name, en, from, until, units } = input;
  const named = { name, ...(en ? { en } : {}) };
  return [{ type: "cells.round-opened", id, scheme, version: kind.version, area, ...named, from, until, units: units.length }];
}

/** Once, and after applications have closed: nobody chooses a seed knowing what it draws, or an application knowing the seed. */
export function publishSeed({ rounds }: Programme, round: string, seed: string, source: string, today: string): ProgrammeEvent[] {
  const found = rounds.find(({ id }) => id === round);
  if (!found) throw refuse.notFound("cells.no-such-round");
  if (found.seed) {
    if (found.seed.seed === seed) return [];
    throw refuse.conflict("cells.seed-stands", { seed: found.seed.seed });
  }
  if (found.voided) throw refuse.conflict("cells.round-voided", { name: found.name });
  if (today <= found.until) throw refuse.conflict("cells.seed-too-early", { until: found.until });
  return [{ type: "cells.seed-published", round, seed, source }];
}

/** A round with a wrong list or pool is closed before anybody was drawn by it; what was applied for in it ends with it. */
export function voidRound({ rounds }: Programme, round: string, text: string): ProgrammeEvent[] {
  const found = rounds.find(({ id }) => id === round);
  if (!found) throw refuse.notFound("cells.no-such-round");
  if (found.voided) return [];
  if (found.seed) throw refuse.conflict("cells.round-drawn", { name: found.name });
  return [{ type: "cells.round-voided", round, text }];
}

/** From what the ranks of units are worked out, beside the seed and the code of the unit. */
export const unitsSubject = (round: string, number: number): string => `${round}/units/${number}`;

export type UnitsDrawn = { seed: string; source: string; count: number };

/**
 * Which units of the frozen list are looked at again: nobody picks one. Each time by a seed of its own, for one that is public already would tell every
 * unit whether somebody comes. A unit that holds no title is passed over.
 */
export function drawChecks({ rounds }: Programme, list: FrozenList, round: string, { seed, source, count }: UnitsDrawn): ProgrammeEvent[] {
  const found = rounds.find(({ id }) => id === round);
  if (!found || list.stage === "none") throw refuse.notFound("cells.no-such-round");
  if (!found.seed) throw refuse.conflict("cells.no-seed", { name: found.name });
  const draws = found.checkDraws ?? [];
  if (draws.at(-1)?.seed === seed && draws.at(-1)?.count === count) return [];
  if ([found.seed, ...draws].some((one) => one.seed === seed)) throw refuse.fields([{ path: "seed", code: "cells.seed-used" }]);
  const number = draws.length + 1;
  const units = drawFirst(list.units.map(({ code }) => code), seed, unitsSubject(round, number), count); // prettier-ignore
  return [{ type: "cells.checks-drawn", round, number, seed, source, count, units }];
}
