import type { PracticeView, RiskIndex } from "./contract.ts";
import type { Risk } from "./matter.ts";

/** A grade of one to five as a part of one. */
const part = (grade: number): number => grade / 5;
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * R = Σ wᵢ·pᵢ·cᵢ over the risks as they stand before their measures; the weights of the aspects are shared out among the risks so that they add up to
 * one. Null: the city computes none, or a risk does not say which aspect it belongs to. It is read beside the level and decides nothing.
 */
export function riskIndex(risks: readonly Risk[], { version, formula }: Pick<PracticeView, "version" | "formula">): RiskIndex | null {
  if (formula === null || risks.length === 0) return null;
  const weighed = risks.flatMap(({ risk, aspect, probability, consequence }) =>
    aspect === undefined ? [] : [{ risk, aspect, probability, consequence, own: formula.weights[aspect] }],
  );
  const whole = weighed.reduce((sum, { own }) => sum + own, 0);
  if (weighed.length < risks.length || whole === 0) return null;
  const parts = weighed.map(({ own, ...one }) => {
    const weight = own / whole;
    return { ...one, weight: rounded(weight), value: weight * part(one.probability) * part(one.consequence) };
  });
  const value = rounded(parts.reduce((sum, one) => sum + one.value, 0));
  const band = value >= formula.high ? "high" : value >= formula.medium ? "medium" : "low";
  return { version, formula, value, band, parts: parts.map((one) => ({ ...one, value: rounded(one.value) })) };
}
