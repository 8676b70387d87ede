import type { FigureRow, FigureValue } from "./contract.ts";

/** Fewer than this many records can be somebody: the number is not published, nor what would give it away. */
export const FEW = 5;

const isSmall = (n: number): boolean => n > 0 && n < FEW;
const pointsAtSomebody = ({ numerator, denominator }: FigureValue): boolean =>
  isSmall(numerator) || (denominator !== null && (isSmall(denominator) || isSmall(denominator - numerator)));

const withheld = ({ code }: FigureValue): FigureValue => ({ code, numerator: 0, denominator: null, value: null, hidden: true });

/** By figure, the areas whose value is not published. */
export type Hidden = ReadonlyMap<string, ReadonlySet<string>>;

export const withhold = (rows: readonly FigureRow[], hidden: Hidden): FigureRow[] =>
  rows.map((row) => ({
    ...row,
    figures: row.figures.map((value) => (hidden.get(value.code)?.has(row.area) ? withheld(value) : value)),
  }));

/** Rows of one level, and how many digits their parents' codes have. */
export type LevelRows<Row = Pick<FigureRow, "area" | "figures">> = { parentDigits: number; rows: readonly Row[] };

/**
 * What is withheld, from the widest level to the narrowest: small numbers, their complements inside a rate (2 of 100 tells as much as 98), under each
 * parent as many neighbours as it takes until those withheld are five or more together, and everything below what is withheld. So of two answers of
 * which one lies in the other, the rest is nothing or at least five (a property test tries them all).
 */
export function hiddenIn(levels: readonly LevelRows[]): Hidden {
  const hidden = new Map<string, Set<string>>();
  for (const { parentDigits, rows } of levels)
    for (const [parent, group] of Map.groupBy(rows, ({ area }) => area.slice(0, parentDigits)))
      for (const { code } of group[0]?.figures ?? []) {
        const values = group.flatMap(({ area, figures }) =>
          figures.filter((value) => value.code === code).map((value) => ({ area, value })),
        );
        const above = hidden.get(code)?.has(parent) ?? false;
        const gone = above ? values.filter(({ value }) => weight(value) > 0) : hiddenBeside(values);
        const before = hidden.get(code) ?? new Set<string>();
        for (const { area } of gone) before.add(area);
        hidden.set(code, before);
      }
  return hidden;
}

type Placed = { area: string; value: FigureValue };

/** Figures over the same records weigh the same, so that in time and not in time take the same neighbours along. */
const weight = ({ numerator, denominator }: FigureValue): number => denominator ?? numerator;

function hiddenBeside(values: readonly Placed[]): Placed[] {
  const gone = values.filter(({ value }) => pointsAtSomebody(value));
  if (gone.length === 0) return [];
  const rest = values
    .filter((one) => !gone.includes(one) && weight(one.value) > 0)
    .toSorted((left, right) => weight(left.value) - weight(right.value) || (left.area < right.area ? -1 : 1));
  const together = (): FigureValue => ({
    code: "",
    value: null,
    numerator: gone.reduce((sum, { value }) => sum + value.numerator, 0),
    denominator: gone.some(({ value }) => value.denominator === null)
      ? null
      : gone.reduce((sum, { value }) => sum + (value.denominator ?? 0), 0),
  });
  for (const next of rest) {
    if (!pointsAtSomebody(together())) break;
    gone.push(next);
  }
  return gone;
}

/**
 * The same rule over a plain list of counts: the keys whose number is withheld. As many more are withheld with them, the smallest first, as it takes
 * until they are five together: a single one would be the whole less the others, and two that make two would be one each.
 */
export function withheldKeys(counts: readonly { key: string; n: number }[]): Set<string> {
  const small = counts.filter(({ n }) => isSmall(n));
  const hidden = new Set(small.map(({ key }) => key));
  let together = small.reduce((sum, { n }) => sum + n, 0);
  for (const { key, n } of counts.filter((one) => one.n >= FEW).toSorted((left, right) => left.n - right.n)) {
    if (hidden.size === 0 || together >= FEW) break;
    hidden.add(key);
    together += n;
  }
  return hidden;
}

/**
 * Towns whose name is not written beside single records: those with fewer than five, and, while all such records of a county are still fewer than
 * five, the next smallest towns with them.
 */
export function unnamedTowns(counts: readonly { area: string; n: number }[]): Set<string> {
  const unnamed = new Set<string>();
  for (const towns of Map.groupBy(
    counts.filter(({ n }) => n > 0),
    ({ area }) => area.slice(0, 6),
  ).values()) {
    let together = 0;
    for (const { area, n } of towns.toSorted((left, right) => left.n - right.n)) {
      if (n >= FEW && (together === 0 || together >= FEW)) break;
      unnamed.add(area);
      together += n;
    }
  }
  return unnamed;
}
