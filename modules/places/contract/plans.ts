import { z } from "zod";
import { Day } from "#contracts/limits";
import { AreaName, Crs, GRID_KINDS, GridCode, Households, Json, line, Phone, type LonLat } from "../contract.ts";

const Village = z.string().regex(/^\d{12}$/);

/** Why the grids of a village are drawn anew: GB/T 34300 and the cities' own rules ask for it after mergers, demolition and large changes of population. */
export const PLAN_REASONS = ["first", "merger", "demolition", "population", "correction"] as const;

export const PlannedGrid = z.object({
  code: GridCode,
  zh: AreaName,
  en: AreaName.nullish(),
  kind: z.enum(GRID_KINDS),
  households: Households,
  /** Supervision phone on the public notice. */
  phone: Phone.nullish(),
  /** GeoJSON Polygon or MultiPolygon; left out: the border in force stays. */
  geometry: Json.nullish(),
});
export type PlannedGrid = z.infer<typeof PlannedGrid>;

/** A town's plan for all grids of one village. `ends`: grids that are no more once it is in force, and what follows each. */
export const DrawPlan = z.object({
  village: Village,
  reason: z.enum(PLAN_REASONS),
  grids: z.array(PlannedGrid).min(1).max(80),
  ends: z
    .array(z.object({ code: GridCode, successors: z.array(GridCode).min(1).max(20) }))
    .max(160)
    .default([]),
  /** Who drew the borders, on which map (审图号). */
  source: line(200),
  crs: Crs.default("wgs84"),
});
export type DrawPlan = z.infer<typeof DrawPlan>;

const OfPlan = z.object({ village: Village, version: z.coerce.number().int().min(1).max(10_000) });
export type PlanRef = z.infer<typeof OfPlan>;
export const SubmitPlan = OfPlan;
export const WithdrawPlan = OfPlan;
/** `from`: the first day the new grids hold; today or later. `document`: number of the approval. */
export const ApprovePlan = OfPlan.extend({ from: Day, document: line(60) });
export type ApprovePlan = z.infer<typeof ApprovePlan>;
export const ReturnPlan = OfPlan.extend({ reason: line(300) });
export type ReturnPlan = z.infer<typeof ReturnPlan>;
/** Internal: the day has come. `codes`: the grids the plan draws and ends. */
export const EnforcePlan = OfPlan.extend({ codes: z.array(GridCode).max(400) });
export type EnforcePlan = z.infer<typeof EnforcePlan>;

export const PLAN_STAGES = ["drawn", "submitted", "returned", "withdrawn", "approved", "inForce", "ended"] as const;
export type PlanStage = (typeof PLAN_STAGES)[number];

/** Something about a plan that the town should know: a fault keeps it from being submitted, a remark does not. */
export type PlanFinding = {
  code: string;
  serious: boolean;
  grid: string | null;
  at: LonLat | null;
  params: Record<string, string | number>;
};

export const ReadPlans = z.object({ village: Village });
export const ListPlans = z.object({
  area: z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12})$/),
  stage: z.enum(PLAN_STAGES).optional(),
});
export type PlannedGridView = {
  code: string;
  zh: string;
  en: string;
  kind: (typeof GRID_KINDS)[number];
  households: Households;
  phone: string | null;
  geometry: { type: "Polygon" | "MultiPolygon"; coordinates: unknown } | null;
};
export type PlanView = {
  village: string;
  villageName: { zh: string; en: string };
  version: number;
  stage: PlanStage;
  reason: (typeof PLAN_REASONS)[number];
  source: string;
  grids: PlannedGridView[];
  ends: { code: string; name: string; successors: string[] }[];
  drawnBy: string;
  drawnAt: string;
  submittedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  note: string | null;
  document: string | null;
  from: string | null;
};
/** `may`: the steps this reader may take now, as told by the server. */
export type PlansOfVillage = {
  village: string;
  name: { zh: string; en: string };
  frame: PlannedGridView["geometry"];
  current: PlannedGridView[];
  plans: PlanView[];
  findings: PlanFinding[];
  may: ("draw" | "submit" | "withdraw" | "approve" | "return")[];
};
export type PlanRow = {
  village: string;
  name: { zh: string; en: string };
  town: { zh: string; en: string };
  version: number;
  stage: PlanStage;
  grids: number;
  at: string;
  from: string | null;
};
