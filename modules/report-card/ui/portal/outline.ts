import type { AreaShapes } from "#web/parts";

type Ring = readonly (readonly [lon: number, lat: number])[];

/** An area as a path in the map's own units, and the point its name stands at. */
export type Outline = { code: string; path: string; x: number; y: number };
export type Outlines = { width: number; height: number; synthetic: boolean; areas: Outline[] };

const WIDTH = 640;
/** Corners nearer than this to the one before are not drawn: nobody sees them, and everybody would load them. */
const APART = 3;

function ringsOf(geometry: unknown): Ring[] {
  const { type, coordinates } = geometry as { type: string; coordinates: unknown };
  return type === "Polygon" ? (coordinates as Ring[]) : (coordinates as Ring[][]).flat();
}

const areaOf = (ring: Ring): number =>
  Math.abs(
    ring.reduce(
      (sum, [x, y], index) => sum + x * (ring[(index + 1) % ring.length]?.[1] ?? y) - (ring[(index + 1) % ring.length]?.[0] ?? x) * y,
      0,
    ),
  );

function middleOf(ring: Ring): [number, number] {
  const lon = ring.map(([x]) => x);
  const lat = ring.map(([, y]) => y);
  return [(Math.min(...lon) + Math.max(...lon)) / 2, (Math.min(...lat) + Math.max(...lat)) / 2];
}

/** Outlines laid flat for a small map on a page or on paper; degrees of longitude are as wide as they are at that latitude. */
export function outlinesOf(shapes: AreaShapes): Outlines {
  const rings = shapes.features.map(({ properties, geometry }) => ({ code: properties.code, rings: ringsOf(geometry) }));
  const all = rings.flatMap((one) => one.rings.flat());
  const [west, east] = [Math.min(...all.map(([lon]) => lon)), Math.max(...all.map(([lon]) => lon))];
  const [south, north] = [Math.min(...all.map(([, lat]) => lat)), Math.max(...all.map(([, lat]) => lat))];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * narrow);
  const flat = ([lon, lat]: readonly [number, number]): [number, number] => [
    Math.round((lon - west) * narrow * scale),
    Math.round((north - lat) * scale),
  ];
  const pathOf = (ring: Ring): string => {
    const points: [number, number][] = [];
    for (const position of ring) {
      const [x, y] = flat(position);
      const last = points.at(-1);
      if (!last || Math.hypot(x - last[0], y - last[1]) >= APART) points.push([x, y]);
    }
    return `M${points.map((point) => point.join(" ")).join("L")}Z`;
  };
  return {
    width: WIDTH,
    height: Math.round((north - south) * scale),
    synthetic: shapes.synthetic,
    areas: rings.map((one) => {
      const largest = one.rings.toSorted((left, right) => areaOf(right) - areaOf(left))[0] ?? [];
      const [x, y] = flat(middleOf(largest));
      return { code: one.code, path: one.rings.map(pathOf).join(""), x, y };
    }),
  };
}

/** Which of four shades a value has among those shown; none where it is withheld or there is nothing to divide by. */
export function shadeOf(value: number | null, shown: readonly number[]): 0 | 1 | 2 | 3 | null {
  if (value === null) return null;
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  if (least === most) return 1;
  return Math.min(3, Math.floor(((value - least) / (most - least)) * 4)) as 0 | 1 | 2 | 3;
}
