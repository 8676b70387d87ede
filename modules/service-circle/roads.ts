import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityHome } from "#platform/settings";
import type { StoredRoads } from "./engine/graph.ts";

export const roadsKey = (id: string): StreamKey => ({ home: cityHome(), id });

export type RoadsFacts = { name: string; source: string; synthetic: boolean; hash: string; graph: StoredRoads };
export type RoadsEvent =
  | ({ type: "service-circle.roads-loaded" } & RoadsFacts)
  | { type: "service-circle.roads-withdrawn"; reason: string };

export type KnownRoads = RoadsFacts & {
  stage: "loaded" | "withdrawn";
  loadedAt: string;
  withdrawnAt: string | null;
  reason: string | null;
};
export type RoadsState = { stage: "none" } | KnownRoads;

function evolve(state: RoadsState, event: Recorded<RoadsEvent>): RoadsState {
  if (event.type === "service-circle.roads-loaded") {
    const { name, source, synthetic, hash, graph, at } = event;
    return { stage: "loaded", name, source, synthetic, hash, graph, loadedAt: at, withdrawnAt: null, reason: null };
  }
  return state.stage === "none" ? state : { ...state, stage: "withdrawn", withdrawnAt: event.at, reason: event.reason };
}

export const roads = noun<RoadsState, RoadsEvent>({ kind: "service-circle.roads", initial: { stage: "none" }, evolve });

/** In force from now on. `inForce`: hash of the network that holds already; the same one again changes nothing. */
export function load(state: RoadsState, facts: RoadsFacts, inForce: string | null): RoadsEvent[] {
  if (state.stage !== "none") throw refuse.conflict("service-circle.roads-exist");
  return facts.hash === inForce ? [] : [{ type: "service-circle.roads-loaded", ...facts }];
}

/** The one before it holds again. */
export function withdraw(state: RoadsState, reason: string): RoadsEvent[] {
  if (state.stage === "none") throw refuse.notFound("service-circle.unknown-roads");
  return state.stage === "withdrawn" ? [] : [{ type: "service-circle.roads-withdrawn", reason }];
}
