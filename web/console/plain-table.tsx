import type { CSSProperties, ReactNode } from "react";

/** The labels of columns as the stylesheet reads them, for rows that a phone lays out as blocks of "column: value". */
export const labelled = (labels: readonly string[]): CSSProperties =>
  Object.fromEntries(labels.map((label, index) => [`--label-${index + 1}`, JSON.stringify(label)])) as CSSProperties;

/** A table whose columns have their designed widths; a column with the name "" holds buttons. `children`: its rows, `tr` by `tr`. */
export function PlainTable({ label, columns, children }: { label: string; columns: readonly string[]; children: ReactNode }) {
  return (
    <div className="c-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="c-table c-rows" style={labelled(columns)}>
        <thead>
          <tr>
            {columns.map((column) =>
              column === "" ? (
                <td key="buttons" />
              ) : (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
