import { cityDay } from "#platform/days";
import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { LonLat, Shape } from "#platform/geo";
import type { Day } from "./area.ts";
import type { Households } from "./contract.ts";
import type { GRID_KINDS } from "./contract.ts";
import type { PLAN_REASONS, PlanStage } from "./contract/plans.ts";

/** A grid as a plan draws it; `drawing` null: nobody has drawn its border yet. */
export type GridOfPlan = {
  code: string;
  zh: string;
  en: string | null;
  kind: (typeof GRID_KINDS)[number];
  households: Households;
  phone: string | null;
  drawing: { shape: Shape; hash: string; point: LonLat } | null;
};
export type PlanBody = {
  reason: (typeof PLAN_REASONS)[number];
  source: string;
  grids: readonly GridOfPlan[];
  ends: readonly { code: string; successors: readonly string[] }[];
};

export type PlanEvent =
  | ({ type: "places.plan-drawn"; village: string } & PlanBody)
  | { type: "places.plan-submitted" }
  | { type: "places.plan-withdrawn" }
  | { type: "places.plan-returned"; reason: string }
  | { type: "places.plan-approved"; document: string; from: Day }
  | { type: "places.plan-enforced" };

export type PlanVersion = PlanBody & {
  version: number;
  stage: PlanStage;
  drawnBy: string;
  drawnAt: string;
  submittedBy: string | null;
  submittedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  note: string | null;
  document: string | null;
  from: Day | null;
};
/** All plans of one village, oldest first; only the last can still move. */
export type GridPlans = { stage: "none" } | { stage: "known"; village: string; versions: readonly PlanVersion[] };

const begun = (version: number, body: PlanBody, by: string, at: string): PlanVersion => ({
  ...body,
  version,
  stage: "drawn",
  drawnBy: by,
  drawnAt: at,
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  note: null,
  document: null,
  from: null,
});

function step(plan: PlanVersion, event: Recorded<Exclude<PlanEvent, { type: "places.plan-drawn" }>>): PlanVersion {
  const decided = { decidedBy: event.by, decidedAt: event.at };
  switch (event.type) {
    case "places.plan-submitted":
      return { ...plan, stage: "submitted", submittedBy: event.by, submittedAt: event.at };
    case "places.plan-withdrawn":
      return { ...plan, stage: "withdrawn" };
    case "places.plan-returned":
      return { ...plan, stage: "returned", note: event.reason, ...decided };
    case "places.plan-approved":
      return { ...plan, stage: "approved", document: event.document, from: event.from, ...decided };
    case "places.plan-enforced":
      return { ...plan, stage: "inForce" };
  }
}

function evolve(state: GridPlans, event: Recorded<PlanEvent>): GridPlans {
  if (event.type === "places.plan-drawn") {
    const { village, reason, source, grids, ends, by, at } = event;
    const before = state.stage === "none" ? [] : state.versions;
    const last = before.at(-1);
    // A draft nobody was asked about yet is simply drawn over; whatever the county has seen keeps its number.
    const kept = last?.stage === "drawn" ? before.slice(0, -1) : before;
    return { stage: "known", village, versions: [...kept, begun(kept.length + 1, { reason, source, grids, ends }, by, at)] };
  }
  if (state.stage === "none") return state;
  const moved = state.versions.map((plan, index) => {
    if (index === state.versions.length - 1) return step(plan, event);
    return event.type === "places.plan-enforced" && plan.stage === "inForce" ? { ...plan, stage: "ended" as const } : plan;
  });
  return { ...state, versions: moved };
}

export const gridPlan = noun<GridPlans, PlanEvent>({ kind: "places.grid-plan", initial: { stage: "none" }, evolve });

const last = (state: GridPlans): PlanVersion | undefined => (state.stage === "none" ? undefined : state.versions.at(-1));

/** The plan meant, when it is the one that can still move. Refuses one that was drawn over or decided since. */
export function movable(state: GridPlans, version: number, stages: readonly PlanStage[]): PlanVersion {
  const plan = last(state);
  if (!plan) throw refuse.notFound("places.no-plan");
  if (plan.version !== version || !stages.includes(plan.stage))
    throw refuse.conflict("places.plan-moved-on", { version: plan.version, stage: plan.stage });
  return plan;
}

/** All that a plan says, in an order of its own: the same list brought twice is the same plan. */
function print({ reason, source, grids, ends }: PlanBody): string {
  const byCode = <T extends { code: string }>(list: readonly T[]): T[] =>
    [...list].sort((left, right) => (left.code < right.code ? -1 : 1));
  const drawn = byCode(grids).map((grid) => [
    grid.code,
    grid.zh,
    grid.en,
    grid.kind,
    grid.households.from,
    grid.households.to,
    grid.phone,
    grid.drawing?.hash,
  ]);
  return JSON.stringify([reason, source, drawn, byCode(ends).map(({ code, successors }) => [code, successors])]);
}

/** What is before the county, or waits for its day, is not drawn over: the town takes it back first. */
export function drawPlan(state: GridPlans, village: string, body: PlanBody): PlanEvent[] {
  const before = last(state);
  const stage = before?.stage;
  if (before && (stage === "drawn" || stage === "inForce") && print(before) === print(body)) return [];
  if (stage === "submitted") throw refuse.conflict("places.plan-submitted-already");
  if (stage === "approved") throw refuse.conflict("places.plan-approved-already");
  return [{ type: "places.plan-drawn", village, ...body }];
}

export function submitPlan(state: GridPlans, version: number): PlanEvent[] {
  if (last(state)?.version === version && last(state)?.stage === "submitted") return [];
  movable(state, version, ["drawn"]);
  return [{ type: "places.plan-submitted" }];
}

export function withdrawPlan(state: GridPlans, version: number): PlanEvent[] {
  movable(state, version, ["drawn", "submitted"]);
  return [{ type: "places.plan-withdrawn" }];
}

/** Who drew or submitted a plan does not decide on it. */
function assertOther(plan: PlanVersion, by: string): void {
  if (plan.drawnBy === by || plan.submittedBy === by) throw refuse.forbidden("places.plan-own");
}

export function returnPlan(state: GridPlans, version: number, reason: string, by: string): PlanEvent[] {
  assertOther(movable(state, version, ["submitted"]), by);
  return [{ type: "places.plan-returned", reason }];
}

const YEAR_MS = 366 * 86_400_000;

/** A grid in force changes on a day that was told, never behind it; and not so far off that the village is another one by then. */
export function approvePlan(
  state: GridPlans,
  version: number,
  input: { from: Day; document: string },
  by: string,
  now: string,
): PlanEvent[] {
  assertOther(movable(state, version, ["submitted"]), by);
  const today = cityDay(now);
  if (input.from < today) throw refuse.fields([{ path: "from", code: "places.plan-from-past", params: { today } }]);
  const latest = cityDay(new Date(Date.parse(now) + YEAR_MS).toISOString());
  if (input.from > latest) throw refuse.fields([{ path: "from", code: "places.plan-from-far", params: { latest } }]);
  return [{ type: "places.plan-approved", document: input.document, from: input.from }];
}

/** The day has come. Heard twice, it counts once. */
export function enforcePlan(state: GridPlans, version: number, now: string): PlanEvent[] {
  const plan = last(state);
  if (plan?.version !== version || plan.stage !== "approved" || plan.from === null || plan.from > cityDay(now)) return [];
  return [{ type: "places.plan-enforced" }];
}
