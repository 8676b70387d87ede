import type { CoverageRule } from "./organisations.ts";

/** A time a unit worked; `to` is the first day on which it did no more. */
export type Worked = { home: string; id: string; code: string; from: string; to: string | null };
/** An area that must have a unit by a rule, and the unit that worked there, null where none did. */
export type Required = { rule: CoverageRule; area: string; by: { home: string; id: string } | null };

/** Which of the areas the rules name had a unit of their own at work on that day. */
export function coveredOn(
  day: string,
  rules: readonly { rule: CoverageRule; areas: readonly { code: string }[] }[],
  spells: readonly Worked[],
): Required[] {
  const working = new Map(spells.filter(({ from, to }) => from <= day && (to === null || to > day)).map((one) => [one.code, one]));
  return rules.flatMap(({ rule, areas }) =>
    areas.map(({ code: area }) => {
      const unit = working.get(`${rule.department}-${area}`);
      return { rule, area, by: unit ? { home: unit.home, id: unit.id } : null };
    }),
  );
}
