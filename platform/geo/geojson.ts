import { selfCrossing } from "./crossing.ts";
import { covers, doubleArea, shapeOf, type Part, type Position, type Ring, type Shape } from "./shape.ts";

export type GeoFaultReason =
  | "notGeoJson"
  | "foreignCrs"
  | "tooManyFeatures"
  | "tooManyPositions"
  | "notAFeature"
  | "notAPolygon"
  | "badPosition"
  | "outOfRange"
  | "ringTooShort"
  | "ringNotClosed"
  | "ringFlat"
  | "selfIntersection"
  | "holeOutside"
  | "partsOverlap";

/** Why a file or one feature of it cannot be taken. `index`: place in `features`, -1 for the file. */
export type GeoFault = { index: number; reason: GeoFaultReason; params?: Record<string, string | number> };

export type GeoFeature = { index: number; properties: Readonly<Record<string, unknown>>; shape: Shape | null };

export type GeoLimits = { features: number; positions: number };

const LIMITS: GeoLimits = { features: 5_000, positions: 500_000 };

// RFC 7946 §4: WGS-84 only. Files that name it (or CGCS2000, the same within a metre) in the older way are taken.
const KNOWN_CRS = /CRS84|EPSG:+(4326|4490)$|CGCS2000/i;

type Reading = { reason: GeoFaultReason; params?: Record<string, string | number> };
type Outcome<T> = { ok: true; value: T } | { ok: false; fault: Reading };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const no = (reason: GeoFaultReason, params?: Reading["params"]): { ok: false; fault: Reading } => ({
  ok: false,
  fault: params ? { reason, params } : { reason },
});

function readPosition(value: unknown): Outcome<Position> {
  if (!Array.isArray(value) || value.length < 2) return no("badPosition");
  const [lon, lat]: unknown[] = value;
  if (typeof lon !== "number" || typeof lat !== "number" || !Number.isFinite(lon) || !Number.isFinite(lat)) return no("badPosition");
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return no("outOfRange", { lon, lat });
  return { ok: true, value: [lon, lat] };
}

/** A ring as RFC 7946 §3.1.6 wants it: four positions or more, first equal to last; repeated neighbours dropped; exterior counter-clockwise, holes clockwise. */
function readRing(value: unknown, hole: boolean): Outcome<Ring> {
  if (!Array.isArray(value)) return no("badPosition");
  const ring: Position[] = [];
  for (const item of value) {
    const position = readPosition(item);
    if (!position.ok) return position;
    const last = ring.at(-1);
    if (!last || last[0] !== position.value[0] || last[1] !== position.value[1]) ring.push(position.value);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || (ring.length > 1 && (first[0] !== last[0] || first[1] !== last[1]))) return no("ringNotClosed");
  if (ring.length < 4) return no("ringTooShort");
  const area = doubleArea(ring);
  if (area === 0) return no("ringFlat");
  return { ok: true, value: area > 0 === hole ? ring.reverse() : ring };
}

function readPart(value: unknown): Outcome<Part> {
  if (!Array.isArray(value) || value.length === 0) return no("notAPolygon");
  const part: Ring[] = [];
  for (const [index, item] of value.entries()) {
    const ring = readRing(item, index > 0);
    if (!ring.ok) return ring;
    part.push(ring.value);
  }
  const crossing = selfCrossing(part);
  if (crossing) return no("selfIntersection", { lon: crossing[0], lat: crossing[1] });
  const [outline, ...holes] = part;
  if (!outline) return no("notAPolygon");
  const within = (ring: Ring, of: Ring) => ring.every(([lon, lat]) => covers({ type: "Polygon", coordinates: [of] }, { lon, lat }));
  if (holes.some((hole, index) => !within(hole, outline) || holes.some((other, place) => place !== index && within(hole, other))))
    return no("holeOutside");
  return { ok: true, value: part };
}

/** Parts of one shape may touch in points and must not lie in or across each other. */
function overlapping(parts: readonly Part[]): boolean {
  if (parts.length < 2) return false;
  if (selfCrossing(parts.flat())) return true;
  return parts.some((part, index) =>
    parts.some((other, place) => {
      const outline = part[0];
      return place !== index && outline !== undefined && outline.every(([lon, lat]) => covers(shapeOf([other]), { lon, lat }));
    }),
  );
}

/** Reads one GeoJSON geometry: a Polygon or MultiPolygon, checked and wound as RFC 7946 asks; heights are dropped. */
export function readShape(value: unknown): Outcome<Shape> {
  if (!isRecord(value) || !Array.isArray(value.coordinates)) return no("notAPolygon");
  const coordinates: unknown[] = value.coordinates;
  if (value.type !== "Polygon" && value.type !== "MultiPolygon") return no("notAPolygon");
  const parts: Part[] = [];
  for (const item of value.type === "Polygon" ? [coordinates] : coordinates) {
    const part = readPart(item);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  if (parts.length === 0) return no("notAPolygon");
  return overlapping(parts) ? no("partsOverlap") : { ok: true, value: shapeOf(parts) };
}

/** Positions in a geometry, counted before anything is built from it; a MultiPolygon nests three deep, and deeper is never walked. */
function countPositions(value: unknown, depth = 4): number {
  if (!Array.isArray(value) || depth === 0) return 0;
  return typeof value[0] === "number" ? 1 : value.reduce((sum: number, item) => sum + countPositions(item, depth - 1), 0);
}

/**
 * Reads a FeatureCollection of areas. Gives every feature that can be taken and a fault for every one that cannot, so a whole file
 * can be mended in one go. A feature without geometry is taken (`shape` null). Refuses other coordinate systems, more than
 * `limits` features or positions, and whatever RFC 7946 or OGC simple features call invalid.
 */
export function readFeatures(value: unknown, limits: GeoLimits = LIMITS): { features: GeoFeature[]; faults: GeoFault[] } {
  const whole = (reason: GeoFaultReason, params?: Reading["params"]) => ({
    features: [],
    faults: [{ index: -1, reason, ...(params ? { params } : {}) }],
  });
  if (!isRecord(value) || value.type !== "FeatureCollection" || !Array.isArray(value.features)) return whole("notGeoJson");
  const crs = isRecord(value.crs) && isRecord(value.crs.properties) ? value.crs.properties.name : undefined;
  if (crs !== undefined && !(typeof crs === "string" && KNOWN_CRS.test(crs))) return whole("foreignCrs");
  const items: unknown[] = value.features;
  if (items.length > limits.features) return whole("tooManyFeatures", { limit: limits.features });
  const features: GeoFeature[] = [];
  const faults: GeoFault[] = [];
  let positions = 0;
  for (const [index, item] of items.entries()) {
    if (!isRecord(item) || item.type !== "Feature") {
      faults.push({ index, reason: "notAFeature" });
      continue;
    }
    const properties = isRecord(item.properties) ? item.properties : {};
    if (item.geometry === null || item.geometry === undefined) {
      features.push({ index, properties, shape: null });
      continue;
    }
    positions += isRecord(item.geometry) ? countPositions(item.geometry.coordinates) : 0;
    if (positions > limits.positions)
      return { features, faults: [...faults, { index, reason: "tooManyPositions", params: { limit: limits.positions } }] };
    const shape = readShape(item.geometry);
    if (shape.ok) features.push({ index, properties, shape: shape.value });
    else faults.push({ index, ...shape.fault });
  }
  return { features, faults };
}
