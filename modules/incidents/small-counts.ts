import type { FigureRow, FigureValue } from "./contract.ts";

/** Fewer than this many records can be somebody: the number is not published, nor what would give it away. */
export const FEW = 5;

const isSmall = (n: number): boolean => n > 0 && n < FEW;
const pointsAtSomebody = ({ numerator, denominator }: FigureValue): boolean =>
  isSmall(numerator) || (denominator !== null && (isSmall(denominator) || isSmall(denominator - numerator)));

const withheld = ({ code }: FigureValue): FigureValue => ({ code, numerator: 0, denominator: null, value: null, hidden: true });

/**
 * Withholds small numbers, their complements inside a rate (2 of 100 tells as much as 98), and, where one area alone would be withheld, the next
 * smallest as well: the whole less the others would give it away.
 */
export function hideSmall(rows: readonly FigureRow[]): FigureRow[] {
  const codes = rows[0]?.figures.map(({ code }) => code) ?? [];
  const hidden = new Map(codes.map((code) => [code, hiddenAreas(rows, code)]));
  return rows.map((row) => ({
    ...row,
    figures: row.figures.map((value) => (hidden.get(value.code)?.has(row.area) ? withheld(value) : value)),
  }));
}

function hiddenAreas(rows: readonly FigureRow[], code: string): Set<string> {
  const values = rows.flatMap(({ area, figures }) => figures.filter((value) => value.code === code).map((value) => ({ area, value })));
  const hidden = new Set(values.filter(({ value }) => pointsAtSomebody(value)).map(({ area }) => area));
  if (hidden.size !== 1 || values.length === 1) return hidden;
  const next = values
    .filter(({ area, value }) => !hidden.has(area) && value.numerator > 0)
    .toSorted((left, right) => left.value.numerator - right.value.numerator)[0];
  if (next) hidden.add(next.area);
  return hidden;
}

/** The same rule over a plain list of counts: the keys whose number is withheld. A single one would be the whole less the others. */
export function withheldKeys(counts: readonly { key: string; n: number }[]): Set<string> {
  const hidden = new Set(counts.filter(({ n }) => isSmall(n)).map(({ key }) => key));
  if (hidden.size !== 1 || counts.length === 1) return hidden;
  const next = counts.filter(({ key, n }) => !hidden.has(key) && n > 0).toSorted((left, right) => left.n - right.n)[0];
  if (next) hidden.add(next.key);
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
