import { boxOf, meetsBox, type Box, type Shape } from "#platform/geo";

export type Geometry = Shape | { type: "Point"; coordinates: readonly [lon: number, lat: number] };
/** `when`: the stretch of time it belongs to, as instants in milliseconds. */
export type Feature = {
  id: string;
  geometry: Geometry | null;
  properties: Readonly<Record<string, string | number | boolean | null>>;
  when: { from: number; to: number };
};

/** What of a collection is asked for. A box that runs over the antimeridian has its west end east of its east end (RFC 7946, 5.2). */
export type Asked = {
  limit: number;
  offset: number;
  box: Box | null;
  when: { from: number; to: number } | null;
  equals: Readonly<Record<string, string>>;
};

export type Wrong = { parameter: string; value: string };

const LIMIT = 100;
export const MOST = 1_000;
const MOST_OFFSET = 10_000_000;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;
const DAY_MS = 86_400_000;

/** A whole day of the city or one instant, as a stretch of time; null for what is neither. */
function stretch(value: string): { from: number; to: number } | null {
  if (DAY.test(value)) {
    const from = Date.parse(`${value}T00:00:00+08:00`);
    return Number.isNaN(from) || new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) !== value
      ? null
      : { from, to: from + DAY_MS - 1 };
  }
  const at = INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : { from: at, to: at };
}

/** OGC 17-069r4, requirement 26: an instant, "a/b", "../b", "a/..", an empty end being an open one. */
function whenOf(value: string): Asked["when"] {
  const parts = value.split("/");
  if (parts.length > 2) return null;
  if (parts.length === 1) return stretch(value);
  const [first = "", last = ""] = parts;
  const open = (one: string): boolean => one === "" || one === "..";
  if (open(first) && open(last)) return null;
  const [from, to] = [open(first) ? { from: -Infinity, to: 0 } : stretch(first), open(last) ? { from: 0, to: Infinity } : stretch(last)];
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null;
}

/** Requirement 24: four numbers, or six of which the heights are left out. */
function boxIn(value: string): Box | null {
  const parts = value.split(",").map((part) => (/^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(part) ? Number(part) : Number.NaN));
  if ((parts.length !== 4 && parts.length !== 6) || parts.some((part) => !Number.isFinite(part))) return null;
  const [west = 0, south = 0, east = 0, north = 0] = parts.length === 4 ? parts : [parts[0], parts[1], parts[3], parts[4]];
  const [low, high] = parts.length === 4 ? [0, 0] : [parts[2] ?? 0, parts[5] ?? 0];
  return Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south <= north && low <= high
    ? [west, south, east, north]
    : null;
}

const wholeNumber = (value: string, least: number, most: number): number | null =>
  /^\d{1,9}$/.test(value) && Number(value) >= least ? Math.min(Number(value), most) : null;

/** Reads the parameters of one request for items. Every name that is not known and every value that cannot be read is a wrong (requirements 8 and 9). */
export function readAsked(query: Readonly<Record<string, unknown>>, queryables: readonly string[]): Asked | Wrong {
  const asked = { limit: LIMIT, offset: 0, box: null as Box | null, when: null as Asked["when"], equals: {} as Record<string, string> };
  for (const [parameter, given] of Object.entries(query)) {
    if (typeof given !== "string") return { parameter, value: String(given) };
    const wrong = { parameter, value: given };
    if (parameter === "f") {
      if (given !== "json") return wrong;
    } else if (parameter === "limit") {
      const limit = wholeNumber(given, 1, MOST);
      if (limit === null) return wrong;
      asked.limit = limit;
    } else if (parameter === "offset") {
      const offset = wholeNumber(given, 0, MOST_OFFSET);
      if (offset === null) return wrong;
      asked.offset = offset;
    } else if (parameter === "bbox") {
      asked.box = boxIn(given);
      if (asked.box === null) return wrong;
    } else if (parameter === "datetime") {
      asked.when = whenOf(given);
      if (asked.when === null) return wrong;
    } else if (queryables.includes(parameter)) asked.equals[parameter] = given;
    else return wrong;
  }
  return asked;
}

const boxes = new WeakMap<object, Box>();

export function geometryBox(geometry: Geometry): Box {
  if (geometry.type === "Point") {
    const [lon, lat] = geometry.coordinates;
    return [lon, lat, lon, lat];
  }
  const known = boxes.get(geometry) ?? boxOf(geometry);
  boxes.set(geometry, known);
  return known;
}

function liesIn(geometry: Geometry | null, [west, south, east, north]: Box): boolean {
  if (west > east) return liesIn(geometry, [west, south, 180, north]) || liesIn(geometry, [-180, south, east, north]);
  if (geometry === null) return false;
  const own = geometryBox(geometry);
  if (own[0] > east || own[2] < west || own[1] > north || own[3] < south) return false;
  return geometry.type === "Point" || meetsBox(geometry, [west, south, east, north]);
}

/** The features asked for, in their order, before paging. */
export const selected = (all: readonly Feature[], { box, when, equals }: Asked): Feature[] =>
  all.filter(
    ({ geometry, properties, when: own }) =>
      Object.entries(equals).every(([name, value]) => String(properties[name] ?? "") === value) &&
      (when === null || (own.from <= when.to && own.to >= when.from)) &&
      (box === null || liesIn(geometry, box)),
  );
