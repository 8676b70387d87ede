import { addDays } from "#platform/days";

export type Span = { from: string; to: string };

/** Last day of the month a day lies in. */
export const monthEnd = (day: string): string => addDays(`${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);

/** The calendar months a span of whole months is made of. */
export function monthsIn({ from, to }: Span): Span[] {
  const months: Span[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = addDays(monthEnd(first), 1))
    months.push({ from: first, to: monthEnd(first) < to ? monthEnd(first) : to });
  return months;
}

/** The calendar years inside a span, the first and last as far as they reach. */
export function yearsIn({ from, to }: Span): Span[] {
  const years: Span[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    years.push({ from: `${year}-01-01` > from ? `${year}-01-01` : from, to: `${year}-12-31` < to ? `${year}-12-31` : to });
  return years;
}

export const daysOf = ({ from, to }: Span): Span => ({ from: `${from}-01`, to: monthEnd(`${to}-01`) });
