import type { Change } from "./change.ts";
import { frame, type Words } from "./frames.ts";
import type { Tail, Told } from "./tail.ts";
import type { Ear } from "./topic.ts";

/**
 * A browser tab is one listener; six tabs on two screens are twelve. Behind one address sits an office, a village or a mobile network, behind one link a
 * family. `guests`: those without an account, whatever their addresses, leave a quarter to those at work.
 */
export const LIMITS = { all: 4_000, guests: 3_000, account: 12, address: 200, link: 12 };
const BEAT_MS = 15_000;
/** Sessions, grants and links are looked at this often anyway, for what another process ended. */
const RECHECK_MS = 5_000;
/** A reader that takes nothing for so long is let go; it comes back with its cursor and gets what it missed. */
const STALLED_MS = 30_000;
/** More changes than this in one look are one "load everything". */
const MANY = 1_000;

/** The wire to one browser. `write` is false when the reader is behind; `drained` is then called once it has caught up. */
export type Line = { write: (text: string) => boolean; end: () => void; drop: () => void };

export type Opening = {
  line: Line;
  account: string | null;
  address: string;
  /** Where the reader left off, or null. */
  from: string | null;
  /** The ear as rights stand now, or null when they have ended. */
  again: () => Promise<Ear | null>;
  ear: Ear;
  /** What a screen is told first, e.g. the build it should be. */
  hello: Readonly<Record<string, string>>;
};

export type Hub = {
  /** Which limit stands in the way, or null. */
  full: (opening: Pick<Opening, "account" | "address"> & { ear: Pick<Ear, "of"> }) => keyof typeof LIMITS | null;
  open: (opening: Opening) => { drained: () => void; gone: () => void };
  /** Looks again at everybody's rights. */
  recheck: () => Promise<void>;
  count: () => number;
  close: () => void;
};

type Listener = Opening & { behindFrom: string | null; behindAt: number; over: boolean };

/** The words a listener gets for changes: which records, or that something stirred. Nothing of any person, never a state. */
function spoken(ear: Ear, changes: readonly Change[]): Words | null {
  const heard = changes.filter(ear.hears);
  if (heard.length === 0) return null;
  if (ear.tells === "stir") return { event: "stir", data: {} };
  if (heard.length > MANY) return { event: "reset", data: {} };
  return { event: "changes", data: heard.map(({ kind, home, stream, seq }) => ({ kind, home, id: stream, seq })) };
}

/** Fans what the tail tells out to this process's listeners. */
export function openHub(tail: Tail, warn: (details: Record<string, unknown>, message: string) => void): Hub {
  const listeners = new Set<Listener>();
  let closed = false;

  const say = (one: Listener, text: string, before: string): void => {
    if (one.over || one.behindFrom !== null) return;
    if (one.line.write(text)) return;
    // What was written is in the socket's buffer; what follows waits in the tail's memory, not in this one's.
    one.behindFrom = before;
    one.behindAt = performance.now();
  };

  const drop = (one: Listener, text: string | null): void => {
    if (one.over) return;
    one.over = true;
    listeners.delete(one);
    if (text !== null && one.behindFrom === null) {
      one.line.write(text);
      one.line.end();
    } else one.line.drop();
  };

  const tell = (one: Listener, { changes, cursor }: Told): void => {
    const words = spoken(one.ear, changes);
    if (words) say(one, frame(cursor, words.event, words.data), cursor);
  };

  const catchUp = (one: Listener, from: string): void => {
    const missed = tail.since(from);
    const cursor = tail.cursor();
    if (missed === null) say(one, frame(cursor, "reset", {}), cursor);
    else tell(one, { changes: missed, cursor });
  };

  tail.hear((told) => {
    for (const one of listeners) tell(one, told);
  });

  const recheck = async (): Promise<void> => {
    // All at once, so that their sessions are looked up in one query.
    await Promise.all(
      [...listeners].map(async (one) => {
        const ear = await one.again();
        if (ear) one.ear = ear;
        else drop(one, frame(null, "bye", {}));
      }),
    );
  };

  const beat = setInterval(() => {
    const cursor = tail.cursor();
    for (const one of listeners) {
      if (one.behindFrom !== null && performance.now() - one.behindAt > STALLED_MS) drop(one, null);
      else say(one, frame(cursor, "beat", {}), cursor);
    }
  }, BEAT_MS);
  const looking = setInterval(() => {
    // The database may be away: rights stay as they were known until it is back.
    if (listeners.size > 0) recheck().catch((cause: unknown) => warn({ error: String(cause) }, "live rights not checked"));
  }, RECHECK_MS);
  beat.unref();
  looking.unref();

  return {
    full: ({ account, address, ear }) => {
      if (closed || listeners.size >= LIMITS.all) return "all";
      const count = (like: (one: Listener) => boolean): number => {
        let found = 0;
        for (const one of listeners) if (like(one)) found += 1;
        return found;
      };
      if (account !== null) return count((one) => one.account === account) >= LIMITS.account ? "account" : null;
      const guest = (one: Listener): boolean => one.account === null;
      if (ear.of !== undefined && count((one) => guest(one) && one.ear.of === ear.of) >= LIMITS.link) return "link";
      if (count((one) => guest(one) && one.address === address) >= LIMITS.address) return "address";
      return count(guest) >= LIMITS.guests ? "guests" : null;
    },
    open: (opening) => {
      const one: Listener = { ...opening, behindFrom: null, behindAt: 0, over: false };
      const cursor = tail.cursor();
      listeners.add(one);
      say(one, frame(opening.from === null ? cursor : null, "hello", opening.hello), cursor);
      if (opening.from !== null) catchUp(one, opening.from);
      return {
        drained: () => {
          const from = one.behindFrom;
          if (from === null || one.over) return;
          one.behindFrom = null;
          catchUp(one, from);
        },
        gone: () => drop(one, null),
      };
    },
    recheck,
    count: () => listeners.size,
    close: () => {
      closed = true;
      clearInterval(beat);
      clearInterval(looking);
      // Everybody comes back at once after a restart; each is told another moment.
      for (const one of listeners) drop(one, frame(null, "away", {}, 500 + Math.floor(Math.random() * 4_500)));
    },
  };
}
