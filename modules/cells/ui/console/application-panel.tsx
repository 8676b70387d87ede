import { Button } from "antd";
import { useState } from "react";
import { Panel, ReadProblem, shortInstant, useLanguage, useSay, Waiting } from "#web/console";
import type { ApplicationView, May } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { InspectForm } from "./inspect-form.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useApplication } from "./wire.ts";

/** One application: how it stands line by line, and the steps this person may take, as the server tells them. */
export function ApplicationPanel({ address, close }: { address: string; close: () => void }) {
  const read = useApplication(address);
  const say = useSay(consoleWords);
  return (
    <Panel title={read.data?.unit.zh ?? say("cells.page")} size={640} onClose={close}>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data ? <Standing key={`${read.data.id} ${read.data.stage}`} view={read.data} /> : null}
    </Panel>
  );
}

function Standing({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [step, setStep] = useState<May | null>(null);
  const { score, title, due, objections } = view;
  return (
    <>
      <p>
        <b>{view.rule[language]}</b> · {view.placeName} · {say(`stage.${view.stage}`)}
      </p>
      {due ? <p>{say("cells.dueAt", { what: say(`due.${due.slot}`), at: shortInstant(due.due.dueAt, language) })}</p> : null}
      {score ? <p>{say("cells.total", { n: score.total, level: score.level ? say(`level.${score.level}`) : "—" })}</p> : null}
      {score && score.blockers.length > 0 ? (
        <p className="c-problem">{say("cells.blocked", { lines: score.blockers.join("、") })}</p>
      ) : null}
      {title ? (
        <p className="c-mono">{say("cells.certificate", { number: title.certificate, from: title.from, until: title.until })}</p>
      ) : null}
      {view.seed ? <p className="c-muted">{say("cells.seed", { seed: view.seed, n: view.inspectors.length })}</p> : null}
      {objections.map((one) => (
        <p key={one.entry}>
          {say("cells.objection")}：{one.text ?? say("cells.notForYou")}
          {one.upheld === null ? "" : ` · ${say(one.upheld ? "cells.upheld" : "cells.rejected")}`}
        </p>
      ))}
      <p className="c-row">
        {view.may.map((one) => (
          <Button key={one} type={one === "refuse" || one === "revoke" ? "default" : "primary"} onClick={() => setStep(one)}>
            {say(`step.${one}`)}
          </Button>
        ))}
      </p>
      {step === "inspect" || step === "recheck" ? <InspectForm view={view} again={step === "recheck"} close={() => setStep(null)} /> : null}
      {step !== null && step !== "inspect" && step !== "recheck" ? (
        <StepDialog view={view} step={step} close={() => setStep(null)} />
      ) : null}
      <Lines view={view} />
    </>
  );
}

function Lines({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const found = new Map(view.inspection?.results.map((one) => [one.line, one]));
  const own = new Map(view.self.map((one) => [one.line, one]));
  const points = (value: number | null | undefined): string =>
    value === undefined ? "" : value === null ? say("cells.notApplying") : String(value);
  return (
    <div className="c-scroll" tabIndex={0} role="region" aria-label={say("cells.lines")}>
      <table className="c-table">
        <thead>
          <tr>
            {(["line", "most", "self", "found"] as const).map((name) => (
              <th key={name} scope="col">
                {say(`cells.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rule.lines.map((line) => {
            const one = found.get(line.code);
            return (
              <tr key={line.code}>
                <th scope="row">
                  {line.key ? "★ " : ""}
                  {line[language]}
                  {one?.reason ? <div className="c-muted">{view.texts[one.reason] ?? say("cells.notForYou")}</div> : null}
                  {one && one.finding !== "none" ? <div className="c-problem">{say(`finding.${one.finding}`)}</div> : null}
                </th>
                <td className="c-mono">{line.points}</td>
                <td className="c-mono">{points(own.get(line.code)?.points)}</td>
                <td className="c-mono">{points(one?.points)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
