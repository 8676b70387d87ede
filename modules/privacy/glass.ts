import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";

/** The words (why, why the person is not told yet, what the supervisor thinks of it) are sealed; the event says that there are some. */
export type GlassEvent =
  | {
      type: "privacy.glass-opened";
      record: { home: string; id: string };
      kind: string;
      account: string;
      area: string;
      until: string;
      told: boolean;
    }
  | { type: "privacy.glass-ended" }
  | { type: "privacy.glass-reviewed"; upheld: boolean };

export type KnownGlass = {
  stage: "open" | "ended";
  record: { home: string; id: string };
  kind: string;
  account: string;
  role: string;
  unit: string;
  /** Where the opener's post lies: whoever supervises there answers for it. */
  area: string;
  openedAt: string;
  until: string;
  /** The person was told at once. */
  told: boolean;
  review: { upheld: boolean; account: string; at: string } | null;
};
export type Glass = { stage: "none" } | KnownGlass;

function evolve(glass: Glass, event: Recorded<GlassEvent>): Glass {
  if (event.type === "privacy.glass-opened") {
    const { record, kind, account, area, until, told, role, unit, at } = event;
    return { stage: "open", record, kind, account, role, unit, area, openedAt: at, until, told, review: null };
  }
  if (glass.stage === "none") return glass;
  return event.type === "privacy.glass-ended"
    ? { ...glass, stage: "ended", until: event.at < glass.until ? event.at : glass.until }
    : { ...glass, review: { upheld: event.upheld, account: event.by, at: event.at } };
}

/** 破窗 an emergency opening: one record, one person, some hours, told at once, answered for afterwards. */
export const glass = noun<Glass, GlassEvent>({ kind: "privacy.glass", initial: { stage: "none" }, evolve });

const HOUR = 3_600_000;

export const untilOf = (now: string, hours: number): string => new Date(Date.parse(now) + hours * HOUR).toISOString();

type Opening = Omit<Extract<GlassEvent, { type: "privacy.glass-opened" }>, "type">;
export const open = (found: Glass, opening: Opening): GlassEvent[] =>
  found.stage === "none" ? [{ type: "privacy.glass-opened", ...opening }] : [];

export function known(found: Glass): KnownGlass {
  if (found.stage === "none") throw refuse.notFound("record.not-found");
  return found;
}

/** By itself when its time is over, or earlier by whoever opened it. */
export const end = (found: Glass, now: string, by: string | null): GlassEvent[] =>
  found.stage === "open" && (by === found.account || (by === null && now >= found.until)) ? [{ type: "privacy.glass-ended" }] : [];

/** Once, and never by who opened. */
export function review(found: Glass, by: string, upheld: boolean): GlassEvent[] {
  const one = known(found);
  if (one.account === by) throw refuse.forbidden("privacy.glass-own");
  if (one.review !== null) throw refuse.conflict("privacy.glass-reviewed-already");
  return [{ type: "privacy.glass-reviewed", upheld }];
}

export const isOpenNow = (found: KnownGlass, now: string): boolean => found.stage === "open" && now < found.until;
