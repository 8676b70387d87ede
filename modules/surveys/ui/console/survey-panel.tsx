import { Button } from "antd";
import { useState } from "react";
import { instant, Panel, PlainTable, ReadProblem, shortInstant, Tabs, useLanguage, useSay, Waiting, Typed } from "#web/console";
import type { May, SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { measureWords } from "../measure-words.ts";
import { words } from "../words.ts";
import { CorrectDialog } from "./correct-dialog.tsx";
import { CorrectionState } from "./correction-state.tsx";
import { DesignDialog } from "./design-dialog.tsx";
import { Invite } from "./invite.tsx";
import { PlanDialog } from "./plan-dialog.tsx";
import { Quality } from "./quality.tsx";
import { Results } from "./results.tsx";
import { namedStep, StepDialog, type Step } from "./step-dialog.tsx";
import { useSurvey } from "./wire.ts";

type Tab = (typeof TABS)[number];
const TABS = ["course", "questions", "plan", "quality", "results"] as const;

/** Steps that end or undo something: none of them is the next one. */
const QUIET: readonly May[] = ["destroy", "void", "close", "correct", "drop-correction"];

export function SurveyPanel({ address, close }: { address: string; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const read = useSurvey(address);
  const view = read.data;
  // A step that changes the survey leaves whoever took it where they were.
  const [tab, setTab] = useState<Tab | null>(null);
  return (
    <Panel title={view ? (language === "zh" ? view.title : view.titleEn) : say("svy.page")} size={760} onClose={close}>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {view ? (
        <Standing
          key={`${view.id} ${view.stage} ${view.version} ${view.edition}`}
          view={view}
          tab={tab ?? (view.found ? "results" : view.stage === "checking" ? "quality" : "course")}
          setTab={setTab}
        />
      ) : null}
    </Panel>
  );
}

function Standing({ view, tab, setTab }: { view: SurveyView; tab: Tab; setTab: (tab: Tab) => void }) {
  const say = useSay(consoleWords);
  const [step, setStep] = useState<May | null>(null);
  const plain: Step | null = step === "revise" || step === "invite" || step === "plan" || step === "correct" ? null : step;
  return (
    <>
      <p>
        <b>{say(`stage.${view.stage}`)}</b> · {view.areaName} · {view.year}
      </p>
      <p className="c-row">
        {view.may.map((one) => (
          <Button key={one} type={QUIET.includes(one) ? "default" : "primary"} onClick={() => setStep(one)}>
            {say(`step.${namedStep(one, view)}`)}
          </Button>
        ))}
      </p>
      <CorrectionState view={view} />
      <Tabs label={say("svy.tab")} value={tab} onChange={setTab} options={TABS.map((value) => ({ value, label: say(`tab.${value}`) }))} />
      {tab === "course" ? <Course view={view} /> : null}
      {tab === "questions" ? <Questions view={view} /> : null}
      {tab === "plan" ? <Strata view={view} /> : null}
      {tab === "quality" ? <Quality view={view} /> : null}
      {tab === "results" ? <Results view={view} /> : null}
      {step === "revise" ? <DesignDialog view={view} close={() => setStep(null)} /> : null}
      {step === "invite" ? <Invite view={view} close={() => setStep(null)} /> : null}
      {step === "correct" ? <CorrectDialog view={view} close={() => setStep(null)} /> : null}
      {step === "plan" ? <PlanDialog view={view} close={() => setStep(null)} /> : null}
      {plain ? <StepDialog view={view} step={plain} close={() => setStep(null)} /> : null}
    </>
  );
}

function Course({ view }: { view: SurveyView }) {
  const say = useSay(consoleWords);
  const sayWhy = useSay(words);
  const language = useLanguage();
  const { marks, pilot, seed, failed, destruction, drawn } = view;
  return (
    <>
      <p>
        <Typed text={view.purpose} />
      </p>
      {failed ? (
        <p role="alert" className="c-problem">
          {say("course.failed")}
          {sayWhy(failed.code as keyof typeof words, failed.params)}
        </p>
      ) : null}
      <p>
        <Typed text={marks ? say("course.marks", marks) : say("course.noMarks")} />
      </p>
      <p>{say(view.signedOff ? "course.signed" : "course.notSigned")}</p>
      {pilot ? (
        <p>
          <Typed text={say("course.pilot", pilot)} />
        </p>
      ) : null}
      {seed ? (
        <p className="c-mono">
          <Typed text={say("course.seed", seed)} />
        </p>
      ) : null}
      {view.voided ? (
        <p>
          <Typed text={say("course.voided", { reason: view.voided.reason, at: shortInstant(view.voided.at, language) })} />
        </p>
      ) : null}
      {view.stage === "estimating" ? <p role="status">{say("course.waiting")}</p> : null}
      {view.destroying ? <p role="status">{say("course.destroying")}</p> : null}
      {destruction ? <p>{say("course.destroyed", { numbers: destruction.numbers, at: instant(destruction.at, language) })}</p> : null}
      {drawn ? (
        <>
          <p>{say("course.drawn")}</p>
          {Object.entries(drawn).map(([code, positions]) => (
            <p key={code} className="c-mono">
              {code}: {positions.toSorted((left, right) => left - right).join(" ")}
            </p>
          ))}
        </>
      ) : null}
    </>
  );
}

function Questions({ view }: { view: SurveyView }) {
  const language = useLanguage();
  const measured = useSay(measureWords);
  return (
    <ol className="c-numbered">
      {view.questions.map((one) => (
        <li key={one.code}>
          <b>{one[language]}</b>{" "}
          {one.indicator ? (
            <span className="c-muted">
              {one.indicator in measureWords ? measured(one.indicator as keyof typeof measureWords) : one.indicator}
            </span>
          ) : null}
          <div className="c-muted">{one.options.map((option) => option[language]).join(" / ")}</div>
        </li>
      ))}
    </ol>
  );
}

function Strata({ view }: { view: SurveyView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <>
      {view.script ? (
        <blockquote className="c-quote">
          <Typed text={view.script} />
        </blockquote>
      ) : null}
      <p className="c-muted">
        <Typed text={`${view.universe ?? ""} ${view.frame ?? ""}`} />
      </p>
      {view.frameDigest ? <p className="c-mono c-muted">SHA-256 {view.frameDigest.slice(0, 16)}…</p> : null}
      <PlainTable
        label={say("tab.plan")}
        columns={(["stratum", "population", "drawn", "supplied", "completed", "wanted", "left"] as const).map((name) =>
          say(`strata.${name}`),
        )}
      >
        {view.strata.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one[language]}</th>
            {[one.population, one.drawn, one.supplied, one.completed, one.wanted, one.left].map((value, index) => (
              <td key={index} className="c-mono">
                {value.toLocaleString()}
              </td>
            ))}
          </tr>
        ))}
      </PlainTable>
    </>
  );
}
