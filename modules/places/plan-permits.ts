import { grantsOver, type Allow, type Grant } from "#platform/access";
import type { QueryContext } from "#platform/modules";
import { homeOf } from "./code.ts";
import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";

/** All plans of a village are one history, found from its code alone. */
export const planKey = (village: string): StreamKey => ({ home: homeOf(village), id: namedUuid("places.grid-plan", village) });

type Knowing = Pick<QueryContext, "actor" | "now">;

const DRAWERS = ["gridInstructor", "dispatcher", "admin"] as const;
const DECIDERS = ["supervisor"] as const;
/** Who reads plans that are not in force yet. */
export const PLAN_READERS = [...DRAWERS, ...DECIDERS, "gridLeader", "commandRoom", "auditor"] as const;

const isTown = (area: string): boolean => area.length === 9;
const isCounty = (area: string): boolean => area.length === 6;

/** Zhoushan's rule, and Zhejiang's practice: the town draws its grids (domain.md §2.2, F-25). An administrator may for a town that has nobody yet. */
export const drawerOf = ({ actor, now }: Knowing, village: string): Grant | null =>
  grantsOver(actor, DRAWERS, village, now).find(({ role, area }) => role === "admin" || isTown(area)) ?? null;

/** … and the county approves them. */
export const deciderOf = ({ actor, now }: Knowing, village: string): Grant | null =>
  grantsOver(actor, DECIDERS, village, now).find(({ area }) => isCounty(area)) ?? null;

export const townDraws: Allow<{ village: string }> = {
  roles: DRAWERS,
  condition: "of the village's own town; administrators over it",
  admits: (ctx, { village }) => drawerOf(ctx, village),
};

export const countyDecides: Allow<{ village: string }> = {
  roles: DECIDERS,
  condition: "of the village's county; not who drew or submitted",
  admits: (ctx, { village }) => deciderOf(ctx, village),
};
