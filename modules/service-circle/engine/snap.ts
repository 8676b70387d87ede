import Flatbush from "flatbush";
import type { LonLat } from "#platform/geo";
import { toPlane, type RoadGraph, type Travel } from "./graph.ts";

/** Where one steps onto the road: a stretch, how far along it (0 at `from`, 1 at `to`), and metres as the crow flies to get there. */
export type Foot = { edge: number; share: number; metres: number };

/** Finds the nearest stretch a mode may use. null: none within `maxM`. */
export type Snap = (point: LonLat, maxM: number) => Foot | null;

/** A first handful of boxes bounds the search; then every box within that bound is measured. */
const FIRST = 6;

/** A static tree over the stretches some mode may use. Straight between nodes: an importer keeps the bends that matter. */
export function snapTo(graph: RoadGraph, travel: Travel): Snap {
  const usable: number[] = [];
  for (let edge = 0; edge < graph.edges; edge += 1) if (Math.min(travel.there[edge]!, travel.back[edge]!) < Infinity) usable.push(edge);
  if (usable.length === 0) return () => null;
  const tree = new Flatbush(usable.length);
  for (const edge of usable) {
    const [ax, ay, bx, by] = ends(graph, edge);
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  tree.finish();
  return (point, maxM) => {
    const { x, y } = toPlane(graph.origin, point);
    let best: Foot | null = null;
    const look = (found: readonly number[]): void => {
      for (const index of found) {
        const foot = footOn(graph, usable[index]!, x, y);
        // Of two stretches that meet in the nearest node the first in the network is taken, whatever order the tree has.
        if (best === null || foot.metres < best.metres || (foot.metres === best.metres && foot.edge < best.edge)) best = foot;
      }
    };
    look(tree.neighbors(x, y, FIRST, maxM));
    const bound = (best as Foot | null)?.metres;
    if (bound === undefined) return null;
    look(tree.neighbors(x, y, Infinity, Math.min(bound, maxM)));
    return best !== null && (best as Foot).metres <= maxM ? best : null;
  };
}

const ends = (graph: RoadGraph, edge: number): [number, number, number, number] => {
  const [from, to] = [graph.from[edge]!, graph.to[edge]!];
  return [graph.x[from]!, graph.y[from]!, graph.x[to]!, graph.y[to]!];
};

export function footOn(graph: RoadGraph, edge: number, x: number, y: number): Foot {
  const [ax, ay, bx, by] = ends(graph, edge);
  const [alongX, alongY] = [bx - ax, by - ay];
  const length = alongX * alongX + alongY * alongY;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * alongX + (y - ay) * alongY) / length));
  return { edge, share, metres: Math.hypot(ax + share * alongX - x, ay + share * alongY - y) };
}
