import { commitRows } from "#platform/figures";
import type { ToldRow } from "#platform/modules";
import { FEW } from "#modules/incidents";
import type { Committed, Measured } from "./contract.ts";
import { weigh, worth, type Kind, type Weighable, type Weighed } from "./weighting.ts";

export type Weighted = { said: number; weight: number };
type Of = { indicator: string; area: string };

function answersIn({ questions }: Weighable, { lines, cells, weights }: Weighed, { indicator, area }: Of): Weighted[] {
  const [, name = "", kind = ""] = /^(svy\.[a-z]+)(\.best|\.score)?$/.exec(indicator) ?? [];
  const question = questions.find((one) => one.indicator === name);
  if (!question) return [];
  return lines.flatMap((line, index) => {
    const said = worth(question, kind as Kind, line.answers);
    return said !== null && cells.get(line.stratum)!.area.startsWith(area) ? [{ said, weight: weights[index]! }] : [];
  });
}

/** Valid answers to one measure within an area, each with its weight: those its estimate is the weighted mean of. */
export const weightedAnswers = (material: Weighable, indicator: string, area: string): Weighted[] =>
  answersIn(material, weigh(material), { indicator, area });

/** So many answers share one weight, or what somebody weighs would tell of which sex, age and household they are. */
const ALIKE = 5;

/**
 * The same answers with weights made alike: among those that say the same, in order of weight, each run of at least five gets its mean. The sum of
 * weights of every answer stays, so the weighted mean is the published one to the last digit. In an order that tells nothing.
 */
export function alike(answers: readonly Weighted[]): Weighted[] {
  return [...Map.groupBy(answers, ({ said }) => said)]
    .sort(([left], [right]) => left - right)
    .flatMap(([said, group]) => {
      const weights = group.map(({ weight }) => weight).sort((left, right) => left - right);
      const runs = Math.max(1, Math.floor(weights.length / ALIKE));
      return Array.from({ length: runs }, (_, run) => weights.slice(run * ALIKE, run === runs - 1 ? undefined : (run + 1) * ALIKE)).flatMap(
        (own) => {
          const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
          return own.map(() => ({ said, weight: mean }));
        },
      );
    });
}

function masked(answers: readonly Weighted[], { area, year }: { area: string; year: number }): ToldRow[] | null {
  // Four who say the same are pointed at, whatever they weigh.
  if ([...Map.groupBy(answers, ({ said }) => said).values()].some(({ length }) => length < FEW)) return null;
  return alike(answers).map(({ said, weight }) => ({ said, weight: Math.round(weight * 1e6) / 1e6, place: area, day: String(year) }));
}

/** The rows an estimate opens into: answers of no person, in no order, with weights that tell no sex, age or household. Null where four or fewer say the same. */
export const maskedRows = (material: Weighable, at: Of & { year: number }): ToldRow[] | null =>
  masked(answersIn(material, weigh(material), at), at);

/** What the publication says of the rows of each estimate that is shown: no row can be exchanged afterwards. Nothing of those that are not shown. */
export function commitmentsOf(material: Weighable, year: number, measures: readonly Measured[]): Committed[] {
  const weighed = weigh(material);
  return measures.flatMap(({ indicator, area, suppressed }): Committed[] => {
    const rows = suppressed ? null : masked(answersIn(material, weighed, { indicator, area }), { area, year });
    return rows ? [{ figure: indicator, area, year, digest: commitRows(rows) }] : [];
  });
}
