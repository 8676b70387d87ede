import { noun, type Recorded } from "#platform/ledger";

/**
 * One asking for everything under one's own phone. `who` is a keyed digest of phone and day: it counts what is asked for a number today and joins no two
 * days. The number itself is sealed for a day beside it, whether anything is held under it or not.
 */
export type OwnEvent =
  | { type: "privacy.own-asked"; who: string }
  | { type: "privacy.own-sent" }
  | { type: "privacy.own-missed" }
  | { type: "privacy.own-proved"; until: string };

export type KnownOwn = { stage: "asked" | "sent" | "proved"; who: string; at: string; tries: number; until: string | null };
export type Own = { stage: "none" } | KnownOwn;

function evolve(own: Own, event: Recorded<OwnEvent>): Own {
  if (event.type === "privacy.own-asked") return { stage: "asked", who: event.who, at: event.at, tries: 0, until: null };
  if (own.stage === "none") return own;
  switch (event.type) {
    case "privacy.own-sent":
      return { ...own, stage: "sent" };
    case "privacy.own-missed":
      return { ...own, tries: own.tries + 1 };
    case "privacy.own-proved":
      return { ...own, stage: "proved", until: event.until };
  }
}

export const own = noun<Own, OwnEvent>({ kind: "privacy.own", initial: { stage: "none" }, evolve });

const MINUTE = 60_000;
const CODE_MS = 10 * MINUTE;
const TRIES = 5;
const PER_DAY = 5;

export const ask = (found: Own, who: string): OwnEvent[] => (found.stage === "none" ? [{ type: "privacy.own-asked", who }] : []);

export const send = (found: Own): OwnEvent[] => (found.stage === "asked" ? [{ type: "privacy.own-sent" }] : []);

/** Times of day at which a code went to this number; whether another may: one a minute, five a day. */
export const maySend = (sent: readonly string[], now: string): boolean =>
  sent.length < PER_DAY && sent.every((at) => Date.parse(now) - Date.parse(at) >= MINUTE);

/** Whether a code may still be tried. Whether one was ever sent makes no difference here: a stranger's number is answered as one's own. */
export const isOpen = (found: Own, now: string): found is KnownOwn =>
  (found.stage === "asked" || found.stage === "sent") && found.tries < TRIES && Date.parse(now) - Date.parse(found.at) < CODE_MS;

/** A code that was never sent is not right, whatever is typed: it could be guessed at for ever. */
export const prove = (found: KnownOwn, right: boolean, until: string): OwnEvent[] =>
  right && found.stage === "sent" ? [{ type: "privacy.own-proved", until }] : [{ type: "privacy.own-missed" }];
