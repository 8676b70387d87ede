import { z } from "zod";
import { Area, Code, line } from "./common.ts";

/** What a stretch of road is, as far as speed depends on it. OpenStreetMap's `highway` values are gathered into these. */
export const ROAD_CLASSES = ["motorway", "trunk", "main", "village", "lane", "track", "foot"] as const;
export const RoadClass = z.enum(ROAD_CLASSES);
export type RoadClass = z.infer<typeof RoadClass>;

const Kmh = z.number().min(0.5).max(150);
/**
 * A way to move. `speeds`: km/h on each class of road; a class that is missing cannot be used. `direction`: the resident goes to the point, or
 * the point's people come. `oneWays`: whether one-way streets bind it.
 */
const Mode = z.object({
  code: Code,
  zh: line(20),
  en: line(40),
  direction: z.enum(["toPoint", "fromPoint"]),
  oneWays: z.boolean(),
  speeds: z.partialRecord(RoadClass, Kmh).refine((speeds) => Object.keys(speeds).length > 0),
});
export type Mode = z.infer<typeof Mode>;

/** A kind of service point: what reaching it means. */
const PointKind = z.object({
  code: Code,
  zh: line(20),
  en: line(40),
  mode: Code,
  minutes: z.number().int().min(1).max(120),
  /** No new points of this kind; those that stand stay. */
  retired: z.boolean().default(false),
});
export type PointKind = z.infer<typeof PointKind>;

/** From the village's point to the road, and between near neighbours without one. Straight lines are lengthened by `detour`. */
const Entry = z.object({
  kmh: Kmh,
  detour: z.number().min(1).max(3),
  /** Farther from any road than this: the village is off the network, not "0 minutes". */
  maxM: z.number().int().min(50).max(20_000),
  /** Up to this straight distance one may simply walk across. */
  directM: z.number().int().min(0).max(5_000),
});
export type EntryRule = z.infer<typeof Entry>;

/** A name used locally, whose own definition the city enters when it knows it. null: not entered, and every screen says so. */
const LocalName = z.object({
  zh: line(40),
  en: line(60),
  area: Area,
  definition: line(500).nullable(),
  source: line(200).nullable(),
});
export type LocalName = z.infer<typeof LocalName>;

const unique = (codes: readonly string[]): boolean => new Set(codes).size === codes.length;

export const SetStandard = z
  .object({
    kinds: z.array(PointKind).min(1).max(40),
    modes: z.array(Mode).min(1).max(12),
    entry: Entry,
    local: LocalName,
    /** The document or meeting that decided it. */
    basis: line(200),
  })
  .refine(({ kinds }) => unique(kinds.map(({ code }) => code)), { path: ["kinds"] })
  .refine(({ modes }) => unique(modes.map(({ code }) => code)), { path: ["modes"] });
export type SetStandard = z.infer<typeof SetStandard>;

/** What fifteen minutes means here, as it holds. */
export type Standard = SetStandard & { version: number; from: string | null };
