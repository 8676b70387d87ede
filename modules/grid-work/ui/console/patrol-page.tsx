import { Button } from "antd";
import { useState } from "react";
import {
  Empty,
  Go,
  holdsRole,
  Page,
  PlainTable,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
  Tabs,
  Typed,
} from "#web/console";
import type { PatrolPage as Walks, PlanRow, PointRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { FigureByArea, ReasonDialog } from "./parts.tsx";
import { NewPlan, NewPoint } from "./patrol-forms.tsx";
import { usePractice, useRead, useSend } from "./wire.ts";

const SECTIONS = ["points", "plans", "walks"] as const;
const KEEPERS = ["gridLeader", "gridInstructor", "dispatcher", "supervisor"];

/** Places to look at, by how long nobody did; plans over them; recent walks. Never by person. */
export function PatrolPage() {
  const say = useSay(consoleWords);
  const { area, session } = useConsole();
  const { params, set } = useUrl();
  const section = SECTIONS.find((one) => one === params.get("section")) ?? "points";
  const [making, setMaking] = useState<"point" | "plan" | null>(null);
  const keeps = holdsRole(session, KEEPERS);
  const tools =
    keeps && section !== "walks" ? (
      <Button type="primary" onClick={() => setMaking(section === "points" ? "point" : "plan")}>
        {say(section === "points" ? "point.new" : "plan.new")}
      </Button>
    ) : null;
  return (
    <Page title={say("patrol.title")} wide tools={tools}>
      <p className="c-muted">{say("patrol.lead")}</p>
      <Tabs
        label={say("sections")}
        value={section}
        options={SECTIONS.map((value) => ({ value, label: say(value) }))}
        onChange={(next) => set({ section: next })}
      />
      {section === "points" ? <Points area={area ?? ""} keeps={keeps} /> : null}
      {section === "plans" ? <Plans area={area ?? ""} keeps={keeps} /> : null}
      {section === "walks" ? <WalkList area={area ?? ""} /> : null}
      <FigureByArea code="patrol.looked" area={area ?? ""} kind="grid-work.round" />
      {making === "point" ? <NewPoint close={() => setMaking(null)} /> : null}
      {making === "plan" ? <NewPlan close={() => setMaking(null)} /> : null}
    </Page>
  );
}

function Points({ area, keeps }: { area: string; keeps: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const practice = usePractice();
  const send = useSend();
  const read = useRead<PointRow[]>("points", area ? { area } : {});
  const [asking, setAsking] = useState<{ title: string; path: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (read.isPending) return <Waiting />;
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (read.data.length === 0) return <Empty text={say("point.empty")} />;
  const lastLook = (row: PointRow): string =>
    row.days === null ? say("never") : row.days === 0 ? say("today") : say("days", { n: row.days });
  return (
    <>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <PlainTable
        name="patrol-points"
        label={say("points")}
        columns={[say("name"), say("kind"), say("place"), say("lastLook"), say("tag")]}
      >
        {read.data.map((row) => (
          <tr key={row.id}>
            <td>
              {row[language]}
              {row.look ? (
                <div className="c-muted">
                  <Typed text={row.look} />
                </div>
              ) : null}
            </td>
            <td>{say(`pointKind.${row.kind}`)}</td>
            <td>{row.placeName}</td>
            <td>
              {!row.closed && (row.days === null || row.days >= practice.quietDays) ? <strong>{lastLook(row)}</strong> : lastLook(row)}
            </td>
            <td>
              {row.closed ? say("closed") : row.tag === null ? say("tag.none") : say("tag.version", { n: row.tag })}
              {keeps && !row.closed ? (
                <div className="c-row">
                  <button
                    type="button"
                    className="c-link"
                    aria-label={`${say("tag.issue")} ${row[language]}`}
                    title={say("tag.issueWhy")}
                    onClick={() => void send(`points/${row.home}/${row.id}/tags`, {}).then(setProblem)}
                  >
                    {say("tag.issue")}
                  </button>
                  {row.tag === null ? null : (
                    <button
                      type="button"
                      className="c-link"
                      aria-label={`${say("tag.revoke")} ${row[language]}`}
                      onClick={() =>
                        setAsking({
                          title: `${say("tag.revoke")} · ${row[language]}`,
                          path: `points/${row.home}/${row.id}/tag-revocations`,
                        })
                      }
                    >
                      {say("tag.revoke")}
                    </button>
                  )}
                  <button
                    type="button"
                    className="c-link"
                    aria-label={`${say("close")} ${row[language]}`}
                    onClick={() => setAsking({ title: `${say("close")} · ${row[language]}`, path: `points/${row.home}/${row.id}/closing` })}
                  >
                    {say("close")}
                  </button>
                </div>
              ) : null}
            </td>
          </tr>
        ))}
      </PlainTable>
      {asking ? <ReasonDialog {...asking} close={() => setAsking(null)} /> : null}
    </>
  );
}

function Plans({ area, keeps }: { area: string; keeps: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = useRead<PlanRow[]>("plans", area ? { area } : {});
  const [closing, setClosing] = useState<PlanRow | null>(null);
  if (read.isPending) return <Waiting />;
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (read.data.length === 0) return <Empty text={say("plan.empty")} />;
  return (
    <>
      <PlainTable name="patrol-plans" label={say("plans")} columns={[say("name"), say("place"), say("every"), say("lastLook"), say("tag")]}>
        {read.data.map((row) => (
          <tr key={row.id}>
            <td>{row[language]}</td>
            <td>{row.placeName}</td>
            <td>{say(`every.${row.every}`)}</td>
            <td>
              {row.closed ? say("closed") : say("plan.progress", { looked: row.looked, all: row.points.length, day: row.periodEndsOn })}
            </td>
            <td>
              {keeps && !row.closed ? (
                <div className="c-row">
                  <Go to={`/patrol/${row.home}/${row.id}/tags`}>{say("plan.print")}</Go>
                  <button type="button" className="c-link" aria-label={`${say("close")} ${row[language]}`} onClick={() => setClosing(row)}>
                    {say("close")}
                  </button>
                </div>
              ) : (
                "—"
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
      {closing ? (
        <ReasonDialog
          title={`${say("close")} · ${closing[language]}`}
          path={`plans/${closing.home}/${closing.id}/closing`}
          close={() => setClosing(null)}
        />
      ) : null}
    </>
  );
}

function WalkList({ area }: { area: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = useRead<Walks>("patrols", area ? { area } : {});
  if (read.isPending) return <Waiting />;
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (read.data.rows.length === 0) return <Empty text={say("walk.empty")} />;
  return (
    <PlainTable name="walks" label={say("walks")} columns={[say("day"), say("place"), say("plans"), say("phrases")]}>
      {read.data.rows.map((row) => (
        <tr key={row.id}>
          <td>
            <Go to={`/patrol/${row.home}/${row.id}`}>{row.on}</Go>
          </td>
          <td>{row.placeName}</td>
          <td>{(language === "en" ? row.planEn : row.planZh) ?? "—"}</td>
          <td>{say("walk.facts", { points: row.points, findings: row.findings })}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
