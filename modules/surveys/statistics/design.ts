import { refuse } from "#platform/refusals";

/** One stage of selection: which unit of that stage this answer lies in, out of how many there are (null: so many that it does not matter). */
export type Stage = { stratum: string; unit: string; of: number | null };
/** One answer: its weight and how it came into the sample, first stage first. */
export type Sampled = { weight: number; stages: readonly Stage[] };

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

type Influence = { value: number; stages: readonly Stage[] };

/** Variance between the units of one stratum at one stage, with what lies below them. */
function stratumVariance(items: readonly Influence[], depth: number, stratum: string): number {
  const units = [...grouped(items, ({ stages }) => stages[depth]!.unit).values()];
  const of = items[0]!.stages[depth]!.of;
  if (of !== null && of < units.length) throw refuse.conflict("surveys.more-drawn-than-there-are", { stratum, drawn: units.length, of });
  const share = of === null ? 0 : units.length / of;
  // A census of the stratum has no error of its own; what lies below may have.
  const own = share === 1 ? 0 : (1 - share) * between(units, stratum);
  if (share === 0) return own;
  const below = units.filter((unit) => unit[0]!.stages.length > depth + 1);
  return own + share * sum(below.map((unit) => variance(unit, depth + 1)));
}

function between(units: readonly (readonly Influence[])[], stratum: string): number {
  if (units.length < 2) throw refuse.conflict("surveys.lonely-unit", { stratum });
  const totals = units.map((unit) => sum(unit.map(({ value }) => value)));
  const mean = sum(totals) / totals.length;
  return (units.length / (units.length - 1)) * sum(totals.map((total) => (total - mean) ** 2));
}

function variance(items: readonly Influence[], depth: number): number {
  const strata = grouped(items, ({ stages }) => stages[depth]!.stratum);
  return sum([...strata].map(([stratum, members]) => stratumVariance(members, depth, stratum)));
}

/**
 * Variance of a total of weighted influences under the design, with finite population correction at each stage that names how many units there
 * are (Särndal, Swensson, Wretman 1992, 4.3; Lumley 2010, 2 and 3). Refuses a stratum with a single unit: nothing can be said of its spread.
 */
export const designVariance = (sample: readonly Sampled[], influence: readonly number[]): number =>
  variance(
    sample.map(({ stages }, index) => ({ stages, value: influence[index]! })),
    0,
  );
