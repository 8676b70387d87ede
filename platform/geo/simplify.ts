import { DEGREE_M } from "./measure.ts";
import { partsOf, shapeOf, type Position, type Ring, type Shape } from "./shape.ts";

const keyOf = ([lon, lat]: Position): string => `${lon},${lat}`;

/** Where three or more borders meet: those positions stay, so that neighbours stay neighbours. */
function junctions(shapes: readonly Shape[]): Set<string> {
  const neighbours = new Map<string, Set<string>>();
  const link = (from: Position, to: Position) => {
    const known = neighbours.get(keyOf(from));
    if (known) known.add(keyOf(to));
    else neighbours.set(keyOf(from), new Set([keyOf(to)]));
  };
  for (const shape of shapes)
    for (const ring of partsOf(shape).flat())
      for (let at = 1; at < ring.length; at += 1) {
        const [from, to] = [ring[at - 1], ring[at]];
        if (!from || !to) continue;
        link(from, to);
        link(to, from);
      }
  return new Set([...neighbours].filter(([, others]) => others.size > 2).map(([key]) => key));
}

/** Ramer–Douglas–Peucker with a stack; `tolerance` in degrees of latitude. */
function thin(line: readonly Position[], tolerance: number): Position[] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let range = stack.pop(); range; range = stack.pop()) {
    const [start, end] = range;
    const [from, to] = [line[start]!, line[end]!];
    const scale = Math.cos((from[1] * Math.PI) / 180);
    const [alongX, alongY] = [(to[0] - from[0]) * scale, to[1] - from[1]];
    const length = Math.hypot(alongX, alongY);
    let [worst, at] = [tolerance, -1];
    for (let index = start + 1; index < end; index += 1) {
      const [x, y] = [(line[index]![0] - from[0]) * scale, line[index]![1] - from[1]];
      const away = length === 0 ? Math.hypot(x, y) : Math.abs(x * alongY - y * alongX) / length;
      if (away > worst) [worst, at] = [away, index];
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([start, at], [at, end]);
  }
  return line.filter((_, index) => keep[index] === 1);
}

/** Both sides of a border must drop the same positions, so it is always walked from the same end. */
function thinArc(arc: readonly Position[], tolerance: number): Position[] {
  const [first, last, second, beforeLast] = [arc[0]!, arc.at(-1)!, arc[1]!, arc.at(-2)!];
  const [left, right] = keyOf(first) === keyOf(last) ? [keyOf(second), keyOf(beforeLast)] : [keyOf(first), keyOf(last)];
  return left <= right ? thin(arc, tolerance) : thin([...arc].reverse(), tolerance).reverse();
}

function thinRing(ring: Ring, fixed: ReadonlySet<string>, tolerance: number): Ring {
  const open = ring.slice(0, -1);
  const keys = open.map(keyOf);
  const least = keys.reduce((best, key, index) => (key < (keys[best] ?? "") ? index : best), 0);
  const junction = keys.findIndex((key) => fixed.has(key));
  const start = junction < 0 ? least : junction;
  const turned = [...open.slice(start), ...open.slice(0, start), open[start]!];
  const out: Position[] = [turned[0]!];
  let from = 0;
  for (let at = 1; at < turned.length; at += 1) {
    if (at < turned.length - 1 && !fixed.has(keyOf(turned[at]!))) continue;
    out.push(...thinArc(turned.slice(from, at + 1), tolerance).slice(1));
    from = at;
  }
  return out.length < 4 ? ring : out;
}

/** Fewer positions for maps, shapes of one map thinned together: a border two of them share stays shared. `toleranceM`: how far a border may move, in metres. Not for decisions. */
export function simplifyTogether(shapes: readonly Shape[], toleranceM: number): Shape[] {
  const fixed = junctions(shapes);
  const tolerance = toleranceM / DEGREE_M;
  return shapes.map((shape) => shapeOf(partsOf(shape).map((part) => part.map((ring) => thinRing(ring, fixed, tolerance)))));
}
