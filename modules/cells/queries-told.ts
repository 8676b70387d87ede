import { cityDay } from "#platform/days";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { unitName } from "./queries-visible.ts";

/** What is told of the units on a list: that they applied, or that they were awarded, whatever became of the title since. */
export type How = "applied" | "awarded";
type Of = { mine: (scheme: string) => boolean; how: How };

/** A unit on the frozen list of a round, and whether it is among those told of. */
export type RoundUnit = { name: string; place: string; until: string; told: boolean };

/** Of the rounds of one year, in one area: units on their lists, those told of, and the last day that changed it: a round closed, a unit was awarded. */
export type YearCount = { year: number; area: string; n: number; told: number; until: string };

type Round = { id: string; scheme: string; year: number; until: string };
type Count = { round: string; county: string; n: number; last: string | null };

/** Rounds whose days are over: an open one is not told of. */
async function closedRounds({ db, now }: QueryContext, mine: (scheme: string) => boolean): Promise<Round[]> {
  const rounds = await db<Round[]>`
    select id::text, scheme, extract(year from from_on)::int as year, until_on::text as until from cells.round
    where until_on < ${cityDay(now)}::date and voided_on is null`;
  return rounds.filter(({ scheme }) => mine(scheme));
}

const toldOf = (sql: Tag, how: How): Fragment =>
  how === "applied" ? sql`stage not in ('withdrawn', 'voided')` : sql`held_from is not null`;

/** Lists, rounds and applications lie under homes of their own, so they are counted apart, a row a round and county, and put together here. */
export async function countYears(ctx: QueryContext, { mine, how }: Of): Promise<YearCount[]> {
  const rounds = await closedRounds(ctx, mine);
  const ids = rounds.map(({ id }) => id);
  const listed = await ctx.db<Count[]>`
    select round::text, left(place, 6) as county, count(*)::int as n, null as last from cells.eligible where round = any(${ids}::uuid[]) group by 1, 2`;
  const told = await ctx.db<Count[]>`
    select round::text, left(place, 6) as county, count(distinct unit)::int as n, ${how === "awarded" ? ctx.db`max(held_from)::text` : ctx.db`null`} as last
    from cells.application where round = any(${ids}::uuid[]) and ${toldOf(ctx.db, how)} group by 1, 2`;
  const known = new Map(rounds.map((round) => [round.id, round]));
  const found = new Map<string, YearCount>();
  const add = ({ round, county, n, last }: Count, what: "n" | "told"): void => {
    const of = known.get(round);
    if (!of) return;
    for (const area of new Set([cityCode(), county])) {
      const key = `${of.year} ${area}`;
      const count = found.get(key) ?? { year: of.year, area, n: 0, told: 0, until: of.until };
      const until = [count.until, of.until, last ?? ""].toSorted().at(-1) ?? of.until;
      found.set(key, { ...count, [what]: count[what] + n, until });
    }
  };
  for (const one of listed) add(one, "n");
  for (const one of told) add(one, "told");
  return [...found.values()].filter(({ n }) => n > 0);
}

/** The units on the lists of one year in one area, each with whether it is among those told of. */
export async function readRounds(
  ctx: QueryContext,
  { mine, how }: Of,
  { year, area }: { year: number; area: string },
): Promise<RoundUnit[]> {
  const { db, read } = ctx;
  const rounds = (await closedRounds(ctx, mine)).filter((round) => round.year === year);
  const known = new Map(rounds.map((round) => [round.id, round]));
  const ids = [...known.keys()];
  const listed = await db<{ round: string; unit: string; name: string; nameEn: string | null; place: string }[]>`
    select round::text, unit, name, name_en as "nameEn", place from cells.eligible
    where round = any(${ids}::uuid[]) and left(place, ${area.length}::int) = ${area} order by round, place, unit`;
  const told = await db<{ round: string; unit: string }[]>`
    select distinct round::text, unit from cells.application where round = any(${ids}::uuid[]) and ${toldOf(db, how)}`;
  const there = new Set(told.map(({ round, unit }) => `${round} ${unit}`));
  return listed.flatMap(({ round, unit, name: zh, nameEn, place }) => {
    const of = known.get(round);
    const en = unitName({ read, language: "en" }, unit, { zh, en: nameEn });
    // Both names in one, as rows of figures carry them.
    const name = en === zh ? zh : `${zh} · ${en}`;
    return of ? [{ name, place, until: of.until, told: there.has(`${round} ${unit}`) }] : [];
  });
}
