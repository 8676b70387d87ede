import Flatbush from "flatbush";
import type { Part, Position } from "./shape.ts";

type Segment = { from: Position; to: Position; ring: number; order: number; ringLength: number };

const turn = (a: Position, b: Position, c: Position): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const between = (a: Position, b: Position, c: Position): boolean =>
  Math.min(a[0], b[0]) <= c[0] && c[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= c[1] && c[1] <= Math.max(a[1], b[1]);

const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** How two segments meet: not, in one point that is an end of one of them, crosswise, or along a stretch. */
function meeting(left: Segment, right: Segment): "none" | "touch" | "cross" | "overlap" {
  const [a, b, c, d] = [left.from, left.to, right.from, right.to];
  const [atC, atD, atA, atB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (atC === 0 && atD === 0) {
    const shared = [c, d].filter((end) => between(a, b, end)).concat([a, b].filter((end) => between(c, d, end)));
    const distinct = shared.filter((end, index) => shared.findIndex((other) => same(other, end)) === index);
    return distinct.length === 0 ? "none" : distinct.length === 1 ? "touch" : "overlap";
  }
  if (atC > 0 !== atD > 0 && atA > 0 !== atB > 0 && atC !== 0 && atD !== 0 && atA !== 0 && atB !== 0) return "cross";
  const touches =
    (atC === 0 && between(a, b, c)) ||
    (atD === 0 && between(a, b, d)) ||
    (atA === 0 && between(c, d, a)) ||
    (atB === 0 && between(c, d, b));
  return touches ? "touch" : "none";
}

function forbidden(left: Segment, right: Segment): boolean {
  const how = meeting(left, right);
  if (how === "none") return false;
  if (left.ring !== right.ring) return how !== "touch"; // OGC 06-103r4 §6.1.11: rings may touch in a point, never cross or run together.
  const apart = Math.abs(left.order - right.order);
  const neighbours = apart === 1 || apart === left.ringLength - 1;
  return neighbours ? how === "overlap" : true;
}

/**
 * The first place where the rings of a part meet themselves or each other in a way OGC 06-103r4 §6.1.11 forbids: a ring that crosses,
 * touches or doubles itself, or two rings that cross or run together. null when there is none. Rings must be closed and free of
 * repeated neighbouring positions; n log n by an R-tree over segments.
 */
export function selfCrossing(part: Part): Position | null {
  const segments: Segment[] = [];
  part.forEach((ring, ringIndex) => {
    for (let at = 1; at < ring.length; at += 1) {
      const [from, to] = [ring[at - 1], ring[at]];
      if (from && to) segments.push({ from, to, ring: ringIndex, order: at - 1, ringLength: ring.length - 1 });
    }
  });
  if (segments.length === 0) return null;
  const tree = new Flatbush(segments.length);
  const boxOfSegment = ({ from, to }: Segment) =>
    [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])] as const;
  for (const segment of segments) tree.add(...boxOfSegment(segment));
  tree.finish();
  for (const [index, segment] of segments.entries()) {
    let bad = false;
    tree.search(...boxOfSegment(segment), (other) => {
      const rival = segments[other];
      if (!bad && other > index && rival) bad = forbidden(segment, rival);
      return false;
    });
    if (bad) return segment.from;
  }
  return null;
}
