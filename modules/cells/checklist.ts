import { refuse, type FieldRefusal } from "#platform/refusals";
import type { Level, Line, Scheme, SchemeRule } from "./contract.ts";
import { evidenceOf, isProved, type Shown } from "./contract/evidence.ts";

/** What was earned on a line; null: it does not apply. */
export type Earned = { line: string; points: number | null };
export type Score = { total: number; blockers: readonly string[]; level: Level | null };

/** What is wrong with a checklist as a rule, field by field. */
export function faultsOf(rule: SchemeRule): FieldRefusal[] {
  const faults: FieldRefusal[] = [];
  const codes = rule.lines.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) faults.push({ path: "lines", code: "cells.line-twice", params: { line: twice } });
  const foreign = codes.find((code) => !code.startsWith(`${rule.code}-`));
  if (foreign !== undefined) faults.push({ path: "lines", code: "cells.line-foreign", params: { line: foreign, scheme: rule.code } });
  const sum = rule.lines.reduce((all, { points }) => all + points, 0);
  if (sum !== 100) faults.push({ path: "lines", code: "cells.points-sum", params: { sum } });
  const { pass, good, model } = rule.thresholds;
  if (!(pass < good && good < model)) faults.push({ path: "thresholds", code: "cells.thresholds" });
  // What a family says of its own home is asked for no proof (domain.md §4).
  const proof = rule.level === "household" ? rule.lines.find(({ evidence }) => evidence !== undefined) : undefined;
  if (proof) faults.push({ path: "lines", code: "cells.family-evidence", params: { line: proof.code } });
  return faults;
}

/** Points on a line whose checklist insists on evidence are refused without it. */
export function assertProved(lines: readonly Line[], given: readonly (Shown & { line: string })[]): void {
  const faults = given.flatMap((one, index): FieldRefusal[] => {
    const line = lines.find(({ code }) => code === one.line);
    const bare = line !== undefined && evidenceOf(line)?.strict === true && !isProved(line, { ...one, cited: one.cited ?? null });
    return bare ? [{ path: `lines.${index}`, code: "cells.no-evidence", params: { line: one.line } }] : [];
  });
  if (faults.length > 0) throw refuse.fields(faults);
}

/** Every line once, none beyond its points, "does not apply" only where the rule allows it. Refuses by line. */
export function assertResults(lines: readonly Line[], earned: readonly Earned[]): void {
  const faults: FieldRefusal[] = [];
  const seen = new Set<string>();
  earned.forEach(({ line: code, points }, index) => {
    const line = lines.find((one) => one.code === code);
    const at = (what: string, params = {}) => faults.push({ path: `lines.${index}`, code: what, params: { line: code, ...params } });
    if (!line) return at("cells.no-such-line");
    if (seen.has(code)) return at("cells.line-twice");
    seen.add(code);
    if (points === null) return line.optional ? undefined : at("cells.line-applies");
    if (points > line.points) return at("cells.too-many-points", { most: line.points });
    return undefined;
  });
  const missing = lines.find(({ code }) => !seen.has(code));
  if (missing) faults.push({ path: "lines", code: "cells.line-missing", params: { line: missing.code } });
  if (faults.length > 0) throw refuse.fields(faults);
}

const LEVEL_ORDER: readonly Level[] = ["model", "good", "pass"];

/**
 * The sum of what was earned, scaled to 100 over the lines that apply, to one decimal. Nothing on a key line, or a grave finding still open, blocks
 * every level. When no line applies there is nothing to award: the total is 0, never 100.
 */
export function scoreOf(
  { lines, thresholds }: Pick<Scheme, "lines" | "thresholds">,
  earned: readonly Earned[],
  grave: readonly string[] = [],
): Score {
  const points = new Map(earned.map(({ line, points: got }) => [line, got]));
  const applying = lines.filter(({ code }) => points.get(code) !== null && points.has(code));
  const possible = applying.reduce((sum, line) => sum + line.points, 0);
  const got = applying.reduce((sum, line) => sum + (points.get(line.code) ?? 0), 0);
  const total = possible === 0 ? 0 : Math.round((got / possible) * 1000) / 10;
  const blockers = [
    ...new Set([...applying.filter(({ key, code }) => key && points.get(code) === 0).map(({ code }) => code), ...grave]),
  ].sort();
  const level = blockers.length > 0 ? null : (LEVEL_ORDER.find((one) => total >= thresholds[one]) ?? null);
  return { total, blockers, level };
}
