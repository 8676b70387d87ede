import { DueBadge, PlainTable, Typed, useLanguage, useMinute, useSay } from "#web/console";
import { comma } from "#web/words";
import type { SchemeView, VisitRow } from "../../contract.ts";
import { inspectionConsoleWords } from "../inspection-console-words.ts";

/** What was seen, and whose turn it is. */
export function VisitTable({
  scheme,
  rows,
  open,
}: {
  scheme: Pick<SchemeView, "subjects">;
  rows: readonly VisitRow[];
  open: (row: VisitRow) => void;
}) {
  const say = useSay(inspectionConsoleWords);
  const language = useLanguage();
  const now = useMinute();
  const waits = (row: VisitRow): string => {
    const seen = row.unseen - row.unanswered;
    const parts = [
      ...(row.unanswered > 0 ? [say("waiting.unit", { n: row.unanswered })] : []),
      ...(seen > 0 ? [say("waiting.office", { n: seen })] : []),
    ];
    return parts.join(comma(language)) || say("waiting.none");
  };
  return (
    <PlainTable
      name="visits"
      label={say("visits")}
      columns={(["site", "unit", "on", "findings", "waiting", "due"] as const).map((one) => say(one))}
    >
      {rows.map((row) => {
        const dueAt = row.rectifyDue ?? row.revisitDue;
        return (
          <tr key={row.id}>
            <td>
              <button type="button" className="c-link" onClick={() => open(row)}>
                <Typed text={row.name} />
              </button>{" "}
              <span className="c-muted">{say(`site.${row.site}`)}</span>
            </td>
            <td>{scheme.subjects.find(({ code }) => code === row.subject)?.[language] ?? row.subject}</td>
            <td className="c-mono">{row.on}</td>
            <td className="c-num">{row.findings}</td>
            <td>{waits(row)}</td>
            <td>{dueAt ? <DueBadge fact={{ dueAt, provisional: false, state: "running", working: false }} now={now} /> : "—"}</td>
          </tr>
        );
      })}
    </PlainTable>
  );
}
