import type { Actor } from "#platform/access";
import { cityDay } from "#platform/days";
import type { KnownApplication } from "./application-state.ts";
import { everDrawn, isHeld, lookedAt, openCheck } from "./check.ts";
import { aboveGrant, CHECK, DECIDE, grantToApply, RULE } from "./permits.ts";
import { UNDECIDED } from "./deciding.ts";
import type { May } from "./contract.ts";

/** `desk`: whoever keeps the desk of the place, also when they passed the preliminary check. */
type Who = "unit" | "checker" | "desk" | "inspector" | "aside" | "decider" | "supervisor";
const BY_STAGE: Readonly<Record<KnownApplication["stage"], readonly (readonly [May, Who])[]>> = {
  applied: [
    ["admit", "checker"],
    ["return", "checker"],
    ["refuse", "decider"],
    ["withdraw", "unit"],
  ],
  returned: [
    ["resubmit", "unit"],
    ["withdraw", "unit"],
  ],
  admitted: [
    ["draw", "desk"],
    ["refuse", "decider"],
    ["withdraw", "unit"],
  ],
  drawn: [
    ["inspect", "inspector"],
    ["recuse", "aside"],
    ["withdraw", "unit"],
  ],
  inspected: [
    ["countersign", "inspector"],
    ["withdraw", "unit"],
  ],
  rectifying: [
    ["rectify", "unit"],
    ["refuse", "decider"],
    ["withdraw", "unit"],
  ],
  rectified: [
    ["recheck", "inspector"],
    ["withdraw", "unit"],
  ],
  scored: [
    ["publicise", "decider"],
    ["reinspect", "decider"],
    ["refuse", "decider"],
    ["withdraw", "unit"],
  ],
  publicised: [
    ["award", "decider"],
    ["decide-objection", "decider"],
    ["refuse", "decider"],
    ["withdraw", "unit"],
  ],
  awarded: [
    ["self-report", "unit"],
    ["renew", "unit"],
    ["warn", "decider"],
    ["decide-appeal", "decider"],
    ["revoke", "decider"],
  ],
  warned: [
    ["mend", "unit"],
    ["self-report", "unit"],
    ["appeal", "unit"],
    ["revoke", "decider"],
    ["decide-appeal", "decider"],
  ],
  mended: [
    ["restore", "decider"],
    ["appeal", "unit"],
    ["decide-appeal", "decider"],
    ["self-report", "unit"],
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
  expired: [["renew", "unit"]],
  renewed: [],
  withdrawn: [],
  voided: [],
};

/** Steps of a check beside those of the title: those of an inspection, which neither withdraw nor refuse anything. */
const OF_CHECK: readonly May[] = ["inspect", "recuse", "countersign", "rectify", "recheck"];

/** Whether a year of the title up to this one has no report yet. */
function reportsOwed({ title, reports }: KnownApplication, now: string): boolean {
  const [first, last] = [title?.from ?? now, cityDay(now)].map((day) => Number(day.slice(0, 4))) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).some((year) => !reports.includes(year));
}

/** Steps this person may take now: by role over the place, and by not having had the other hand in it. */
export function mayOf(state: KnownApplication, actor: Actor, now: string): May[] {
  if (actor.kind !== "staff") return [];
  const over = (roles: readonly string[]): boolean => aboveGrant(actor, roles, state.unit, now) !== null;
  const looked = lookedAt(state);
  const ever = everDrawn(state).includes(actor.id);
  const own = state.tookPart.includes(actor.id);
  const appeal = state.appeal !== null && !state.appeal.decided;
  const open = state.objections.some(({ decided }) => decided === null);
  const who: Record<Who, boolean> = {
    // Whoever was drawn to look at the unit does not act for it, whatever office they sit in.
    unit: !ever && grantToApply(actor, state.unit, now) !== null,
    checker: over(CHECK) && !own,
    desk: over(CHECK),
    inspector: looked.inspectors.includes(actor.id),
    // Who was drawn for oneself, or who decides for another.
    aside: looked.inspectors.includes(actor.id) || (over(DECIDE) && !ever && !own),
    supervisor: over(RULE),
    decider: over(DECIDE) && !ever && !own,
  };
  const fits = (step: May): boolean => {
    if (step === "countersign") return looked.inspection?.by !== actor.id;
    if (step === "reinspect") return state.inspectors.length > 0;
    if (step === "decide-objection") return open && state.decidedBy !== actor.id;
    if (step === "award") return !open && state.due !== null && now > state.due.due.dueAt;
    if (step === "decide-appeal") return appeal && state.decidedBy !== actor.id;
    if (step === "restore") return state.warning?.by !== actor.id;
    if (step === "warn" || step === "revoke") return !appeal;
    if (step === "self-report") return reportsOwed(state, now);
    if (step === "renew") return state.title !== null && cityDay(now) >= state.title.renewFrom;
    if (step === "appeal" && state.stage === "refused" && state.next) return false;
    if (step === "appeal") return state.appeal === null && state.appealUntil !== null && now <= state.appealUntil;
    return true;
  };
  const check = openCheck(state);
  const steps = [
    ...(check ? BY_STAGE[check.stage].filter(([step]) => OF_CHECK.includes(step)) : []),
    ...BY_STAGE[state.stage],
    ...(UNDECIDED.some((one) => one === state.stage) ? ([["void", "supervisor"]] as const) : []),
    ...(isHeld(state.stage) && !check ? ([["order-check", "decider"]] as const) : []),
  ];
  return steps.filter(([step, hand]) => who[hand] && fits(step)).map(([step]) => step);
}
