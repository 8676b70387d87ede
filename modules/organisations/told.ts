import { cityDay } from "#platform/days";
import type { QueryContext, ToldAt, ToldFigure, ToldRow } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { places } from "#modules/places";
import { coveredOn, type Required, type Worked } from "./coverage.ts";
import { unitKey } from "./keys.ts";
import { withoutContact } from "./network-check.ts";
import { organisations } from "./queries.ts";

/** A year is read at its end, the running one as it stands. */
const dayIn = (year: number, today: string): string => (year === Number(today.slice(0, 4)) ? today : `${year}-12-31`);

/** Every area that a rule of today names, as the areas stood on that day, with the unit that worked there then. */
async function requiredOn(ctx: QueryContext, day: string, spells: readonly Worked[]): Promise<Required[]> {
  const known = ctx.read(places);
  const areas = ctx.read(organisations).rules.map((rule) => ({ rule, areas: known.stood(rule.area, rule.level, day) }));
  return coveredOn(day, areas, spells);
}

const readSpells = ({ db }: QueryContext): Promise<Worked[]> => db<Worked[]>`
  select home, id::text, code, from_on::text as "from", to_on::text as "to" from organisations.spell`;

async function coverOf(ctx: QueryContext): Promise<ToldAt[]> {
  const today = cityDay(ctx.now);
  const spells = await readSpells(ctx);
  const first = Math.min(...spells.map(({ from }) => Number(from.slice(0, 4))), Number(today.slice(0, 4)));
  const found: ToldAt[] = [];
  for (let year = first; year <= Number(today.slice(0, 4)); year++) {
    const all = await requiredOn(ctx, dayIn(year, today), spells);
    const counties = [...new Set(all.flatMap(({ area }) => (area.length >= 6 ? [area.slice(0, 6)] : [])))].sort();
    for (const area of [cityCode(), ...counties]) {
      const mine = all.filter((one) => one.area.startsWith(area));
      if (mine.length === 0) continue;
      const part = mine.filter(({ by }) => by !== null).length;
      // The year under way is worked out anew at every look.
      const publishedAt = dayIn(year, today) === today ? ctx.now : `${year}-12-31T16:00:00.000Z`;
      found.push({ year, area, value: part / mine.length, n: mine.length, part, error: null, against: [], publishedAt });
    }
  }
  return found;
}

async function rowsOf(ctx: QueryContext, { year, area }: { year: number; area: string }): Promise<ToldRow[]> {
  const day = dayIn(year, cityDay(ctx.now));
  const known = ctx.read(places);
  const all = (await requiredOn(ctx, day, await readSpells(ctx))).filter((one) => one.area.startsWith(area));
  return all.map(({ area: at, rule, by }) => {
    const names = known.names(at);
    return {
      said: by ? 1 : 0,
      name: `${names.zh} · ${rule.zh} / ${names.en} · ${rule.en}`,
      place: at,
      day,
      ...(by ? { record: { home: by.home, id: by.id } } : {}),
    };
  });
}

const today = ({ now }: QueryContext): string => cityDay(now);
const working = (ctx: QueryContext, area: string) =>
  ctx
    .read(organisations)
    .units({ open: true })
    .filter((unit) => unit.area.startsWith(area));

async function contactsOf(ctx: QueryContext): Promise<ToldAt[]> {
  const year = Number(today(ctx).slice(0, 4));
  const counties = ctx.read(places).within(cityCode(), "county");
  return [cityCode(), ...counties.map(({ code }) => code)].flatMap((area): ToldAt[] => {
    const units = working(ctx, area);
    if (units.length === 0) return [];
    const part = units.filter((unit) => withoutContact(ctx, unit) !== null).length;
    return [{ year, area, value: part / units.length, n: units.length, part, error: null, against: [], publishedAt: ctx.now }];
  });
}

async function contactRows(ctx: QueryContext, { year, area }: { year: number; area: string }): Promise<ToldRow[] | null> {
  const day = today(ctx);
  if (year !== Number(day.slice(0, 4))) return null;
  return working(ctx, area).map((unit) => ({
    said: withoutContact(ctx, unit) === null ? 0 : 1,
    name: `${unit.zh} / ${unit.en}`,
    place: unit.area,
    day,
    record: unitKey(unit.code),
  }));
}

/** How far the network of offices reaches (domain.md S6, §6): of the areas that must have a unit, those that had one at work. */
export const organisationFigures: readonly ToldFigure[] = [
  {
    code: "org.cover",
    zh: "组织覆盖率",
    en: "Coverage of the organisation network",
    definition: {
      zh: "按现行覆盖要求（每个乡镇街道有司法所、派出所等）应有机构的地区中，年末（本年为今天）有自己的机构挂牌或运行的；一项要求一个地区一行。",
      en: "Of the areas that must have a unit by the coverage rules in force (every town a judicial office, a police station …), those with a unit of their own open or operating at the end of the year, of this year today; one row a rule and area.",
    },
    version: "1",
    owner: { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" },
    excluded: {
      zh: "筹建、停用、合并、撤销的机构不算覆盖；上级机构代管不算；当时没有的区划、已取消的要求不计。",
      en: "Units being set up, suspended, merged or dissolved cover nothing, nor does an office above. Areas that did not stand then and rules withdrawn are left out.",
    },
    caveat: {
      zh: "有没有牌子，不等于办得好不好。以前的年份也按现行要求衡量，不是当时的要求。",
      en: "An office is there or not; how well it works is another question. Past years are held against the rules of today, not those of then.",
    },
    unit: "percent",
    counted: "mean",
    higherIsBetter: true,
    all: coverOf,
    rows: rowsOf,
    readers: ["admin", "supervisor", "commandRoom", "auditor"],
  },
  {
    code: "org.units-without-contact",
    zh: "无有效联络人的机构占比",
    en: "Units without a live contact",
    definition: {
      zh: "今天挂牌或运行的机构中，没有指定联络人、或联络人账号已停用的；一个机构一行。",
      en: "Of the units open or operating today, those that name no contact or whose contact's account is disabled; one row a unit.",
    },
    version: "1",
    owner: { zh: "党委政法委（平安办）", en: "Political and Legal Affairs Commission" },
    excluded: {
      zh: "筹建、停用、合并、撤销的机构不计。",
      en: "Units being set up, suspended, merged or dissolved are left out.",
    },
    caveat: {
      zh: "只看今天：以前谁是联络人、账号何时停用不回溯。联络人是谁不公布。",
      en: "As it is today; who was the contact on past days is not worked out. Who the contact is, is not published.",
    },
    unit: "percent",
    counted: "mean",
    higherIsBetter: false,
    all: contactsOf,
    rows: contactRows,
    readers: ["admin", "supervisor", "commandRoom", "auditor"],
  },
];
