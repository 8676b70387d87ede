/** A stream's address: `home` is the 9-digit town-level code where the record was taken in; it never changes. `id` is a UUIDv7 minted by the client. */
export type StreamKey = { home: string; id: string };

/** An event as the ledger keeps it. Actor, time and sequence are put by the platform, never by the event. */
export type Recorded<E> = E & Stamp;

export type Stamp = {
  /** Sequence in the stream, from 1. */
  seq: number;
  /** RFC 3339 instant with milliseconds, server time. */
  at: string;
  /** Account id, "resident" or "system". */
  by: string;
  /** The role the actor used, or "" for residents and the system. */
  role: string;
  /** Code of the organisation the actor acted for, or "". */
  unit: string;
};

/** One record type: its events, fold and beginning. Pure; shared with browsers. */
export type Noun<S, E extends { type: string }> = {
  /** `module.noun`, e.g. "incidents.incident". */
  kind: string;
  initial: S;
  evolve: (state: S, event: Recorded<E>) => S;
};

export const noun = <S, E extends { type: string }>(value: Noun<S, E>): Noun<S, E> => value;

/** Folds a whole history. */
export const fold = <S, E extends { type: string }>(of: Noun<S, E>, events: Recorded<E>[]): S => events.reduce(of.evolve, of.initial);

/** Puts the stamp on an event. A field of its own called `role` or `unit` stays the event's; who, when and which are always the platform's. */
export const stamped = <E extends { type: string }>(event: E, { seq, at, by, role, unit }: Stamp): Recorded<E> => ({
  role,
  unit,
  ...event,
  seq,
  at,
  by,
});
