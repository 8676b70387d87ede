import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { mapPositions, type Shape } from "#platform/geo";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import {
  ListPlans,
  ReadPlans,
  type PlannedGridView,
  type PlanRow,
  type PlansOfVillage,
  type PlanStage,
  type PlanView,
} from "./contract/plans.ts";
import type { GridOfPlan, PlanBody, PlanVersion } from "./grid-plan.ts";
import { checkPlan } from "./plan-check.ts";
import { deciderOf, drawerOf, PLAN_READERS } from "./plan-permits.ts";
import type { Area, Places } from "./places.ts";
import { places } from "./queries.ts";
import { villageNow } from "./village.ts";

type Stored = PlanBody &
  Pick<PlanVersion, "version" | "stage" | "note" | "document"> & {
    village: string;
    drawnBy: string;
    drawnAt: string;
    submittedBy: string | null;
    submittedAt: string | null;
    decidedBy: string | null;
    decidedAt: string | null;
    from: string | null;
  };

const planReaders = readers(PLAN_READERS);

/** A millionth of a degree is eleven centimetres: finer than any border is drawn. */
const rounded = (shape: Shape): Shape => mapPositions(shape, ([lon, lat]) => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]);

const gridView = ({ code, zh, en, kind, households, phone, drawing }: GridOfPlan): PlannedGridView => ({
  code,
  zh,
  en: en ?? zh,
  kind,
  households,
  phone,
  geometry: drawing && rounded(drawing.shape),
});

function currentView(all: Places, { code, zh, en, kind, households, phone }: Area): PlannedGridView[] {
  const shape = all.shape(code);
  if (kind !== "general" && kind !== "dedicated" && kind !== "micro") return [];
  return [{ code, zh, en, kind, households: households ?? { from: 0, to: 0 }, phone, geometry: shape && rounded(shape) }];
}

const planView = (all: Places, plan: Stored): PlanView => ({
  village: plan.village,
  villageName: all.names(plan.village),
  version: plan.version,
  stage: plan.stage,
  reason: plan.reason,
  source: plan.source,
  grids: plan.grids.map(gridView),
  ends: plan.ends.map(({ code, successors }) => ({ code, name: all.names(code).zh, successors: [...successors] })),
  drawnBy: plan.drawnBy,
  drawnAt: plan.drawnAt,
  submittedAt: plan.submittedAt,
  decidedBy: plan.decidedBy,
  decidedAt: plan.decidedAt,
  note: plan.note,
  document: plan.document,
  from: plan.from,
});

/** What the reader may do with the village's last plan now, as the commands will answer. */
function mayOf(ctx: QueryContext, village: string, last: Stored | undefined): PlansOfVillage["may"] {
  const may: PlansOfVillage["may"] = [];
  const stage = last?.stage;
  if (drawerOf(ctx, village)) {
    if (stage !== "submitted" && stage !== "approved") may.push("draw");
    if (stage === "drawn") may.push("submit");
    if (stage === "drawn" || stage === "submitted") may.push("withdraw");
  }
  const own = last !== undefined && [last.drawnBy, last.submittedBy].includes(ctx.actor.id);
  if (stage === "submitted" && !own && deciderOf(ctx, village)) may.push("approve", "return");
  return may;
}

export const readPlans = query<z.output<typeof ReadPlans>, PlansOfVillage>({
  name: "places.read-plans",
  route: "GET /api/places/villages/{village}/plans",
  summary: { zh: "一个村（社区）的网格和划分方案", en: "Grids and plans of a village" },
  input: ReadPlans,
  allow: planReaders,
  run: async (ctx, { village }) => {
    const all = ctx.read(places);
    const known = all.area(village);
    if (!known || known.level !== "village") throw refuse.notFound("places.unknown-area");
    const rows = await ctx.db<Stored[]>`
      select village, version, stage, reason, source, grids, ends, drawn_by as "drawnBy", drawn_at as "drawnAt", submitted_by as "submittedBy",
        submitted_at as "submittedAt", decided_by as "decidedBy", decided_at as "decidedAt", note, document, valid_from::text as "from"
      from places.grid_plan where home = ${all.homeOf(village)} and village = ${village} order by version desc limit 20`;
    const [last] = rows;
    const open = last && ["drawn", "submitted"].includes(last.stage) ? last : undefined;
    const grids = all.children(village);
    const shape = all.shape(village);
    return {
      village,
      name: { zh: known.zh, en: known.en },
      frame: shape && rounded(shape),
      current: [...grids, ...grids.flatMap(({ code }) => all.children(code))].flatMap((one) => currentView(all, one)),
      plans: rows.map((plan) => planView(all, plan)),
      findings: open ? checkPlan(open, villageNow(all, village, open.ends)) : [],
      may: mayOf(ctx, village, last),
    };
  },
});

/** Newest plans of an area that wait for somebody, or of one stage. */
export const listPlans = query<z.output<typeof ListPlans>, PlanRow[]>({
  name: "places.list-plans",
  route: "GET /api/places/plans",
  summary: { zh: "辖区内的网格划分方案", en: "Plans for grids in an area" },
  input: ListPlans,
  allow: planReaders,
  run: async (ctx, { area, stage }) => {
    const all = ctx.read(places);
    const stages: PlanStage[] = stage ? [stage] : ["drawn", "submitted", "approved", "returned"];
    const rows = await ctx.db<{ village: string; version: number; stage: PlanStage; grids: number; at: string; from: string | null }[]>`
      select p.village, p.version, p.stage, jsonb_array_length(p.grids) as grids, coalesce(p.decided_at, p.submitted_at, p.drawn_at) as at, p.valid_from::text as "from"
      from places.grid_plan p
      where p.place like ${`${area}%`} and p.stage = any(${stages}::text[])
        and not exists (select 1 from places.grid_plan later where later.home = p.home and later.village = p.village and later.version > p.version)
      order by 5 desc limit 200`;
    return rows.map((row) => ({ ...row, name: all.names(row.village), town: all.names(row.village.slice(0, 9)) }));
  },
});
