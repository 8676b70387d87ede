import { systemOnly } from "#platform/access";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse, type FieldRefusal } from "#platform/refusals";
import { gcjShapeToWgs, pointOnSurface, readFeatures } from "#platform/geo";
import { ApprovePlan, DrawPlan, EnforcePlan, ReturnPlan, SubmitPlan, WithdrawPlan, type PlanRef } from "./contract/plans.ts";
import { area, close, drawGrid, type GridFacts } from "./area.ts";
import { areaKey, shapeHash } from "./area-id.ts";
import { levelOf, parentOf } from "./code.ts";
import {
  approvePlan as approve,
  drawPlan as draw,
  enforcePlan as enforce,
  gridPlan,
  movable,
  returnPlan as sendBack,
  submitPlan as submit,
  withdrawPlan as withdraw,
  type GridOfPlan,
  type GridPlans,
  type PlanBody,
} from "./grid-plan.ts";
import { checkPlan } from "./plan-check.ts";
import { countyDecides, planKey, townDraws } from "./plan-permits.ts";
import { places } from "./queries.ts";
import { villageNow } from "./village.ts";

export type Moved = { village: string; version: number; stage: string };

const aboutPlan = ({ village }: { village: string }) => [ref(gridPlan, planKey(village))];
const route = (step: string): string => `POST /api/places/villages/{village}/plans/{version}/${step}`;

function moved(village: string, state: GridPlans): Moved {
  const plan = state.stage === "none" ? undefined : state.versions.at(-1);
  return { village, version: plan?.version ?? 0, stage: plan?.stage ?? "none" };
}

const MOST_POSITIONS = 2_000;

type Reading = { drawing: GridOfPlan["drawing"] } | { wrong: Omit<FieldRefusal, "path"> };

/** A border as it was sent, or the one in force when none was. */
function drawingOf(ctx: CommandContext, code: string, geometry: unknown, crs: DrawPlan["crs"]): Reading {
  if (geometry === null || geometry === undefined) {
    const shape = ctx.read(places).shape(code);
    return { drawing: shape && { shape, hash: shapeHash(shape), point: pointOnSurface(shape) } };
  }
  const whole = { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry }] };
  const { features, faults } = readFeatures(whole, { features: 1, positions: MOST_POSITIONS });
  const drawn = features[0]?.shape;
  const [fault] = faults;
  if (!drawn)
    return { wrong: { code: `places.fault.${fault?.reason ?? "notAPolygon"}`, ...(fault?.params ? { params: fault.params } : {}) } };
  const shape = crs === "gcj02" ? gcjShapeToWgs(drawn) : drawn;
  return { drawing: { shape, hash: shapeHash(shape), point: pointOnSurface(shape) } };
}

function bodyOf(ctx: CommandContext, input: DrawPlan): PlanBody {
  const wrong: FieldRefusal[] = [];
  const grids = input.grids.map(({ code, zh, en, kind, households, phone, geometry }, index): GridOfPlan => {
    const reading = drawingOf(ctx, code, geometry, input.crs);
    if ("wrong" in reading) wrong.push({ path: `grids.${index}.geometry`, ...reading.wrong });
    return { code, zh, en: en ?? null, kind, households, phone: phone ?? null, drawing: "drawing" in reading ? reading.drawing : null };
  });
  const town = input.village.slice(0, 9);
  for (const [index, { code }] of input.grids.entries())
    if (!code.startsWith(input.village)) wrong.push({ path: `grids.${index}.code`, code: "places.plan.elsewhere", params: { grid: code } });
  for (const [index, { code }] of input.ends.entries())
    if (!code.startsWith(town)) wrong.push({ path: `ends.${index}.code`, code: "places.plan.other-town", params: { code } });
  if (wrong.length > 0) throw refuse.fields(wrong.slice(0, 50));
  return { reason: input.reason, source: input.source, grids, ends: input.ends };
}

export const drawPlan = command<DrawPlan, Moved>({
  name: "places.draw-plan",
  route: "POST /api/places/villages/{village}/plans",
  summary: { zh: "拟定村（社区）网格划分方案", en: "Draw a plan for the grids of a village" },
  input: DrawPlan,
  about: aboutPlan,
  allow: townDraws,
  // Eighty grids of two thousand points, each written out to the last digit.
  bodyLimit: 6 * 1024 * 1024,
  ratePerMinute: 30,
  run: (ctx, input) => {
    const known = ctx.read(places).area(input.village);
    if (!known || known.validTo !== null) throw refuse.notFound("places.no-parent", { parent: input.village });
    const body = bodyOf(ctx, input);
    return moved(
      input.village,
      ctx.change(gridPlan, planKey(input.village), (state) => draw(state, input.village, body)),
    );
  },
});

export const submitPlan = command<PlanRef, Moved>({
  name: "places.submit-plan",
  route: route("submission"),
  summary: { zh: "报县级审批", en: "Submit a plan to the county" },
  input: SubmitPlan,
  about: aboutPlan,
  allow: townDraws,
  ratePerMinute: 30,
  run: (ctx, { village, version }) => {
    const plan = movable(ctx.state(gridPlan, planKey(village)), version, ["drawn", "submitted"]);
    const serious = checkPlan(plan, villageNow(ctx.read(places), village, plan.ends)).filter((finding) => finding.serious);
    if (serious.length > 0)
      throw refuse.fields(serious.map(({ code, grid, params }) => ({ path: grid === null ? "grids" : `grid.${grid}`, code, params })));
    return moved(
      village,
      ctx.change(gridPlan, planKey(village), (state) => submit(state, version)),
    );
  },
});

export const withdrawPlan = command<PlanRef, Moved>({
  name: "places.withdraw-plan",
  route: route("withdrawal"),
  summary: { zh: "撤回方案", en: "Take a plan back" },
  input: WithdrawPlan,
  about: aboutPlan,
  allow: townDraws,
  run: (ctx, { village, version }) =>
    moved(
      village,
      ctx.change(gridPlan, planKey(village), (state) => withdraw(state, version)),
    ),
});

export const returnPlan = command<ReturnPlan, Moved>({
  name: "places.return-plan",
  route: route("return"),
  summary: { zh: "退回方案并说明理由", en: "Return a plan with the reason" },
  input: ReturnPlan,
  about: aboutPlan,
  allow: countyDecides,
  run: (ctx, { village, version, reason }) =>
    moved(
      village,
      ctx.change(gridPlan, planKey(village), (state) => sendBack(state, version, reason, ctx.actor.id)),
    ),
});

export const approvePlan = command<ApprovePlan, Moved>({
  name: "places.approve-plan",
  route: route("approval"),
  summary: { zh: "批准方案并定生效日", en: "Approve a plan and say from when it holds" },
  input: ApprovePlan,
  about: aboutPlan,
  allow: countyDecides,
  ratePerMinute: 30,
  run: (ctx, { village, version, from, document }) => {
    const plan = movable(ctx.state(gridPlan, planKey(village)), version, ["submitted"]);
    // The register may have moved since the town submitted: a village merged, a border corrected.
    const serious = checkPlan(plan, villageNow(ctx.read(places), village, plan.ends)).filter((finding) => finding.serious);
    if (serious.length > 0) throw refuse.conflict("places.plan-overtaken", { count: serious.length });
    const state = ctx.change(gridPlan, planKey(village), (before) => approve(before, version, { from, document }, ctx.actor.id, ctx.now));
    const codes = [...plan.grids, ...plan.ends].map(({ code }) => code);
    ctx.job({ kind: "places.enforce-plan", payload: { village, version, codes }, runAt: startOf(from) });
    return moved(village, state);
  },
});

/** A day begins at midnight in the city. */
const startOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

const factsOf = (grid: GridOfPlan, source: string, from: string): GridFacts | null => {
  const [level, parent] = [levelOf(grid.code), parentOf(grid.code)];
  if (grid.drawing === null || parent === null || (level !== "grid" && level !== "microGrid")) return null;
  const { code, zh, en, kind, households, phone, drawing } = grid;
  return {
    code,
    level,
    kind,
    zh,
    en,
    parent,
    validFrom: from,
    synthetic: false,
    households,
    notice: { phone },
    drawing: { ...drawing, source, synthetic: false, from },
  };
};

/** The only command that touches a grid in force. */
export const enforceGridPlan = command<EnforcePlan, Moved>({
  name: "places.enforce-plan",
  route: route("enforcement"),
  summary: { zh: "方案生效（系统）", en: "A plan comes into force (jobs)" },
  input: EnforcePlan,
  about: ({ village, codes }) => [ref(gridPlan, planKey(village)), ...[...new Set(codes)].map((code) => ref(area, areaKey(code)))],
  allow: systemOnly(),
  run: (ctx, { village, version }) => {
    const before = ctx.state(gridPlan, planKey(village));
    const plan = before.stage === "none" ? undefined : before.versions.at(-1);
    const events = enforce(before, version, ctx.now);
    if (!plan || plan.from === null || events.length === 0) return moved(village, before);
    const { from, source } = plan;
    for (const grid of plan.grids) {
      const facts = factsOf(grid, source, from);
      if (facts) ctx.change(area, areaKey(grid.code), (state) => drawGrid(state, facts, ctx.now));
    }
    for (const { code, successors } of plan.ends)
      ctx.change(area, areaKey(code), (state) => (state.stage === "none" ? [] : close(state, from, [...successors], ctx.now)));
    return moved(
      village,
      ctx.change(gridPlan, planKey(village), () => events),
    );
  },
});

export const planCommands = [drawPlan, submitPlan, withdrawPlan, returnPlan, approvePlan, enforceGridPlan];
