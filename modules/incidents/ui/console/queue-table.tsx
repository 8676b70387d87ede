import { useEffect, useRef, useState } from "react";
import { DueBadge, Go, shortInstant, Table, useDelayedSubjects, useLanguage, useMinute, useSay, Typed } from "#web/console";
import type { QueueRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { dueFact, Flags, StageMark, UrgencyMark } from "./badges.tsx";
import type { Column } from "./filter.ts";
import { casePath, subjectOf, useCategoryLookup, usePlaceName, useUnitName } from "./wire.ts";

type Looks = {
  now: number;
  category: ReturnType<typeof useCategoryLookup>;
  unitName: (code: string | null) => string;
  placeName: ReturnType<typeof usePlaceName>;
  sending: string | undefined;
};

function Cell({ column, row, looks }: { column: Column; row: QueueRow; looks: Looks }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  switch (column) {
    case "urgency":
      return <UrgencyMark urgency={row.urgency} />;
    case "number":
      return (
        <Go to={casePath(row)} className="c-mono">
          {row.number}
        </Go>
      );
    case "matter":
      return (
        <span className="i-matter">
          <b>{looks.category.name(row.category)}</b>
          <span className={row.summary ? undefined : "c-muted"}>
            {row.summary ? <Typed text={row.summary} /> : say("queue.notVerified")}
          </span>
        </span>
      );
    case "place":
      return <span title={looks.placeName(row)}>{looks.placeName(row)}</span>;
    case "lead":
      return <span title={looks.unitName(row.lead)}>{looks.unitName(row.lead)}</span>;
    case "stage":
      return looks.sending ? (
        <span className="i-sending">{say("queue.sending", { label: looks.sending })}</span>
      ) : (
        <StageMark stage={row.stage} ending={row.ending} />
      );
    case "due":
      return <DueBadge fact={dueFact(row, looks.category.working(row.category))} now={looks.now} />;
    case "reportedAt":
      return <time dateTime={row.reportedAt}>{shortInstant(row.reportedAt, language)}</time>;
    case "flags":
      return <Flags row={row} />;
  }
}

const SHOWN_MS = 6_000;

/** For a while after the record on this line moved on. */
function useJustChanged(seq: number): boolean {
  const known = useRef(seq);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (known.current === seq) return;
    known.current = seq;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [seq]);
  return changed;
}

function Row({
  row,
  columns,
  looks,
  active,
  selected,
  gone,
  toggle,
  focus,
}: {
  row: QueueRow;
  columns: readonly Column[];
  looks: Looks;
  active: boolean;
  selected: boolean;
  gone: boolean;
  toggle: () => void;
  focus: () => void;
}) {
  const say = useSay(consoleWords);
  const line = useRef<HTMLTableRowElement>(null);
  const changed = useJustChanged(row.seq);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <tr
      ref={line}
      className={`${active ? "i-at " : ""}${selected ? "i-selected " : ""}${gone ? "i-gone " : ""}${changed ? "i-changed " : ""}i-edge-${row.urgency}`}
      title={gone ? say("queue.left") : undefined}
      aria-current={active ? "true" : undefined}
      onClick={(event) => (event.target instanceof Element && event.target.closest("a,input") ? undefined : focus())}
    >
      <td className="i-col-select">
        <input type="checkbox" aria-label={say("queue.select", { number: row.number })} checked={selected} onChange={toggle} />
      </td>
      {columns.map((column) => (
        <td key={column} className={`i-col-${column}`}>
          <Cell column={column} row={row} looks={looks} />
        </td>
      ))}
    </tr>
  );
}

export type QueueTableProps = {
  rows: readonly QueueRow[];
  columns: readonly Column[];
  at: string;
  selected: ReadonlySet<string>;
  gone: ReadonlySet<string>;
  setAt: (subject: string) => void;
  setSelected: (subjects: readonly string[]) => void;
};

/** Fifty rows of a plain table cost a browser nothing, and screen readers know what it is. */
export function QueueTable({ rows, columns, at, selected, gone, setAt, setSelected }: QueueTableProps) {
  const say = useSay(consoleWords);
  const now = useMinute();
  const category = useCategoryLookup();
  const unitName = useUnitName();
  const placeName = usePlaceName();
  const sending = useDelayedSubjects();
  const all = rows.length > 0 && rows.every((row) => selected.has(subjectOf(row)));
  const toggle = (subject: string) =>
    setSelected(selected.has(subject) ? [...selected].filter((one) => one !== subject) : [...selected, subject]);
  return (
    <Table
      name="queue"
      laidOut
      label={say("queue.title")}
      className="i-queue"
      columns={columns.map((id) => ({ id, label: say(`column.${id}`), className: `i-col-${id}` }))}
      first={
        <th className="i-col-select">
          <input
            type="checkbox"
            aria-label={say("queue.selectAll")}
            checked={all}
            onChange={() => setSelected(all ? [] : rows.map(subjectOf))}
          />
        </th>
      }
    >
      <tbody>
        {rows.map((row) => {
          const subject = subjectOf(row);
          return (
            <Row
              key={subject}
              row={row}
              columns={columns}
              looks={{ now, category, unitName, placeName, sending: sending.get(subject) }}
              active={subject === at}
              selected={selected.has(subject)}
              gone={gone.has(subject)}
              toggle={() => toggle(subject)}
              focus={() => setAt(subject)}
            />
          );
        })}
      </tbody>
    </Table>
  );
}
