import type { z } from "zod";
import { cityDay } from "#platform/days";
import { boxOf } from "#platform/geo";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { calendar } from "#modules/limits";
import type { Area, Level } from "#modules/places";
import type { World } from "./circle.ts";
import { momentOf } from "./contract/week.ts";
import {
  ListNextSites,
  ListVillages,
  ReadCoverage,
  ReadReach,
  type Coverage,
  type NextSites,
  type Reach,
  type VillageList,
  type VillageRow,
} from "./contract/reads.ts";
import { askedOf, basisOf, DEFINITION, factsIn, rowOf, worldIn, type Asked, type VillageFact } from "./covering.ts";
import { cellsOver } from "./engine/cells.ts";
import { fieldOf, reach } from "./engine/circle.ts";
import { propose } from "./planning.ts";
import { trailOf } from "./views.ts";

const BELOW: Readonly<Record<Level, Level>> = {
  city: "county",
  county: "town",
  town: "village",
  village: "village",
  grid: "village",
  microGrid: "village",
};

/** The area asked for, or the city; grids count as their village. */
export function areaOf({ places }: World, code: string | undefined): Area {
  const found = code === undefined ? places.children("")[0] : places.area(code.slice(0, 12));
  if (!found || found.validTo !== null) throw refuse.notFound("service-circle.no-such-area");
  return found;
}

export const readCoverage = query<z.output<typeof ReadCoverage>, Coverage>({
  name: "service-circle.read-coverage",
  route: "GET /api/service-circle/coverage",
  summary: { zh: "覆盖率：按类别、时刻、辖区", en: "Households covered, by kind, hour and area" },
  input: ReadCoverage,
  allow: everybody,
  run: async (ctx, input) => {
    const world = worldIn(ctx);
    const area = areaOf(world, input.area);
    const asked = askedOf(world, input);
    const facts = factsIn(asked, area.code);
    const below = world.places.within(area.code, BELOW[area.level]);
    const of = Map.groupBy(facts, ({ index }) => world.villages[index]!.area.code.slice(0, below[0]?.code.length ?? 12));
    return {
      figure: DEFINITION,
      basis: basisOf(asked),
      whole: rowOf(asked, area, facts),
      rows: below.map((one) => rowOf(asked, one, of.get(one.code) ?? [])),
    };
  },
});

/** Whole minutes, upward: 15.02 minutes are not "15". */
const minutesOf = (seconds: number): number | null => (seconds === Infinity ? null : Math.ceil((seconds - 0.01) / 6) / 10);

function villageRow({ world, answer }: Asked, { index, seconds, covered, why }: VillageFact): VillageRow {
  const { area, households } = world.villages[index]!;
  const near = answer.open[answer.reached.point[index]!];
  const trail = trailOf(world.places, area.code.slice(0, 9));
  return {
    code: area.code,
    zh: area.zh,
    en: area.en,
    trailZh: trail.zh,
    trailEn: trail.en,
    households,
    minutes: minutesOf(seconds),
    covered,
    why,
    nearest: near ? { home: near.home, id: near.id, zh: near.zh, en: near.en ?? near.zh } : null,
    point: area.point,
  };
}

const PAGE = 500;

export const listVillages = query<z.output<typeof ListVillages>, VillageList>({
  name: "service-circle.list-villages",
  route: "GET /api/service-circle/coverage/villages",
  summary: { zh: "覆盖率背后的村（社区）", en: "The villages behind the figure" },
  input: ListVillages,
  allow: everybody,
  run: async (ctx, input) => {
    const world = worldIn(ctx);
    const asked = askedOf(world, input);
    const facts = factsIn(asked, areaOf(world, input.area).code);
    const wanted = input.only === undefined ? facts : facts.filter(({ covered }) => covered === (input.only === "covered"));
    const rest = wanted.filter(({ index }) => world.villages[index]!.area.code > (input.cursor ?? ""));
    const page = rest.slice(0, PAGE);
    const last = page.at(-1);
    return {
      basis: basisOf(asked),
      rows: page.map((fact) => villageRow(asked, fact)),
      next: last && rest.length > PAGE ? world.villages[last.index]!.area.code : null,
      total: wanted.length,
    };
  },
});

export const listNextSites = query<z.output<typeof ListNextSites>, NextSites>({
  name: "service-circle.list-next-sites",
  route: "GET /api/service-circle/next-sites",
  summary: { zh: "下一个点设在哪里，新增覆盖最多", en: "Where the next point would newly cover most households" },
  input: ListNextSites,
  allow: { roles: ["staff"], condition: "any member of staff", admits: ({ actor }) => actor.kind === "staff" },
  ratePerMinute: 60,
  run: async (ctx, input) => {
    const world = worldIn(ctx);
    const area = areaOf(world, input.area);
    const asked = askedOf(world, input);
    const { chosen, gaps, candidates } = propose(asked, area.code, input.count);
    const { households } = rowOf(asked, area, factsIn(asked, area.code));
    let covered = households.covered;
    return {
      basis: basisOf(asked),
      all: households.all,
      covered: households.covered,
      rows: chosen.map(({ candidate, gain, places: brought }) => {
        const { area: village } = world.villages[candidates[candidate]!]!;
        const trail = trailOf(world.places, village.code.slice(0, 9));
        covered += gain;
        return {
          code: village.code,
          zh: village.zh,
          en: village.en,
          trailZh: trail.zh,
          trailEn: trail.en,
          point: village.point!,
          households: gain,
          villages: brought.map((gap) => {
            const { code, zh, en } = world.villages[gaps[gap]!]!.area;
            return { code, zh, en };
          }),
          covered: households.all === 0 ? 0 : covered / households.all,
        };
      }),
    };
  },
});

const MAX_CELLS = 9_000;
const pictures = new WeakMap<World, Map<string, Reach>>();

function pictureOf(asked: Asked, area: Area): Reach {
  const { world, mode, kind, answer } = asked;
  const seen = world.seen(mode);
  const shape = world.places.shape(area.code);
  const bands = [kind.minutes / 3, (kind.minutes * 2) / 3, kind.minutes];
  if (!seen || !shape) return { basis: basisOf(asked), cellM: 0, bands, corners: [], cells: [] };
  const { centres, corners, cellM } = cellsOver(boxOf(shape), MAX_CELLS);
  const inside = centres.filter((centre) => world.places.locate(centre)?.village.startsWith(area.code));
  const points = answer.open.map((point) => seen.ways.place(point));
  const { seconds } = reach(seen.ways, inside.map(seen.ways.place), points, fieldOf(seen.ways, points));
  const cells = inside.flatMap((centre, index) => {
    const band = bands.findIndex((minutes) => seconds[index]! <= minutes * 60 + 0.01);
    return band < 0 ? [] : [Number(centre.lon.toFixed(5)), Number(centre.lat.toFixed(5)), band];
  });
  return { basis: basisOf(asked), cellM, bands, corners, cells };
}

export const readReach = query<z.output<typeof ReadReach>, Reach>({
  name: "service-circle.read-reach",
  route: "GET /api/service-circle/reach",
  summary: { zh: "等时圈（六边形近似）", en: "Travel-time areas, as hexagons" },
  input: ReadReach,
  allow: everybody,
  ratePerMinute: 60,
  run: async (ctx, input) => {
    const world = worldIn(ctx);
    const area = areaOf(world, input.area);
    const asked = askedOf(world, input);
    const kept = pictures.get(world) ?? new Map<string, Reach>();
    pictures.set(world, kept);
    // Two moments with the same doors open have the same picture but not the same basis.
    const key = `${area.code} ${asked.kind.code} ${asked.mode.code} ${input.at}`;
    const known = kept.get(key) ?? pictureOf(asked, area);
    if (kept.size > 100) kept.clear();
    kept.set(key, known);
    return known;
  },
});

/** Now, as a minute of the week in the city, and whether today is a public holiday on a weekday. */
export function nowIn(ctx: { now: string; read: Parameters<typeof worldIn>[0]["read"] }): { at: string; holiday: boolean } {
  const local = new Date(Date.parse(ctx.now) + 8 * 3_600_000);
  const weekday = (local.getUTCDay() + 6) % 7;
  const at = momentOf(weekday * 1440 + local.getUTCHours() * 60 + local.getUTCMinutes());
  return { at, holiday: weekday < 5 && ctx.read(calendar).status(cityDay(ctx.now)) === "off" };
}
