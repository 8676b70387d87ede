import { FEW, withheldKeys } from "#modules/incidents";
import type { Risk, Shown } from "./contract.ts";

/** What a viewer may see of a list of numbers: everything for staff, for a kiosk what the public rule leaves. */
export function coverColumn(kiosk: boolean, numbers: readonly number[]): Shown[] {
  if (!kiosk) return [...numbers];
  const hidden = withheldKeys(numbers.map((n, index) => ({ key: String(index), n })));
  return numbers.map((n, index) => (hidden.has(String(index)) ? null : n));
}

/** One number by itself. */
export const coverOne = (kiosk: boolean, n: number): Shown => (kiosk && n > 0 && n < FEW ? null : n);

/** Of so many, these: hidden too when the rest would be fewer than five, for 8 late of 9 tells who the ninth is. */
export const coverPart = (part: Shown, whole: Shown): Shown =>
  part === null || (whole !== null && whole - part > 0 && whole - part < FEW && whole !== part) ? null : part;

/** Lists of the same kind of line, column by column. */
export function coverLines<C extends string, L extends Record<C, number>>(
  kiosk: boolean,
  columns: readonly C[],
  lines: readonly L[],
): (Omit<L, C> & Record<C, Shown>)[] {
  const covered = new Map(
    columns.map((column) => [
      column,
      coverColumn(
        kiosk,
        lines.map((line) => line[column]),
      ),
    ]),
  );
  return lines.map((line, index) => ({
    ...line,
    ...(Object.fromEntries(columns.map((column) => [column, covered.get(column)?.[index] ?? null])) as Record<C, Shown>),
  }));
}

/** Three levels with one meaning everywhere. What is hidden is "something", never "nothing". */
export function riskOf({ late, soon, red }: { late: Shown; soon: Shown; red: Shown }): Risk {
  if ((late ?? 0) > 0 || (red ?? 0) > 0) return "late";
  if (late === null || red === null || soon === null || soon > 0) return "soon";
  return "calm";
}
