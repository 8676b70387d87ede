import { grantsOver, liveGrants, unitsHeld, type Actor } from "#platform/access";
import { alsoAt } from "#platform/database";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { areasWithin, inAreas, readers } from "#platform/reading";
import { places } from "#modules/places";

import { isActive, type KnownIncident } from "./incident.ts";
import { isShut } from "./permits.ts";

type Knowing = Pick<QueryContext, "actor" | "now">;

/** Who reads cases. Administrators configure, auditors read logs, the data-protection officer answers for purposes: none of them reads a case (domain.md §1.3). */
export const CASE_READERS = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "commandRoom",
] as const;
const GRID: readonly string[] = ["gridWorker", "gridLeader"];
const DESK: readonly string[] = ["dispatcher", "supervisor"];
const UNIT: readonly string[] = ["handler", "approver"];

export const holdsAny = (known: Knowing, roles: readonly string[]): boolean => liveGrants(known, roles).length > 0;

export const caseReaders = readers(CASE_READERS, "in one's area; sealed kinds: the receiving team only");

/** Area prefixes the transaction may see: a grid worker's village too, for what is known only to lie in it. */
export const caseScope = (known: Knowing): string[] => [
  ...new Set(liveGrants(known, CASE_READERS).map((grant) => (GRID.includes(grant.role) ? grant.area.slice(0, 12) : grant.area))),
];

export const unitsOf = (known: Knowing): string[] => [
  ...new Set(
    liveGrants(known, UNIT)
      .map((grant) => grant.unit)
      .filter((unit) => unit !== ""),
  ),
];

/** Significant digits all areas begin with. */
const commonOf = (areas: readonly string[]): string =>
  areas.reduce((common, area) => {
    let length = 0;
    while (length < common.length && common[length] === area[length]) length += 1;
    return common.slice(0, length);
  }, areas[0] ?? "");

/** The areas of the reader's grants inside the area asked for, and villages of grid workers, who stand for what is known only to lie in the village. */
function areasOf(known: Knowing, area?: string): { wide: string[]; villages: string[] } {
  const grants = liveGrants(known, CASE_READERS);
  const wide = areasWithin(
    grants.map((grant) => grant.area),
    area,
  );
  const villages = grants
    .filter(
      (grant) =>
        GRID.includes(grant.role) &&
        grant.area.length > 12 &&
        (area === undefined || area.startsWith(grant.area.slice(0, 12)) || grant.area.startsWith(area)),
    )
    .map((grant) => grant.area.slice(0, 12));
  return { wide, villages: [...new Set(villages)] };
}

/** Where the indexes of a queue are entered: the towns of the reader's areas, or their counties; a unit's own queue by the units. */
export type Lanes = { by: "town" | "county" | "unit"; codes: readonly string[] };

export function lanesOf(known: Pick<QueryContext, "actor" | "now" | "read">, area?: string): Lanes {
  const { wide, villages } = areasOf(known, area);
  const all = [...wide, ...villages];
  const cut = (digits: number): string[] => [...new Set(all.map((code) => code.slice(0, digits)))];
  if (all.every((code) => code.length >= 9)) return { by: "town", codes: cut(9) };
  return { by: "county", codes: all.every((code) => code.length >= 6) ? cut(6) : known.read(places).counties() };
}

/** The records of an area this reader has grants for, as a condition an index can begin with. Row-level security stands behind it. */
export function visibleIn(sql: Tag, known: Knowing, area?: string): Fragment {
  const { wide, villages } = areasOf(known, area);
  if (wide.length === 0) return sql`false`;
  const common = commonOf([...wide, ...villages]);
  const inTown =
    common.length >= 9 ? sql`town = ${common.slice(0, 9)}` : common.length >= 6 ? sql`county = ${common.slice(0, 6)}` : sql`true`;
  const exact = wide.length === 1 && villages.length === 0 && (common.length === 9 || common.length === 6);
  const within = exact ? sql`true` : sql`(${inAreas(sql, wide)} or place = any(${villages}::text[]))`;
  return sql`(${inTown} and ${within} and ${unsealedFor(sql, known)})`;
}

/** What was sent to the reader's own units, wherever it lies, narrowed to an area where one is asked for. */
export function sentTo(sql: Tag, known: Knowing, area = ""): Fragment {
  const units = unitsOf(known);
  if (units.length === 0) return sql`false`;
  const own = unitsHeld(known.actor, known.now) ?? [];
  return sql`((lead = any(${units}::text[]) or co_units && ${units}::text[]) and (about is null or not about = any(${own}::text[])) and place like ${`${area}%`})`;
}

/** Sealed kinds exist only for the desk that must act at the place and the units that work on them, as in permits.ts. */
export function unsealedFor(sql: Tag, known: Knowing): Fragment {
  const desks = liveGrants(known, DESK).map((grant) => `${grant.area}%`);
  const units = unitsOf(known);
  if (desks.length === 0 && units.length === 0) return sql`not sealed`;
  const own = unitsHeld(known.actor, known.now) ?? [];
  return sql`(not sealed or (about is null or not about = any(${own}::text[])) and ( place like any(${desks}::text[]) or lead = any(${units}::text[]) or co_units && ${units}::text[]))`;
}

/** The same, over a record in memory. */
export function maySee(
  known: Knowing,
  record: { place: string; sealed: boolean; units: readonly string[]; about?: string | undefined },
): boolean {
  const { place, sealed, units, about } = record;
  // A complaint about a unit does not exist for its people, whatever other grant they hold.
  if (isShut(known, { about })) return false;
  if (unitsOf(known).some((unit) => units.includes(unit))) return true;
  const covers = liveGrants(known, CASE_READERS).some(
    (grant) => place.startsWith(grant.area) || (GRID.includes(grant.role) && place.length === 12 && grant.area.startsWith(place)),
  );
  return covers && (!sealed || grantsOver(known.actor, DESK, place, known.now).length > 0);
}

/**
 * Opens the state, history and clocks of records that were sent to the reader's units and lie outside the reader's areas: the second wall shows their
 * rows by the unit, and the ledger's by the place such a row names. Call it before they are read.
 */
export async function reachSent(ctx: QueryContext, keys: readonly { home: string; id: string }[]): Promise<void> {
  if (keys.length === 0 || unitsOf(ctx).length === 0) return;
  const sql = ctx.db;
  const rows = await sql<{ place: string }[]>`
    select i.place from unnest(${keys.map(({ home }) => home)}::text[], ${keys.map(({ id }) => id)}::uuid[]) as k (home, id)
    join incidents.incident i on i.home = k.home and i.id = k.id where ${sentTo(sql, ctx)}`;
  const areas = caseScope(ctx);
  const beyond = [...new Set(rows.map(({ place }) => place))].filter((place) => !areas.some((area) => place.startsWith(area)));
  if (beyond.length > 0) await alsoAt(sql, beyond);
}

export const workingUnitsOf = (state: KnownIncident): string[] => state.tasks.filter(isActive).map((task) => task.unit);

export const staffId = (actor: Actor): string => (actor.kind === "staff" ? actor.id : "");
