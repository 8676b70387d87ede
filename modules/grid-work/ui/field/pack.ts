import type { Account, Ask, Chip, FieldState } from "#web/field";
import type { AreaPack, DayItem, MyDay, PhraseKind, PracticeView } from "../../contract.ts";

/** What the phone keeps of the area pack: outlines and taxonomy come with their own modules. */
export type KeptPack = Pick<Extract<AreaPack, { unchanged: false }>, "version" | "grids" | "areas" | "points" | "plans">;

export const packIn = (state: FieldState): KeptPack | null => (state.pack["grid-work.pack"] as KeptPack | undefined) ?? null;
export const dayIn = (state: FieldState): readonly DayItem[] => (state.pack["grid-work.day"] as MyDay | undefined)?.items ?? [];
export const practiceIn = (state: FieldState): PracticeView | null => (state.pack["practice"] as PracticeView | undefined) ?? null;

export const chipsOf = (kind: PhraseKind, state: FieldState): readonly Chip[] =>
  (practiceIn(state)?.phrases[kind].phrases ?? []).map(({ code, zh, en }) => ({ code, text: state.language === "zh" ? zh : en }));

/** The codes of those phrases that stand in what was written. */
export const phrasesIn = (text: string, kind: PhraseKind, state: FieldState): string[] =>
  chipsOf(kind, state)
    .filter((chip) => text.includes(chip.text))
    .map(({ code }) => code)
    .slice(0, 8);

/** The worker's own grids with their names, the finest first; a village when no grid is drawn in it. */
export function gridsIn(state: FieldState): readonly { code: string; name: string }[] {
  const pack = packIn(state);
  if (!pack) return [];
  const named = pack.areas.map(({ code, zh, en }) => ({ code, name: state.language === "zh" ? zh : en }));
  const own = named.filter(({ code }) => pack.grids.some((grid) => code.startsWith(grid)));
  const grids = own.filter(({ code }) => code.length >= 15);
  return grids.length > 0 ? grids : own;
}

export const GRID: readonly string[] = ["gridWorker", "gridLeader"];

/** Nothing of this is anybody's who works in no grid. */
export async function fetchPack(ask: Ask, account: Account): Promise<Record<string, unknown>> {
  if (!account.grants.some(({ role }) => GRID.includes(role))) return {};
  const [pack, day] = await Promise.all([ask("GET", "/api/grid-work/pack"), ask("GET", "/api/grid-work/day")]);
  const found = pack.status === 200 ? (pack.body as Extract<AreaPack, { unchanged: false }>) : null;
  return {
    "grid-work.day": day.status === 200 ? day.body : null,
    "grid-work.pack": found && { version: found.version, grids: found.grids, areas: found.areas, points: found.points, plans: found.plans },
    practice: found && found.practice,
  };
}
