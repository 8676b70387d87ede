import type { QueryContext } from "#platform/modules";
import { stateOf } from "#platform/reading";
import { incident } from "./evolve.ts";
import type { KnownIncident } from "./incident.ts";
import { maySee, workingUnitsOf } from "./queries-visible.ts";

type Key = { home: string; id: string };
export type Kept = { key: Key; state: KnownIncident };

/** A part of a part of a part is nobody's habit; a ring is nobody's record. */
const DEEPEST = 5;

/** The report a part was split from, or the record itself: where the reporter's name, phone, address and photos lie. */
export async function wholeOf(ctx: Pick<QueryContext, "db">, key: Key, state: KnownIncident): Promise<Kept> {
  let found: Kept = { key, state };
  for (let depth = 0; found.state.partOf && depth < DEEPEST; depth += 1) {
    const above = await stateOf(ctx, incident, found.state.partOf);
    if (!above) return found;
    found = { key: found.state.partOf, state: above };
  }
  return found;
}

/** The same for staff: of a sealed whole, only whoever may open it is shown anything. */
export async function wholeFor(ctx: QueryContext, key: Key, state: KnownIncident): Promise<Kept> {
  const found = await wholeOf(ctx, key, state);
  const { place, sealed, about } = found.state;
  const open = maySee(ctx, { place, sealed, about, units: workingUnitsOf(found.state) });
  return sealed && !open ? { key, state } : found;
}
