import { z } from "zod";
import { Day } from "#contracts/limits";
import { Code, Id, Latitude, line, Longitude, Subject, UnitCode } from "./common.ts";
import { Hours } from "./hours.ts";

/** planned 筹建 → open 开放 ⇄ suspended 暂停 → closed 撤销. */
export const POINT_STAGES = ["planned", "open", "suspended", "closed"] as const;
export const PointStage = z.enum(POINT_STAGES);
export type PointStage = z.infer<typeof PointStage>;

/** stepFree 无障碍入口 · assisted 有人协助 · steps 有台阶 · unknown 未核实. */
export const ACCESS = ["stepFree", "assisted", "steps", "unknown"] as const;
/** A duty phone on the door. A mobile number is somebody's, and history is never erased. */
const DutyPhone = z.string().regex(/^(0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|\d{3,6})$/);

const Facts = {
  zh: line(60),
  en: line(100).nullish(),
  lon: Longitude,
  lat: Latitude,
  /** gcj02: coordinates of Chinese base maps; turned into WGS-84 as they come in. */
  crs: z.enum(["wgs84", "gcj02"]).default("wgs84"),
  address: line(120).nullish(),
  unit: UnitCode,
  phone: DutyPhone.nullish(),
  hours: Hours,
  access: z.enum(ACCESS),
  /** What one gets there. */
  services: z.array(line(40)).max(20).default([]),
};

export const PlanPoint = z.object({ id: Id, kind: Code, ...Facts });
export type PlanPoint = z.infer<typeof PlanPoint>;
export const ChangePoint = Subject.extend(Facts);
export type ChangePoint = z.infer<typeof ChangePoint>;
/** 开放; on a suspended point: open again. */
export const OpenPoint = Subject.extend({ on: Day });
export type OpenPoint = z.infer<typeof OpenPoint>;
export const SuspendPoint = Subject.extend({ reason: line(200), until: Day.nullish() });
export type SuspendPoint = z.infer<typeof SuspendPoint>;
export const ClosePoint = Subject.extend({ reason: line(200) });
export type ClosePoint = z.infer<typeof ClosePoint>;
export type PointDone = { home: string; id: string; stage: PointStage | "none"; village: string };

export type PointView = {
  home: string;
  id: string;
  kind: string;
  kindZh: string;
  kindEn: string;
  stage: PointStage;
  zh: string;
  en: string;
  lon: number;
  lat: number;
  village: string;
  placeZh: string;
  placeEn: string;
  address: string | null;
  unit: string;
  unitZh: string;
  unitEn: string;
  phone: string | null;
  hours: Hours;
  access: (typeof ACCESS)[number];
  services: readonly string[];
  /** Why it is closed for now, and until when as far as is known. */
  reason: string | null;
  until: string | null;
  since: string;
  version: number;
  synthetic: boolean;
};
