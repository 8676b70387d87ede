import type { Figure, FigureSet } from "#platform/figures";
import { incidentFigures, incidentSets } from "#modules/incidents";
import { mediationFigures, mediationSets } from "#modules/mediation";
import { petitionFigures, petitionSets } from "#modules/petitions";
import { forbiddenFigure } from "./measures.ts";

/** A rate an item may feed on, with the two sets of records it divides. */
export type Fed = { figure: Figure; numerator: FigureSet; denominator: FigureSet };

const all: readonly (readonly [readonly Figure[], readonly FigureSet[]])[] = [
  [incidentFigures, incidentSets],
  [petitionFigures, petitionSets],
  [mediationFigures, mediationSets],
];

/** Rates only, never a number of something: whoever is scored by numbers makes them. What no score may feed on is not among them. */
export const feeds: ReadonlyMap<string, Fed> = new Map(
  all.flatMap(([figures, sets]) =>
    figures.flatMap((figure): [string, Fed][] => {
      const [numerator, denominator] = [figure.numerator, figure.denominator].map((code) => sets.find((one) => one.code === code));
      const sound = figure.unit === "percent" && figure.higherIsBetter !== null && !forbiddenFigure(figure.code);
      return sound && numerator && denominator ? [[figure.code, { figure, numerator, denominator }]] : [];
    }),
  ),
);
