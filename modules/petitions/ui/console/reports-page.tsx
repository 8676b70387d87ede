import { Button } from "antd";
import { useState } from "react";
import {
  Empty,
  Field,
  holdsRole,
  NativeSelect,
  Page,
  PlainTable,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
} from "#web/console";
import type { ReportList, ReportRow } from "../../contract.ts";
import { consoleWords, type ConsoleWord } from "../console-words.ts";
import { ReportDialog } from "./report-dialog.tsx";
import { ReportReading } from "./report-reading.tsx";
import { useRead } from "./wire.ts";

function usePeriod(): (period: string) => string {
  const say = useSay(consoleWords);
  return (period) => say(`reports.${period.slice(5) || "year"}` as ConsoleWord, { year: period.slice(0, 4) });
}

/** 条例 41: each year and half that is over, drafted by one hand, issued by another; the numbers are counted for the paper. */
export function ReportsPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const spoken = usePeriod();
  const [area, setArea] = useState("");
  const [drafting, setDrafting] = useState<ReportRow | null>(null);
  const [shown, setShown] = useState<ReportRow | null>(null);
  const read = useRead<ReportList>("reports", area ? { area } : {});
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { areas, rows } = read.data;
  const named = ({ period }: ReportRow): string => say("reports.named", { period: spoken(period) });
  return (
    <Page title={say("reports.title")}>
      <p className="c-muted">{say("reports.lead")}</p>
      {areas.length > 1 ? (
        <Field label={say("reports.area")} group>
          <NativeSelect
            label={say("reports.area")}
            value={read.data.area ?? ""}
            options={areas.map((one) => ({ value: one.code, label: one[language] }))}
            onChange={setArea}
          />
        </Field>
      ) : null}
      {rows.length === 0 ? <Empty text={say("reports.none")} /> : null}
      {rows.length > 0 ? (
        <PlainTable label={say("reports.title")} columns={[say("reports.period"), say("reports.stage"), ""]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{spoken(row.period)}</th>
              <td>{say(`reports.stage.${row.stage}`)}</td>
              <td>
                <Acts row={row} name={spoken(row.period)} draft={() => setDrafting(row)} show={() => setShown(row)} />
              </td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
      {shown ? <ReportReading row={shown} title={named(shown)} close={() => setShown(null)} /> : null}
      {drafting ? (
        <ReportDialog area={read.data.area ?? ""} row={drafting} title={named(drafting)} close={() => setDrafting(null)} />
      ) : null}
    </Page>
  );
}

function Acts({ row, name, draft, show }: { row: ReportRow; name: string; draft: () => void; show: () => void }) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const act = (words: string, run: () => void) => (
    <Button size="small" onClick={run} aria-label={`${words} ${name}`}>
      {words}
    </Button>
  );
  const drafts = row.stage !== "issued" && holdsRole(session, ["dispatcher"]);
  return (
    <div className="c-row" style={{ flexWrap: "wrap" }}>
      {drafts ? act(say(row.stage === "none" ? "reports.draft" : "reports.redraft"), draft) : null}
      {row.stage === "drafted" ? act(say(row.own ? "reports.read" : "reports.check"), show) : null}
      {row.stage === "issued" ? act(say("reports.open"), show) : null}
    </div>
  );
}
