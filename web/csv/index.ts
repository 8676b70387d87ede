/** What a spreadsheet takes for the beginning of a formula, in half and full width (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text that no spreadsheet will ever calculate, also after it was saved as CSV and opened again: an apostrophe goes before it. */
export const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Takes back what `neutral` put before a text. */
export const unneutral = (text: string): string => (text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text);

export type CsvValue = string | number | null;

/** Every cell quoted, numbers as they are, no text a formula. */
export const csvLine = (cells: readonly CsvValue[]): string =>
  cells.map((value) => `"${(typeof value === "number" ? String(value) : neutral(value ?? "")).replaceAll('"', '""')}"`).join(",");

/**
 * RFC 4180, the one way any file of ours is written as CSV (tests/architecture). The mark in front tells Excel that the file is UTF-8; a reader that
 * decodes UTF-8 as the Encoding Standard says drops it.
 */
export const csvOf = (rows: readonly (readonly CsvValue[])[]): string => `\uFEFF${rows.map((row) => `${csvLine(row)}\r\n`).join("")}`;
