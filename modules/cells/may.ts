import type { Actor } from "#platform/access";
import { grantsOver } from "#platform/access";
import type { KnownApplication } from "./application.ts";
import { APPLY, CHECK, DECIDE } from "./permits.ts";
import type { May } from "./contract.ts";

type Who = "unit" | "checker" | "inspector" | "decider";
const BY_STAGE: Readonly<Record<KnownApplication["stage"], readonly (readonly [May, Who])[]>> = {
  applied: [
    ["admit", "checker"],
    ["return", "checker"],
    ["withdraw", "unit"],
  ],
  returned: [["withdraw", "unit"]],
  admitted: [["draw", "checker"]],
  drawn: [["inspect", "inspector"]],
  inspected: [["countersign", "inspector"]],
  rectifying: [["rectify", "unit"]],
  rectified: [["recheck", "inspector"]],
  scored: [
    ["publicise", "decider"],
    ["refuse", "decider"],
  ],
  publicised: [
    ["award", "decider"],
    ["decide-objection", "decider"],
  ],
  awarded: [
    ["self-report", "unit"],
    ["warn", "decider"],
    ["revoke", "decider"],
  ],
  warned: [
    ["mend", "unit"],
    ["appeal", "unit"],
    ["revoke", "decider"],
    ["decide-appeal", "decider"],
  ],
  mended: [
    ["restore", "decider"],
    ["revoke", "decider"],
  ],
  revoked: [
    ["appeal", "unit"],
    ["decide-appeal", "decider"],
  ],
  refused: [
    ["appeal", "unit"],
    ["decide-appeal", "decider"],
  ],
  expired: [],
  withdrawn: [],
};

/** Steps this person may take now: by role over the place, and by not having had the other hand in it. */
export function mayOf(state: KnownApplication, actor: Actor, now: string): May[] {
  if (actor.kind !== "staff") return [];
  const over = (roles: readonly string[]): boolean => grantsOver(actor, roles, state.unit.area, now).length > 0;
  const inspector = state.inspectors.includes(actor.id);
  const own = state.tookPart.includes(actor.id);
  const appeal = state.appeal !== null && !state.appeal.decided;
  const open = state.objections.some(({ decided }) => decided === null);
  const who: Record<Who, boolean> = {
    unit: over(APPLY),
    checker: over(CHECK) && !own,
    inspector,
    decider: over(DECIDE) && !inspector && !own,
  };
  const fits = (step: May): boolean => {
    if (step === "countersign") return state.inspection?.by !== actor.id;
    if (step === "decide-objection") return open && state.decidedBy !== actor.id;
    if (step === "award") return !open && state.due !== null && now > state.due.due.dueAt;
    if (step === "decide-appeal") return appeal && state.decidedBy !== actor.id;
    if (step === "appeal") return state.appeal === null && state.appealUntil !== null && now <= state.appealUntil;
    return true;
  };
  // Drawing is done by whoever keeps the desk, also when they passed the preliminary check.
  return BY_STAGE[state.stage].filter(([step, hand]) => (step === "draw" ? over(CHECK) : who[hand]) && fits(step)).map(([step]) => step);
}
