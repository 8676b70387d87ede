import type { EntryRule, Mode } from "../contract/standard.ts";
import { ROAD_CLASSES } from "../contract/standard.ts";

/** The same question answered the slow way, sharing no code with the engine: every place becomes a node, stretches are split at the feet, Floyd–Warshall does the rest. */
export type OracleGraph = {
  nodes: { x: number; y: number }[];
  edges: { from: number; to: number; metres: number; class: number; oneWay: boolean }[];
};
export type OraclePlace = { x: number; y: number };

type Foot = { edge: number; share: number; off: number } | null;

function footOf(graph: OracleGraph, usable: (edge: number) => boolean, place: OraclePlace, maxM: number): Foot {
  let best: Foot = null;
  graph.edges.forEach(({ from, to }, edge) => {
    if (!usable(edge)) return;
    const [a, b] = [graph.nodes[from]!, graph.nodes[to]!];
    const squared = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
    let share = squared === 0 ? 0 : ((place.x - a.x) * (b.x - a.x) + (place.y - a.y) * (b.y - a.y)) / squared;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    const off = Math.hypot(a.x + share * (b.x - a.x) - place.x, a.y + share * (b.y - a.y) - place.y);
    if (off <= maxM && (best === null || off < best.off)) best = { edge, share, off };
  });
  return best;
}

/** Seconds from each place to its nearest point (or from the nearest point to it); Infinity when none can be reached. */
export function slowly(
  graph: OracleGraph,
  mode: Mode,
  entry: EntryRule,
  places: readonly OraclePlace[],
  points: readonly OraclePlace[],
): number[] {
  const speed = (edge: number): number | undefined => mode.speeds[ROAD_CLASSES[graph.edges[edge]!.class]!];
  const usable = (edge: number): boolean => speed(edge) !== undefined;
  const walk = (metres: number): number => (metres * entry.detour) / (entry.kmh / 3.6);
  const placeFeet = places.map((place) => footOf(graph, usable, place, entry.maxM));
  const pointFeet = points.map((point) => footOf(graph, usable, point, entry.maxM));
  const feet = [...placeFeet, ...pointFeet];
  const size = graph.nodes.length + feet.length;
  const time = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 0 : Infinity)));
  const arc = (from: number, to: number, seconds: number): void => {
    time[from]![to] = Math.min(time[from]![to]!, seconds);
  };
  graph.edges.forEach(({ from, to, metres, oneWay }, edge) => {
    const kmh = speed(edge);
    if (kmh === undefined) return;
    const stops = feet
      .flatMap((foot, index) => (foot?.edge === edge ? [{ node: graph.nodes.length + index, share: foot.share }] : []))
      .sort((left, right) => left.share - right.share);
    const chain = [{ node: from, share: 0 }, ...stops, { node: to, share: 1 }];
    for (let at = 1; at < chain.length; at += 1) {
      const [near, far] = [chain[at - 1]!, chain[at]!];
      const seconds = ((far.share - near.share) * metres) / (kmh / 3.6);
      arc(near.node, far.node, seconds);
      if (!(mode.oneWays && oneWay) || seconds === 0) arc(far.node, near.node, seconds);
    }
  });
  for (let middle = 0; middle < size; middle += 1)
    for (let from = 0; from < size; from += 1)
      for (let to = 0; to < size; to += 1) {
        const through = time[from]![middle]! + time[middle]![to]!;
        if (through < time[from]![to]!) time[from]![to] = through;
      }
  return places.map((place, number) => {
    let least = Infinity;
    points.forEach((point, other) => {
      const straight = Math.hypot(point.x - place.x, point.y - place.y);
      if (straight <= entry.directM) least = Math.min(least, walk(straight));
      const [here, there] = [placeFeet[number], pointFeet[other]];
      if (!here || !there) return;
      const [from, to] = [graph.nodes.length + number, graph.nodes.length + places.length + other];
      const road = mode.direction === "toPoint" ? time[from]![to]! : time[to]![from]!;
      least = Math.min(least, walk(here.off) + road + walk(there.off));
    });
    return least;
  });
}
