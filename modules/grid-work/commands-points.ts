import type { z } from "zod";
import { places } from "#modules/places";
import type { Allow } from "#platform/access";
import { command, ref, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { assertGrid, homeOfGrid, inGridKey, isDemo, keyOf } from "./acting.ts";
import { ClosePatrolPlan, ClosePatrolPoint, IssueTag, RevokeTag, SetPatrolPlan, SetPatrolPoint, type Done } from "./contract.ts";
import { atArea, grantAt, KEEPERS } from "./permits.ts";
import { closePlan, patrolPlan, setPlan } from "./plan.ts";
import { closePoint, issueTag, patrolPoint, revokeTag, setPoint } from "./point.ts";
import { cityPatrols } from "./register-patrols.ts";

const atPoint = <I extends StreamKey>(): Allow<I> => ({
  roles: KEEPERS,
  condition: "at the point's grid",
  admits: (ctx, input) => {
    const point = ctx.state(patrolPoint, keyOf(input));
    return point.stage === "none" ? null : grantAt(ctx, KEEPERS, point.grid);
  },
});

const atPlan = <I extends StreamKey>(): Allow<I> => ({
  roles: KEEPERS,
  condition: "over the plan's area",
  admits: (ctx, input) => {
    const plan = ctx.state(patrolPlan, keyOf(input));
    return plan.stage === "none" ? null : grantAt(ctx, KEEPERS, plan.area);
  },
});

export const setPatrolPoint = command<z.output<typeof SetPatrolPoint>, Done>({
  name: "grid-work.set-patrol-point",
  route: "POST /api/grid-work/points",
  summary: { zh: "设置巡查点", en: "Set a patrol point" },
  input: SetPatrolPoint,
  about: (input) => [ref(patrolPoint, inGridKey(input))],
  allow: atArea(KEEPERS, ({ grid }) => grid),
  run: (ctx, input) => {
    assertGrid(ctx, input.grid);
    const { grid, zh, en, kind, look } = input;
    const point = { lon: Math.round(input.point.lon * 1e6) / 1e6, lat: Math.round(input.point.lat * 1e6) / 1e6 };
    const found = ctx.read(places).locate(point);
    if (found?.village !== grid.slice(0, 12)) throw refuse.fields([{ path: "point", code: "grid-work.point-outside" }]);
    const key = inGridKey(input);
    const before = ctx.state(patrolPoint, key);
    if (before.stage !== "none" && !grantAt(ctx, KEEPERS, before.grid)) throw refuse.notFound("grid-work.no-such-point");
    const facts = { grid, zh, en: en ?? null, kind, point, look: look ?? null, demo: isDemo(ctx, grid, input.asDemo) };
    return { ...key, stage: ctx.change(patrolPoint, key, (state) => setPoint(state, facts)).stage };
  },
});

export const closePatrolPoint = command<z.output<typeof ClosePatrolPoint>, Done>({
  name: "grid-work.close-patrol-point",
  route: "POST /api/grid-work/points/{home}/{id}/closing",
  summary: { zh: "停用巡查点", en: "Take a patrol point out of service" },
  input: ClosePatrolPoint,
  about: (input) => [ref(patrolPoint, input)],
  allow: atPoint(),
  run: (ctx, input) => ({
    ...keyOf(input),
    stage: ctx.change(patrolPoint, keyOf(input), (state) => closePoint(state, input.reason)).stage,
  }),
});

export const issuePatrolTag = command<z.output<typeof IssueTag>, Done>({
  name: "grid-work.issue-tag",
  route: "POST /api/grid-work/points/{home}/{id}/tags",
  summary: { zh: "发放新标签，旧标签作废", en: "Issue a new tag; the old one counts no more" },
  input: IssueTag,
  about: (input) => [ref(patrolPoint, input)],
  allow: atPoint(),
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(patrolPoint, keyOf(input), issueTag).stage }),
});

export const revokePatrolTag = command<z.output<typeof RevokeTag>, Done>({
  name: "grid-work.revoke-tag",
  route: "POST /api/grid-work/points/{home}/{id}/tag-revocations",
  summary: { zh: "作废标签", en: "Revoke the tag" },
  input: RevokeTag,
  about: (input) => [ref(patrolPoint, input)],
  allow: atPoint(),
  run: (ctx, input) => ({
    ...keyOf(input),
    stage: ctx.change(patrolPoint, keyOf(input), (state) => revokeTag(state, input.reason)).stage,
  }),
});

export const setPatrolPlan = command<z.output<typeof SetPatrolPlan>, Done>({
  name: "grid-work.set-patrol-plan",
  route: "POST /api/grid-work/plans",
  summary: { zh: "设置巡查计划", en: "Set a patrol plan" },
  input: SetPatrolPlan,
  about: (input) => [ref(patrolPlan, { home: homeOfGrid(input.area), id: input.id })],
  allow: atArea(KEEPERS, ({ area }) => area),
  run: (ctx, input) => {
    assertGrid(ctx, input.area, "area");
    const known = ctx.read(cityPatrols);
    const stray = input.points.findIndex((id) => !known.point(id)?.grid.startsWith(input.area));
    if (stray >= 0) throw refuse.fields([{ path: `points.${stray}`, code: "grid-work.point-not-in-area" }]);
    const key = { home: homeOfGrid(input.area), id: input.id };
    const before = ctx.state(patrolPlan, key);
    if (before.stage !== "none" && !grantAt(ctx, KEEPERS, before.area)) throw refuse.notFound("grid-work.no-such-plan");
    const { area, zh, en, points, every } = input;
    const facts = { area, zh, en: en ?? null, points, every, demo: isDemo(ctx, area, input.asDemo) };
    return { ...key, stage: ctx.change(patrolPlan, key, (state) => setPlan(state, facts)).stage };
  },
});

export const closePatrolPlan = command<z.output<typeof ClosePatrolPlan>, Done>({
  name: "grid-work.close-patrol-plan",
  route: "POST /api/grid-work/plans/{home}/{id}/closing",
  summary: { zh: "停用巡查计划", en: "Take a patrol plan out of service" },
  input: ClosePatrolPlan,
  about: (input) => [ref(patrolPlan, input)],
  allow: atPlan(),
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(patrolPlan, keyOf(input), (state) => closePlan(state, input.reason)).stage }),
});
