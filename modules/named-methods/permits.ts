import { grantsOver, liveGrants, type Allow, type Grant } from "#platform/access";
import type { QueryContext } from "#platform/modules";

type Knowing = Pick<QueryContext, "actor" | "now">;

/** Who enters what a method means, and who publishes it: two people of the area whose method it is. */
export const KEEPERS = ["admin", "supervisor"] as const;
/** Who runs a method over a whole village or township. */
export const PLACE_WORKERS = ["gridLeader", "gridInstructor", "judicialOfficeHead", "supervisor"] as const;
/** Who reads counts by area. */
export const COMPARERS = ["supervisor", "commandRoom", "dispatcher", "judicialOfficeHead", "auditor", "admin"] as const;

export const keeperOf = ({ actor, now }: Knowing, area: string): Grant | null => grantsOver(actor, KEEPERS, area || "-", now)[0] ?? null;
export const placeWorkerOf = ({ actor, now }: Knowing, place: string): Grant | null =>
  grantsOver(actor, PLACE_WORKERS, place || "-", now)[0] ?? null;

export const works = ({ actor, now }: Knowing, roles: readonly string[]): boolean => liveGrants({ actor, now }, roles).length > 0;

export const keepers = <I>(area: (ctx: Parameters<Allow<I>["admits"]>[0], input: I) => string, condition: string): Allow<I> => ({
  roles: KEEPERS,
  condition,
  admits: (ctx, input) => keeperOf(ctx, area(ctx, input)),
});
