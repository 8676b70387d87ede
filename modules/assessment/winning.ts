import type { Item } from "./contract/rule.ts";
import { byPlace } from "./ranking.ts";
import type { ItemScore } from "./scoring.ts";

/** What stands between a unit and the points it has not got. */
export type Way =
  | { kind: "none" }
  /** The value must reach this line; `more`: so many more records on time, of those counted now. */
  | { kind: "value"; target: number; value: number; more: number | null }
  | { kind: "lines"; lines: readonly string[] }
  /** Cases that happened stay: what can be won back is won by objecting, or by mending what a second visit would find. */
  | { kind: "cases"; entries: readonly string[] }
  /** Counts by the place among all: known once all have their values, in the result. */
  | { kind: "places" }
  | { kind: "unknown" };
export type Gap = { item: string; points: number; way: Way };

export type Parts = { numerator: number; denominator: number | null };

/** So many more of the numerator until the rate is reached, the denominator standing; null where that cannot do it. */
function more(target: number, parts: Parts | null, scale: number): number | null {
  if (!parts || parts.denominator === null || parts.denominator === 0) return null;
  const wanted = Math.ceil((target / scale) * parts.denominator - 1e-9) - parts.numerator;
  return wanted > 0 && parts.numerator + wanted <= parts.denominator ? wanted : null;
}

function targetOf(item: Item): number | null {
  if (item.method === "linear") return item.fullAt;
  if (item.method === "ratio") return 1;
  if (item.method !== "threshold") return null;
  const at = item.lines.map((one) => one.at);
  return item.better === "higher" ? Math.max(...at) : Math.min(...at);
}

/**
 * What an item has cost so far, and what would win it back. `met`: lines of its last checklist that were met. `parts`: the two numbers of its
 * rate; `scale`: 100 where the value is in percent.
 */
export function gapOf(item: Item, score: ItemScore, known: { parts: Parts | null; scale: number; met: readonly string[] }): Gap {
  const best = item.side === "deduct" ? 0 : item.points;
  const points = score.points === null ? 0 : Math.max(0, Math.round((best - score.points) * 100) / 100);
  const gap = (way: Way): Gap => ({ item: item.code, points, way });
  if (score.points === null) return gap({ kind: byPlace(item) ? "places" : "unknown" });
  if (points === 0 || item.side === "bonus") return gap({ kind: "none" });
  if (item.method === "perCase") return gap({ kind: "cases", entries: score.entries });
  if (item.method === "checklist")
    return gap({ kind: "lines", lines: item.lines.map(({ code }) => code).filter((code) => !known.met.includes(code)) });
  const target = targetOf(item);
  if (target === null || score.value === null) return gap({ kind: "unknown" });
  return gap({ kind: "value", target, value: score.value, more: more(target, known.parts, known.scale) });
}
