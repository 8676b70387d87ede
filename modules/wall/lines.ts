import type { QueryContext } from "#platform/modules";
import { taxonomy, type DayCount, type OpenCount } from "#modules/incidents";
import { places } from "#modules/places";
import type { AreaLine, HourLine, KindLine, Names } from "./contract.ts";
import { coverLines, coverPart, riskOf } from "./cover.ts";
import type { Viewer } from "./viewer.ts";

export const named = (ctx: QueryContext, code: string): { code: string } & Names => ({ code, ...ctx.read(places).names(code) });

export type Measures = { open: number; late: number; soon: number; red: number; reported: number; ended: number };
export const MEASURES = ["open", "late", "soon", "red", "reported", "ended"] as const;

export function sums<K>(keyOf: (count: OpenCount | DayCount) => K, open: readonly OpenCount[], day: readonly DayCount[]): Map<K, Measures> {
  const found = new Map<K, Measures>();
  const at = (key: K): Measures => {
    const known = found.get(key) ?? { open: 0, late: 0, soon: 0, red: 0, reported: 0, ended: 0 };
    found.set(key, known);
    return known;
  };
  for (const count of open) {
    const sum = at(keyOf(count));
    for (const name of ["open", "late", "soon", "red"] as const) sum[name] += count[name];
  }
  for (const count of day) {
    const sum = at(keyOf(count));
    sum.reported += count.reported;
    sum.ended += count.ended;
  }
  return found;
}

export const none: Measures = { open: 0, late: 0, soon: 0, red: 0, reported: 0, ended: 0 };

export function areaLines(ctx: QueryContext, { kiosk, area }: Viewer, by: ReadonlyMap<string, Measures>): AreaLine[] {
  const below = ctx
    .read(places)
    .children(area)
    .map(({ code }) => code);
  // What is known no finer than the area itself stands under its own name.
  const codes = [...new Set([...below, ...by.keys()])].sort();
  const lines = codes.map((code) => ({ ...named(ctx, code), ...(by.get(code) ?? none) }));
  return coverLines(kiosk, MEASURES, lines).map((line) => {
    const whole = kiosk
      ? { ...line, late: coverPart(line.late, line.open), soon: coverPart(line.soon, line.open), red: coverPart(line.red, line.open) }
      : line;
    return { ...whole, risk: riskOf(whole) };
  });
}

export function kindLines(ctx: QueryContext, { kiosk }: Viewer, by: ReadonlyMap<string, Measures>): KindLine[] {
  const known = ctx.read(taxonomy);
  const lines = [...by].map(([code, { open, late, reported }]) => ({
    code,
    zh: known.known(code)?.zh ?? code,
    en: known.known(code)?.en ?? code,
    open,
    late,
    reported,
  }));
  lines.sort((left, right) => right.open - left.open || (left.code < right.code ? -1 : 1));
  return coverLines(kiosk, ["open", "late", "reported"], lines).map((line) =>
    kiosk ? { ...line, late: coverPart(line.late, line.open) } : line,
  );
}

export const STAGES = ["reported", "verified", "bounced", "dispatched", "handling", "suspended", "fedBack"];

export function hourLines({ kiosk }: Viewer, day: readonly DayCount[], now: string): HourLine[] {
  const last = new Date(Date.parse(now) + 8 * 3_600_000).getUTCHours();
  const lines = Array.from({ length: last + 1 }, (_, hour) => {
    const mine = day.filter((count) => count.hour === hour);
    return {
      hour,
      reported: mine.reduce((sum, { reported }) => sum + reported, 0),
      ended: mine.reduce((sum, { ended }) => sum + ended, 0),
    };
  });
  return coverLines(kiosk, ["reported", "ended"], lines);
}
