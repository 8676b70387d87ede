import { metresBetween, type LonLat } from "#platform/geo";
import { ROAD_CLASSES } from "../contract/standard.ts";
import type { RoadFault } from "../contract/roads.ts";
import { EDGE, partsOf, type StoredRoads } from "./graph.ts";

export const MAX_NODES = 200_000;
export const MAX_EDGES = 400_000;
const MAX_FAULTS = 50;
/** A stretch cannot be shorter than the straight line; digits lost on the way are forgiven. */
const SHORTER = 0.98;
const SLACK_M = 2;
const MAX_STRETCH_M = 50_000;

const fault = (code: string, params: RoadFault["params"]): RoadFault => ({ code: `service-circle.roads.${code}`, params });

/** [lon, lat] or [name, lon, lat]. */
function nodeOf(value: unknown): LonLat | null {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return null;
  const [lon, lat] = (value.length === 3 ? value.slice(1) : value) as unknown[];
  if (typeof lon !== "number" || typeof lat !== "number") return null;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : null;
}

type Read = { stored: StoredRoads; faults: RoadFault[]; dropped: number };

function readNodes(list: readonly unknown[], faults: RoadFault[]): { places: LonLat[]; flat: number[] } {
  const places: LonLat[] = [];
  const flat: number[] = [];
  list.forEach((value, index) => {
    const place = nodeOf(value);
    if (!place) faults.push(fault("node", { node: index }));
    const { lon, lat } = place ?? { lon: 0, lat: 0 };
    places.push({ lon, lat });
    flat.push(Math.round(lon * 1e6), Math.round(lat * 1e6));
  });
  return { places, flat };
}

function readEdge(value: unknown, index: number, places: readonly LonLat[]): number[] | RoadFault {
  if (!Array.isArray(value) || value.length < 4 || value.length > 5) return fault("edge", { edge: index });
  const [from, to, metres, roadClass, way] = value as unknown[];
  const ends = [from, to].map((end) => (Number.isInteger(end) ? places[end as number] : undefined));
  if (!ends[0] || !ends[1]) return fault("edge-node", { edge: index });
  const known = ROAD_CLASSES.findIndex((one) => one === roadClass);
  if (known < 0) return fault("class", { edge: index, class: String(roadClass).slice(0, 30) });
  if (way !== undefined && way !== "oneway") return fault("edge", { edge: index });
  const straight = metresBetween(ends[0], ends[1]);
  const length = metres === null ? straight : metres;
  if (typeof length !== "number" || !(length > 0) || length > MAX_STRETCH_M) return fault("length", { edge: index });
  if (length < straight * SHORTER - SLACK_M)
    return fault("shorter", { edge: index, metres: Math.round(length), straight: Math.round(straight) });
  // A decimetre at least: a stretch that takes no time would let two places be one.
  return [from as number, to as number, Math.max(1, Math.round(length * 10)), known, way === "oneway" ? 1 : 0];
}

/** Takes a graph as it comes and says everything that is wrong with it, up to fifty faults. */
export function readRoads(value: unknown): Read {
  const faults: RoadFault[] = [];
  const empty: StoredRoads = { nodes: [], edges: [] };
  const { nodes, edges } = (typeof value === "object" && value !== null ? value : {}) as { nodes?: unknown; edges?: unknown };
  if (!Array.isArray(nodes) || !Array.isArray(edges) || nodes.length < 2 || edges.length < 1)
    return { stored: empty, faults: [fault("not-a-graph", {})], dropped: 0 };
  if (nodes.length > MAX_NODES || edges.length > MAX_EDGES)
    return { stored: empty, faults: [fault("too-large", { nodes: MAX_NODES, edges: MAX_EDGES })], dropped: 0 };
  const { places, flat } = readNodes(nodes, faults);
  const stretches: number[] = [];
  let dropped = 0;
  for (const [index, one] of edges.entries()) {
    if (faults.length >= MAX_FAULTS) break;
    const read = readEdge(one, index, places);
    if (!Array.isArray(read)) faults.push(read);
    // From a node to itself: no help to anybody who goes anywhere.
    else if (read[0] === read[1]) dropped += 1;
    else stretches.push(...read);
  }
  return { stored: { nodes: flat, edges: stretches }, faults: faults.slice(0, MAX_FAULTS), dropped };
}

const column = (stored: StoredRoads, at: number): Int32Array =>
  Int32Array.from({ length: stored.edges.length / EDGE }, (_, edge) => stored.edges[edge * EDGE + at]!);

/** The parts of a stored network: which node is in which, the largest first. */
export const storedParts = (stored: StoredRoads): ReturnType<typeof partsOf> => {
  const [from, to] = [column(stored, 0), column(stored, 1)];
  return partsOf({ nodes: stored.nodes.length / 2, edges: from.length, from, to });
};

/** Only the largest part, with its nodes counted anew. */
export function largestPart(stored: StoredRoads, part: Int32Array): StoredRoads {
  const numbers = new Map<number, number>();
  const nodes: number[] = [];
  part.forEach((of, node) => {
    if (of !== 0) return;
    numbers.set(node, nodes.length / 2);
    nodes.push(stored.nodes[node * 2]!, stored.nodes[node * 2 + 1]!);
  });
  const edges: number[] = [];
  for (let at = 0; at < stored.edges.length; at += EDGE) {
    const [from, to] = [numbers.get(stored.edges[at]!), numbers.get(stored.edges[at + 1]!)];
    if (from !== undefined && to !== undefined) edges.push(from, to, ...stored.edges.slice(at + 2, at + EDGE));
  }
  return { nodes, edges };
}
