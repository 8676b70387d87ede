import { dayAt, formatDay, instantOf } from "#platform/clocks";
import type { Rule } from "./contract.ts";
import { inForce } from "./rule.ts";
import { statute } from "./statute/index.ts";

/** The table of clocks in memory. `on` is a day "YYYY-MM-DD" in the city, or an instant (`ctx.now`). */
export type Limits = {
  /** A clock as it reads on a day; undefined when no table has it. */
  rule: (id: string, on: string) => Rule | undefined;
  /** All clocks as they read on a day, in the table's order. */
  all: (on: string) => readonly Rule[];
  /** Every version of one clock, the first first. */
  versions: (id: string) => readonly Rule[];
};

/** The ledger's versions; a clock it does not hold yet, right after an upgrade, is as this release states it. */
export function buildLimits(recorded: readonly Rule[]): Limits {
  const byId = new Map<string, readonly Rule[]>(statute.map((stated) => [stated.id, [{ ...stated, version: 1 }]]));
  for (const [id, versions] of Map.groupBy(recorded, (rule) => rule.id))
    byId.set(
      id,
      [...versions].sort((left, right) => left.version - right.version),
    );
  const day = (on: string): string => (on.length > 10 ? formatDay(dayAt(instantOf(on))) : on);
  return {
    rule: (id, on) => inForce(byId.get(id) ?? [], day(on)),
    all: (on) => [...byId.values()].flatMap((versions) => inForce(versions, day(on)) ?? []),
    versions: (id) => byId.get(id) ?? [],
  };
}
