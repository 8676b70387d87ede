import type { ReactNode } from "react";
import { labelled } from "./labelled.ts";
import { Table } from "./table.tsx";

type Plain = { label: string; columns: readonly string[]; children: ReactNode };

/**
 * A table of plain columns; a column with the name "" holds buttons. `children`: its rows, `tr` by `tr`. `name`: it is a list one works with, whose widths
 * and height of rows are remembered under it; without it the columns have their designed widths.
 */
export function PlainTable({ name, label, columns, children }: Plain & { name?: string }) {
  if (name !== undefined)
    return (
      <Table name={name} label={label} columns={columns.map((column, index) => ({ id: `c${index}`, label: column }))}>
        <tbody>{children}</tbody>
      </Table>
    );
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
