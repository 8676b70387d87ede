import { createHash } from "node:crypto";
import { query, register } from "#platform/modules";
import { gcjToWgs, mapPositions, simplifyTogether, type LonLat, type Shape } from "#platform/geo";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import {
  ListAreas,
  LocatePoint,
  ReadShapes,
  SearchAreas,
  type AreaHit,
  type AreaList,
  type AreaRow,
  type Level,
  type Located,
  type NamedArea,
  type ResidentCount,
  type ShapeCollection,
} from "./contract.ts";
import type { FormerName } from "./area.ts";
import { buildPlaces, type Area, type Places } from "./places.ts";
import type { z } from "zod";

type StoredArea = Omit<Area, "point" | "households" | "en"> & {
  en: string | null;
  lon: number | null;
  lat: number | null;
  householdsFrom: number | null;
  householdsTo: number | null;
};
type StoredShape = { code: string; hash: string; source: string; shape: Shape };

/** The city's areas and grids, kept in memory by every process. */
export const places = register<Places>({
  name: "places",
  kinds: ["places.area"],
  load: async (db) => {
    const areas = await db<StoredArea[]>`
      select code, level, kind, zh, en, parent, valid_from::text as "validFrom", valid_to::text as "validTo", successors, synthetic,
        lon, lat, households_from as "householdsFrom", households_to as "householdsTo", phone, former_names as "formerNames"
      from places.area`;
    const shapes = await db<StoredShape[]>`select code, hash, source, shape from places.shape where valid_to is null`;
    const counts = await db<(ResidentCount & { code: string })[]>`
      select code, day::text as day, residents, document, synthetic from places.residents`;
    const known = areas.map(({ lon, lat, householdsFrom, householdsTo, en, ...area }): Area => ({
      ...area,
      en: en ?? area.zh,
      formerNames: area.formerNames satisfies readonly FormerName[],
      point: lon === null || lat === null ? null : { lon, lat },
      households: householdsFrom === null || householdsTo === null ? null : { from: householdsFrom, to: householdsTo },
    }));
    return buildPlaces(known, shapes, counts);
  },
});

const named = ({ code, level, zh, en }: Area): NamedArea => ({ code, level, zh, en });

const rowOf = (known: Places, area: Area): AreaRow => ({
  ...named(area),
  kind: area.kind,
  point: area.point,
  children: known.children(area.code).length,
  synthetic: area.synthetic,
  validFrom: area.validFrom,
  validTo: area.validTo,
  successors: area.successors,
  households: area.households,
  phone: area.phone,
  residents: known.residents(area.code),
});

function known(from: Places, code: string): Area {
  const area = from.area(code);
  if (!area) throw refuse.notFound("places.unknown-area");
  return area;
}

export const listAreas = query<z.infer<typeof ListAreas>, AreaList>({
  name: "places.list-areas",
  route: "GET /api/places/areas",
  summary: { zh: "查下级区划和网格", en: "Areas and grids directly below an area" },
  fromRegisters: true,
  input: ListAreas,
  allow: everybody,
  run: async (ctx, { parent }) => {
    const all = ctx.read(places);
    const areas = all.children(parent ?? "").map((area) => rowOf(all, area));
    if (parent === undefined) return { parent: null, trail: [], areas };
    return { parent: rowOf(all, known(all, parent)), trail: all.trail(parent).map(named), areas };
  },
});

export const locatePoint = query<z.infer<typeof LocatePoint>, Located>({
  name: "places.locate-point",
  route: "GET /api/places/locate",
  summary: { zh: "坐标属于哪个网格", en: "Which grid a point belongs to" },
  fromRegisters: true,
  input: LocatePoint,
  allow: everybody,
  run: async (ctx, { lon, lat, crs }) => {
    const all = ctx.read(places);
    const point: LonLat = crs === "gcj02" ? gcjToWgs({ lon, lat }) : { lon, lat };
    const found = all.locate(point);
    if (found) {
      const trail = all.trail(found.grid ?? found.village);
      return { inside: true, ...found, trail: trail.map(named), synthetic: trail.some(({ synthetic }) => synthetic) };
    }
    const nearest = all.nearest(point);
    const area = nearest && all.area(nearest.code);
    return {
      inside: false,
      nearest: nearest && area ? { ...named(area), metres: Math.round(nearest.metres) } : null,
      advice: "places.outside",
    };
  },
});

export const searchAreas = query<z.infer<typeof SearchAreas>, AreaHit[]>({
  name: "places.search-areas",
  route: "GET /api/places/search",
  summary: { zh: "按名称查区划和网格", en: "Areas and grids by name" },
  fromRegisters: true,
  input: SearchAreas,
  allow: everybody,
  run: async (ctx, { q }) => {
    const all = ctx.read(places);
    return all.search(q, 20).map((area) => ({ ...named(area), trail: all.trail(area.code).map(named) }));
  },
});

const BELOW: Readonly<Record<Level, Level>> = {
  city: "county",
  county: "town",
  town: "village",
  village: "grid",
  grid: "microGrid",
  microGrid: "microGrid",
};
/** How far a border may be moved on a map of that level, in metres. */
const TOLERANCE_M: Readonly<Record<Level, number>> = { city: 120, county: 80, town: 40, village: 20, grid: 5, microGrid: 2 };
const MAX_SHAPES = 1_500;

// Maps ask for the same few collections again and again; they live as long as the register they were drawn from.
const drawings = new WeakMap<Places, Map<string, ShapeCollection>>();

const rounded = (shape: Shape): Shape => mapPositions(shape, ([lon, lat]) => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]);

function drawShapes(all: Places, parent: string, level: Level): ShapeCollection {
  const wanted = all.within(parent, level).flatMap((area) => {
    const shape = all.shape(area.code);
    const drawn = all.drawn(area.code);
    return shape && drawn ? [{ area, shape, ...drawn }] : [];
  });
  if (wanted.length > MAX_SHAPES) throw refuse.tooLarge("places.too-many-shapes", { limit: MAX_SHAPES });
  const thinned = simplifyTogether(
    wanted.map(({ shape }) => shape),
    TOLERANCE_M[level],
  );
  const hash = createHash("sha256");
  for (const { area, hash: one } of wanted) hash.update(`${area.code} ${area.zh} ${area.en} ${area.synthetic} ${one}\n`);
  return {
    type: "FeatureCollection",
    version: hash.digest("hex").slice(0, 32),
    synthetic: wanted.some(({ area }) => area.synthetic),
    sources: [...new Set(wanted.map(({ source }) => source))],
    features: wanted.map(({ area }, index) => ({
      type: "Feature",
      properties: { ...named(area), kind: area.kind, synthetic: area.synthetic },
      geometry: rounded(thinned[index]!),
    })),
  };
}

/** Outlines of one level inside an area, as maps draw them; drawn once for as long as the register stands. */
export function drawnShapes(all: Places, parent: string, level: Level): ShapeCollection {
  const memory = drawings.get(all) ?? new Map<string, ShapeCollection>();
  drawings.set(all, memory);
  const key = `${parent} ${level}`;
  const drawn = memory.get(key) ?? drawShapes(all, parent, level);
  memory.set(key, drawn);
  return drawn;
}

export const readShapes = query<z.infer<typeof ReadShapes>, ShapeCollection>({
  name: "places.read-shapes",
  route: "GET /api/places/shapes",
  summary: { zh: "区划和网格边界（供地图）", en: "Outlines of areas and grids, for maps" },
  fromRegisters: true,
  tagged: true,
  input: ReadShapes,
  allow: everybody,
  run: async (ctx, { parent, level }) => {
    const all = ctx.read(places);
    const below: Level = parent === undefined ? "city" : BELOW[known(all, parent).level];
    const wanted = level ?? below;
    return drawnShapes(all, parent ?? "", wanted);
  },
});
