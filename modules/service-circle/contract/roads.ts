import { z } from "zod";
import { Home, Id, line } from "./common.ts";

/** Brackets without end are refused before anything walks them. */
function shallow(value: unknown, depth = 6): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && (Array.isArray(value) ? value : Object.values(value)).every((item) => shallow(item, depth - 1));
}

/**
 * A road network: `nodes` [[lon, lat] or [name, lon, lat] …], `edges` [[from, to, metres or null, class, "oneway"?] …] by place in the list.
 * An OpenStreetMap extract becomes this in the browser (ui/osm/network.ts), read as a stream, so that hundreds of megabytes need not be sent.
 */
export const LoadRoads = z.object({
  id: Id,
  name: line(60),
  /** Who made it and under which licence: stands under every map. */
  source: line(200),
  synthetic: z.boolean().default(false),
  graph: z.unknown().refine((value) => shallow(value)),
  /** What to do with parts no road connects with the largest: say so and take nothing, keep them, or leave them out. */
  parts: z.enum(["refuse", "keep", "largest"]).default("refuse"),
  /** true: only say what would happen. */
  dryRun: z.boolean().default(true),
});
export type LoadRoads = z.infer<typeof LoadRoads>;

export const WithdrawRoads = z.object({ home: Home, id: Id, reason: line(200) });
export type WithdrawRoads = z.infer<typeof WithdrawRoads>;

export type RoadFault = { code: string; params: Record<string, string | number> };
/** A part of the network that nothing connects with the rest, named by the village it lies in or near. */
export type RoadPart = { nodes: number; km: number; nearZh: string; nearEn: string; lon: number; lat: number };
export type RoadsOutcome = {
  dryRun: boolean;
  home: string;
  id: string;
  hash: string;
  nodes: number;
  edges: number;
  kmByClass: Record<string, number>;
  /** Largest first; one means the network is whole. At most 50 are named. */
  parts: RoadPart[];
  partCount: number;
  /** Villages farther from any road than the standard allows. At most 50 are named. */
  offNetwork: { code: string; zh: string; en: string; metres: number }[];
  offNetworkCount: number;
  faults: RoadFault[];
};

export type RoadsVersion = {
  home: string;
  id: string;
  version: number;
  name: string;
  source: string;
  synthetic: boolean;
  hash: string;
  nodes: number;
  edges: number;
  km: number;
  loadedAt: string;
  withdrawnAt: string | null;
  reason: string | null;
  inForce: boolean;
};
