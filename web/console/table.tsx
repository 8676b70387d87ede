import { Button } from "antd";
import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { Icon } from "./icon.tsx";
import { labelled } from "./labelled.ts";
import { usePreference } from "./preference.ts";
import { consoleWords } from "./words.ts";

/** `label` "": the column of the buttons. */
export type TableColumn = { id: string; label: string; className?: string; number?: boolean };
type Widths = Readonly<Record<string, number>>;

const NARROWEST_PX = 48;
const WIDEST_PX = 900;
const STEP_PX = 16;
/** For a column that was chosen after the others had been measured. */
const NEW_COLUMN_PX = 120;

const within = (px: number): number => Math.round(Math.min(WIDEST_PX, Math.max(NARROWEST_PX, px)));

/** What was kept on the machine, or nothing where it was spoiled there. */
export function readWidths(kept: string): Widths {
  try {
    const value: unknown = JSON.parse(kept);
    const entries = Object.entries(value ?? {}).filter((entry): entry is [string, number] => Number.isFinite(entry[1]));
    return Object.fromEntries(entries.map(([id, px]) => [id, within(px)]));
  } catch {
    // Somebody else's text under our name: the table begins as it was designed.
    return {};
  }
}

/** Dense or roomy rows, one choice for all tables of a person. */
export function useDensity(): { dense: boolean; toggle: () => void } {
  const [density, set] = usePreference("density", "dense");
  return { dense: density === "dense", toggle: () => set(density === "dense" ? "roomy" : "dense") };
}

export function DensityButton() {
  const say = useSay(consoleWords);
  const { dense, toggle } = useDensity();
  return (
    <Button size="small" icon={<Icon name="density" size={14} />} aria-pressed={dense} onClick={toggle}>
      {say("console.density")}
    </Button>
  );
}

/**
 * A plain table whose columns can be made wider and narrower, by dragging or by the arrow keys on the edge of a heading; Home or a double
 * click gives the designed widths back. On a phone each row is a block of "column: value" (at most twelve columns). The widths are remembered under `name` for each person on this machine.
 */
export function Table({
  name,
  label,
  columns,
  className = "",
  first,
  laidOut = false,
  children,
}: {
  name: string;
  label: string;
  columns: readonly TableColumn[];
  className?: string;
  /** A heading before all others that has no width of its own. */
  first?: ReactNode;
  /** The list lays its rows out for a phone by its own style. */
  laidOut?: boolean;
  children: ReactNode;
}) {
  const table = useRef<HTMLTableElement>(null);
  const { dense } = useDensity();
  const [kept, keep] = usePreference(`widths.${name}`, "{}");
  const widths = readWidths(kept);
  const sized = Object.keys(widths).length > 0;
  const widthOf = (id: string): number => widths[id] ?? NEW_COLUMN_PX;
  /** The first change takes all columns as they stand, so that only the dragged one moves. */
  const measured = (): Widths =>
    sized
      ? widths
      : Object.fromEntries(
          columns.map(({ id }) => [id, within(table.current?.querySelector<HTMLElement>(`[data-column="${id}"]`)?.offsetWidth ?? 0)]),
        );
  const resize = (id: string, px: number): void => keep(JSON.stringify({ ...measured(), [id]: within(px) }));
  const total = columns.reduce((sum, { id }) => sum + widthOf(id), first ? 36 : 0);
  const labels = labelled([...(first ? [""] : []), ...columns.map(({ label }) => label)]);
  const style = { ...labels, ...(sized ? { "--table-width": `${total}px` } : {}) } as CSSProperties;
  return (
    <div className="c-scroll" role="region" aria-label={label} tabIndex={0}>
      <table
        ref={table}
        className={`c-table${laidOut ? " c-laid" : " c-rows"}${dense ? " c-dense" : ""}${sized ? " c-sized" : ""}${className ? ` ${className}` : ""}`}
        style={style}
      >
        <thead>
          <tr>
            {first}
            {columns.map((column) =>
              column.label === "" ? (
                <td key={column.id} data-column={column.id} style={sized ? { width: widthOf(column.id) } : undefined} />
              ) : (
                <Heading
                  key={column.id}
                  column={column}
                  width={sized ? widthOf(column.id) : null}
                  resize={(px) => resize(column.id, px)}
                  reset={() => keep("{}")}
                />
              ),
            )}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

function Heading({
  column,
  width,
  resize,
  reset,
}: {
  column: TableColumn;
  width: number | null;
  resize: (px: number) => void;
  reset: () => void;
}) {
  const say = useSay(consoleWords);
  const cell = useRef<HTMLTableCellElement>(null);
  const drag = useRef<{ x: number; width: number } | null>(null);
  const [seen, setSeen] = useState(NEW_COLUMN_PX);
  const present = (): number => width ?? cell.current?.offsetWidth ?? NEW_COLUMN_PX;
  const onKey = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowRight" ? STEP_PX : event.key === "ArrowLeft" ? -STEP_PX : 0;
    if (by === 0 && event.key !== "Home") return;
    event.preventDefault();
    event.stopPropagation();
    if (by === 0) reset();
    else resize(present() + by);
  };
  const onDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: present() };
  };
  const onMove = (event: PointerEvent): void => {
    if (drag.current) resize(drag.current.width + event.clientX - drag.current.x);
  };
  const className = [column.className, column.number ? "c-num" : ""].filter(Boolean).join(" ");
  return (
    // Named by itself, or every cell would be announced with the words of the handle.
    <th
      ref={cell}
      scope="col"
      aria-label={column.label}
      data-column={column.id}
      className={className || undefined}
      style={width === null ? undefined : { width }}
    >
      <span className="c-th-label">{column.label}</span>
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={say("console.columnWidth", { column: column.label })}
        aria-valuemin={NARROWEST_PX}
        aria-valuemax={WIDEST_PX}
        aria-valuenow={width ?? seen}
        title={say("console.columnWidthHow")}
        tabIndex={0}
        className="c-resize"
        onFocus={() => setSeen(present())}
        onKeyDown={onKey}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={() => (drag.current = null)}
        onPointerCancel={() => (drag.current = null)}
        onDoubleClick={reset}
      />
    </th>
  );
}
