import { Button } from "antd";
import { useSay } from "./app.tsx";
import { PlainTable } from "./plain-table.tsx";
import { consoleWords } from "./words.ts";

export type Row = Readonly<Record<string, string>>;

export type RowColumn = {
  name: string;
  label: string;
  kind: "text" | "number" | "time" | "choice" | "tick";
  options?: readonly { value: string; label: string }[];
  width?: number;
};

/** Cells copied from a sheet, set down from this one on: rows as lines, cells apart by tabs. Null for what is a single cell. */
function pasted(text: string, columns: readonly RowColumn[], rows: readonly Row[], at: { row: number; column: number }): Row[] | null {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  if (lines.length === 1 && !text.includes("\t")) return null;
  const all = [...rows];
  lines.forEach((line, nth) => {
    const cells = line.split("\t").map((cell, over) => [columns[at.column + over]?.name, cell.trim()] as const);
    all[at.row + nth] = { ...all[at.row + nth], ...Object.fromEntries(cells.filter(([name]) => name !== undefined)) };
  });
  return all;
}

/** A short list typed row by row, or pasted from a sheet. */
export function RowsField({
  label,
  columns,
  rows,
  put,
}: {
  label: string;
  columns: readonly RowColumn[];
  rows: readonly Row[];
  put: (rows: Row[]) => void;
}) {
  const say = useSay(consoleWords);
  const change = (index: number, name: string, value: string) =>
    put(rows.map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  return (
    <fieldset className="c-spaced c-rows">
      <legend className="c-label">{label}</legend>
      <PlainTable label={label} columns={[...columns.map((column) => column.label), ""]}>
        {rows.map((row, index) => (
          <tr key={index}>
            {columns.map((column, nth) => (
              <td
                key={column.name}
                onPaste={(event) => {
                  const all = pasted(event.clipboardData.getData("text/plain"), columns, rows, { row: index, column: nth });
                  if (!all) return;
                  event.preventDefault();
                  put(all);
                }}
              >
                <Cell
                  column={column}
                  name={`${label} ${index + 1} ${column.label}`}
                  value={row[column.name] ?? ""}
                  put={(value) => change(index, column.name, value)}
                />
              </td>
            ))}
            <td>
              <button
                type="button"
                className="c-plain"
                aria-label={say("console.removeRow", { n: index + 1 })}
                onClick={() => put(rows.filter((_, at) => at !== index))}
              >
                ×
              </button>
            </td>
          </tr>
        ))}
      </PlainTable>
      <Button size="small" onClick={() => put([...rows, {}])}>
        {say("console.addRow")}
      </Button>
    </fieldset>
  );
}

function Cell({ column, name, value, put }: { column: RowColumn; name: string; value: string; put: (value: string) => void }) {
  if (column.kind === "choice")
    return (
      <select
        className="c-input"
        style={{ minWidth: column.width ?? 110 }}
        aria-label={name}
        value={value}
        onChange={(event) => put(event.target.value)}
      >
        {column.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  if (column.kind === "tick")
    return (
      <input
        className="c-tick"
        type="checkbox"
        aria-label={name}
        checked={value === "1"}
        onChange={(event) => put(event.target.checked ? "1" : "")}
      />
    );
  return (
    <input
      className="c-input"
      style={{ width: column.width ?? (column.kind === "number" ? 90 : 160) }}
      type={column.kind}
      step="any"
      aria-label={name}
      maxLength={240}
      value={value}
      onChange={(event) => put(event.target.value)}
    />
  );
}
