export const LEASE_MS = 60_000;

/** A job whose turn it is. `attempts` counts this one. */
export type OutboxRow = { home: string; id: string; kind: string; payload: Record<string, unknown>; attempts: number };

export const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();
