import { Button } from "antd";
import { PlainTable, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import type { Row } from "./item-form.ts";

export type RowColumn = {
  name: string;
  label: string;
  kind: "text" | "number" | "choice";
  options?: readonly { value: string; label: string }[];
  width?: number;
};

/** A short list typed row by row. */
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
    <fieldset className="c-spaced">
      <legend className="c-label">{label}</legend>
      <PlainTable label={label} columns={[...columns.map((column) => column.label), ""]}>
        {rows.map((row, index) => (
          <tr key={index}>
            {columns.map((column) => (
              <td key={column.name}>
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
                aria-label={say("removeRow", { n: index + 1 })}
                onClick={() => put(rows.filter((_, at) => at !== index))}
              >
                ×
              </button>
            </td>
          </tr>
        ))}
      </PlainTable>
      <Button size="small" onClick={() => put([...rows, {}])}>
        {say("addRow")}
      </Button>
    </fieldset>
  );
}

function Cell({ column, name, value, put }: { column: RowColumn; name: string; value: string; put: (value: string) => void }) {
  if (column.kind === "choice")
    return (
      <select className="c-input" aria-label={name} value={value} onChange={(event) => put(event.target.value)}>
        {column.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
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
