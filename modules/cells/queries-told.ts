import type { QueryContext } from "#platform/modules";
import { cityDay } from "#modules/places";
import { unitName } from "./queries-visible.ts";

/** A unit on the frozen list of a round, and whether it applied. */
export type RoundUnit = { year: number; name: string; place: string; until: string; applied: boolean };

type Listed = { round: string; scheme: string; unit: string; name: string; nameEn: string | null; place: string };
type Round = { id: string; year: number; until: string };

/** Lists, rounds and applications lie under homes of their own, so they are read apart and put together here. A round whose days are not over is not told of. */
export async function readRounds({ db, now, read }: QueryContext, mine: (scheme: string) => boolean): Promise<RoundUnit[]> {
  const today = cityDay(now);
  const rounds = await db<Round[]>`
    select id::text, extract(year from from_on)::int as year, until_on::text as until from cells.round where until_on < ${today}::date and voided_on is null`;
  const known = new Map(rounds.map((round) => [round.id, round]));
  const listed = await db<
    Listed[]
  >`select round::text, scheme, unit, name, name_en as "nameEn", place from cells.eligible order by round, place, unit`;
  const applied = await db<{ round: string; unit: string }[]>`
    select distinct round::text, unit from cells.application where stage not in ('withdrawn', 'voided')`;
  const there = new Set(applied.map(({ round, unit }) => `${round} ${unit}`));
  return listed.flatMap(({ round, scheme, unit, name: zh, nameEn, place }) => {
    const of = known.get(round);
    const en = unitName({ read, language: "en" }, unit, { zh, en: nameEn });
    // Both names in one, as rows of figures carry them.
    const name = en === zh ? zh : `${zh} · ${en}`;
    return of && mine(scheme) ? [{ year: of.year, name, place, until: of.until, applied: there.has(`${round} ${unit}`) }] : [];
  });
}
