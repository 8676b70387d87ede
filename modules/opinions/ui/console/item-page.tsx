import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  AlsoHere,
  CaseColumns,
  CaseHead,
  DueBadge,
  Go,
  Page,
  ReadRecord,
  SealsShut,
  StateMark,
  Typed,
  useDeeds,
  useMinute,
  useSay,
  type StateTone,
} from "#web/console";
import type { ItemCase, ItemStep } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { ItemFacts } from "./item-facts.tsx";
import { ItemWay } from "./item-way.tsx";
import "./opinions.css";
import { StepForm } from "./step-forms.tsx";
import { useItem, useTopics } from "./wire.ts";

/** One opinion: what was said, how it went, and only the steps this person may take. */
export function ItemPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useItem(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/opinions">{say("back")}</Go>}>
      {(found) => <One view={found} />}
    </ReadRecord>
  );
}

const TONES: Readonly<Record<ItemCase["stage"], StateTone>> = {
  heard: "new",
  classified: "work",
  adopted: "work",
  explained: "wait",
  acted: "wait",
  replied: "end",
  published: "end",
  "handed-on": "off",
};

function One({ view }: { view: ItemCase }) {
  const say = useSay(consoleWords);
  const topics = useTopics();
  return (
    <Page wide title={say("one", { number: view.number })} tools={<Go to="/opinions">{say("back")}</Go>}>
      <CaseHead>
        <b>{topics.name(view.topic) ?? say("noTopic")}</b>
        <StateMark tone={TONES[view.stage]} text={say(`stage.${view.stage}`)} />
        <AlsoHere kind="opinions.item" home={view.home} id={view.id} />
      </CaseHead>
      <SealsShut shut={view.shut} />
      <CaseColumns
        next={<Next view={view} />}
        facts={
          <>
            <section className="c-card" aria-label={say("said")}>
              <h2>{say("said")}</h2>
              <p className="o-prose">{view.text === null ? say(view.shut ? "shut" : "gone") : <Typed text={view.text} />}</p>
            </section>
            <ItemFacts view={view} />
          </>
        }
        story={
          <>
            <ItemWay view={view} />
            <Published view={view} />
          </>
        }
      />
    </Page>
  );
}

/** The step that moves it on comes first; what was adopted is told before it is done. */
function firstOf({ may, dueAt, plan }: ItemCase): ItemStep | undefined {
  const answered = plan !== null && dueAt !== null && plan.done === false && may.includes("act");
  return may.includes("reply") && may.includes("act") && answered ? "act" : may.find((step) => step !== "act" || !may.includes("reply"));
}

function Next({ view }: { view: ItemCase }) {
  const say = useSay(consoleWords);
  const now = useMinute();
  const [step, setStep] = useState<ItemStep | null>(null);
  const first = firstOf(view);
  const label = `next.${view.stage}` as const;
  useDeeds(
    view.may.map((one) => ({ id: one, label: say(`step.${one}`), run: () => setStep(one), ...(one === first ? { keys: "s" } : {}) })),
  );
  return (
    <section className="c-card" aria-label={say("next")}>
      <h2>{say("next")}</h2>
      {view.dueAt ? (
        <p>
          <DueBadge fact={{ dueAt: view.dueAt, provisional: view.provisional, state: "running", working: true }} now={now} />
        </p>
      ) : null}
      {view.may.length === 0 || label === "next.published" || label === "next.handed-on" ? (
        <p className="c-muted">{say("next.none")}</p>
      ) : (
        <p className="c-muted">{say(label)}</p>
      )}
      <p className="c-row">
        {view.may.map((one) => (
          <Button key={one} type={one === first ? "primary" : "default"} onClick={() => setStep(one)}>
            {say(`step.${one}`)}
          </Button>
        ))}
      </p>
      {step === null ? null : <StepForm view={view} step={step} close={() => setStep(null)} />}
    </section>
  );
}

function Published({ view }: { view: ItemCase }) {
  const say = useSay(consoleWords);
  if (!view.published) return null;
  const { question, answer } = view.published;
  return (
    <section className="c-card" aria-label={say("published")}>
      <h2>{say("published")}</h2>
      {[question, answer].map((pair) =>
        [pair.zh, pair.en]
          .filter((one) => one !== "")
          .map((one) => (
            <p key={one} className="o-prose">
              <Typed text={one} />
            </p>
          )),
      )}
      {view.raisedAgain ? <p className="o-late">{say("again")}</p> : null}
    </section>
  );
}
