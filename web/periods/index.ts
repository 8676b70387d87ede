export type Span = { from: string; to: string };

const DAY_MS = 86_400_000;
const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
/** Last day of the month a day lies in. */
const monthEnd = (day: string): string => addDays(`${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);

/** The same day so many months away; the last of a shorter month. */
function moved(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const first = `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}-01`;
  const wanted = `${first.slice(0, 8)}${day.slice(8)}`;
  return wanted > monthEnd(first) ? monthEnd(first) : wanted;
}

const areMonths = ({ from, to }: Span): boolean => from.endsWith("-01") && to === monthEnd(to);

/**
 * What a period is held against (domain.md §6): 环比 the period before it, of as many whole months where it is months and of as many days otherwise; 同比 the
 * same days of the year before. A month that is not over is held against as much of the other month, never against the whole.
 */
export function heldAgainst(span: Span): { previous: Span; lastYear: Span } {
  const last = (day: string, months: number): string =>
    day === monthEnd(day) ? monthEnd(`${moved(`${day.slice(0, 7)}-01`, months)}`) : moved(day, months);
  const lastYear = { from: moved(span.from, -12), to: areMonths(span) ? last(span.to, -12) : moved(span.to, -12) };
  if (areMonths(span)) {
    const months =
      (Number(span.to.slice(0, 4)) - Number(span.from.slice(0, 4))) * 12 + Number(span.to.slice(5, 7)) - Number(span.from.slice(5, 7)) + 1;
    return { previous: { from: moved(span.from, -months), to: last(span.to, -months) }, lastYear };
  }
  if (span.from.endsWith("-01") && span.from.slice(0, 7) === span.to.slice(0, 7))
    return { previous: { from: moved(span.from, -1), to: moved(span.to, -1) }, lastYear };
  const days = (Date.parse(span.to) - Date.parse(span.from)) / DAY_MS + 1;
  return { previous: { from: addDays(span.from, -days), to: addDays(span.from, -1) }, lastYear };
}

/**
 * How far one value lies from another: of shares (`points`) the difference, of anything else (this − that) / that. Null where there is none, and where
 * there is nothing to divide by.
 */
export function changeBetween(points: boolean, now: number | null, then: number | null): number | null {
  if (now === null || then === null) return null;
  const difference = now - then;
  if (points) return Math.round(difference * 1e6) / 1e6;
  return then === 0 ? null : Math.round((difference / then) * 1e6) / 1e6;
}
