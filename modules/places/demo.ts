import { readFileSync } from "node:fs";
import { cutRing, partsOf, pointOnSurface, readFeatures, type LonLat, type Ring, type Shape } from "#platform/geo";
import type { StreamKey } from "#platform/ledger";
import type { AreaEvent, AreaFacts, Drawing, GridFacts } from "./area.ts";
import { areaKey, shapeHash } from "./area-id.ts";
import { kindOf, levelOf, parentOf, shortName, significant } from "./code.ts";
import { readCsv } from "#platform/sheets";

/** One area's whole history, as the bulk loader takes it. */
export type AreaHistory = { kind: "places.area"; key: StreamKey; at: string; events: AreaEvent[] };

const SINCE = "2020-01-01";
const AT = "2020-01-01T00:00:00.000Z";
const SOURCE = "示意数据 synthetic (demo-data/PROVENANCE.md)";

const folder = new URL("../../demo-data/", import.meta.url);
const text = (file: string): string => readFileSync(new URL(file, folder), "utf8");

type Drawn = { shape: Shape; seat: LonLat | null };

function drawings(): Map<string, Drawn> {
  const drawn = new Map<string, Drawn>();
  for (const layer of ["city", "counties", "towns", "villages"]) {
    const { features, faults } = readFeatures(JSON.parse(text(`huzhou-${layer}.synthetic.geojson`)));
    if (faults.length > 0) throw new Error(`demo-data: ${layer}: ${JSON.stringify(faults[0])}`);
    for (const { properties, shape } of features) {
      const seat = properties.point ?? properties.seat;
      const code = significant(String(properties.code));
      if (code && shape) drawn.set(code, { shape, seat: Array.isArray(seat) ? { lon: Number(seat[0]), lat: Number(seat[1]) } : null });
    }
  }
  return drawn;
}

const drawing = (shape: Shape, point: LonLat): Drawing => ({
  shape,
  hash: shapeHash(shape),
  point,
  source: SOURCE,
  synthetic: true,
  from: SINCE,
});

function areaHistory(code: string, zh: string, en: string | null, drawn: Drawn | undefined, residents: number | undefined): AreaHistory {
  const level = levelOf(code);
  if (level === null || !drawn) throw new Error(`demo-data: ${code} has no level or outline`);
  const point = drawn.seat ?? pointOnSurface(drawn.shape);
  const facts: AreaFacts = {
    code,
    level,
    kind: kindOf(code, zh),
    zh,
    en,
    parent: parentOf(code),
    validFrom: SINCE,
    synthetic: true,
    point,
  };
  const events: AreaEvent[] = [
    { type: "places.area-registered", ...facts },
    { type: "places.area-drawn", ...drawing(drawn.shape, point) },
  ];
  if (residents !== undefined)
    events.push({ type: "places.residents-recorded", day: "2019-12-31", residents, document: "2019 年末常住人口", synthetic: true });
  return { kind: "places.area", key: areaKey(code), at: AT, events };
}

/** A small generator (mulberry32) begun anew for each village: the same village always gets the same grids, whatever happens to its neighbours. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八"];

function gridHistories(village: string, { zh, en }: { zh: string; en: string }, shape: Shape): AreaHistory[] {
  const throwDice = dice(Number(village.slice(3)));
  // 居委会 usually 1,000–3,000 households, villages 300–1,500; general grids 300–500 (domain.md §0.2, §2.2).
  const roll = throwDice();
  const count = kindOf(village, zh) === "community" ? 3 + Math.floor(roll * 5) : roll < 0.15 ? 1 : roll < 0.62 ? 2 : 3;
  const outline: Ring = partsOf(shape)[0]?.[0] ?? [];
  return cutRing(outline, count).map((ring, index): AreaHistory => {
    const code = `${village}${String(index + 1).padStart(3, "0")}`;
    const piece: Shape = { type: "Polygon", coordinates: [ring] };
    const from = 300 + 50 * Math.floor(throwDice() * 4);
    const facts: GridFacts = {
      code,
      level: "grid",
      kind: "general",
      zh: `${shortName(zh)}第${NUMERALS[index] ?? index + 1}网格`,
      en: `${en} Grid ${index + 1}`,
      parent: village,
      validFrom: SINCE,
      synthetic: true,
      households: { from, to: from + 50 },
      // The city's own hotline: an invented number might be somebody's.
      notice: { phone: "12345" },
      drawing: drawing(piece, pointOnSurface(piece)),
    };
    return { kind: "places.area", key: areaKey(code), at: AT, events: [{ type: "places.grid-drawn", ...facts }] };
  });
}

/**
 * The demonstration city: every area of Huzhou by its real name and code, with synthetic outlines and about four thousand synthetic grids; or only the
 * grids of the villages wanted, since cutting all of them takes most of a second. The same on every run.
 */
/** Residents of the counties, made up to the size of the city; a town has its county's by its share of villages. */
const RESIDENTS: Readonly<Record<string, number>> = {
  330502: 1_020_000,
  330503: 540_000,
  330521: 550_000,
  330522: 675_000,
  330523: 585_000,
};

function residentsOf(codes: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map(Object.entries(RESIDENTS));
  found.set(
    "3305",
    Object.values(RESIDENTS).reduce((sum, one) => sum + one, 0),
  );
  const villages = (prefix: string) => codes.filter((code) => levelOf(code) === "village" && code.startsWith(prefix)).length;
  for (const town of codes.filter((code) => levelOf(code) === "town")) {
    const county = town.slice(0, 6);
    found.set(town, Math.round(((RESIDENTS[county] ?? 0) * villages(town)) / Math.max(1, villages(county)) / 100) * 100);
  }
  return found;
}

export function demoPlaces(gridsOf: (village: string) => boolean = () => true): { areas: AreaHistory[]; grids: AreaHistory[] } {
  const drawn = drawings();
  const english = new Map(readCsv(text("huzhou-names-en.csv"), 10_000).map(([code = "", en = ""]) => [significant(code), en]));
  const rows = readCsv(text("huzhou-areas.csv"), 10_000).slice(1);
  const known = rows.map(([code = "", zh = ""]) => ({ code: significant(code) ?? "", zh }));
  const residents = residentsOf(known.map(({ code }) => code));
  const areas = known.map(({ code, zh }) => areaHistory(code, zh, english.get(code) ?? null, drawn.get(code), residents.get(code)));
  const grids = known.flatMap(({ code, zh }) =>
    levelOf(code) === "village" && gridsOf(code)
      ? gridHistories(code, { zh, en: english.get(code) ?? shortName(zh) }, drawn.get(code)!.shape)
      : [],
  );
  return { areas, grids };
}
