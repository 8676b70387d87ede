import { z } from "zod";
import type { Category, Stage, Urgency } from "#contracts/incidents";
import type { LonLat } from "./basics.ts";
import type { PracticeView } from "./practice.ts";
import type { DAY_PARTS } from "./visits.ts";
import type { Every, PointRow } from "./patrols.ts";

export const ReadMyDay = z.object({});

type Due = {
  home: string;
  id: string;
  grid: string;
  placeName: string;
  dueAt: string | null;
  provisional: boolean;
  late: boolean;
  point: LonLat | null;
};
/** `task`: what this worker may do now — verify or put right, check what a unit has done, or a task given to them by name. */
export type DayIncident = Due & {
  kind: "incident";
  number: string;
  category: string;
  urgency: Urgency;
  stage: Stage;
  summary: string | null;
  task: "verify" | "check" | "assigned";
  photos: number;
  followers: number;
};
export type DayRequest = Due & { kind: "request"; number: string; request: string; need: string | null; round: number };
export type DayVisit = Due & {
  kind: "visit";
  purpose: string | null;
  on: string;
  part: (typeof DAY_PARTS)[number] | null;
  where: string | null;
  /** Somebody was there and found nobody at home. */
  again: boolean;
};
export type DayPatrol = Due & {
  kind: "patrol";
  zh: string;
  en: string;
  every: Every;
  /** Points of the plan, those not yet looked at in this period first. */
  points: { id: string; looked: boolean }[];
};
export type DayItem = DayIncident | DayRequest | DayVisit | DayPatrol;
/** By due time; those without one last. Everything a worker of these grids can act on, at most 300 items. */
export type MyDay = { at: string; grids: string[]; items: DayItem[] };

/** `have`: the version of the pack the device holds; the same again answers `unchanged`. Also sent with ETag, gzipped. */
export const ReadAreaPack = z.object({ have: z.string().max(80).optional() });
export type PackArea = {
  code: string;
  level: "village" | "grid" | "microGrid";
  zh: string;
  en: string;
  phone: string | null;
  point: LonLat | null;
  synthetic: boolean;
};
/** Rings of [lon, lat], thinned to about three metres; the first of a polygon is its outside. */
export type PackShape = { code: string; polygons: [number, number][][][] };
export type PackUnit = { code: string; department: string; zh: string; en: string; phone: string | null; hours: string | null };
/** Points of the grids. A tag's secret is not in the pack: a phone can tell which point a tag belongs to, only the server whether it is real. */
export type PackPoint = Pick<PointRow, "home" | "id" | "grid" | "zh" | "en" | "kind" | "look" | "point" | "tag">;
export type AreaPack =
  | { version: string; unchanged: true }
  | {
      version: string;
      unchanged: false;
      /** The worker's grids now. Whatever a device holds of a grid that is not covered by one of these is dropped, unsent things apart. */
      grids: string[];
      areas: PackArea[];
      shapes: PackShape[];
      sources: string[];
      synthetic: boolean;
      taxonomy: (Category & { version: number })[];
      practice: PracticeView;
      units: PackUnit[];
      points: PackPoint[];
      plans: { home: string; id: string; area: string; zh: string; en: string; every: Every; points: string[] }[];
    };
