import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { PapersCard } from "#parts/documents";
import {
  Empty,
  Go,
  instant,
  isOutOfReach,
  Page,
  ReadProblem,
  Typed,
  useConsole,
  useLanguage,
  useSay,
  useUnitName,
  Waiting,
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
  if (read.isPending) return <Waiting />;
  if (isOutOfReach(read.error))
    return (
      <Empty text={say("notFound")}>
        <Go to="/conferences">{say("back")}</Go>
      </Empty>
    );
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  return <One view={read.data} />;
}

function One({ view }: { view: ConferenceView }) {
  const say = useSay(consoleWords);
  const over = view.stage === "held" || view.stage === "closed";
  return (
    <Page title={say("one", { number: view.number })} tools={<Go to="/conferences">{say("back")}</Go>}>
      <Facts view={view} />
      <Steps view={view} />
      {over ? (
        <section className="c-card" aria-label={say("minutes")}>
          <h2>{say("minutes")}</h2>
          <p style={{ whiteSpace: "pre-line" }}>{view.minutes === null ? say("sealed") : <Typed text={view.minutes} />}</p>
        </section>
      ) : null}
      {over ? <Decisions view={view} /> : null}
      {over ? <PapersCard record={view} /> : null}
    </Page>
  );
}

function Facts({ view }: { view: ConferenceView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const name = useUnitName();
  const { recordPath } = useConsole();
  const listed = (units: readonly string[]) => units.map(name).join(language === "zh" ? "、" : ", ");
  const absent = view.stage === "called" || view.stage === "cancelled" ? [] : view.members.filter((unit) => !view.attended.includes(unit));
  return (
    <section className="c-card" aria-label={say("stage")}>
      <p className="c-row">
        <b>{say(`stage.${view.stage}`)}</b>
        <span>{say(`kind.${view.kind}`)}</span>
        <span>{instant(view.meets, language)}</span>
      </p>
      <dl className="c-dl c-dl-wide">
        <dt>{say("topic")}</dt>
        <dd>{view.topic === null ? say("sealed") : <Typed text={view.topic} />}</dd>
        <dt>{say("venue")}</dt>
        <dd>{view.venue === null ? say("sealed") : <Typed text={view.venue} />}</dd>
        <dt>{say("convener")}</dt>
        <dd>{name(view.convener)}</dd>
        <dt>{say("members")}</dt>
        <dd>{listed(view.members)}</dd>
        {absent.length > 0 ? (
          <>
            <dt>{say("attended")}</dt>
            <dd>
              {listed(view.attended)} <span className="c-muted">{say("absent", { units: listed(absent) })}</span>
            </dd>
          </>
        ) : null}
        {view.matters.length > 0 ? (
          <>
            <dt>{say("matters")}</dt>
            <dd className="c-row">
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
            </dd>
          </>
        ) : null}
        {view.reason ? (
          <>
            <dt>{say("reason")}</dt>
            <dd>
              <Typed text={view.reason} />
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}

function Steps({ view }: { view: ConferenceView }) {
  const say = useSay(consoleWords);
  const [open, setOpen] = useState<ConferenceView["may"][number] | null>(null);
  const close = () => setOpen(null);
  if (view.may.length === 0) return null;
  return (
    <p className="c-row">
      {view.may.map((step) => (
        <Button key={step} type={step === "minute" ? "primary" : "default"} onClick={() => setOpen(step)}>
          {say(step)}
        </Button>
      ))}
      {open === "minute" ? <MinuteForm view={view} close={close} /> : null}
      {open === "move" ? <MoveForm view={view} close={close} /> : null}
      {open === "cancel" ? <CancelForm view={view} close={close} /> : null}
    </p>
  );
}
