import { z } from "zod";
import { Day } from "#contracts/limits";

export const LEVELS = ["city", "county", "town", "village", "grid", "microGrid"] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

export const GRID_KINDS = ["general", "dedicated", "micro"] as const;
export const KINDS = [
  "city",
  "district",
  "county",
  "countyCity",
  "subdistrict",
  "town",
  "township",
  "specialTown",
  "community",
  "village",
  ...GRID_KINDS,
] as const;
export const Kind = z.enum(KINDS);
export type Kind = z.infer<typeof Kind>;

/** Significant area code: 4 city, 6 county, 9 town, 12 village, 15 grid, 17 micro-grid. */
export const AreaCode = z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12}|\d{15}|\d{17})$/);
export const GridCode = z.string().regex(/^(\d{15}|\d{17})$/);
/** gcj02: the coordinates of Chinese base maps; turned into WGS-84 as they come in, never kept. */
export const Crs = z.enum(["wgs84", "gcj02"]);
export type Crs = z.infer<typeof Crs>;
// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u001F\u007F\uFFFE\uFFFF]*$/u;
export const line = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(1).max(max).regex(VISIBLE));
export const AreaName = line(60);
/** A duty phone, printed on the neighbourhood's notice board: a desk's or a hotline. Mobile numbers are somebody's, and history is never erased. */
export const Phone = z.string().regex(/^(0\d{2,3}-?\d{7,8}|\d{3,6})$/);

/** Households as a band: the estimate is never finer than it is known. */
export const Households = z
  .object({ from: z.number().int().min(0).max(100_000), to: z.number().int().min(0).max(100_000) })
  .refine(({ from, to }) => from <= to);
export type Households = z.infer<typeof Households>;

// ——— what is written ———

/** A MultiPolygon in a collection nests nine deep; brackets without end are refused before anything walks them. */
function shallow(value: unknown, depth = 16): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => shallow(item, depth - 1));
}
export const Json = z.unknown().refine((value) => shallow(value));

/** Official areas of a city: names and, where the file has them, outlines. Either a GeoJSON FeatureCollection (properties code, name, level?, parent_code?, en?, point?) or CSV `code,name,level,parent_code[,en]`. */
export const ImportAreas = z
  .object({
    geojson: Json.optional(),
    csv: z.string().max(5_000_000).optional(),
    crs: Crs.default("wgs84"),
    /** First day the areas are as the file says. */
    validFrom: Day,
    /** Who published the outlines, with the map approval number 审图号: shown under every map. */
    source: line(200),
    synthetic: z.boolean().default(false),
    /** true: only say what would happen and every row that cannot be taken. */
    dryRun: z.boolean().default(true),
  })
  .refine(({ geojson, csv }) => (geojson === undefined || geojson === null) !== (csv === undefined), { path: ["geojson"] });
export type ImportAreas = z.infer<typeof ImportAreas>;

export type ImportFault = { row: number; area: string | null; code: string; params?: Record<string, string | number | boolean | string[]> };
export type ImportOutcome = {
  dryRun: boolean;
  rows: number;
  registered: number;
  renamed: number;
  redrawn: number;
  unchanged: number;
  faults: ImportFault[];
};

export const RenameArea = z.object({ code: AreaCode, zh: AreaName, en: AreaName.nullish(), from: Day });
export type RenameArea = z.infer<typeof RenameArea>;
/** `validTo` is the first day on which the area is no more. */
export const CloseArea = z.object({ code: AreaCode, validTo: Day, successors: z.array(AreaCode).max(20).default([]) });
export type CloseArea = z.infer<typeof CloseArea>;

/** Residents of several areas on one day, as one document has them; `rows.code` is not repeated. */
export const RecordResidents = z
  .object({
    day: Day,
    /** Title and number of the bulletin or year-book. */
    document: line(200),
    synthetic: z.boolean().default(false),
    rows: z
      .array(z.object({ code: AreaCode, residents: z.number().int().min(0).max(100_000_000) }))
      .min(1)
      .max(400),
  })
  .refine(({ rows }) => new Set(rows.map(({ code }) => code)).size === rows.length, { path: ["rows"] });
export type RecordResidents = z.infer<typeof RecordResidents>;

// ——— what is read ———

/** Residents of an area on a day, as a document has them. */
export type ResidentCount = { day: string; residents: number; document: string; synthetic: boolean };

export type LonLat = { lon: number; lat: number };
export type AreaRow = {
  code: string;
  level: Level;
  kind: Kind;
  zh: string;
  en: string;
  point: LonLat | null;
  /** How many open areas lie directly below. */
  children: number;
  synthetic: boolean;
  validFrom: string;
  validTo: string | null;
  successors: string[];
  /** Grids only. */
  households: Households | null;
  phone: string | null;
  /** The newest count there is; never of a grid. */
  residents: ResidentCount | null;
};
export type NamedArea = { code: string; level: Level; zh: string; en: string };

export const ListAreas = z.object({ parent: AreaCode.optional() });
export type AreaList = { parent: AreaRow | null; trail: NamedArea[]; areas: AreaRow[] };

const Longitude = z.coerce.number().min(-180).max(180);
const Latitude = z.coerce.number().min(-90).max(90);
export const LocatePoint = z.object({ lon: Longitude, lat: Latitude, crs: Crs.default("wgs84") });
export type Located =
  | { inside: true; grid: string | null; village: string; town: string; county: string; trail: NamedArea[]; synthetic: boolean }
  | { inside: false; nearest: (NamedArea & { metres: number }) | null; advice: "places.outside" };

export const ReadShapes = z.object({ parent: AreaCode.optional(), level: Level.optional() });
export type ShapeFeature = {
  type: "Feature";
  properties: NamedArea & { kind: Kind; synthetic: boolean };
  geometry: { type: "Polygon" | "MultiPolygon"; coordinates: unknown };
};
/** Outlines for a map, thinned; `version` changes with any of them. `sources` stand under the map; `synthetic` asks for the words 示意数据. */
export type ShapeCollection = {
  type: "FeatureCollection";
  version: string;
  synthetic: boolean;
  sources: string[];
  features: ShapeFeature[];
};

export const SearchAreas = z.object({ q: z.string().trim().min(1).max(40) });
export type AreaHit = NamedArea & { trail: NamedArea[] };
