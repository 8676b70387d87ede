/** Comma-separated values with optional quotes (RFC 4180), at most `maxRows` of them. */
export function readCsv(text: string, maxRows: number): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  const endCell = () => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((value) => value !== "")) rows.push(row);
    row = [];
  };
  const body = text.replace(/^\uFEFF/, "");
  for (let at = 0; at < body.length && rows.length < maxRows; at += 1) {
    const character = body[at]!;
    if (quoted && character === '"' && body[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (quoted) cell += character;
    else if (character === ",") endCell();
    else if (character === "\n") endRow();
    else cell += character;
  }
  endRow();
  return rows;
}
