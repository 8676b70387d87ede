import type { Figure, FigureSet } from "#platform/figures";
import type { ToldFigure } from "#platform/modules";
import type { FieldRefusal } from "#platform/refusals";
import { titleFigures } from "#modules/cells";
import { incidentFigures, incidentSets } from "#modules/incidents";
import { mediationFigures, mediationSets } from "#modules/mediation";
import { petitionFigures, petitionSets } from "#modules/petitions";
import { surveyFigures } from "#modules/surveys";
import type { Rule } from "./contract/rule.ts";
import { forbiddenFigure } from "./measures.ts";

/** A rate an item may feed on, with the two sets of records it divides. */
type Counted = { kind: "counted"; figure: Figure; numerator: FigureSet; denominator: FigureSet };
/** One that its module publishes by the year: an estimate with its interval, or a share of units. */
type Told = { kind: "told"; figure: ToldFigure; sampled: boolean };
export type Fed = Counted | Told;

const all: readonly (readonly [readonly Figure[], readonly FigureSet[]])[] = [
  [incidentFigures, incidentSets],
  [petitionFigures, petitionSets],
  [mediationFigures, mediationSets],
];

const counted = all.flatMap(([figures, sets]) =>
  figures.flatMap((figure): Fed[] => {
    const [numerator, denominator] = [figure.numerator, figure.denominator].map((code) => sets.find((one) => one.code === code));
    const sound = figure.unit === "percent" && figure.higherIsBetter !== null;
    return sound && numerator && denominator ? [{ kind: "counted", figure, numerator, denominator }] : [];
  }),
);
// Of cells nothing but the share of units (domain.md S3).
const told = [
  ...surveyFigures.map((figure): Told => ({ kind: "told", figure, sampled: true })),
  ...titleFigures.map((figure): Told => ({ kind: "told", figure, sampled: false })),
].filter(({ figure }) => figure.unit === "percent");

/** Rates only, never a number of something: whoever is scored by numbers makes them. What no score may feed on is not among them. */
export const feeds: ReadonlyMap<string, Fed> = new Map(
  [...counted, ...told].filter(({ figure }) => !forbiddenFigure(figure.code)).map((one): [string, Fed] => [one.figure.code, one]),
);

/** What is wrong with the figures that items name: none of the kind, or an estimate counted as if it were exact. */
export const figureFaults = ({ items }: Rule): FieldRefusal[] =>
  items.flatMap((item, index): FieldRefusal[] => {
    if (!("source" in item) || item.source.kind !== "figure") return [];
    const path = `facts.rule.items.${index}`;
    const { figure } = item.source;
    const feed = feeds.get(figure);
    if (!feed) return [{ path, code: "assessment.no-such-figure", params: { figure } }];
    // Places won or lost are no percentage.
    if (item.method === "rank" && item.by === "change")
      return [{ path, code: "assessment.change-of-percent", params: { item: item.code } }];
    // Neutral when the interval covers the target (domain.md S1): so there must be a target.
    const aimed = item.method === "threshold" || item.method === "linear";
    return feed.kind === "told" && feed.sampled && !aimed
      ? [{ path, code: "assessment.estimate-method", params: { item: item.code } }]
      : [];
  });
