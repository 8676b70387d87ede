import { doubleArea, type Position, type Ring } from "./shape.ts";

/** A straight line as the points where `east × lon + north × lat = at`. */
type Line = { east: number; north: number; at: number };

const beside = (line: Line, [lon, lat]: Position): number => line.east * lon + line.north * lat - line.at;

const crossing = (line: Line, from: Position, to: Position): Position => {
  const [before, after] = [beside(line, from), beside(line, to)];
  const share = before / (before - after);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
};

/** The part of a ring on the lower side of a line (`sign` −1) or the upper (+1); both get the very same crossing points. */
function half(ring: Ring, line: Line, sign: 1 | -1): Position[] {
  const out: Position[] = [];
  for (let at = 1; at < ring.length; at += 1) {
    const [from, to] = [ring[at - 1]!, ring[at]!];
    const [before, after] = [beside(line, from) * sign, beside(line, to) * sign];
    if (before >= 0) out.push(from);
    if (before > 0 !== after > 0 && before !== 0 && after !== 0) out.push(crossing(line, from, to));
  }
  return out.length > 0 ? [...out, out[0]!] : out;
}

const crossings = (ring: Ring, line: Line): number =>
  ring.slice(1).filter((to, index) => beside(line, ring[index]!) > 0 !== beside(line, to) > 0).length;

/** The line of a direction that leaves `share` of the ring's area below it. */
function lineFor(ring: Ring, angle: number, share: number): Line {
  const [east, north] = [Math.cos(angle), Math.sin(angle)];
  const along = ring.map(([lon, lat]) => east * lon + north * lat);
  let [low, high] = [Math.min(...along), Math.max(...along)];
  const whole = Math.abs(doubleArea(ring));
  for (let round = 0; round < 50; round += 1) {
    const at = (low + high) / 2;
    if (Math.abs(doubleArea(half(ring, { east, north, at }, -1))) < share * whole) low = at;
    else high = at;
  }
  return { east, north, at: (low + high) / 2 };
}

/** Across the longest way first, then ever further turned. */
function angles(ring: Ring): number[] {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  const scale = Math.cos(((lats[0] ?? 0) * Math.PI) / 180);
  const wide = (Math.max(...lons) - Math.min(...lons)) * scale > Math.max(...lats) - Math.min(...lats);
  return Array.from(
    { length: 12 },
    (_, turn) => (wide ? 0 : Math.PI / 2) + (Math.PI / 12) * Math.ceil(turn / 2) * (turn % 2 === 0 ? 1 : -1),
  );
}

function pieces(ring: Ring, count: number): Ring[] {
  if (count <= 1) return [ring];
  const less = Math.floor(count / 2);
  for (const angle of angles(ring)) {
    const line = lineFor(ring, angle, less / count);
    if (crossings(ring, line) === 2) return [...pieces(half(ring, line, -1), less), ...pieces(half(ring, line, 1), count - less)];
  }
  return [ring];
}

/** A corner of one piece on another's edge becomes a corner of both: their common border is then the same numbers, and no point falls between. */
function stitched(ring: Ring, corners: readonly Position[]): Ring {
  const out: Position[] = [];
  for (let at = 1; at < ring.length; at += 1) {
    const [from, to] = [ring[at - 1]!, ring[at]!];
    const [alongX, alongY] = [to[0] - from[0], to[1] - from[1]];
    const length = alongX * alongX + alongY * alongY;
    const on = corners
      .map((corner) => ({ corner, share: ((corner[0] - from[0]) * alongX + (corner[1] - from[1]) * alongY) / length }))
      .filter(
        ({ corner, share }) =>
          share > 1e-9 &&
          share < 1 - 1e-9 &&
          Math.hypot(from[0] + share * alongX - corner[0], from[1] + share * alongY - corner[1]) < 1e-11,
      )
      .sort((left, right) => left.share - right.share)
      .map(({ corner }) => corner);
    out.push(from, ...on.filter((corner, index) => index === 0 || String(corner) !== String(on[index - 1])));
  }
  return [...out, out[0]!];
}

/** Cuts a closed ring by straight lines into `count` rings of equal area without gap or overlap. Fewer when a very bent ring cannot be cut in two by any of twelve directions. */
export function cutRing(ring: Ring, count: number): Ring[] {
  const cut = pieces(ring, count);
  const corners = cut.flatMap((piece) => piece.slice(1));
  return cut.map((piece) => stitched(piece, corners));
}
