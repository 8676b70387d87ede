import { cityDay } from "#platform/days";
import type { QueryContext, ToldAt, ToldFigure, ToldRow } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { places } from "#modules/places";
import { askedOf, DEFINITION, factsIn, worldIn } from "./covering.ts";

/** Wednesday, ten in the morning: an hour at which offices are open. Any other hour is asked for on the pages of the circle. */
const HOUR = "3-10:00";

type Reached = { code: string; zh: string; en: string; households: number; kinds: number };

/** Every village whose households are known, with how many kinds of point it reaches at that hour; and of how many kinds in all. */
function reachedIn(ctx: QueryContext, area: string): { rows: Reached[]; of: number } {
  const world = worldIn(ctx);
  const kinds = world.standard.kinds.filter(({ retired }) => !retired);
  // Without roads nothing can be said; an even nought would be a claim.
  if (world.network.inForce === null || kinds.length === 0) return { rows: [], of: kinds.length };
  const found = new Map<number, number>();
  for (const { code: kind } of kinds)
    for (const { index, covered } of factsIn(askedOf(world, { kind, at: HOUR }), area))
      found.set(index, (found.get(index) ?? 0) + (covered ? 1 : 0));
  const rows = [...found].flatMap(([index, reached]): Reached[] => {
    const { area: village, households } = world.villages[index]!;
    const { code, zh, en } = village;
    return households ? [{ code, zh, en, households, kinds: reached }] : [];
  });
  return { rows, of: kinds.length };
}

const yearOf = ({ now }: QueryContext): number => Number(cityDay(now).slice(0, 4));

async function coverOf(ctx: QueryContext): Promise<ToldAt[]> {
  const counties = ctx.read(places).within(cityCode(), "county");
  return [cityCode(), ...counties.map(({ code }) => code)].flatMap((area): ToldAt[] => {
    const { rows, of } = reachedIn(ctx, area);
    const households = rows.reduce((sum, one) => sum + one.households, 0);
    if (households === 0) return [];
    const value = rows.reduce((sum, one) => sum + one.households * (one.kinds / of), 0) / households;
    return [{ year: yearOf(ctx), area, value, n: rows.length, part: null, error: null, against: [], publishedAt: ctx.now }];
  });
}

async function rowsOf(ctx: QueryContext, { year, area }: { year: number; area: string }): Promise<ToldRow[] | null> {
  if (year !== yearOf(ctx)) return null;
  const { rows, of } = reachedIn(ctx, area);
  return rows.map(({ code, zh, en, households, kinds }) => ({
    said: kinds / of,
    weight: households,
    name: `${zh}（${kinds}/${of} 类） · ${en} (${kinds} of ${of} kinds)`,
    place: code,
    day: cityDay(ctx.now),
    link: `/circle/${code}`,
  }));
}

/** How many people the points reach (domain.md §6, cov.pop), so that a report card can carry it and anybody counts it again village by village. */
export const circleFigures: readonly ToldFigure[] = [
  {
    code: DEFINITION.code,
    zh: "人口覆盖率（十五分钟服务圈，按户）",
    en: "Households covered by the service circle",
    definition: {
      zh: "今天星期三上午十点开着门的各类服务点（警务室、调解室、卫生站等现行标准的全部种类），一户在规定分钟内能到达（或由其到达）的种类占全部种类的比例，按户数加权平均。村以代表点计，户数取网格户数区间的中值。",
      en: "Of the kinds of service point in the standard in force (police room, mediation room, clinic …), open on a Wednesday at ten, the share a household reaches (or is reached by) within the minutes set; the mean over households. A village counts by its own point, its households are the middle of its grids' bands.",
    },
    version: DEFINITION.version,
    owner: { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" },
    excluded: {
      zh: "户数不知道的村不计；没有路网时不出数；停用、没有开门的服务点不算。",
      en: "Villages whose households are not known are left out; without a road network there is no number; closed points do not count.",
    },
    caveat: {
      zh: "按现在的服务点和路网算，只有今年的数。路上的时间是按路网和速度表估的，不是实测；夜里和周末开门的少，请到服务圈页面按时间看。",
      en: "By the points and roads of today, so this year alone has a number. Times on the way are estimated from roads and speeds, never measured on anybody; at night and on weekends fewer doors are open: see the pages of the circle by the hour.",
    },
    unit: "percent",
    counted: "mean",
    higherIsBetter: true,
    all: coverOf,
    rows: rowsOf,
    readers: ["admin", "supervisor", "commandRoom", "auditor"],
    path: "/console/circle",
  },
];
