import { refuse } from "../refusals/index.ts";

const utf16 = new TextDecoder("utf-16le", { fatal: true });
const utf8 = new TextDecoder("utf-8", { fatal: true });
// GB 18030 holds GBK and GB 2312 whole: what Chinese Excel writes when asked for CSV.
const gb18030 = new TextDecoder("gb18030", { fatal: true });

function decoded(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    // Not this charset; the next one is tried.
    return null;
  }
}

/** Text of a file as Chinese offices write it: UTF-8, "Unicode text" (UTF-16 with its mark) or GB 18030. Refuses `sheets.charset` for anything else. */
export function readText(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = marked ? decoded(utf16, bytes) : (decoded(utf8, bytes) ?? decoded(gb18030, bytes));
  // A file of zeros is valid UTF-8 and no text.
  if (text === null || text.includes("\u0000")) throw refuse.invalid("sheets.charset");
  return text.replace(/^\uFEFF/, "");
}

/** What stands between the cells: most often in the first line, outside quotes; a comma when none does. */
export function separatorOf(text: string): string {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (one: string): number => first.split(one).length;
  return ["\t", ";"].find((one) => count(one) > count(",")) ?? ",";
}

/** Separated values with optional quotes (RFC 4180), at most `maxRows` of them; rows without any value are left out. */
export const readCsv = (text: string, maxRows: number): string[][] => numberedCsv(text, maxRows, ",").map(({ cells }) => cells);

/** The same, each row with the line of the sheet it stands on, from 1. */
export function numberedCsv(text: string, maxRows: number, separator: string): { row: number; cells: string[] }[] {
  const rows: { row: number; cells: string[] }[] = [];
  let [cells, cell, quoted, row]: [string[], string, boolean, number] = [[], "", false, 1];
  const endCell = () => {
    cells.push(cell.trim());
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (cells.some((value) => value !== "")) rows.push({ row, cells });
    cells = [];
    row += 1;
  };
  const body = text.replace(/^\uFEFF/, "");
  for (let at = 0; at < body.length && rows.length < maxRows; at += 1) {
    const character = body[at]!;
    if (quoted && character === '"' && body[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (quoted) cell += character;
    else if (character === separator) endCell();
    else if (character === "\n") endRow();
    else cell += character;
  }
  if (rows.length < maxRows) endRow();
  return rows;
}
