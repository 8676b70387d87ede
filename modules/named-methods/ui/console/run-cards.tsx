import { Button } from "antd";
import { useState } from "react";
import { Go, isOutOfReach, ReadProblem, shortInstant, useLanguage, useSay } from "#web/console";
import type { RunsView, RunView, SubjectKind } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { CloseDialog, StepDialog } from "./run-dialogs.tsx";
import { useRead, useSend } from "./wire.ts";

type Subject = { kind: SubjectKind; home: string; id: string };
const runPath = ({ kind, home, id }: Subject): string => `/api/methods/runs/${kind}/${home}/${id}`;

/** Methods over one record: steps that are added, beside the record's own clocks. Nothing is shown to who may not open the record. */
export function RunCards({ only, ...subject }: Subject & { only?: string }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const language = useLanguage();
  const [problem, setProblem] = useState("");
  const read = useRead<RunsView>(runPath(subject));
  if (isOutOfReach(read.error) || read.isPending) return null;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { runs, duties, offered, mayWork } = read.data;
  const shown = runs.filter(({ code }) => only === undefined || code === only);
  const offers = mayWork ? offered.filter(({ code }) => only === undefined || code === only) : [];
  if (shown.length === 0 && offers.length === 0)
    return only === undefined ? null : (
      <section className="c-card" aria-label={say("runs.title")}>
        <h2>{say("runs.title")}</h2>
        <p className="c-muted">
          {say("runs.none")} <Go to="/methods">{say("runs.see")}</Go>
        </p>
      </section>
    );
  return (
    <section className="c-card" aria-label={say("runs.title")}>
      <h2>{say("runs.title")}</h2>
      <p className="c-muted">{say("runs.lead")}</p>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      {shown.length > 0 && duties.length > 0 ? (
        <p>
          {say("runs.duties")}：
          {duties.map(({ slot, matter, dueAt }) => (
            <span key={slot} className="c-flag">
              {matter?.[language] ?? say("runs.duty")} {shortInstant(dueAt, language)}{" "}
            </span>
          ))}
        </p>
      ) : null}
      {shown.map((one) => (
        <OneRun key={one.code} run={one} subject={subject} mayWork={mayWork} />
      ))}
      <div className="c-row" style={{ flexWrap: "wrap" }}>
        {offers.map(({ code, zh, en }) => (
          <Button key={code} onClick={() => void send(`${runPath(subject)}/${code}`, {}).then(setProblem)}>
            {say("runs.start", { name: language === "zh" ? zh : en })}
          </Button>
        ))}
      </div>
    </section>
  );
}

function OneRun({ run, subject, mayWork }: { run: RunView; subject: Subject; mayWork: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [step, setStep] = useState<string | null>(null);
  const [closing, setClosing] = useState(false);
  const done = run.steps.filter(({ state }) => state === "done" || state === "na").length;
  const works = mayWork && run.stage === "running";
  const path = `${runPath(subject)}/${run.code}`;
  return (
    <details open={run.stage === "running"}>
      <summary style={{ padding: "8px 0" }}>
        <strong>{run[language]}</strong> · {say(`stage.${run.stage}`)} · {say("progress", { done, all: run.steps.length })}
      </summary>
      {run.groups.map((group, index) => (
        <div key={index}>
          <h3 style={{ fontSize: "1em", margin: "10px 0 2px" }}>{(language === "en" && group.en) || group.zh}</h3>
          <ul>
            {group.items.map((item, at) => {
              const no = `${index + 1}.${at + 1}`;
              const found = run.steps.find((one) => one.no === no);
              return (
                <li key={no}>
                  {no} {(language === "en" && item.en) || item.zh} · {say(`state.${found?.state ?? "todo"}`)}
                  {found?.due && found.state !== "done" ? (
                    <span className="c-muted"> {say("due", { at: shortInstant(found.due, language) })}</span>
                  ) : null}{" "}
                  {works ? (
                    <button type="button" className="c-link" aria-label={say("record", { no })} onClick={() => setStep(no)}>
                      {say("record.short")}
                    </button>
                  ) : null}
                  {found?.evidence.map((shown, of) => (shown ? <p key={of}>{`${item.evidence[of]?.label ?? ""}：${shown}`}</p> : null))}
                  {found?.reason ? <p className="c-muted">{found.reason}</p> : null}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {run.reason ? <p className="c-muted">{run.reason}</p> : null}
      {works ? <Button onClick={() => setClosing(true)}>{say("close")}</Button> : null}
      {step ? <StepDialog run={run} no={step} path={path} close={() => setStep(null)} /> : null}
      {closing ? <CloseDialog path={path} close={() => setClosing(false)} /> : null}
    </details>
  );
}
