import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { PapersCard } from "#parts/documents";
import {
  CaseColumns,
  CaseHead,
  dayOf,
  FactList,
  Go,
  instant,
  Page,
  ReadRecord,
  StateMark,
  Typed,
  useLanguage,
  useSay,
  useUnitName,
  type StateTone,
} from "#web/console";
import type { RequestStep, RequestView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { rightWords } from "../right-words.ts";
import { Asker } from "./asker.tsx";
import { STEP_FORMS } from "./step-forms.tsx";
import { useRequest } from "./wire.ts";

/** One request: what is asked, by whom, until when, and how it was answered. */
export function RequestPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useRequest(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/data-requests">{say("back")}</Go>}>
      {(view) => <One view={view} />}
    </ReadRecord>
  );
}

const TONES: Readonly<Record<RequestView["stage"], StateTone>> = {
  submitted: "new",
  handling: "work",
  granted: "work",
  refused: "work",
  told: "end",
  withdrawn: "off",
};

function One({ view }: { view: RequestView }) {
  const say = useSay(consoleWords);
  const named = useSay(rightWords);
  return (
    <Page wide title={say("one", { number: view.number })} tools={<Go to="/data-requests">{say("back")}</Go>}>
      <CaseHead>
        <b>{named(`right.${view.right}`)}</b>
        <StateMark tone={TONES[view.stage]} text={say(`stage.${view.stage}`)} />
        <span>
          {say("due")} {dayOf(view.due)}
          {view.provisional ? say("provisional") : ""} {view.late ? <b>{say("late")}</b> : null}
        </span>
      </CaseHead>
      <CaseColumns
        next={<Steps view={view} />}
        facts={
          <>
            <Facts view={view} />
            {view.answer ? <PapersCard record={view} /> : null}
          </>
        }
        story={
          <section className="c-card" aria-label={say("words")}>
            <h2>{say("words")}</h2>
            <p className="c-prose">
              <Said text={view.words} />
            </p>
          </section>
        }
      />
    </Page>
  );
}

function Said({ text }: { text: string | null }) {
  const say = useSay(consoleWords);
  return text === null ? <>{say("gone")}</> : <Typed text={text} />;
}

function Facts({ view }: { view: RequestView }) {
  const say = useSay(consoleWords);
  const named = useSay(rightWords);
  const language = useLanguage();
  const unit = useUnitName();
  const { answer, shown } = view;
  return (
    <section className="c-card" aria-label={say("asker")}>
      <h2>{say("asker")}</h2>
      <FactList
        facts={[
          [say("name"), <Asker key="asker" view={view} />],
          [say("behalf"), named(`behalf.${view.behalf}`)],
          [say("came"), `${say(`came.${view.came}`)} · ${instant(view.at, language)}`],
          [say("matter"), view.matter],
          [say("unit"), unit(view.unit)],
          [say("shown"), shown ? `${say(`shown.${shown.how}`)}${shown.kin ? ` · ${say("kin")}` : ""}` : null],
          [say("outcome"), answer ? say(answer.granted ? "outcome.yes" : "outcome.no") : null],
          [say("refusal"), answer?.refusal ? named(`refusal.${answer.refusal}`) : null],
          [say("basis"), answer?.basis ? <Typed key="basis" text={answer.basis} /> : null],
          [say("reply"), answer ? <Said key="reply" text={view.reply} /> : null],
          [say("toldAt"), view.toldAt === null ? null : instant(view.toldAt, language)],
        ]}
      />
    </section>
  );
}

function Steps({ view }: { view: RequestView }) {
  const say = useSay(consoleWords);
  const [open, setOpen] = useState<RequestStep | null>(null);
  const Form = open ? STEP_FORMS[open] : null;
  return (
    <div className="c-card">
      <h2>{say("steps")}</h2>
      {view.may.length === 0 ? <p className="c-muted">{say("noSteps")}</p> : null}
      <div className="c-steps">
        {view.may.map((step, index) => (
          <Button key={step} type={index === 0 ? "primary" : "default"} onClick={() => setOpen(step)}>
            {say(step)}
          </Button>
        ))}
      </div>
      {Form ? <Form view={view} close={() => setOpen(null)} /> : null}
    </div>
  );
}
