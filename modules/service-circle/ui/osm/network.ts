import type { RoadClass } from "../../contract/standard.ts";

/** Makes a network of an OpenStreetMap extract, read twice: first the roads, then the positions of their nodes. Nothing else of the file is kept. Runs in browsers. */
export type OsmGraph = {
  nodes: [number, number][];
  edges: ([number, number, number, RoadClass] | [number, number, number, RoadClass, "oneway"])[];
};
export type OsmOutcome = { graph: OsmGraph; ways: number; skipped: number; missingNodes: number };
export type OsmFault = "notOsm" | "pbf" | "tooLarge" | "broken" | "noRoads";

export type OsmWay = { refs: number[]; tags: ReadonlyMap<string, string> };
export type OsmNode = { id: number; lon: number; lat: number };
/** An extract in one of its formats, read from its beginning at each call. */
export type OsmSource = { ways: () => AsyncIterable<OsmWay>; nodes: () => AsyncIterable<OsmNode> };

export class OsmProblem extends Error {
  readonly fault: OsmFault;
  constructor(fault: OsmFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

/** https://wiki.openstreetmap.org/wiki/Key:highway; what is not listed is no road for anybody here. */
const CLASS_OF: Readonly<Record<string, RoadClass>> = {
  motorway: "motorway",
  motorway_link: "motorway",
  trunk: "trunk",
  trunk_link: "trunk",
  primary: "main",
  primary_link: "main",
  secondary: "main",
  secondary_link: "main",
  tertiary: "village",
  tertiary_link: "village",
  unclassified: "village",
  residential: "village",
  living_street: "lane",
  road: "village",
  service: "lane",
  track: "track",
  footway: "foot",
  path: "foot",
  pedestrian: "foot",
  steps: "foot",
  cycleway: "foot",
  bridleway: "foot",
};

const MAX_WAYS = 400_000;
const MAX_REFS = 6_000_000;
/** How far a bend may lie from the straight line before it is kept. */
const TOLERANCE_M = 20;

type Way = { refs: number[]; roadClass: RoadClass; oneWay: -1 | 0 | 1 };

function wayOf(refs: number[], tags: ReadonlyMap<string, string>): Way | null {
  const roadClass = CLASS_OF[tags.get("highway") ?? ""];
  const closed = ["no", "private"].includes(tags.get("access") ?? "") || tags.get("area") === "yes";
  if (!roadClass || closed || refs.length < 2) return null;
  const said = tags.get("oneway");
  const oneWay = said === "-1" ? -1 : said === "yes" || said === "1" || said === "true" ? 1 : said === "no" ? 0 : null;
  const implied = tags.get("junction") === "roundabout" || roadClass === "motorway" ? 1 : 0;
  return { refs, roadClass, oneWay: oneWay ?? implied };
}

async function readWays(source: AsyncIterable<OsmWay>): Promise<{ ways: Way[]; skipped: number }> {
  const ways: Way[] = [];
  let [skipped, total] = [0, 0];
  for await (const { refs, tags } of source) {
    const road = wayOf(refs, tags);
    if (road) {
      ways.push(road);
      total += refs.length;
    } else if (tags.has("highway")) skipped += 1;
    if (ways.length > MAX_WAYS || total > MAX_REFS) throw new OsmProblem("tooLarge");
  }
  return { ways, skipped };
}

async function readNodes(source: AsyncIterable<OsmNode>, wanted: ReadonlySet<number>): Promise<Map<number, [number, number]>> {
  const nodes = new Map<number, [number, number]>();
  for await (const { id, lon, lat } of source) if (wanted.has(id) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90) nodes.set(id, [lon, lat]);
  return nodes;
}

const RADIUS = 6371008.8;
const RADIAN = Math.PI / 180;
type At = readonly [number, number];

function metresBetween([fromLon, fromLat]: At, [toLon, toLat]: At): number {
  const half = Math.sin(((toLat - fromLat) * RADIAN) / 2) ** 2;
  const across = Math.cos(fromLat * RADIAN) * Math.cos(toLat * RADIAN) * Math.sin(((toLon - fromLon) * RADIAN) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half + across)));
}

function offLine(point: At, from: At, to: At): number {
  const scale = Math.cos(point[1] * RADIAN);
  const [fromX, fromY] = [(from[0] - point[0]) * scale, from[1] - point[1]];
  const [alongX, alongY] = [(to[0] - from[0]) * scale, to[1] - from[1]];
  const length = alongX * alongX + alongY * alongY;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(fromX * alongX + fromY * alongY) / length));
  return Math.hypot(fromX + share * alongX, fromY + share * alongY) * RADIUS * RADIAN;
}

/** Places in the line that must stay (Douglas–Peucker, with a stack of its own: ways have thousands of nodes). */
function bends(line: readonly At[]): number[] {
  const kept = new Set([0, line.length - 1]);
  const waiting: [number, number][] = [[0, line.length - 1]];
  for (let span = waiting.pop(); span; span = waiting.pop()) {
    const [first, last] = span;
    let [far, at] = [TOLERANCE_M, -1];
    for (let index = first + 1; index < last; index += 1) {
      const off = offLine(line[index]!, line[first]!, line[last]!);
      if (off > far) [far, at] = [off, index];
    }
    // A loop that ends where it began has no straight line to be off: its middle stays.
    if (at < 0 && line[first]![0] === line[last]![0] && line[first]![1] === line[last]![1] && last - first > 1) at = (first + last) >> 1;
    if (at < 0) continue;
    kept.add(at);
    waiting.push([first, at], [at, last]);
  }
  return [...kept].sort((left, right) => left - right);
}

export type Box = readonly [west: number, south: number, east: number, north: number];

/** `within`: roads wholly outside are left out. */
export async function readOsm(source: OsmSource, within?: Box): Promise<OsmOutcome> {
  const { ways, skipped } = await readWays(source.ways());
  const wanted = new Set(ways.flatMap(({ refs }) => refs));
  const places = await readNodes(source.nodes(), wanted);
  const inside = ([lon, lat]: At): boolean => !within || (lon >= within[0] && lat >= within[1] && lon <= within[2] && lat <= within[3]);
  const kept = ways
    .map((way) => ({ ...way, refs: way.refs.filter((ref) => places.has(ref)) }))
    .filter(({ refs }) => refs.length > 1 && refs.some((ref) => inside(places.get(ref)!)));
  const uses = new Map<number, number>();
  for (const { refs } of kept)
    refs.forEach((ref, index) => uses.set(ref, (uses.get(ref) ?? 0) + (index === 0 || index === refs.length - 1 ? 2 : 1)));
  const graph: OsmGraph = { nodes: [], edges: [] };
  const numbers = new Map<number, number>();
  const numberOf = (ref: number): number => {
    const known = numbers.get(ref);
    if (known !== undefined) return known;
    numbers.set(ref, graph.nodes.length);
    const [lon, lat] = places.get(ref)!;
    return graph.nodes.push([Number(lon.toFixed(6)), Number(lat.toFixed(6))]) - 1;
  };
  for (const way of kept) addWay(graph, way, places, uses, numberOf);
  if (graph.edges.length === 0) throw new OsmProblem("noRoads");
  return { graph, ways: kept.length, skipped, missingNodes: wanted.size - places.size };
}

function addWay(
  graph: OsmGraph,
  { refs, roadClass, oneWay }: Way,
  places: ReadonlyMap<number, [number, number]>,
  uses: ReadonlyMap<number, number>,
  numberOf: (ref: number) => number,
): void {
  let start = 0;
  for (let end = 1; end < refs.length; end += 1) {
    if ((uses.get(refs[end]!) ?? 0) < 2) continue;
    const stretch = refs.slice(start, end + 1);
    const line = stretch.map((ref) => places.get(ref)!);
    const corners = bends(line);
    for (let corner = 1; corner < corners.length; corner += 1) {
      const [first, last] = [corners[corner - 1]!, corners[corner]!];
      let metres = 0;
      for (let at = first; at < last; at += 1) metres += metresBetween(line[at]!, line[at + 1]!);
      if (metres < 0.1) continue;
      const [from, to] = oneWay < 0 ? [stretch[last]!, stretch[first]!] : [stretch[first]!, stretch[last]!];
      const length = Number(metres.toFixed(1));
      graph.edges.push(
        oneWay === 0 ? [numberOf(from), numberOf(to), length, roadClass] : [numberOf(from), numberOf(to), length, roadClass, "oneway"],
      );
    }
    start = end;
  }
}
