import { addDays, cityDay } from "../days/index.ts";
import { refuse } from "../refusals/index.ts";

type Days = { from: string; to: string };
const MOST_DAYS = 6 * 366;

/**
 * The days a figure is asked for, both counted: to today at most, since what falls due tomorrow has not failed yet; `usual` days back where no beginning is
 * said. Refuses more than six years with `tooLong`, a code of the module's own (params: days).
 */
export function daysAsked(
  now: string,
  ask: { from?: string | undefined; to?: string | undefined },
  { usual, tooLong }: { usual: number; tooLong: string },
): Days {
  const today = cityDay(now);
  const to = ask.to === undefined || ask.to > today ? today : ask.to;
  const from = ask.from ?? addDays(to, -usual);
  if (addDays(from, MOST_DAYS) < to) throw refuse.fields([{ path: "from", code: tooLong, params: { days: MOST_DAYS } }]);
  return { from, to };
}

/** How finely a table of an area tells places apart: counties of a city, towns of a county, villages of a town. */
export const digitsBelow = (area: string): 6 | 9 | 12 => (area.length < 6 ? 6 : area.length < 9 ? 9 : 12);
