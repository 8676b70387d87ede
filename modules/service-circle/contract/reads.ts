import { z } from "zod";
import { Area, Code, Subject, VillageCode, WeekMoment, type LonLat, type Named } from "./common.ts";
import { PointStage, type PointView } from "./points.ts";
import { SiteStage, type SiteView } from "./plans.ts";
import type { RoadsVersion } from "./roads.ts";
import type { LocalName, Standard } from "./standard.ts";

const Cursor = z.string().max(120);
/** Which circle: a kind, at a moment of the week, by a way to move. Without `mode` the kind's own; without `at` Monday 09:00. */
const Circle = { kind: Code, at: WeekMoment.default("1-09:00"), mode: Code.optional() };

export const ReadStandard = z.object({});
export type StandardView = { standard: Standard; versions: { version: number; from: string | null; basis: string }[] };

export const ListPoints = z.object({
  area: Area.optional(),
  kind: Code.optional(),
  stage: PointStage.optional(),
  q: z.string().trim().max(40).optional(),
  cursor: Cursor.optional(),
});
export type PointList = { rows: PointView[]; next: string | null; total: number };
export const ReadPoint = Subject;
export type PointPage = PointView & { may: readonly ("change" | "open" | "suspend" | "close")[] };

/** By what a figure was computed: anybody can compute it again from these. */
export type Basis = {
  standard: number;
  roads: { version: number; hash: string; name: string; source: string; synthetic: boolean } | null;
  kind: Named;
  mode: Named;
  direction: "toPoint" | "fromPoint";
  minutes: number;
  at: string;
  /** Points of the kind that stand in the register, and those of them open at that moment. */
  points: { standing: number; open: number };
  local: LocalName;
  synthetic: boolean;
};

export const ReadCoverage = z.object({ area: Area.optional(), ...Circle });
/** A set over a set: households of covered villages over households of all villages with a known number. */
export type CoverageRow = Named & {
  level: string;
  households: { covered: number; all: number };
  villages: { covered: number; all: number };
  /** Villages that no road comes near. */
  offNetwork: number;
  /** Villages whose number of households is not known: outside numerator and denominator. */
  unknown: number;
};
export type Coverage = {
  figure: { code: "cov.pop"; version: string; zh: string; en: string; definition: { zh: string; en: string } };
  basis: Basis;
  whole: CoverageRow;
  rows: CoverageRow[];
};

export const ListVillages = z.object({
  area: Area.optional(),
  ...Circle,
  only: z.enum(["covered", "gaps"]).optional(),
  cursor: Cursor.optional(),
});
export type VillageRow = Named & {
  trailZh: string;
  trailEn: string;
  households: number | null;
  /** null: nothing open can be reached, or no road comes near. */
  minutes: number | null;
  covered: boolean;
  why: "covered" | "tooFar" | "nothingOpen" | "offNetwork" | "noRoads";
  nearest: { home: string; id: string; zh: string; en: string } | null;
  point: LonLat | null;
};
export type VillageList = { basis: Basis; rows: VillageRow[]; next: string | null; total: number };

export const ListNextSites = z.object({ area: Area.optional(), ...Circle, count: z.coerce.number().int().min(1).max(20).default(8) });
export type NextSite = Named & {
  trailZh: string;
  trailEn: string;
  point: LonLat;
  /** Households no other point and no site before it in this list covers. */
  households: number;
  villages: Named[];
  /** Share of all households of the area covered after this one is built too. */
  covered: number;
};
export type NextSites = { basis: Basis; all: number; covered: number; rows: NextSite[] };

export const ReadReach = z.object({ area: Area.optional(), ...Circle });
/** Hexagons whose middle is reached within each band; `cellM` is how coarse the picture is. */
export type Reach = {
  basis: Basis;
  cellM: number;
  bands: number[];
  /** Corner offsets of one hexagon in degrees, the same for all. */
  corners: [number, number][];
  /** lon, lat, band number for each cell, flat. */
  cells: number[];
};

export const ReadNear = z.object({ village: VillageCode, at: WeekMoment.optional() });
export type NearRow = {
  kind: Named;
  mode: Named;
  direction: "toPoint" | "fromPoint";
  limit: number;
  /** The nearest one open now; the nearest of all when that is another. */
  open: { minutes: number; point: PointView } | null;
  any: { minutes: number; point: PointView } | null;
  covered: boolean;
  plan: SiteView | null;
};
export type Near = {
  village: Named;
  trailZh: string;
  trailEn: string;
  at: string;
  /** Today is a public holiday: places with weekly hours may be closed. */
  holiday: boolean;
  offNetwork: boolean;
  basis: { standard: number; roads: Basis["roads"]; local: LocalName; synthetic: boolean };
  rows: NearRow[];
};

export const ListRoads = z.object({});
export type RoadsList = { versions: RoadsVersion[] };

export const ListSites = z.object({ area: Area.optional(), kind: Code.optional(), stage: SiteStage.optional(), cursor: Cursor.optional() });
export type SiteList = { rows: SiteView[]; next: string | null; total: number; late: number };
