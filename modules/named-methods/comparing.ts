import { addDays } from "#platform/days";
import { quotient, type Count, type Figure } from "#platform/figures";
import type { ComparedFigure, Rate } from "./contract.ts";
import type { KnownAdoption } from "./registers.ts";

export type Span = { from: string; to: string };
export type Side = "using" | "others" | "partly";
const DAY = 86_400_000;

/** As long a stretch, just before. */
export function spanBefore({ from, to }: Span): Span {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** Throughout the whole span, on no day of it, or somewhere between: an area that changed over is on neither side. */
export function sideOf(area: string, adoptions: readonly KnownAdoption[], { from, to }: Span): Side {
  const touching = adoptions.filter((one) => area.startsWith(one.area) && one.from <= to && (one.until === null || one.until >= from));
  if (touching.length === 0) return "others";
  return touching.some((one) => one.from <= from && (one.until === null || one.until >= to)) ? "using" : "partly";
}

/** Counties with counties, towns with towns: as fine as the smallest area that says it uses the method. */
export const digitsFor = (adoptions: readonly KnownAdoption[]): 6 | 9 | 12 => {
  const finest = Math.max(6, ...adoptions.map(({ area }) => area.length));
  return finest > 9 ? 12 : finest > 6 ? 9 : 6;
};

/** Under so many a rate says little (domain.md §6). */
export const FEW = 30;
/** What is told of no single area so small is told of at least so many of them together. */
const TOGETHER = 3;
export type Telling = { /** Finer than the figure is told of one area. */ coarse: boolean; rateOnly: boolean };

/**
 * The sums of both sets over these areas. Of none: null, never a hundred per cent. A figure that is not told of areas so small is told of three and more of
 * them together, from thirty on; one whose counts are told nowhere, from thirty on and without them.
 */
export function rateOf(
  figure: Pick<Figure, "numerator" | "denominator">,
  counts: readonly Count[],
  areas: ReadonlySet<string>,
  { coarse, rateOnly }: Telling = { coarse: false, rateOnly: false },
): Rate {
  const sum = (code: string | null): number =>
    counts.filter(({ set, area }) => set === code && areas.has(area)).reduce((total, { n }) => total + n, 0);
  const [numerator, denominator] = [sum(figure.numerator), sum(figure.denominator)];
  const few = denominator < FEW;
  const withheld = denominator > 0 && ((coarse && (few || areas.size < TOGETHER)) || (rateOnly && few));
  const bare = rateOnly || withheld;
  return {
    numerator: bare ? null : numerator,
    denominator: bare ? null : denominator,
    value: withheld ? null : quotient(numerator, denominator),
    few: few && denominator > 0 && !withheld,
    withheld,
  };
}

type Sides = { now: readonly Count[]; before: readonly Count[]; using: ReadonlySet<string>; others: ReadonlySet<string> };
export const compare = (figures: readonly (Telling & { figure: Figure })[], { now, before, using, others }: Sides): ComparedFigure[] =>
  figures.map(({ figure, ...telling }) => ({
    code: figure.code,
    zh: figure.zh,
    en: figure.en,
    definition: figure.definition,
    version: figure.version,
    using: rateOf(figure, now, using, telling),
    usingBefore: rateOf(figure, before, using, telling),
    others: rateOf(figure, now, others, telling),
    othersBefore: rateOf(figure, before, others, telling),
  }));
