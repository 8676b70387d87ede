import { comma } from "#web/words";
import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { PapersCard } from "#parts/documents";
import {
  AlsoHere,
  CaseColumns,
  CaseHead,
  FactList,
  Go,
  instant,
  Page,
  ReadRecord,
  StateMark,
  Typed,
  useConsole,
  useLanguage,
  useSay,
  useUnitName,
  type StateTone,
} from "#web/console";
import type { ConferenceView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { Decisions } from "./decisions.tsx";
import { MinuteForm } from "./minute-form.tsx";
import { CancelForm, MoveForm } from "./step-forms.tsx";
import { useConference } from "./wire.ts";

/** One conference: who meets about what, what was said and agreed, and how it goes on. */
export function ConferencePage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useConference(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/conferences">{say("back")}</Go>}>
      {(found) => <One view={found} />}
    </ReadRecord>
  );
}

const TONES: Readonly<Record<ConferenceView["stage"], StateTone>> = { called: "new", held: "work", closed: "end", cancelled: "off" };

function One({ view }: { view: ConferenceView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const over = view.stage === "held" || view.stage === "closed";
  return (
    <Page wide title={say("one", { number: view.number })} tools={<Go to="/conferences">{say("back")}</Go>}>
      <CaseHead>
        <b>{say(`kind.${view.kind}`)}</b>
        <StateMark tone={TONES[view.stage]} text={say(`stage.${view.stage}`)} />
        <span>{instant(view.meets, language)}</span>
        <AlsoHere kind="conferences.conference" home={view.home} id={view.id} />
      </CaseHead>
      <CaseColumns
        next={<Steps view={view} />}
        facts={
          <>
            <Facts view={view} />
            {over ? <PapersCard record={view} /> : null}
          </>
        }
        story={
          over ? (
            <>
              <section className="c-card" aria-label={say("minutes")}>
                <h2>{say("minutes")}</h2>
                <p className="c-prose">{view.minutes === null ? say("sealed") : <Typed text={view.minutes} />}</p>
              </section>
              <Decisions view={view} />
            </>
          ) : null
        }
      />
    </Page>
  );
}

function Facts({ view }: { view: ConferenceView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const name = useUnitName();
  const listed = (units: readonly string[]) => units.map(name).join(comma(language));
  const absent = view.stage === "called" || view.stage === "cancelled" ? [] : view.members.filter((unit) => !view.attended.includes(unit));
  return (
    <section className="c-card" aria-label={say("topic")}>
      <h2>{view.topic === null ? say("sealed") : <Typed text={view.topic} />}</h2>
      <FactList
        facts={[
          [say("venue"), view.venue === null ? say("sealed") : <Typed text={view.venue} />],
          [say("convener"), name(view.convener)],
          [say("members"), listed(view.members)],
          [
            say("attended"),
            absent.length > 0 ? (
              <>
                {listed(view.attended)} <span className="c-muted">{say("absent", { units: listed(absent) })}</span>
              </>
            ) : null,
          ],
          [say("matters"), view.matters.length > 0 ? <Matters view={view} /> : null],
          [say("reason"), view.reason ? <Typed text={view.reason} /> : null],
        ]}
      />
    </section>
  );
}

function Matters({ view }: { view: ConferenceView }) {
  const { recordPath } = useConsole();
  return (
    <span className="c-row">
      {view.matters.map(({ home, id, number }) => {
        const path = recordPath({ kind: "incidents.incident", home, id });
        return path ? (
          <Go key={id} to={path}>
            {number}
          </Go>
        ) : (
          <span key={id}>{number}</span>
        );
      })}
    </span>
  );
}

function Steps({ view }: { view: ConferenceView }) {
  const say = useSay(consoleWords);
  const [open, setOpen] = useState<ConferenceView["may"][number] | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="c-card">
      <h2>{say("steps")}</h2>
      {view.may.length === 0 ? <p className="c-muted">{say("noSteps")}</p> : null}
      <div className="c-steps">
        {view.may.map((step) => (
          <Button key={step} type={step === "minute" ? "primary" : "default"} onClick={() => setOpen(step)}>
            {say(step)}
          </Button>
        ))}
      </div>
      {open === "minute" ? <MinuteForm view={view} close={close} /> : null}
      {open === "move" ? <MoveForm view={view} close={close} /> : null}
      {open === "cancel" ? <CancelForm view={view} close={close} /> : null}
    </div>
  );
}
