import { grantsOver, type Actor } from "#platform/access";
import type { May } from "./contract.ts";
import { proposal } from "./correcting.ts";
import { MANAGE, PRIVACY, SECOND } from "./permits.ts";
import type { KnownSurvey } from "./survey.ts";

const BY_STAGE: Readonly<Record<KnownSurvey["stage"], readonly May[]>> = {
  designed: ["revise", "plan", "file", "sign-off", "void"],
  filed: ["revise", "plan", "file", "sign-off", "approve", "void"],
  approved: ["pilot", "draw", "void"],
  drawn: ["supply", "open", "void"],
  fielding: ["supply", "invite", "close", "void"],
  checking: ["open", "estimate", "void"],
  estimating: ["void"],
  estimated: ["estimate", "publish", "void"],
  published: ["destroy", "correct", "approve-correction", "drop-correction"],
  voided: [],
  destroyed: ["correct", "approve-correction", "drop-correction"],
};

/** Steps this person may take now, so that no screen repeats a rule. */
export function mayOf(state: KnownSurvey, actor: Actor, now: string): May[] {
  const holds = (roles: readonly string[]): boolean => grantsOver(actor, roles, state.area, now).length > 0;
  const id = actor.kind === "staff" ? actor.id : "";
  const fits = (step: May): boolean => {
    if (step === "sign-off") return holds(PRIVACY) && state.plan !== null && state.signedOff === null;
    if (step === "approve") return holds(SECOND) && state.designer !== id && state.signedOff !== null;
    if (step === "void") return holds(SECOND) && state.estimator !== id;
    if (step === "publish") return holds(SECOND) && state.estimator !== id;
    if (step === "approve-correction") return holds(SECOND) && (proposal(state)?.changes.length ?? 0) > 0 && state.correction?.by !== id;
    if (step === "drop-correction") return holds(SECOND) && Boolean(state.correction);
    if (!holds(MANAGE)) return false;
    if (step === "correct") return !state.correction;
    if (step === "file") return state.plan !== null;
    if (step === "draw") return state.pilot !== null;
    if (step === "invite") return state.plan?.modes.includes("web") === true;
    return step !== "destroy" || !state.destroying;
  };
  return BY_STAGE[state.stage].filter(fits);
}
