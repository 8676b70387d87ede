import { Refusal, refuse } from "../refusals/index.ts";
import { cellName, isError, unneutral } from "./cell.ts";
import { numberedCsv, readText, separatorOf } from "./csv.ts";
import { assertSoundZip } from "./zip.ts";

/** One cell as it was filled in. `fault`: "precision" for a number too long to have survived the spreadsheet, "error" for a formula that failed. */
export type Cell = { at: string; text: string; fault: "precision" | "error" | null };
/** `row`: the number the spreadsheet shows beside it, from 1. */
export type TableRow = { row: number; cells: readonly Cell[] };
export type Table = { kind: "xlsx" | "csv"; header: TableRow; rows: readonly TableRow[] };

export type TableLimits = {
  bytes: number;
  rows: number;
  columns: number;
  /** Whether a row is the header; looked for among the first ten, so that notes may stand above it. */
  isHeader: (texts: readonly string[]) => boolean;
};

const HEADER_WITHIN = 10;
const CELL_CHARACTERS = 5_000;

type Raw = string | number | boolean | Date | null | undefined;

function cellOf(value: Raw, row: number, column: number): Cell {
  const at = cellName(row, column);
  if (value === null || value === undefined) return { at, text: "", fault: null };
  if (value instanceof Date) return { at, text: instantText(value), fault: null };
  if (typeof value === "number")
    // Spreadsheets keep 15 digits: a 17- or 18-digit code typed as a number has already lost its end.
    return { at, text: numberText(value), fault: Math.abs(value) >= 1e15 ? "precision" : null };
  if (typeof value === "boolean") return { at, text: value ? "TRUE" : "FALSE", fault: null };
  const text = unneutral(value.normalize("NFC").trim());
  if (text.length > CELL_CHARACTERS) throw refuse.tooLarge("sheets.cell-too-long", { at, limit: CELL_CHARACTERS });
  return { at, text, fault: isError(text) ? "error" : null };
}

function instantText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const [day = "", time = ""] = value.toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 5)}`;
}

const numberText = (value: number): string => (Number.isInteger(value) ? value.toFixed(0) : String(value));

/** Puts rows together as they come, and stops the reading at the first limit that is passed. */
function collector(kind: Table["kind"], limits: TableLimits) {
  let header: TableRow | null = null;
  let looked = 0;
  const rows: TableRow[] = [];
  return {
    take: (row: number, values: readonly Raw[]): void => {
      if (values.length > limits.columns + 50) throw refuse.tooLarge("sheets.too-many-columns", { limit: limits.columns });
      const cells = values.map((value, column) => cellOf(value, row, column));
      const filled = cells.findLastIndex(({ text }) => text !== "") + 1;
      if (filled === 0) return;
      if (filled > limits.columns) throw refuse.tooLarge("sheets.too-many-columns", { limit: limits.columns });
      if (header) {
        if (rows.length >= limits.rows) throw refuse.tooLarge("sheets.too-many-rows", { limit: limits.rows });
        rows.push({ row, cells: cells.slice(0, filled) });
        return;
      }
      if (limits.isHeader(cells.map(({ text }) => text))) header = { row, cells: cells.slice(0, filled) };
      else if ((looked += 1) >= HEADER_WITHIN) throw refuse.invalid("sheets.no-header");
    },
    done: (): Table => {
      if (!header) throw refuse.invalid("sheets.no-header");
      return { kind, header, rows };
    },
  };
}

async function fromXlsx(bytes: Uint8Array, limits: TableLimits): Promise<Table> {
  assertSoundZip(bytes);
  const into = collector("xlsx", limits);
  try {
    // Loaded when the first file comes: most days none does.
    const { readXlsx, streamXlsxRows } = await import("hucre/xlsx");
    const [sheet] = (await readXlsx(bytes, { maxRows: 1, sheets: (info) => !info.hidden && !info.veryHidden })).sheets;
    if (!sheet) throw refuse.invalid("sheets.no-header");
    // The first sheet a person sees; hidden ones hold lists to choose from.
    for await (const row of streamXlsxRows(bytes, { sheet: sheet.name })) into.take(row.index + 1, row.values);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    // The library tells truncated, mislabelled and hostile files with plain errors.
    throw refuse.invalid("sheets.broken");
  }
  return into.done();
}

function fromCsv(bytes: Uint8Array, limits: TableLimits): Table {
  const text = readText(bytes);
  const into = collector("csv", limits);
  for (const { row, cells } of numberedCsv(text, limits.rows + HEADER_WITHIN + 1, separatorOf(text))) into.take(row, cells);
  return into.done();
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** An old .xls, or a workbook locked with a password: both lie in Microsoft's compound file. */
const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;

/**
 * Reads the first visible sheet of an xlsx file, or a CSV file in UTF-8, UTF-16 or GB 18030: by content, whatever the name says. Codes stay text,
 * dates become "YYYY-MM-DD", formulas their last result. Refuses, before or while reading: `sheets.too-large` (bytes), `sheets.bomb`,
 * `sheets.macros`, `sheets.old-or-locked`, `sheets.broken`, `sheets.charset`, `sheets.no-header`, `sheets.too-many-rows`, `-columns`, `sheets.cell-too-long`.
 */
export async function readTable(bytes: Uint8Array, limits: TableLimits): Promise<Table> {
  if (bytes.length === 0) throw refuse.invalid("sheets.empty");
  if (bytes.length > limits.bytes) throw refuse.tooLarge("sheets.too-large", { megabytes: Math.floor(limits.bytes / 1024 / 1024) });
  if (isCompound(bytes)) throw refuse.invalid("sheets.old-or-locked");
  return isZip(bytes) ? fromXlsx(bytes, limits) : fromCsv(bytes, limits);
}
