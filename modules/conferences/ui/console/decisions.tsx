import { Button } from "antd";
import { useState } from "react";
import { PlainTable, shortInstant, Typed, useLanguage, useSay, useUnitName } from "#web/console";
import type { ConferenceView, DecisionView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { ExtendForm, JudgeForm, ReportForm } from "./step-forms.tsx";

type Step = DecisionView["may"][number];
const FORMS = { report: ReportForm, judge: JudgeForm, extend: ExtendForm } as const;

/** What was agreed, who owes it until when, what was done of it, and what this person may do now. */
export function Decisions({ view }: { view: ConferenceView }) {
  const say = useSay(consoleWords);
  const [open, setOpen] = useState<{ step: Step; one: DecisionView } | null>(null);
  const Form = open ? FORMS[open.step] : null;
  return (
    <section className="c-card" aria-label={say("decisions")}>
      <h2>{say("decisions")}</h2>
      {view.agreed.length === 0 ? (
        <p className="c-muted">{say("nothingAgreed")}</p>
      ) : (
        <PlainTable label={say("decisions")} columns={[...(["what", "owner", "until", "stage"] as const).map((name) => say(name)), ""]}>
          {view.agreed.map((one) => (
            <Line key={one.decision} one={one} begin={(step) => setOpen({ step, one })} />
          ))}
        </PlainTable>
      )}
      {open && Form ? <Form view={view} one={open.one} close={() => setOpen(null)} /> : null}
    </section>
  );
}

function Line({ one, begin }: { one: DecisionView; begin: (step: Step) => void }) {
  const say = useSay(consoleWords);
  const name = useUnitName();
  return (
    <tr>
      <td>{one.text === null ? say("sealed") : <Typed text={one.text} />}</td>
      <td>{name(one.owner)}</td>
      <td>
        <span className="c-nowrap">{one.due}</span> {one.late ? <b>{say("late")}</b> : null}
        {one.extension ? (
          <div className="c-muted">
            {say("extension")}
            <Typed text={one.extension} />
          </div>
        ) : null}
      </td>
      <td>
        <Progress one={one} />
      </td>
      <td className="c-row">
        {one.may.map((step) => (
          <Button key={step} size="small" type={step === "extend" ? "default" : "primary"} onClick={() => begin(step)}>
            {say(step)}
          </Button>
        ))}
      </td>
    </tr>
  );
}

function Progress({ one }: { one: DecisionView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <>
      {one.reported ? (
        <div>
          {say("reportedAt", { time: shortInstant(one.reported.at, language) })}
          {one.reported.result === null ? say("sealed") : <Typed text={one.reported.result} />}
        </div>
      ) : (
        <div className="c-muted">{say("waits")}</div>
      )}
      {one.returned > 0 ? <div>{say("returnedTimes", { n: one.returned })}</div> : null}
      {one.remark ? (
        <div className="c-muted">
          <Typed text={one.remark} />
        </div>
      ) : null}
      {one.accepted ? <div>{say("acceptedAt", { time: shortInstant(one.accepted.at, language) })}</div> : null}
    </>
  );
}
