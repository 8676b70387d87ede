import { mapPositions, type LonLat, type Shape } from "./shape.ts";

// Constants of the published GCJ-02 offset: the Krasovsky 1940 ellipsoid.
const AXIS = 6378245;
const ECCENTRICITY = 0.006693421622965943;

const RADIAN = Math.PI / 180;

const wave = (amplitude: number, x: number, divisor: number): number => (amplitude * Math.sin((x * Math.PI) / divisor) * 2) / 3;

/** Mainland offset is applied inside this rectangle, as every public map client does; it is wider than the country. */
const shifted = ({ lon, lat }: LonLat): boolean => lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;

function offset({ lon, lat }: LonLat): LonLat {
  const [x, y] = [lon - 105, lat - 35];
  const common = 0.1 * x * y + wave(20, x, 1 / 6) + wave(20, x, 1 / 2);
  const root = Math.sqrt(Math.abs(x));
  const north =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.2 * root + common + wave(20, y, 1) + wave(40, y, 3) + wave(160, y, 12) + wave(320, y, 30);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * root + common + wave(20, x, 1) + wave(40, x, 3) + wave(150, x, 12) + wave(300, x, 30);
  const radians = lat * RADIAN;
  const magic = 1 - ECCENTRICITY * Math.sin(radians) ** 2;
  return {
    lon: east / ((AXIS / Math.sqrt(magic)) * Math.cos(radians) * RADIAN),
    lat: north / (((AXIS * (1 - ECCENTRICITY)) / (magic * Math.sqrt(magic))) * RADIAN),
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
