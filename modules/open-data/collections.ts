import { cityDay } from "#platform/days";
import type { QueryContext } from "#platform/modules";
import { countedSince } from "#platform/figures";
import { boxOf, type Box, type Shape } from "#platform/geo";
import { cityCode } from "#platform/settings";
import { drawnShapes, places, type Places } from "#modules/places";
import { servicePoints } from "#modules/service-circle";
import { AREA_LEVELS, areas } from "./datasets/areas.ts";
import { incidentsByMonth } from "./datasets/incidents.ts";
import { points } from "./datasets/service-points.ts";
import { monthsOver, type Dataset, type Row, type Said } from "./dataset.ts";
import { rowsOf } from "./datasets.ts";
import { geometryBox, type Feature } from "./feature.ts";

export type Collection = Said & {
  id: string;
  words: Said;
  dataset: Dataset;
  /** Properties that may be asked for by name. */
  queryables: readonly string[];
  read: (ctx: QueryContext) => Promise<readonly Feature[]>;
};

const START = Date.parse("1900-01-01T00:00:00Z");

/** A row under the names of its columns, those left out that the geometry already tells. */
const propertiesOf = ({ columns }: Dataset, row: Row): Feature["properties"] =>
  Object.fromEntries(columns.flatMap(({ name }, index) => (name === "lon" || name === "lat" ? [] : [[name, row[index] ?? null] as const])));

const at = (dataset: Dataset, name: string): number => dataset.columns.findIndex((one) => one.name === name);
const pointIn = (dataset: Dataset, row: Row): Feature["geometry"] => {
  const [lon, lat] = [row[at(dataset, "lon")], row[at(dataset, "lat")]];
  return typeof lon === "number" && typeof lat === "number" ? { type: "Point", coordinates: [lon, lat] } : null;
};
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

const outlined = new WeakMap<Places, readonly Feature[]>();

async function areaFeatures(ctx: QueryContext): Promise<readonly Feature[]> {
  const all = ctx.read(places);
  const known = outlined.get(all);
  if (known) return known;
  const shapes = new Map(
    AREA_LEVELS.flatMap((level) => {
      // A province's villages are more than one map draws at once.
      const inside = level === "village" ? all.within("", "county").map(({ code }) => code) : [""];
      return inside.flatMap((parent) =>
        drawnShapes(all, parent, level).features.map(({ properties, geometry }) => [properties.code, geometry as Shape] as const),
      );
    }),
  );
  const made = (await areas.read(ctx, "")).map((row): Feature => {
    const code = String(row[at(areas, "code")]);
    const from = dayStart(String(row[at(areas, "valid_from")]));
    return {
      id: code,
      geometry: shapes.get(code) ?? pointIn(areas, row),
      properties: propertiesOf(areas, row),
      when: { from, to: Infinity },
    };
  });
  outlined.set(all, made);
  return made;
}

const pointed = new WeakMap<object, readonly Feature[]>();

async function pointFeatures(ctx: QueryContext): Promise<readonly Feature[]> {
  const register = ctx.read(servicePoints);
  const known = pointed.get(register);
  if (known) return known;
  const made = (await points.read(ctx, "")).map((row): Feature => ({
    id: String(row[at(points, "id")]),
    geometry: pointIn(points, row),
    properties: propertiesOf(points, row),
    when: { from: Date.parse(String(row[at(points, "since")])), to: Infinity },
  }));
  pointed.set(register, made);
  return made;
}

/** As far back as the service reaches; older months stand as files. */
const MONTHS = 12;

/** Month by month, each by itself: what a month shows does not depend on how much is asked for, so no two answers leave a few between them. */
async function incidentFeatures(ctx: QueryContext): Promise<readonly Feature[]> {
  const since = await countedSince(ctx.db, ["evt.reported"]);
  const made: Feature[] = [];
  for (const month of monthsOver(since, cityDay(ctx.now)).slice(0, MONTHS).reverse())
    for (const row of await rowsOf(ctx, incidentsByMonth, month)) {
      const from = dayStart(String(row[at(incidentsByMonth, "reported_on")]));
      made.push({
        id: String(row[at(incidentsByMonth, "key")]),
        geometry: pointIn(incidentsByMonth, row),
        properties: propertiesOf(incidentsByMonth, row),
        when: { from, to: from + 86_399_999 },
      });
    }
  return made;
}

export const collections: readonly Collection[] = [
  {
    id: "areas",
    zh: areas.zh,
    en: areas.en,
    words: {
      zh: "市、区县、乡镇街道、村社区的边界，按制图精度简化。",
      en: "Outlines of the city, its counties, towns and villages, simplified for maps.",
    },
    dataset: areas,
    queryables: ["code", "level", "kind", "parent"],
    read: areaFeatures,
  },
  {
    id: "service-points",
    zh: points.zh,
    en: points.en,
    words: points.words,
    dataset: points,
    queryables: ["kind", "stage", "village", "access"],
    read: pointFeatures,
  },
  {
    id: "incidents",
    zh: incidentsByMonth.zh,
    en: incidentsByMonth.en,
    words: {
      zh: `最近 ${MONTHS} 个已过完的月份；更早的见按月文件。${incidentsByMonth.words.zh}`,
      en: `The last ${MONTHS} months that are over; older ones stand as files by month. ${incidentsByMonth.words.en}`,
    },
    dataset: incidentsByMonth,
    queryables: ["category", "stage", "ending", "area"],
    read: incidentFeatures,
  },
];

/** First and last day of a collection, as instants; an open end is null. */
export function spanOf(id: string, all: readonly Feature[]): [string | null, string | null] {
  const starts = all.map(({ when }) => when.from).filter((one) => one >= START);
  const first = starts.reduce((least, one) => Math.min(least, one), Infinity);
  const iso = (ms: number): string | null => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);
  if (id !== "incidents") return [iso(first), null];
  return [iso(first), iso(all.reduce((most, { when }) => Math.max(most, when.to), -Infinity))];
}

/** West, south, east and north of the city's outline, or of its villages' points; null before its map is loaded. */
export function cityBox(known: Places): Box | null {
  const shape = known.shape(cityCode());
  if (shape) return boxOf(shape);
  const within = known
    .within(cityCode(), "village")
    .flatMap(({ point }): Box[] => (point ? [[point.lon, point.lat, point.lon, point.lat]] : []));
  return aroundAll(within);
}

const aroundAll = (boxes: readonly Box[]): Box | null =>
  boxes.length === 0
    ? null
    : boxes.reduce((all, one) => [Math.min(all[0], one[0]), Math.min(all[1], one[1]), Math.max(all[2], one[2]), Math.max(all[3], one[3])]);

/** The box that holds every feature of a collection. */
export const boxAround = (all: readonly Feature[]): Box | null =>
  aroundAll(all.flatMap(({ geometry }) => (geometry ? [geometryBox(geometry)] : [])));
