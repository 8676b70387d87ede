import type { LonLat } from "#platform/geo";
import { ROAD_CLASSES, type Mode, type RoadClass } from "../contract/standard.ts";

/** A road network as the ledger keeps it: integers only, so that the same file always has the same hash. */
export type StoredRoads = {
  /** Millionths of a degree: lon, lat, lon, lat … */
  nodes: readonly number[];
  /** from, to, decimetres, class, one-way (1: only from → to) … five a stretch. */
  edges: readonly number[];
};

/** Straight memory for the engine. Positions are metres east and north of `origin` on the plane that touches the Earth there. */
export type RoadGraph = {
  origin: LonLat;
  nodes: number;
  edges: number;
  x: Float64Array;
  y: Float64Array;
  from: Int32Array;
  to: Int32Array;
  metres: Float64Array;
  roadClass: Uint8Array;
  oneWay: Uint8Array;
};

export const EDGE = 5;
const DEGREE_M = (6371008.8 * Math.PI) / 180;
const RADIAN = Math.PI / 180;

/** Metres on the plane: within a city of 100 km the error stays under a few parts in a thousand. */
export const toPlane = (origin: LonLat, { lon, lat }: LonLat): { x: number; y: number } => ({
  x: (lon - origin.lon) * Math.cos(origin.lat * RADIAN) * DEGREE_M,
  y: (lat - origin.lat) * DEGREE_M,
});

export const fromPlane = (origin: LonLat, x: number, y: number): LonLat => ({
  lon: origin.lon + x / (Math.cos(origin.lat * RADIAN) * DEGREE_M),
  lat: origin.lat + y / DEGREE_M,
});

export function graphOf(stored: StoredRoads): RoadGraph {
  const nodes = stored.nodes.length / 2;
  const edges = stored.edges.length / EDGE;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < nodes; node += 1) {
    const [lon, lat] = [stored.nodes[node * 2]! / 1e6, stored.nodes[node * 2 + 1]! / 1e6];
    [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  }
  const origin = nodes === 0 ? { lon: 0, lat: 0 } : { lon: (west + east) / 2, lat: (south + north) / 2 };
  const graph: RoadGraph = {
    origin,
    nodes,
    edges,
    x: new Float64Array(nodes),
    y: new Float64Array(nodes),
    from: new Int32Array(edges),
    to: new Int32Array(edges),
    metres: new Float64Array(edges),
    roadClass: new Uint8Array(edges),
    oneWay: new Uint8Array(edges),
  };
  for (let node = 0; node < nodes; node += 1) {
    const { x, y } = toPlane(origin, { lon: stored.nodes[node * 2]! / 1e6, lat: stored.nodes[node * 2 + 1]! / 1e6 });
    graph.x[node] = x;
    graph.y[node] = y;
  }
  for (let edge = 0; edge < edges; edge += 1) {
    const at = edge * EDGE;
    graph.from[edge] = stored.edges[at]!;
    graph.to[edge] = stored.edges[at + 1]!;
    graph.metres[edge] = stored.edges[at + 2]! / 10;
    graph.roadClass[edge] = stored.edges[at + 3]!;
    graph.oneWay[edge] = stored.edges[at + 4]!;
  }
  return graph;
}

/** Seconds along each stretch, there and back; Infinity where the mode may not go. */
export type Travel = { there: Float64Array; back: Float64Array };

export function travelOf(graph: RoadGraph, mode: Pick<Mode, "speeds" | "oneWays">): Travel {
  const perMetre = ROAD_CLASSES.map((name: RoadClass) => {
    const kmh = mode.speeds[name];
    return kmh === undefined ? Infinity : 3.6 / kmh;
  });
  const there = new Float64Array(graph.edges);
  const back = new Float64Array(graph.edges);
  for (let edge = 0; edge < graph.edges; edge += 1) {
    const seconds = graph.metres[edge]! * perMetre[graph.roadClass[edge]!]!;
    there[edge] = seconds;
    back[edge] = mode.oneWays && graph.oneWay[edge] === 1 ? Infinity : seconds;
  }
  return { there, back };
}

/** Compressed rows: the arcs that leave node n lie at offsets[n] … offsets[n + 1]. */
export type Arcs = { offsets: Int32Array; targets: Int32Array; seconds: Float64Array };

/** `reversed`: every arc turned round, to ask how long it takes *to* somewhere. */
export function arcsOf(graph: RoadGraph, { there, back }: Travel, reversed: boolean): Arcs {
  const [forth, home] = reversed ? [back, there] : [there, back];
  const offsets = new Int32Array(graph.nodes + 1);
  for (let edge = 0; edge < graph.edges; edge += 1) {
    if (forth[edge]! < Infinity) offsets[graph.from[edge]! + 1]! += 1;
    if (home[edge]! < Infinity) offsets[graph.to[edge]! + 1]! += 1;
  }
  for (let node = 0; node < graph.nodes; node += 1) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice(0, graph.nodes);
  const targets = new Int32Array(offsets[graph.nodes]!);
  const seconds = new Float64Array(targets.length);
  const put = (node: number, target: number, cost: number): void => {
    const at = next[node]!;
    next[node] = at + 1;
    targets[at] = target;
    seconds[at] = cost;
  };
  for (let edge = 0; edge < graph.edges; edge += 1) {
    if (forth[edge]! < Infinity) put(graph.from[edge]!, graph.to[edge]!, forth[edge]!);
    if (home[edge]! < Infinity) put(graph.to[edge]!, graph.from[edge]!, home[edge]!);
  }
  return { offsets, targets, seconds };
}

/** Which part of the network each node belongs to, one-way or not; parts are numbered by size, the largest 0. */
export function partsOf(graph: Pick<RoadGraph, "nodes" | "edges" | "from" | "to">): { part: Int32Array; sizes: number[] } {
  const leader = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  const find = (node: number): number => {
    let at = node;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at]!]!;
      at = leader[at]!;
    }
    return at;
  };
  for (let edge = 0; edge < graph.edges; edge += 1) {
    const [left, right] = [find(graph.from[edge]!), find(graph.to[edge]!)];
    if (left !== right) leader[Math.max(left, right)] = Math.min(left, right);
  }
  const counts = new Map<number, number>();
  for (let node = 0; node < graph.nodes; node += 1) counts.set(find(node), (counts.get(find(node)) ?? 0) + 1);
  const bySize = [...counts].sort(([leftNode, left], [rightNode, right]) => right - left || leftNode - rightNode);
  const number = new Map(bySize.map(([node], index) => [node, index]));
  return { part: Int32Array.from({ length: graph.nodes }, (_, node) => number.get(find(node))!), sizes: bySize.map(([, size]) => size) };
}
