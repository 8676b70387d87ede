import { Button } from "antd";
import { useState } from "react";
import { Go, isOutOfReach, ReadProblem, shortInstant, useLanguage, useSay } from "#web/console";
import type { Item, RunsView, RunView, StepView, SubjectKind } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { nameIn } from "./name-in.ts";
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
          {say("runs.none")} <Go to={`/methods?code=${only}`}>{say("runs.see")}</Go>
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
        <>
          <p className="c-muted">{say("runs.duties")}</p>
          <ul>
            {duties.map(({ slot, matter, dueAt }) => (
              <li key={slot}>
                {matter?.[language] ?? say("runs.duty")} · {say("due", { at: shortInstant(dueAt, language) })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {shown.map((one) => (
        <OneRun key={one.code} run={one} subject={subject} mayWork={mayWork} />
      ))}
      <div className="c-row" style={{ flexWrap: "wrap" }}>
        {offers.map(({ code, zh, en }) => (
          <Button className="c-wraps" key={code} onClick={() => void send(`${runPath(subject)}/${code}`, {}).then(setProblem)}>
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
          <h3 style={{ fontSize: "1em", margin: "10px 0 2px" }}>{nameIn(language, group)}</h3>
          <ul>
            {group.items.map((item, at) => {
              const no = `${index + 1}.${at + 1}`;
              return (
                <Step
                  key={no}
                  no={no}
                  item={item}
                  found={run.steps.find((one) => one.no === no)}
                  record={works ? () => setStep(no) : null}
                />
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

/** One item: whose it is, how it stands, by when, and what was shown for it. */
function Step({ no, item, found, record }: { no: string; item: Item; found: StepView | undefined; record: (() => void) | null }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const state = found?.state ?? "todo";
  const open = state === "todo" || state === "doing";
  const when = open ? found?.due && say("due", { at: shortInstant(found.due, language) }) : found?.at && shortInstant(found.at, language);
  return (
    <li style={{ marginBlock: 6 }}>
      <span className="c-row" style={{ columnGap: 12, rowGap: 0 }}>
        <span>
          {no} <strong>{nameIn(language, item)}</strong>
        </span>
        {item.role ? <span className="c-muted">{item.role}</span> : null}
        <span className={open ? "c-muted" : undefined}>{`${state === "done" ? "✓ " : ""}${say(`state.${state}`)}`}</span>
        {when ? <span className="c-muted">{when}</span> : null}
        {record ? (
          <button type="button" className="c-link" aria-label={say("record", { no })} onClick={record}>
            {say(open ? "record.short" : "record.change")}
          </button>
        ) : null}
      </span>
      {found?.evidence.map((shown, of) =>
        shown ? <p key={of}>{say("shown", { label: item.evidence[of]?.label ?? "", value: shown })}</p> : null,
      )}
      {found?.reason ? <p className="c-muted">{found.reason}</p> : null}
    </li>
  );
}
