import type { StreamKey } from "../ledger/noun.ts";
import type { Knowing } from "./topic.ts";

/** Who may learn that a record changed, from its state alone; the same facts its lists are filtered by, and nothing of a person. */
export type Audience = {
  /** Area code where the record is. */
  place: string;
  /** Known to the receiving desks and units only. */
  sealed: boolean;
  /** Units that work on it. */
  units: readonly string[];
  /** The unit a complaint is about, whose people never hear of it. */
  about?: string;
};

/** What a noun says about its changes. `admits` is the predicate of its lists, over an audience instead of a row. */
export type LiveOf<S> = {
  audience: (key: StreamKey, state: S) => Audience | null;
  admits: (known: Knowing, audience: Audience) => boolean;
};

/** One record that changed; (home, stream, seq) names the change for good. `before`: its audience until then, when that was another. */
export type Change = { kind: string; home: string; stream: string; seq: number; audience: Audience; before: Audience | null };

/** As the tail keeps it. */
export type StoredChange = { k: string; h: string; i: string; s: number; a: Audience; b?: Audience };

export const unpacked = ({ k, h, i, s, a, b }: StoredChange): Change => ({
  kind: k,
  home: h,
  stream: i,
  seq: s,
  audience: a,
  before: b ?? null,
});

type Touched = {
  key: StreamKey;
  entry: { noun: { kind: string }; live?: LiveOf<unknown> | undefined };
  before: { seq: number; state: unknown };
  state: unknown;
  events: readonly unknown[];
};

/** What a stream a batch touched puts on the tail: nothing when its noun tells nobody. */
export function storedChange({ key, entry, before, state, events }: Touched): StoredChange | null {
  const now = entry.live?.audience(key, state) ?? null;
  if (now === null || events.length === 0) return null;
  const then = before.seq > 0 ? (entry.live?.audience(key, before.state) ?? null) : null;
  const moved = then !== null && JSON.stringify(then) !== JSON.stringify(now);
  return { k: entry.noun.kind, h: key.home, i: key.id, s: before.seq + events.length, a: now, ...(moved ? { b: then } : {}) };
}

/**
 * Whether a reader learns of a change: who sees the record now, and who saw it until now, because it left their list. What is sealed now is told
 * to nobody by what it was before: a unit that a complaint turns out to be about hears nothing more of it.
 */
export const tells = (admits: (audience: Audience) => boolean, { audience, before }: Pick<Change, "audience" | "before">): boolean =>
  admits(audience) || (!audience.sealed && before !== null && admits(before));
