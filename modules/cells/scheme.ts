import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { faultsOf } from "./checklist.ts";
import type { Scheme, SchemeRule } from "./contract.ts";

export type SchemeEvent = { type: "cells.scheme-defined"; version: number; rule: SchemeRule };
export type SchemeHistory = { versions: readonly Scheme[] };

/** The versions of one checklist the city defined itself; version 1 of the shipped kinds comes with the system. */
export const scheme = noun<SchemeHistory, SchemeEvent>({
  kind: "cells.scheme",
  initial: { versions: [] },
  evolve: ({ versions }, event: Recorded<SchemeEvent>) => ({ versions: [...versions, { ...event.rule, version: event.version }] }),
});

/** As text with fields in order: the database gives them back in an order of its own. */
const told = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );

/** A new version. Rounds that are open keep the one they began with. `newest`: the one that holds now, shipped or the city's. */
export function define(rule: SchemeRule, newest: Scheme | null): SchemeEvent[] {
  const faults = faultsOf(rule);
  if (faults.length > 0) throw refuse.fields(faults);
  if (newest) {
    const { version, ...before } = newest;
    if (told(before) === told({ ...before, ...rule })) return [];
    return [{ type: "cells.scheme-defined", version: version + 1, rule }];
  }
  return [{ type: "cells.scheme-defined", version: 1, rule }];
}
