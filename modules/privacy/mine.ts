import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";

/**
 * `record` stands in an act, too: whoever came by the phone alone never asked for a code at the record itself.
 *
 * What a person did about the own data of one record. `who` is a keyed digest of the phone: it tells the persons of a record apart and nothing else.
 */
export type MineEvent =
  | { type: "privacy.code-asked"; record: string; ask: string; who: string }
  | { type: "privacy.code-missed"; ask: string; who: string }
  | { type: "privacy.proved"; ask: string; who: string; until: string }
  /** `next`: the digest of the new phone, when it was the phone by which the person is known. */
  | { type: "privacy.corrected"; record?: string; who: string; purpose: string; field: string; next?: string }
  | { type: "privacy.copied"; record?: string; who: string; form: "json" | "pdf" }
  | { type: "privacy.consent-withdrawn"; record?: string; who: string; purpose: string; fields: number }
  | {
      type: "privacy.deletion-asked";
      record?: string;
      who: string;
      erased: number;
      kept: readonly { purpose: string; until: string; fields: number }[];
    };

type Asked = { ask: string; who: string; at: string; tries: number; used: boolean };
export type Act = {
  n: number;
  who: string;
  at: string;
  act: "proved" | "corrected" | "copied" | "withdrawn" | "deletion";
  erased: number;
  kept: number;
};
export type KnownMine = { stage: "known"; record: string; asked: readonly Asked[]; acts: readonly Act[] };
export type Mine = { stage: "none" } | KnownMine;

const DAY = 86_400_000;
const KEPT_ACTS = 200;

const acted = (mine: KnownMine, act: Act): KnownMine => ({ ...mine, acts: [...mine.acts, act].slice(-KEPT_ACTS) });
const asking = (mine: KnownMine, ask: string, change: (asked: Asked) => Asked): KnownMine => ({
  ...mine,
  asked: mine.asked.map((one) => (one.ask === ask ? change(one) : one)),
});

function evolve(mine: Mine, event: Recorded<MineEvent>): Mine {
  if (event.type === "privacy.code-asked") {
    const { at } = event;
    const before: KnownMine = mine.stage === "known" ? mine : { stage: "known", record: event.record, asked: [], acts: [] };
    const recent = before.asked.filter((one) => Date.parse(at) - Date.parse(one.at) < DAY);
    return { ...before, asked: [...recent, { ask: event.ask, who: event.who, at, tries: 0, used: false }] };
  }
  const known = mine.stage === "known" ? mine : begun(event);
  return known === null ? mine : noted(known, event);
}

/** A record's first act may be that of somebody who proved the phone for all of it at once. */
const begun = (event: MineEvent): KnownMine | null =>
  "record" in event && event.record ? { stage: "known", record: event.record, asked: [], acts: [] } : null;

function noted(mine: KnownMine, event: Recorded<Exclude<MineEvent, { type: "privacy.code-asked" }>>): Mine {
  const { at } = event;
  const act = { n: event.seq, who: event.who, at, erased: 0, kept: 0 };
  switch (event.type) {
    case "privacy.code-missed":
      return asking(mine, event.ask, (one) => ({ ...one, tries: one.tries + 1 }));
    case "privacy.proved":
      return acted(
        asking(mine, event.ask, (one) => ({ ...one, used: true })),
        { ...act, act: "proved" },
      );
    case "privacy.corrected": {
      const { next } = event;
      const done = acted(mine, { ...act, act: "corrected" });
      return next === undefined ? done : { ...done, acts: done.acts.map((one) => (one.who === event.who ? { ...one, who: next } : one)) };
    }
    case "privacy.copied":
      return acted(mine, { ...act, act: "copied" });
    case "privacy.consent-withdrawn":
      return acted(mine, { ...act, act: "withdrawn", erased: event.fields });
    case "privacy.deletion-asked":
      return acted(mine, { ...act, act: "deletion", erased: event.erased, kept: event.kept.reduce((sum, { fields }) => sum + fields, 0) });
  }
}

export const mine = noun<Mine, MineEvent>({ kind: "privacy.mine", initial: { stage: "none" }, evolve });

const MINUTE = 60_000;
const CODE_MS = 10 * MINUTE;
const TRIES = 5;
const PER_DAY = 5;
const PER_RECORD = 15;

/** One code a minute and five a day for one phone: the page must not be a way to flood somebody with messages. */
export function askCode(found: Mine, record: string, ask: string, who: string, now: string): MineEvent[] {
  const today = found.stage === "known" ? found.asked.filter((one) => Date.parse(now) - Date.parse(one.at) < DAY) : [];
  const own = today.filter((one) => one.who === who);
  const wait = own.some((one) => Date.parse(now) - Date.parse(one.at) < MINUTE);
  if (wait) throw refuse.tooMany("privacy.code-often", { seconds: 60 });
  if (own.length >= PER_DAY || today.length >= PER_RECORD) throw refuse.tooMany("privacy.code-enough");
  return [{ type: "privacy.code-asked", record, ask, who }];
}

/** The asking whose code is still good for this phone. */
export function openAsk(found: Mine, who: string, now: string): string | null {
  const last = found.stage === "known" ? found.asked.findLast((one) => one.who === who) : undefined;
  return last && !last.used && last.tries < TRIES && Date.parse(now) - Date.parse(last.at) < CODE_MS ? last.ask : null;
}

/** A wrong code is counted, whatever becomes of the answer; five of them and a new code is needed. */
export const prove = (who: string, ask: string, right: boolean, until: string): MineEvent[] => [
  right ? { type: "privacy.proved", ask, who, until } : { type: "privacy.code-missed", ask, who },
];
