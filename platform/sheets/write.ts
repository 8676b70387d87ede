import type { Cell as LibraryCell, CellStyle, CellValue, WriteSheet } from "hucre/xlsx";
import { neutral, printable } from "./cell.ts";

/** How a column is written: "text" keeps leading zeros and long codes, "day" and "instant" are real dates, "number" can be summed. */
export type ColumnKind = "text" | "day" | "instant" | "number";
export type Column = { title: string; kind: ColumnKind; width?: number; hint?: string; choices?: readonly string[] };
/** Days as "YYYY-MM-DD", instants as RFC 3339; both are shown in the city's time. A value that is none is written as text. */
export type Value = string | number | null;
/** `marks`: columns (from 0) of a row that are shown as wrong. */
export type Page = {
  name: string;
  columns: readonly Column[];
  rows: readonly (readonly Value[])[];
  marks?: ReadonlyMap<number, readonly number[]>;
};
export type Book = {
  title: string;
  pages: readonly Page[];
  /** Stands on the first line of every sheet and in the header and footer of every printed page. */
  watermark?: string;
  /** RFC 3339 instant of writing. */
  at: string;
};

const CITY_HOURS = 8;
const FORMATS: Readonly<Record<ColumnKind, string>> = { text: "@", day: "yyyy-mm-dd", instant: "yyyy-mm-dd hh:mm", number: "General" };
const HEAD: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "0B5CAD" } },
  alignment: { vertical: "center", wrapText: true },
  numFmt: "@",
};
const MARK: CellStyle = { font: { italic: true, color: { rgb: "475467" } }, numFmt: "@" };
const WRONG: CellStyle = { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FEE4E2" } }, font: { color: { rgb: "B42318" } } };

const text = (value: string): string => neutral(printable(value)).slice(0, 32_000);

/** Spreadsheets know no time zone: what is written is the clock on the city's wall. */
const onTheWall = (instant: string): Date => new Date(Date.parse(instant) + CITY_HOURS * 3_600_000);

function valueOf(value: Value, kind: ColumnKind): CellValue {
  if (value === null || value === "") return null;
  if (kind === "number" && typeof value === "number" && Number.isFinite(value)) return value;
  if (kind === "day" && typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`);
  if (kind === "instant" && typeof value === "string" && !Number.isNaN(Date.parse(value))) return onTheWall(value);
  return text(String(value));
}

/** "&" begins a code in headers and footers. */
const printed = (words: string): string => printable(words).replaceAll("&", "&&").slice(0, 200);

/** At most 31 characters, none of []:*?/\ and no apostrophe at either end: the rules of the format. */
const sheetName = (name: string): string =>
  printable(name)
    .replace(/[[\]:*?/\\']/g, " ")
    .trim()
    .slice(0, 31) || "Sheet";

function styledCells(page: Page, above: number, watermark: string | undefined): Map<string, Partial<LibraryCell>> {
  const cells = new Map<string, Partial<LibraryCell>>();
  if (watermark !== undefined) cells.set("0,0", { value: text(watermark), type: "string", style: MARK });
  for (const [column, { title, hint }] of page.columns.entries())
    cells.set(`${above},${column}`, {
      value: text(title),
      type: "string",
      style: HEAD,
      ...(hint ? { comment: { text: printable(hint) } } : {}),
    });
  for (const [row, wrong] of page.marks ?? [])
    for (const column of wrong) {
      const kind = page.columns[column]?.kind ?? "text";
      const value = valueOf(page.rows[row]?.[column] ?? null, kind);
      cells.set(`${row + above + 1},${column}`, { value, style: { ...WRONG, numFmt: FORMATS[kind] } });
    }
  return cells;
}

function sheetOf(page: Page, book: Book): WriteSheet {
  const above = book.watermark === undefined ? 0 : 1;
  const blank: CellValue[][] = above === 1 ? [[text(book.watermark ?? "")]] : [];
  return {
    name: sheetName(page.name),
    columns: page.columns.map(({ kind, width }) => ({
      width: width ?? 16,
      style: { numFmt: FORMATS[kind], alignment: { vertical: "top" } },
    })),
    rows: [
      ...blank,
      page.columns.map(({ title }) => text(title)),
      ...page.rows.map((row) => page.columns.map(({ kind }, column) => valueOf(row[column] ?? null, kind))),
    ],
    cells: styledCells(page, above, book.watermark),
    freezePane: { rows: above + 1 },
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `$1:$${above + 1}` },
    dataValidations: page.columns.flatMap(({ choices }, column) => choiceRule(choices, column, above + 1)),
    ...(book.watermark === undefined
      ? {}
      : { headerFooter: { oddHeader: `&L${printed(book.watermark)}`, oddFooter: `&L${printed(book.watermark)}&R&P / &N` } }),
  };
}

const letters = (column: number): string =>
  (column < 26 ? "" : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + (column % 26));

function choiceRule(choices: readonly string[] | undefined, column: number, from: number): NonNullable<WriteSheet["dataValidations"]> {
  // The format takes at most 255 characters of choices in one rule.
  if (!choices || choices.join(",").length > 250) return [];
  const range = `${letters(column)}${from + 1}:${letters(column)}${from + 2_000}`;
  return [{ type: "list", range, values: [...choices], allowBlank: true, showErrorMessage: false }];
}

/**
 * A workbook: codes as text, real dates, a frozen header, choices where a column has them, nothing that calculates. Every sheet carries the watermark
 * when there is one. Refuses nothing: what a cell cannot hold is replaced by U+FFFD.
 */
export async function writeBook(book: Book): Promise<Buffer> {
  const { writeXlsx } = await import("hucre/xlsx");
  const bytes = await writeXlsx({
    sheets: book.pages.map((page) => sheetOf(page, book)),
    properties: {
      title: printable(book.title),
      creator: "Zuji",
      created: new Date(book.at),
      modified: new Date(book.at),
      ...(book.watermark ? { description: printable(book.watermark) } : {}),
    },
  });
  return Buffer.from(bytes);
}
