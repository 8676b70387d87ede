import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Every } from "./contract.ts";

type PlanFacts = { area: string; zh: string; en: string | null; points: string[]; every: Every; demo: boolean };
export type PlanEvent = ({ type: "grid-work.plan-set" } & PlanFacts) | { type: "grid-work.plan-closed"; reason: string };
export type KnownPlan = PlanFacts & { stage: "set" | "closed" };
export type PatrolPlan = { stage: "none" } | KnownPlan;

function evolve(plan: PatrolPlan, event: Recorded<PlanEvent>): PatrolPlan {
  if (event.type === "grid-work.plan-closed") return plan.stage === "none" ? plan : { ...plan, stage: "closed" };
  const { area, zh, en, points, every, demo } = event;
  return { stage: "set", area, zh, en, points, every, demo };
}

export const patrolPlan = noun<PatrolPlan, PlanEvent>({ kind: "grid-work.patrol-plan", initial: { stage: "none" }, evolve });

export function setPlan(plan: PatrolPlan, facts: PlanFacts): PlanEvent[] {
  if (new Set(facts.points).size !== facts.points.length) throw refuse.fields([{ path: "points", code: "grid-work.point-twice" }]);
  const same =
    plan.stage === "set" && JSON.stringify({ ...plan, stage: undefined, ...facts }) === JSON.stringify({ ...plan, stage: undefined });
  return same ? [] : [{ type: "grid-work.plan-set", ...facts }];
}

export function closePlan(plan: PatrolPlan, reason: string): PlanEvent[] {
  if (plan.stage === "none") throw refuse.notFound("grid-work.no-such-plan");
  return plan.stage === "closed" ? [] : [{ type: "grid-work.plan-closed", reason }];
}
