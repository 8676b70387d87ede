import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  CaseHead,
  DemoMark,
  FactList,
  Go,
  Page,
  PlainTable,
  ReadProblem,
  StateMark,
  Typed,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { InspectionView, SchemeView } from "../../contract.ts";
import { inspectionConsoleWords } from "../inspection-console-words.ts";
import { STAGE_TONES } from "./inspections-page.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { type Form, StepBar } from "./step-bar.tsx";
import { VisitPanel } from "./visit-panel.tsx";
import { VisitTable } from "./visit-table.tsx";
import { useRead } from "./wire.ts";

/** One inspection: its places, how they were drawn, where somebody went and what was seen. */
export function InspectionPage() {
  const say = useSay(inspectionConsoleWords);
  const { scheme = "", inspection = "" } = useParams({ strict: false });
  const { params, set } = useUrl();
  const held = useRead<SchemeView>(`schemes/${scheme}`);
  const read = useRead<InspectionView>(`schemes/${scheme}/inspections/${inspection}`);
  const opened = params.get("visit");
  if (held.isPending || read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (!held.data) return <ReadProblem error={held.error} retry={() => void held.refetch()} />;
  const view = read.data;
  return (
    <Page title={view.name} wide tools={<Go to={`/assessment/${scheme}/inspections`}>{say("back")}</Go>}>
      <CaseHead>
        <StateMark tone={STAGE_TONES[view.stage]} text={say(`stage.${view.stage}`)} /> {say(`kind.${view.kind}`)}{" "}
        {view.demo ? <DemoMark /> : null}
      </CaseHead>
      <FactList
        facts={[
          [say("days"), `${view.from} – ${view.until}`],
          [say("document"), <Typed key="document" text={view.document} />],
          [say("drawnOn"), view.drawnOn],
          [say("endedFor"), view.ended && <Typed key="ended" text={view.ended} />],
        ]}
      />
      <Steps view={view} />
      <Draw view={view} scheme={held.data} />
      <h2>{say("visits")}</h2>
      {view.seen.length === 0 ? (
        <p>{say("visits.none")}</p>
      ) : (
        <VisitTable scheme={held.data} rows={view.seen} open={(row) => set({ visit: `${row.home}/${row.id}` })} />
      )}
      {opened ? <VisitPanel address={opened} close={() => set({ visit: null })} /> : null}
    </Page>
  );
}

function Steps({ view }: { view: InspectionView }) {
  const say = useSay(inspectionConsoleWords);
  const FORMS: Record<InspectionView["may"][number], Form> = {
    draw: { path: "draw", asks: [], sure: say("sure.draw") },
    end: { path: "ending", asks: [{ name: "reason", label: say("reason"), kind: "long", max: 300 }], sure: say("sure.end") },
  };
  return (
    <StepBar
      steps={view.may}
      say={(step) => say(`step.${step}`)}
      forms={FORMS}
      path={`schemes/${view.scheme}/inspections/${view.inspection}`}
      quiet={["end"]}
      grave={["end"]}
    />
  );
}

/** Every place with its rank, and all somebody needs to draw again and get the same. */
function Draw({ view, scheme }: { view: InspectionView; scheme: SchemeView }) {
  const say = useSay(inspectionConsoleWords);
  const language = useLanguage();
  const [recording, setRecording] = useState<string | null>(null);
  const { seed, digest, candidates, count, perUnit } = view.draw;
  const [first] = candidates;
  const seen = new Set(view.seen.map(({ place }) => place));
  return (
    <section aria-labelledby="draw">
      <h2 id="draw">{say("draw.title")}</h2>
      <FactList
        facts={[
          [say("count"), `${count} · ${say(perUnit ? "per.unit" : "per.all")}`],
          [say("seed"), seed && <code key="seed">{seed}</code>],
          [
            say("digest"),
            <code key="digest" style={{ overflowWrap: "anywhere" }}>
              {digest}
            </code>,
          ],
        ]}
      />
      <PlainTable
        name="draw"
        label={say("candidates")}
        columns={(["code", "site", "unit", "rank", "drawn"] as const).map((one) => say(one))}
      >
        {candidates.map((one) => (
          <tr key={one.code}>
            <td className="c-mono">{one.code}</td>
            <td>
              <Typed text={one.name} /> <span className="c-muted">{say(`site.${one.site}`)}</span>
            </td>
            <td>{scheme.subjects.find(({ code }) => code === one.subject)?.[language] ?? one.subject}</td>
            <td className="c-mono">{one.rank?.slice(0, 12) ?? "—"}</td>
            <td>
              {!one.drawn ? (
                "—"
              ) : view.visits.includes(one.code) ? (
                <Button size="small" aria-label={say("recordAt", { name: one.name })} onClick={() => setRecording(one.code)}>
                  {say("record")}
                </Button>
              ) : (
                <StateMark tone={seen.has(one.code) ? "end" : "wait"} text={say(seen.has(one.code) ? "drawn.seen" : "drawn.waits")} />
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
      <p className="c-muted">{say("draw.rule")}</p>
      {seed && first ? (
        <>
          <p className="c-muted">{say("draw.command")}</p>
          <pre className="c-mono" tabIndex={0} style={{ overflowX: "auto" }}>
            {`printf '%s' '${seed}|${view.inspection}|${first.code}' | sha256sum`}
          </pre>
        </>
      ) : null}
      {recording === null ? null : <RecordDialog view={view} scheme={scheme} place={recording} close={() => setRecording(null)} />}
    </section>
  );
}
