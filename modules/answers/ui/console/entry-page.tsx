import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  Go,
  Icon,
  instant,
  Page,
  ReadRecord,
  shortInstant,
  Typed,
  useConsole,
  useDeeds,
  useLanguage,
  useSay,
  useUnitName,
  useUrl,
  SealsShut,
} from "#web/console";
import type { EntryPageView, EntryStep } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import "./answers.css";
import { AreaWord, Marks } from "./marks.tsx";
import { CheckForm, ConfirmForm, EndForm, PublishForm } from "./step-forms.tsx";
import { AnswerWords, EntryLink } from "./text.tsx";
import { Versions } from "./versions.tsx";
import { useEntry, useKinds } from "./wire.ts";

/** One answer: what it says and on what it rests, how it came about, and what may be done with it now. */
export function EntryPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useEntry(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/answers">{say("back")}</Go>}>
      {(found) => <One view={found} />}
    </ReadRecord>
  );
}

function One({ view }: { view: EntryPageView }) {
  const say = useSay(consoleWords);
  const shown = view.versions.find(({ version }) => version === (view.current ?? view.open)) ?? view.versions[0];
  if (!shown) return null;
  return (
    <Page title={say("title")} wide tools={<Go to="/answers">{say("back")}</Go>}>
      <Steps view={view} />
      {view.stage === "published" && view.stale ? (
        <p className="c-problem" role="status">
          <Icon name="alert" size={14} /> {say("stale", { day: view.reviewBy })}
        </p>
      ) : null}
      <div className="a-entry c-spaced">
        <div>
          <section className="c-card" aria-label={say("answer")}>
            <p className="c-row">
              <Marks row={view} />
              <span className="c-muted">{say("versionN", { n: shown.version })}</span>
            </p>
            <div className="c-spaced">
              <AnswerWords text={shown.text} desk={view.desk} />
            </div>
          </section>
          <Versions view={view} shown={shown.version} />
        </div>
        <aside>
          <Facts view={view} />
          <Same view={view} />
          <Used view={view} />
          <Reasons view={view} />
        </aside>
      </div>
    </Page>
  );
}

const FORMS: readonly EntryStep[] = ["check", "publish", "confirm", "drop", "withdraw"];
function Steps({ view }: { view: EntryPageView }) {
  const say = useSay(consoleWords);
  const { open } = useUrl();
  const [step, setStep] = useState<EntryStep | null>(null);
  const close = () => setStep(null);
  const begin = (one: EntryStep) => (one === "revise" ? open(`/answers/write?of=${view.home}/${view.id}`) : setStep(one));
  const due = view.stale && view.draft === null;
  const first = view.may.find((one) => one === "check" || one === "publish") ?? (due ? "confirm" : null);
  useDeeds(view.may.map((one) => ({ id: one, label: say(one), run: () => begin(one), ...(one === first ? { keys: "s" } : {}) })));
  if (view.may.length === 0) return null;
  return (
    <p className="c-row a-deeds">
      {view.may.map((one) => (
        <Button
          key={one}
          type={one === first ? "primary" : "default"}
          danger={one === "withdraw" || one === "drop"}
          onClick={() => begin(one)}
        >
          {say(one)}
        </Button>
      ))}
      {step !== null && FORMS.includes(step) ? <Form view={view} step={step} close={close} /> : null}
    </p>
  );
}

function Form({ view, step, close }: { view: EntryPageView; step: EntryStep; close: () => void }) {
  if (step === "check") return <CheckForm view={view} close={close} />;
  if (step === "publish") return <PublishForm view={view} close={close} />;
  if (step === "confirm") return <ConfirmForm view={view} close={close} />;
  return <EndForm view={view} step={step === "drop" ? "drop" : "withdraw"} close={close} />;
}

function Facts({ view }: { view: EntryPageView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unit = useUnitName();
  const kinds = useKinds();
  const { recordPath } = useConsole();
  const running = view.reviews.findLast(({ metAt }) => metAt === null);
  const path = view.from && recordPath({ kind: "incidents.incident", home: view.from.home, id: view.from.id });
  return (
    <section className="c-card" aria-label={say("owner")}>
      <dl className="c-dl c-dl-wide">
        <dt>{say("owner")}</dt>
        <dd>
          {unit(view.owner)} {view.answering === view.owner ? null : <b>{say("answering", { unit: unit(view.answering) })}</b>}
        </dd>
        <dt>{say("area")}</dt>
        <dd>
          <AreaWord code={view.area} />
        </dd>
        <dt>{say("kind")}</dt>
        <dd>{kinds.name(view.category)}</dd>
        <dt>{say("reviewBy")}</dt>
        <dd>{view.reviewBy}</dd>
        {running ? (
          <>
            <dt>{say("reviewDue")}</dt>
            <dd>
              {shortInstant(running.dueAt, language)} {running.provisional ? <span className="c-muted">{say("provisional")}</span> : null}
            </dd>
          </>
        ) : null}
        <dt>{say("checkedOn")}</dt>
        <dd>{view.checkedOn ?? "—"}</dd>
      </dl>
      {view.from ? (
        <p>{path ? <Go to={path}>{say("fromCase", { number: view.from.number })}</Go> : say("fromCase", { number: view.from.number })}</p>
      ) : null}
      {view.handedUp.map(({ at, from, to }) => (
        <p key={at}>{say("handedUp", { day: instant(at, language), from: unit(from), to: unit(to) })}</p>
      ))}
    </section>
  );
}

function Same({ view }: { view: EntryPageView }) {
  const say = useSay(consoleWords);
  const unit = useUnitName();
  if (view.same.length === 0) return null;
  return (
    <section className="c-card" aria-label={say("same")}>
      <h2>{say("same")}</h2>
      <p className="c-muted">{say("sameLead")}</p>
      <ul className="c-prose-list">
        {view.same.map((one) => (
          <li key={one.id}>
            <EntryLink home={one.home} id={one.id} text={one.question} />{" "}
            <span className="c-muted">
              {unit(one.owner)} · {say(`stage.${one.stage}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Used({ view }: { view: EntryPageView }) {
  const say = useSay(consoleWords);
  const { recordPath } = useConsole();
  if (!view.may.includes("revise") && view.used.length === 0) return null;
  return (
    <section className="c-card" aria-label={say("used")}>
      <h2>{say("used")}</h2>
      {view.used.length === 0 ? <p className="c-muted">{say("usedNone")}</p> : null}
      <ul className="c-prose-list">
        {view.used.map(({ home, id, number, version, on }) => {
          const path = recordPath({ kind: "incidents.incident", home, id });
          const words = say("usedIn", { number, n: version, day: on });
          return <li key={id}>{path ? <Go to={path}>{words}</Go> : words}</li>;
        })}
      </ul>
    </section>
  );
}

function Reasons({ view }: { view: EntryPageView }) {
  const say = useSay(consoleWords);
  if (!view.remarks && !view.may.includes("revise")) return null;
  return (
    <section className="c-card" aria-label={say("remarks")}>
      <h2>{say("remarks")}</h2>
      <p className={view.remarks ? "" : "c-muted"}>{view.remarks ? say("remarksN", { n: view.remarks }) : say("remarksNone")}</p>
      <SealsShut shut={view.shut && view.reasons.length > 0} />
      <ul className="c-prose-list">
        {view.reasons.map(({ on, version, reason }, index) => (
          <li key={index}>
            {reason === null ? say(view.shut ? "remarksShut" : "remarksGone") : <Typed text={reason} />}{" "}
            <span className="c-muted">
              {on} · {say("versionN", { n: version })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
