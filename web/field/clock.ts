/** Below this a phone's clock is as good as the server's. */
const NOTICEABLE_MS = 2_000;

/** How far the server's clock is ahead of the phone's, from one answer: the `Date` header is taken to be of the middle of the exchange. */
export function offsetFrom(dateHeader: string | null, askedAt: number, answeredAt: number): number | null {
  const server = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(server)) return null;
  // The header has whole seconds.
  const offset = server + 500 - (askedAt + answeredAt) / 2;
  return Math.abs(offset) < NOTICEABLE_MS + (answeredAt - askedAt) / 2 ? 0 : Math.round(offset);
}

/** Ids that never go back: a phone whose clock was set right meanwhile still makes later ids for later things. */
export const nextInstant = (now: number, lastMs: number): number => Math.max(now, lastMs + 1);
