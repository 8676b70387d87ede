import type { LonLat } from "#platform/geo";
import type { EntryRule, Mode } from "../contract/standard.ts";
import { scratchFor, seedsOf, spread, type Field, type Scratch } from "./dijkstra.ts";
import { arcsOf, toPlane, travelOf, type Arcs, type RoadGraph, type Travel } from "./graph.ts";
import { acrossS, alongS, legsOf } from "./legs.ts";
import { snapTo, type Foot, type Snap } from "./snap.ts";

/** A place with its foot on the road, null when no road comes near. */
export type Placed = { x: number; y: number; foot: Foot | null };

/** One network, seen by one mode under one entry rule: everything that does not depend on who is open. */
export type Ways = {
  graph: RoadGraph;
  travel: Travel;
  entry: EntryRule;
  direction: Mode["direction"];
  /** Arcs in which to spread from points to residents: turned round when it is the resident who goes. */
  fromPoints: Arcs;
  /** Arcs in which to spread from a resident's place to possible points. */
  fromPlaces: Arcs;
  snap: Snap;
  place: (point: LonLat) => Placed;
};

export function waysOf(graph: RoadGraph, mode: Mode, entry: EntryRule): Ways {
  const travel = travelOf(graph, mode);
  const snap = snapTo(graph, travel);
  const goes = mode.direction === "toPoint";
  return {
    graph,
    travel,
    entry,
    direction: mode.direction,
    fromPoints: arcsOf(graph, travel, goes),
    fromPlaces: arcsOf(graph, travel, !goes),
    snap,
    place: (point) => ({ ...toPlane(graph.origin, point), foot: snap(point, entry.maxM) }),
  };
}

/** Seconds between each place and the nearest of the points, and which point that is (its number in the list); Infinity and -1: none. */
export type Reached = { seconds: Float64Array; point: Int32Array };

/** Points by stretch, for places that share one: along it no node is passed. */
function byEdge(points: readonly Placed[]): Map<number, number[]> {
  const edges = new Map<number, number[]>();
  points.forEach(({ foot }, number) => {
    if (foot) edges.set(foot.edge, [...(edges.get(foot.edge) ?? []), number]);
  });
  return edges;
}

/** Points in squares of `directM`, for walking straight across. */
function squares(points: readonly Placed[], side: number): (at: Placed) => number[] {
  if (side === 0) return () => [];
  const cells = new Map<string, number[]>();
  const cell = (value: number): number => Math.floor(value / side);
  points.forEach(({ x, y }, number) => {
    const key = `${cell(x)} ${cell(y)}`;
    const there = cells.get(key);
    if (there) there.push(number);
    else cells.set(key, [number]);
  });
  return ({ x, y }) => {
    const near: number[] = [];
    for (let column = cell(x) - 1; column <= cell(x) + 1; column += 1)
      for (let row = cell(y) - 1; row <= cell(y) + 1; row += 1) near.push(...(cells.get(`${column} ${row}`) ?? []));
    return near;
  };
}

/** Spreads from all points at once: the time at every node. */
export function fieldOf(ways: Ways, points: readonly Placed[], limitS = Infinity): Field {
  const seeds = points.flatMap(({ foot }, owner) =>
    foot ? legsOf(ways.graph, ways.travel, foot, ways.entry, ways.direction === "fromPoint").map((leg) => ({ ...leg, owner })) : [],
  );
  return spread(ways.fromPoints, seedsOf(seeds), limitS);
}

/** How long it takes between each place and its nearest point. The road, one stretch without a node, and straight across: the least of the three. */
export function reach(ways: Ways, places: readonly Placed[], points: readonly Placed[], field = fieldOf(ways, points)): Reached {
  const seconds = new Float64Array(places.length).fill(Infinity);
  const point = new Int32Array(places.length).fill(-1);
  const edges = byEdge(points);
  const near = squares(points, ways.entry.directM);
  const goes = ways.direction === "toPoint";
  places.forEach((place, number) => {
    const offer = (time: number, owner: number): void => {
      if (time > seconds[number]! || owner < 0 || time === Infinity) return;
      if (time === seconds[number]! && owner >= point[number]!) return;
      seconds[number] = time;
      point[number] = owner;
    };
    if (place.foot) {
      for (const leg of legsOf(ways.graph, ways.travel, place.foot, ways.entry, goes))
        offer(leg.seconds + field.seconds[leg.node]!, field.seed[leg.node]!);
      for (const owner of edges.get(place.foot.edge) ?? []) {
        const foot = points[owner]!.foot!;
        offer(goes ? alongS(ways.travel, place.foot, foot, ways.entry) : alongS(ways.travel, foot, place.foot, ways.entry), owner);
      }
    }
    for (const owner of near(place)) {
      const metres = Math.hypot(points[owner]!.x - place.x, points[owner]!.y - place.y);
      if (metres <= ways.entry.directM) offer(acrossS(metres, ways.entry), owner);
    }
  });
  return { seconds, point };
}

/** Which candidates a point at each of them would bring within the limit of one place. One place after another over the same room. */
export function servers(ways: Ways, candidates: readonly Placed[], limitS: number): (place: Placed) => number[] {
  const scratch: Scratch = scratchFor(ways.fromPlaces, 2);
  const edges = byEdge(candidates);
  const near = squares(candidates, ways.entry.directM);
  const goes = ways.direction === "toPoint";
  const legs = candidates.map(({ foot }) => (foot ? legsOf(ways.graph, ways.travel, foot, ways.entry, !goes) : []));
  const ending = new Map<number, { candidate: number; seconds: number }[]>();
  legs.forEach((list, candidate) => {
    for (const { node, seconds } of list) ending.set(node, [...(ending.get(node) ?? []), { candidate, seconds }]);
  });
  return (place) => {
    const found = new Set<number>();
    if (place.foot) {
      const seeds = legsOf(ways.graph, ways.travel, place.foot, ways.entry, goes).map((leg) => ({ ...leg, owner: 0 }));
      spread(ways.fromPlaces, seedsOf(seeds), limitS, scratch);
      for (let index = 0; index < scratch.touchedSize; index += 1) {
        const node = scratch.touched[index]!;
        for (const { candidate, seconds } of ending.get(node) ?? []) if (scratch.seconds[node]! + seconds <= limitS) found.add(candidate);
      }
      for (const candidate of edges.get(place.foot.edge) ?? []) {
        const foot = candidates[candidate]!.foot!;
        const time = goes ? alongS(ways.travel, place.foot, foot, ways.entry) : alongS(ways.travel, foot, place.foot, ways.entry);
        if (time <= limitS) found.add(candidate);
      }
    }
    for (const candidate of near(place)) {
      const metres = Math.hypot(candidates[candidate]!.x - place.x, candidates[candidate]!.y - place.y);
      if (metres <= ways.entry.directM && acrossS(metres, ways.entry) <= limitS) found.add(candidate);
    }
    return [...found].sort((left, right) => left - right);
  };
}
