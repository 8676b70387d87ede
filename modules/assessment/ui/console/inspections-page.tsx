import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  DemoMark,
  Empty,
  Go,
  holdsRole,
  Page,
  PlainTable,
  ReadProblem,
  StateMark,
  Typed,
  useConsole,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { InspectionRow, SchemeView, VisitRow } from "../../contract.ts";
import { inspectionConsoleWords } from "../inspection-console-words.ts";
import { PlanForm } from "./plan-form.tsx";
import { VisitPanel } from "./visit-panel.tsx";
import { VisitTable } from "./visit-table.tsx";
import { useRead } from "./wire.ts";

const INSPECT = ["assessor", "itemVerifier", "approver", "supervisor"] as const;
export const STAGE_TONES = { planned: "new", drawn: "work", over: "end" } as const;

/** For who inspects: every inspection of the scheme. For a unit: what was seen at its places, from the day somebody came. */
export function InspectionsPage() {
  const say = useSay(inspectionConsoleWords);
  const { session } = useConsole();
  const { scheme = "" } = useParams({ strict: false });
  const { params, set } = useUrl();
  const [planning, setPlanning] = useState(false);
  const inspects = holdsRole(session, INSPECT);
  const plans = holdsRole(session, ["assessor"]);
  const held = useRead<SchemeView>(`schemes/${scheme}`);
  const inspections = useRead<{ rows: readonly InspectionRow[] }>(`schemes/${scheme}/inspections`, {}, { enabled: inspects });
  const visits = useRead<{ rows: readonly VisitRow[] }>(`schemes/${scheme}/visits`);
  const opened = params.get("visit");
  if (held.isPending || visits.isPending) return <Waiting />;
  if (!held.data) return <ReadProblem error={held.error} retry={() => void held.refetch()} />;
  if (!visits.data) return <ReadProblem error={visits.error} retry={() => void visits.refetch()} />;
  const rows = inspections.data?.rows ?? [];
  return (
    <Page
      title={say("title")}
      wide
      tools={
        <>
          <Go to={`/assessment/${scheme}`}>{say("toScheme")}</Go>
          {plans && held.data.running && !planning ? (
            <Button type="primary" onClick={() => setPlanning(true)}>
              {say("plan")}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="c-muted">{say("lead")}</p>
      {planning ? <PlanForm scheme={held.data} close={() => setPlanning(false)} /> : null}
      {inspections.error ? <ReadProblem error={inspections.error} retry={() => void inspections.refetch()} /> : null}
      {rows.length > 0 ? <Inspections scheme={scheme} rows={rows} /> : plans && !planning ? <Empty text={say("none")} /> : null}
      <h2>{say("visits")}</h2>
      {visits.data.rows.length === 0 ? (
        <p>{say("visits.none")}</p>
      ) : (
        <VisitTable scheme={held.data} rows={visits.data.rows} open={(row) => set({ visit: `${row.home}/${row.id}` })} />
      )}
      {opened ? <VisitPanel address={opened} close={() => set({ visit: null })} /> : null}
    </Page>
  );
}

function Inspections({ scheme, rows }: { scheme: string; rows: readonly InspectionRow[] }) {
  const say = useSay(inspectionConsoleWords);
  return (
    <PlainTable
      name="inspections"
      label={say("title")}
      columns={(["name", "kind", "stage", "days", "drawn", "drawn.seen"] as const).map((one) => say(one))}
    >
      {rows.map((row) => (
        <tr key={row.inspection}>
          <td>
            <Go to={`/assessment/${scheme}/inspections/${row.inspection}`}>
              <Typed text={row.name} />
            </Go>{" "}
            {row.demo ? <DemoMark /> : null}
          </td>
          <td>{say(`kind.${row.kind}`)}</td>
          <td>
            <StateMark
              tone={STAGE_TONES[row.stage]}
              text={say(row.stage === "drawn" && row.visited === 0 ? "stage.ahead" : `stage.${row.stage}`)}
            />
          </td>
          <td className="c-mono">
            {row.from} – {row.until}
          </td>
          <td className="c-num">{row.drawn}</td>
          <td className="c-num">{row.visited}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
