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
  /**
   * What fields hold for as long as nothing has happened to them (null, false, 0, an empty list or object): left out of the state as it is kept, and put
   * back when it is read. For nouns of many fields and many records: half of a young record's state is such fields.
   */
  blank?: Readonly<Record<string, unknown>>;
};

/** The state as `ledger.stream` keeps it. */
export function keptState({ blank }: { blank?: Noun<unknown, never>["blank"] }, state: unknown): unknown {
  if (blank === undefined || typeof state !== "object" || state === null) return state;
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(state)) if (!isBlank(value, blank[name])) kept[name] = value;
  return kept;
}

/** The state that a kept one stands for. One that was kept with all its fields is what it was. */
export const readState = ({ blank }: { blank?: Noun<unknown, never>["blank"] }, kept: unknown): unknown =>
  blank === undefined ? kept : { ...blank, ...(kept as object) };

/** `of`: null, false, 0, an empty list or object, or undefined for a field that is always kept. */
const isBlank = (value: unknown, of: unknown): boolean =>
  value === of ||
  (typeof value === "object" &&
    typeof of === "object" &&
    value !== null &&
    of !== null &&
    Array.isArray(value) === Array.isArray(of) &&
    Object.keys(value).length === 0);

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
