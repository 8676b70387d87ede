import type { Sql } from "postgres";
import { refuse } from "../refusals/index.ts";
import { getSetting, putSetting } from "../settings/index.ts";

/** As far as instants of one log may lie apart without `verify` calling them back-dated (platform/log/held-events.ts). */
const BEHIND_MS = 5 * 60_000;
/** More than this between two looks that were a second apart: somebody set the clock, or the machine slept. */
const JUMP_MS = 5 * 60_000;
/** So long somebody has to see it before anything is done by date that cannot be taken back. */
const HOLD_MS = 3_600_000;
/** A server that did nothing for longer is not believed its date at once either. */
const LONG_AWAY_MS = 30 * 86_400_000;
const KEPT_EVERY_MS = 30_000;
const MARK = "clock.latest";

export type ClockFault = { now: string; latest: string };

/** Watches the machine's own clock: what is written never gets earlier than what stands, and a leap forward lets nothing lapse or go at once. */
export type Timekeeper = {
  /** Refuses `platform.clock-behind` while the clock is earlier than the newest step. Every step passes here. */
  gate: () => void;
  behind: () => ClockFault | null;
  /** A leap forward is not believed yet: no reminder, no lapse notice, no nightly work. */
  held: () => boolean;
  /** Compares, and keeps the newest instant for the next start. Cheap; asked every second. */
  look: () => Promise<void>;
};

export type TimekeeperDeps = {
  sql: Sql;
  now: () => string;
  /** Milliseconds that nobody can set. */
  monotonic?: () => number;
  warn: (details: Record<string, unknown>, message: string) => void;
  /** The instant the operator says was wrong, exactly as it was told: what was written until then was written by a clock that ran ahead. */
  accepted: string | null;
};

/** For tests and tools whose clock is their own. */
export const unwatched: Timekeeper = { gate: () => {}, behind: () => null, held: () => false, look: async () => {} };

/** The newest instant this installation is known to have written at; an older installation has its last checkpoint. */
async function newest(sql: Sql): Promise<string | null> {
  const kept = await getSetting<string>(sql, MARK);
  if (kept !== null) return kept;
  const [row] = await sql<{ at: string | null }[]>`select max(at) as at from log.checkpoint`;
  return row?.at ?? null;
}

export async function openTimekeeper({ sql, now, monotonic, warn, accepted }: TimekeeperDeps): Promise<Timekeeper> {
  const passed = monotonic ?? (() => performance.now());
  const began = now();
  const known = await newest(sql);
  let latest = Date.parse(known ?? began);
  let kept = Number.NEGATIVE_INFINITY;
  let keptAt = passed();
  let heldUntil = Number.NEGATIVE_INFINITY;
  let last = { wall: Date.parse(began), steady: passed() };
  const iso = (ms: number): string => new Date(ms).toISOString();
  const behind = (): ClockFault | null => {
    const wall = now();
    return Date.parse(wall) < latest - BEHIND_MS ? { now: wall, latest: iso(latest) } : null;
  };
  const hold = (details: Record<string, unknown>, what: string): void => {
    heldUntil = passed() + HOLD_MS;
    warn({ ...details, heldMinutes: HOLD_MS / 60_000 }, what);
  };

  const found = behind();
  if (found !== null && accepted === found.latest) {
    latest = Date.parse(found.now);
    await putSetting(sql, MARK, found.now, found.now);
    kept = latest;
    warn(
      found,
      "clock set right: steps dated between these two were written by a clock that ran ahead; verify will name what is written until then",
    );
  } else if (found !== null) warn(found, "clock behind: nothing is written until it is right (docs/guide/operating.md)");
  else if (known !== null && Date.parse(began) - latest > LONG_AWAY_MS)
    hold({ now: began, latest: iso(latest) }, "clock far ahead of the last step: if it is wrong, set it right now");

  return {
    gate: () => {
      const fault = behind();
      if (fault !== null) throw refuse.away("platform.clock-behind", { now: fault.now, latest: fault.latest });
      latest = Math.max(latest, Date.parse(now()));
    },
    behind,
    held: () => passed() < heldUntil,
    look: async () => {
      const [wall, steady] = [Date.parse(now()), passed()];
      const leap = wall - last.wall - (steady - last.steady);
      last = { wall, steady };
      if (leap > JUMP_MS)
        hold({ now: iso(wall), leapMinutes: Math.round(leap / 60_000) }, "clock leapt forward: if it is wrong, set it right now");
      else if (leap < -JUMP_MS) {
        // Set right again: what waited goes on at once.
        heldUntil = Number.NEGATIVE_INFINITY;
        warn({ now: iso(wall), leapMinutes: Math.round(leap / 60_000), ...behind() }, "clock set back");
      }
      if (steady - keptAt < KEPT_EVERY_MS || latest <= kept) return;
      keptAt = steady;
      kept = latest;
      await putSetting(sql, MARK, iso(latest), iso(wall));
    },
  };
}
