export { neutral, unneutral } from "../../web/csv/index.ts";

/** "B7" for row 7 (from 1) and column 1 (from 0), as spreadsheets name it. */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${letters}${row}`;
}

const ERRORS = /^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;
/** A cell whose formula failed. */
export const isError = (text: string): boolean => ERRORS.test(text);

// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;
/** XML 1.0 has no place for control characters and lone surrogates; a file that holds one does not open. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, "\uFFFD");

const TYPED_DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;
/** The day a text names as people type it (2026-11-3, 2026/11/03, 2026.11.3, 2026年11月3日), as "YYYY-MM-DD"; null for anything else and for days that do not exist. */
export function dayIn(text: string): string | null {
  const [, year = "", month = "", day = ""] = TYPED_DAY.exec(text.trim()) ?? [];
  if (year === "") return null;
  const told = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${told}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(told) ? told : null;
}
