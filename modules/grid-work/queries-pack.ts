import { createHash } from "node:crypto";
import type { z } from "zod";
import { everybody, readers } from "#platform/reading";
import { taxonomy } from "#modules/incidents";
import { organisations } from "#modules/organisations";
import { places, type Area } from "#modules/places";
import { mapPositions, partsOf, simplifyTogether, type Shape } from "#platform/geo";
import { query, type QueryContext } from "#platform/modules";
import { ReadAreaPack, ReadPractice, type AreaPack, type PackArea, type PackShape, type PackUnit, type PracticeView } from "./contract.ts";
import { GRID } from "./permits.ts";
import { gridsOf } from "./queries-day.ts";
import { cityPatrols } from "./register-patrols.ts";
import { cityPractice } from "./register-practice.ts";

/** Thinner than a phone's own fix can tell. */
const TOLERANCE_M = 3;

const unique = <T extends { code: string }>(all: readonly T[]): T[] => [...new Map(all.map((one) => [one.code, one])).values()];

/** The villages of the grids, and all grids in them: whoever stands on a border sees the neighbour. */
function areasFor(ctx: Pick<QueryContext, "read">, grids: readonly string[]): Area[] {
  const all = ctx.read(places);
  const villages = [
    ...new Set(grids.flatMap((grid) => (grid.length >= 12 ? [grid.slice(0, 12)] : all.within(grid, "village").map(({ code }) => code)))),
  ];
  return unique(
    villages.flatMap((code) => [
      ...[all.area(code)].filter((area) => area !== undefined),
      ...all.within(code, "grid"),
      ...all.within(code, "microGrid"),
    ]),
  );
}

const packArea = ({ code, level, zh, en, phone, point, synthetic }: Area): PackArea => ({
  code,
  level: level as PackArea["level"],
  zh,
  en,
  phone,
  point,
  synthetic,
});

const rounded = (shape: Shape): Shape => mapPositions(shape, ([lon, lat]) => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]);

function shapesOf(ctx: Pick<QueryContext, "read">, areas: readonly Area[]): { shapes: PackShape[]; sources: string[] } {
  const all = ctx.read(places);
  const drawn = areas.flatMap(({ code }) => {
    const shape = all.shape(code);
    return shape ? [{ code, shape, source: all.drawn(code)?.source ?? "" }] : [];
  });
  const thin = simplifyTogether(
    drawn.map(({ shape }) => shape),
    TOLERANCE_M,
  );
  return {
    shapes: drawn.map(({ code }, index) => ({
      code,
      polygons: partsOf(rounded(thin[index]!)).map((part) => part.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]))),
    })),
    sources: [...new Set(drawn.map(({ source }) => source).filter((source) => source !== ""))].sort(),
  };
}

/** Offices that answer for the grids, lowest first, and those above them. */
function unitsFor(ctx: Pick<QueryContext, "read">, grids: readonly string[]): PackUnit[] {
  const known = ctx.read(organisations);
  return unique(grids.flatMap((grid) => known.units({ area: grid.slice(0, 12), open: true })))
    .map(({ code, department, zh, en, phone, hours }) => ({ code, department, zh, en, phone, hours }))
    .slice(0, 200);
}

function packOf(ctx: QueryContext, grids: readonly string[]): Omit<Extract<AreaPack, { unchanged: false }>, "version" | "unchanged"> {
  const areas = areasFor(ctx, grids);
  const patrols = ctx.read(cityPatrols);
  const { groups, categories } = ctx.read(taxonomy);
  const second = new Set(categories.map(({ code }) => code));
  const points = [...new Map(grids.flatMap((grid) => patrols.pointsIn(grid)).map((point) => [point.id, point])).values()];
  const plans = [...new Map(grids.flatMap((grid) => patrols.plansFor(grid)).map((plan) => [plan.id, plan])).values()];
  return {
    grids: [...grids],
    areas: areas.map(packArea),
    ...shapesOf(ctx, areas),
    synthetic: areas.some(({ synthetic }) => synthetic),
    taxonomy: [...groups.filter(({ code }) => !second.has(code)), ...categories],
    practice: ctx.read(cityPractice).view,
    units: unitsFor(ctx, grids),
    points: points.map(({ demo: _, ...point }) => point),
    plans: plans.map(({ home, id, area, zh, en, every, points: route }) => ({ home, id, area, zh, en, every, points: [...route] })),
  };
}

export const readAreaPack = query<z.output<typeof ReadAreaPack>, AreaPack>({
  name: "grid-work.read-area-pack",
  route: "GET /api/grid-work/pack",
  summary: { zh: "离线包：本网格的区划、清单、短语、电话和巡查点", en: "What a phone needs without signal, for the worker's own grids" },
  input: ReadAreaPack,
  allow: readers(GRID, "own grids"),
  tagged: true,
  run: async (ctx, { have }) => {
    const pack = packOf(ctx, gridsOf(ctx));
    const version = createHash("sha256").update(JSON.stringify(pack)).digest("base64url").slice(0, 22);
    return have === version ? { version, unchanged: true } : { version, unchanged: false, ...pack };
  },
});

export const readPractice = query<z.output<typeof ReadPractice>, PracticeView>({
  name: "grid-work.read-practice",
  route: "GET /api/grid-work/practice",
  summary: { zh: "走访目的、代办种类和时限、短语", en: "Purposes, kinds and limits of requests, phrases" },
  input: ReadPractice,
  allow: everybody,
  run: async (ctx) => ctx.read(cityPractice).view,
});
