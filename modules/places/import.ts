import {
  covers,
  gcjShapeToWgs,
  gcjToWgs,
  metresToBorder,
  partsOf,
  pointOnSurface,
  polygonIndex,
  readFeatures,
  type LonLat,
  type Shape,
} from "#platform/geo";
import { AreaName, type ImportAreas, type ImportFault } from "./contract.ts";
import { readCsv } from "#platform/sheets";
import { kindOf, levelOf, parentOf, significant } from "./code.ts";
import type { AreaFacts } from "./area.ts";

/** One area as a file tells it; `row`: its place in the file, from 1 (the header of a CSV is not counted). */
export type ImportRow = { row: number; facts: AreaFacts; shape: Shape | null };
export type ImportReading = { rows: ImportRow[]; faults: ImportFault[] };

/** What the register says of an area that the file itself does not hold. */
export type KnownParent = { open: boolean; synthetic: boolean; shape: Shape | null };

type RawRow = {
  row: number;
  code: string | null;
  name: unknown;
  en: unknown;
  level: unknown;
  parent: unknown;
  point: unknown;
  shape: Shape | null;
};

const MAX_ROWS = 5_000;
/** An official outline leaves its parent's by digits, not by streets; half a kilometre is what a file in GCJ-02 is off. */
const OUTSIDE_PARENT_M = 200;
const OVERLAP_M = 50;
const SAMPLES = 24;

const codeOf = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" ? significant(String(value).trim()) : null;

function rawFromCsv(csv: string): { raw: RawRow[]; faults: ImportFault[] } {
  const [header = [], ...lines] = readCsv(csv, MAX_ROWS + 2);
  const column = (name: string) => header.findIndex((title) => title.toLowerCase() === name);
  const [code, name, level, parent, en] = [column("code"), column("name"), column("level"), column("parent_code"), column("en")];
  if (code < 0 || name < 0) return { raw: [], faults: [{ row: 0, area: null, code: "places.fault.csv-header" }] };
  if (lines.length > MAX_ROWS)
    return { raw: [], faults: [{ row: 0, area: null, code: "places.fault.tooManyFeatures", params: { limit: MAX_ROWS } }] };
  const cell = (line: string[], place: number): string | undefined => (place < 0 ? undefined : line[place] || undefined);
  const raw = lines.map((line, index) => ({
    row: index + 1,
    code: codeOf(cell(line, code)),
    name: cell(line, name),
    en: cell(line, en),
    level: cell(line, level),
    parent: cell(line, parent),
    point: undefined,
    shape: null,
  }));
  return { raw, faults: [] };
}

function rawFromGeoJson(value: unknown): { raw: RawRow[]; faults: ImportFault[] } {
  const { features, faults } = readFeatures(value, { features: MAX_ROWS, positions: 500_000 });
  return {
    raw: features.map(({ index, properties, shape }) => {
      const { code, name, en, level, parent, parent_code: parentCode, point } = properties;
      return { row: index + 1, code: codeOf(code), name, en, level, parent: parent ?? parentCode, point, shape };
    }),
    faults: faults.map(({ index, reason, params }) => ({
      row: index + 1,
      area: null,
      code: `places.fault.${reason}`,
      ...(params ? { params } : {}),
    })),
  };
}

/** Codes a file speaks of, without judging the rest of it. */
export function codesIn(input: Pick<ImportAreas, "geojson" | "csv">): string[] {
  const codes = new Set<string>();
  const add = (code: unknown) => {
    const short = codeOf(code);
    if (short !== null && short.length <= 12 && codes.size < MAX_ROWS) codes.add(short);
  };
  if (input.csv !== undefined) for (const row of rawFromCsv(input.csv).raw) add(row.code);
  const features: unknown =
    typeof input.geojson === "object" && input.geojson !== null && "features" in input.geojson ? input.geojson.features : [];
  if (Array.isArray(features))
    for (const item of features.slice(0, MAX_ROWS) as unknown[]) {
      const properties: unknown = typeof item === "object" && item !== null && "properties" in item ? item.properties : null;
      if (typeof properties === "object" && properties !== null && "code" in properties) add(properties.code);
    }
  return [...codes];
}

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  typeof value[0] === "number" &&
  typeof value[1] === "number" &&
  Math.abs(value[0]) <= 180 &&
  Math.abs(value[1]) <= 90;

function readRow(raw: RawRow, input: ImportAreas): ImportRow | ImportFault {
  const code = raw.code;
  const fault = (reason: string, params?: ImportFault["params"]): ImportFault => ({
    row: raw.row,
    area: code,
    code: `places.fault.${reason}`,
    ...(params ? { params } : {}),
  });
  if (code === null) return fault("code");
  const level = levelOf(code);
  if (level === null || code.length > 12) return fault("grid-not-here");
  const name = AreaName.safeParse(raw.name);
  if (!name.success) return fault("name");
  const en = raw.en === undefined || raw.en === null || raw.en === "" ? null : AreaName.safeParse(raw.en);
  if (en && !en.success) return fault("en");
  if (raw.level !== undefined && raw.level !== null && raw.level !== level) return fault("level", { level });
  const parent = parentOf(code);
  if (raw.parent !== undefined && raw.parent !== null && raw.parent !== "" && significant(String(raw.parent)) !== parent)
    return fault("parent", { parent: parent ?? "" });
  const toWgs = (point: LonLat): LonLat => (input.crs === "gcj02" ? gcjToWgs(point) : point);
  const shape = raw.shape && input.crs === "gcj02" ? gcjShapeToWgs(raw.shape) : raw.shape;
  const seat = isPosition(raw.point) ? toWgs({ lon: raw.point[0], lat: raw.point[1] }) : null;
  const point = seat ?? (shape && pointOnSurface(shape));
  const facts: AreaFacts = {
    code,
    level,
    kind: kindOf(code, name.data),
    zh: name.data,
    en: en ? en.data : null,
    parent,
    validFrom: input.validFrom,
    synthetic: input.synthetic,
    point,
  };
  return { row: raw.row, facts, shape };
}

type Faulty = (row: ImportRow, reason: string, params: NonNullable<ImportFault["params"]>) => void;

/** A code twice, a parent nobody knows, an outline outside its parent's. */
function compareWithParents(rows: readonly ImportRow[], parentOfRow: (code: string) => KnownParent | null, faulty: Faulty): void {
  const byCode = new Map(rows.map((row) => [row.facts.code, row]));
  for (const row of rows) {
    const { code, parent, synthetic } = row.facts;
    if (byCode.get(code) !== row) faulty(row, "twice", { area: code });
    if (parent === null) continue;
    const within = byCode.get(parent);
    const before = parentOfRow(parent);
    if (!within && !before?.open) faulty(row, "no-parent", { parent });
    // An outline of the demonstration city says nothing about where a real village may lie.
    const frame = within?.shape ?? (before && (!before.synthetic || synthetic) ? before.shape : null);
    const seat = row.shape && pointOnSurface(row.shape);
    if (frame && seat && !covers(frame, seat) && metresToBorder(frame, seat) > OUTSIDE_PARENT_M) faulty(row, "outside-parent", { parent });
  }
}

/** Its middle, two dozen of its corners, and the points half-way to them: enough to see that land was given twice, quick enough for half a million corners. */
function samples(shape: Shape): LonLat[] {
  const middle = pointOnSurface(shape);
  const all = partsOf(shape).flat(2);
  const step = Math.max(1, Math.floor(all.length / SAMPLES));
  const corners = all.filter((_, index) => index % step === 0).map(([lon, lat]) => ({ lon, lat }));
  const halfway = corners.map(({ lon, lat }) => ({ lon: (lon + middle.lon) / 2, lat: (lat + middle.lat) / 2 }));
  return [middle, ...corners, ...halfway.filter((point) => covers(shape, point))];
}

function compareSisters(rows: readonly ImportRow[], faulty: Faulty): void {
  for (const sisters of Map.groupBy(rows, ({ facts }) => facts.level).values()) {
    const drawn = sisters.flatMap((row) => (row.shape ? [{ row, shape: row.shape }] : []));
    const index = polygonIndex(drawn.map(({ shape }) => shape));
    for (const { row, shape } of drawn) {
      const other = samples(shape)
        .flatMap((point) => index.all(point.lon, point.lat).flatMap((place) => (drawn[place] ? [{ point, ...drawn[place] }] : [])))
        .find((found) => found.row.facts.code !== row.facts.code && metresToBorder(found.shape, found.point) > OVERLAP_M);
      if (other) faulty(row, "overlaps", { area: other.row.facts.code });
    }
  }
}

/** Reads a whole file: every row that can be taken, parents first, and every fault with its row. */
export function readImport(input: ImportAreas, parentOfRow: (code: string) => KnownParent | null): ImportReading {
  const { raw, faults } = input.csv === undefined ? rawFromGeoJson(input.geojson) : rawFromCsv(input.csv);
  const read = raw.map((row) => readRow(row, input));
  const rows = read.filter((row): row is ImportRow => "facts" in row);
  const wrong = read.filter((row): row is ImportFault => !("facts" in row));
  const compared: ImportFault[] = [];
  const faulty: Faulty = (row, reason, params) =>
    compared.push({ row: row.row, area: row.facts.code, code: `places.fault.${reason}`, params });
  compareWithParents(rows, parentOfRow, faulty);
  compareSisters(rows, faulty);
  const all = [...faults, ...wrong, ...compared].sort((left, right) => left.row - right.row);
  return { rows: rows.sort((left, right) => left.facts.code.length - right.facts.code.length || left.row - right.row), faults: all };
}
