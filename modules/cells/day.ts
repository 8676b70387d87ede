/** The city's day of an instant, for what is folded: a fold reaches into no other module. */
export const dayOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
