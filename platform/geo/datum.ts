import { mapPositions, type LonLat, type Shape } from "./shape.ts";

// Constants of the published GCJ-02 offset: the Krasovsky 1940 ellipsoid.
const AXIS = 6378245;
const ECCENTRICITY = 0.006693421622965943;

const wave = (x: number, ...terms: readonly (readonly [amplitude: number, divisor: number])[]): number =>
  terms.reduce((sum, [amplitude, divisor]) => sum + amplitude * Math.sin((x * Math.PI) / divisor), 0) * (2 / 3);

/** Mainland offset is applied inside this rectangle, as every public map client does; it is wider than the country. */
const shifted = ({ lon, lat }: LonLat): boolean => lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;

function offset({ lon, lat }: LonLat): LonLat {
  const [x, y] = [lon - 105, lat - 35];
  const root = Math.sqrt(Math.abs(x));
  const common = wave(x, [20, 1 / 6], [20, 1 / 2]);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common + wave(y, [20, 1], [40, 3], [160, 12], [320, 30]);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common + wave(x, [20, 1], [40, 3], [150, 12], [300, 30]);
  const radians = (lat * Math.PI) / 180;
  const magic = 1 - ECCENTRICITY * Math.sin(radians) ** 2;
  const degree = Math.PI / 180;
  return {
    lon: east / ((AXIS / Math.sqrt(magic)) * Math.cos(radians) * degree),
    lat: north / (((AXIS * (1 - ECCENTRICITY)) / (magic * Math.sqrt(magic))) * degree),
  };
}

/** WGS-84 → GCJ-02, the coordinates of Chinese base maps (Amap, Tencent). Outside China's rectangle nothing changes. Source: the public algorithm, checked by the reference points of eviltransform. */
export function wgsToGcj(point: LonLat): LonLat {
  if (!shifted(point)) return { lon: point.lon, lat: point.lat };
  const by = offset(point);
  return { lon: point.lon + by.lon, lat: point.lat + by.lat };
}

/** GCJ-02 → WGS-84 by fixed-point iteration, to well under 0.1 m. Outside China's rectangle nothing changes. */
export function gcjToWgs(point: LonLat): LonLat {
  if (!shifted(point)) return { lon: point.lon, lat: point.lat };
  let guess: LonLat = point;
  for (let round = 0; round < 12; round += 1) {
    const by = offset(guess);
    const next = { lon: point.lon - by.lon, lat: point.lat - by.lat };
    const moved = Math.abs(next.lon - guess.lon) + Math.abs(next.lat - guess.lat);
    guess = next;
    if (moved < 1e-10) break;
  }
  return guess;
}

/** A whole outline from GCJ-02 to WGS-84. */
export const gcjShapeToWgs = (shape: Shape): Shape =>
  mapPositions(shape, ([lon, lat]) => {
    const moved = gcjToWgs({ lon, lat });
    return [moved.lon, moved.lat];
  });
