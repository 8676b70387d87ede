import type { QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { cityDay } from "#modules/places";
import { unitName } from "./queries-visible.ts";

/** A unit on the frozen list of a round, and whether it applied. */
export type RoundUnit = { name: string; place: string; until: string; applied: boolean };

/** Of the rounds of one year, in one area: units on their lists, those that applied, and the day the last of them closed. */
export type YearCount = { year: number; area: string; n: number; applied: number; until: string };

type Round = { id: string; scheme: string; year: number; until: string };
type Count = { round: string; county: string; n: number };

/** Rounds whose days are over: an open one is not told of. */
async function closedRounds({ db, now }: QueryContext, mine: (scheme: string) => boolean): Promise<Round[]> {
  const rounds = await db<Round[]>`
    select id::text, scheme, extract(year from from_on)::int as year, until_on::text as until from cells.round
    where until_on < ${cityDay(now)}::date and voided_on is null`;
  return rounds.filter(({ scheme }) => mine(scheme));
}

/** Lists, rounds and applications lie under homes of their own, so they are counted apart, a row a round and county, and put together here. */
export async function countYears(ctx: QueryContext, mine: (scheme: string) => boolean): Promise<YearCount[]> {
  const rounds = await closedRounds(ctx, mine);
  const ids = rounds.map(({ id }) => id);
  const listed = await ctx.db<Count[]>`
    select round::text, left(place, 6) as county, count(*)::int as n from cells.eligible where round = any(${ids}::uuid[]) group by 1, 2`;
  const applied = await ctx.db<Count[]>`
    select round::text, left(place, 6) as county, count(distinct unit)::int as n from cells.application
    where round = any(${ids}::uuid[]) and stage not in ('withdrawn', 'voided') group by 1, 2`;
  const known = new Map(rounds.map((round) => [round.id, round]));
  const found = new Map<string, YearCount>();
  const add = ({ round, county, n }: Count, what: "n" | "applied"): void => {
    const of = known.get(round);
    if (!of) return;
    for (const area of new Set([cityCode(), county])) {
      const key = `${of.year} ${area}`;
      const count = found.get(key) ?? { year: of.year, area, n: 0, applied: 0, until: of.until };
      found.set(key, { ...count, [what]: count[what] + n, until: of.until > count.until ? of.until : count.until });
    }
  };
  for (const one of listed) add(one, "n");
  for (const one of applied) add(one, "applied");
  return [...found.values()].filter(({ n }) => n > 0);
}

/** The units on the lists of one year in one area, each with whether it applied. */
export async function readRounds(
  ctx: QueryContext,
  mine: (scheme: string) => boolean,
  { year, area }: { year: number; area: string },
): Promise<RoundUnit[]> {
  const { db, read } = ctx;
  const rounds = (await closedRounds(ctx, mine)).filter((round) => round.year === year);
  const known = new Map(rounds.map((round) => [round.id, round]));
  const ids = [...known.keys()];
  const listed = await db<{ round: string; unit: string; name: string; nameEn: string | null; place: string }[]>`
    select round::text, unit, name, name_en as "nameEn", place from cells.eligible
    where round = any(${ids}::uuid[]) and left(place, ${area.length}::int) = ${area} order by round, place, unit`;
  const applied = await db<{ round: string; unit: string }[]>`
    select distinct round::text, unit from cells.application where round = any(${ids}::uuid[]) and stage not in ('withdrawn', 'voided')`;
  const there = new Set(applied.map(({ round, unit }) => `${round} ${unit}`));
  return listed.flatMap(({ round, unit, name: zh, nameEn, place }) => {
    const of = known.get(round);
    const en = unitName({ read, language: "en" }, unit, { zh, en: nameEn });
    // Both names in one, as rows of figures carry them.
    const name = en === zh ? zh : `${zh} · ${en}`;
    return of ? [{ name, place, until: of.until, applied: there.has(`${round} ${unit}`) }] : [];
  });
}
