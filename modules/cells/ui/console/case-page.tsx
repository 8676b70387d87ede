import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { PapersCard } from "#parts/documents";
import { RunCards } from "#parts/named-methods";
import { AlsoHere, Go, instant, Page, PhotoList, ReadRecord, useLanguage, useSay, useUrl, type Told, Timeline, Typed } from "#web/console";
import type { Words } from "#web/words";
import type { ApplicationView, InspectionView, May } from "../../contract.ts";
import { eventWords } from "../../event-words.ts";
import { consoleWords } from "../console-words.ts";
import "./cells.css";
import { DrawCard } from "./draw-card.tsx";
import { InspectForm } from "./inspect-form.tsx";
import { Lines } from "./lines.tsx";
import { ResubmitForm } from "./self-form.tsx";
import { Standing } from "./standing.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useApplication } from "./wire.ts";

/** A title's whole life on one page: how it stands, what this person may do now, the draw, the lines, the history. */
export function CasePage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useApplication(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("case.notFound")} back={<Go to="/cells">{say("case.back")}</Go>}>
      {(found) => <Case view={found} />}
    </ReadRecord>
  );
}

function Case({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  return (
    <Page title={useLanguage() === "en" && view.unit.en ? view.unit.en : view.unit.zh} tools={<Go to="/cells">{say("case.back")}</Go>}>
      <AlsoHere kind="cells.application" home={view.home} id={view.id} />
      <Standing view={view} />
      <Steps view={view} />
      {view.objections.length > 0 && !view.own ? <Objections view={view} /> : null}
      {view.stage === "applied" || view.stage === "returned" ? null : <DrawCard view={view} />}
      {view.scheme === VILLAGE_TITLE && /^\d{12}$/.test(view.unit.code) ? (
        <RunCards kind="place" home={view.unit.code.slice(0, 9)} id={view.unit.code} only={SIX_STEPS} />
      ) : null}
      <Lines view={view} />
      {view.before ? <Before view={view} before={view.before} /> : null}
      <Papers view={view} />
      <History view={view} />
    </Page>
  );
}

/** The village title's six-step run is a named method over the village: an overlay that adds steps and changes none of these. */
const VILLAGE_TITLE = "T02";
const SIX_STEPS = "liu-bu-chuang-jian";

function Papers({ view }: { view: ApplicationView }) {
  const path = `/api/cells/applications/${view.home}/${view.id}/papers`;
  const missing = view.papers.map(({ code, seq, unit, title }) => ({
    kind: `cells.${code}`,
    seq: seq === null ? null : String(seq),
    title,
    path,
    body: { code, unit, seq },
  }));
  return <PapersCard record={view} missing={missing} />;
}

/** The lines of the award, beside those of the newest check. */
function Before({ view, before }: { view: ApplicationView; before: InspectionView }) {
  const say = useSay(consoleWords);
  return (
    <details className="c-card">
      <summary>{say("check.before")}</summary>
      <Lines view={{ ...view, inspection: before, open: [] }} name="cells-lines-before" />
    </details>
  );
}

function Steps({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const { open } = useUrl();
  const [step, setStep] = useState<May | null>(null);
  const take = (one: May) =>
    one === "renew" ? open(`/cells/apply?scheme=${view.scheme}&unit=${view.unit.code}&renews=${view.home}.${view.id}`) : setStep(one);
  const close = () => setStep(null);
  return (
    <section className="c-card" aria-labelledby="cells-steps">
      <h2 id="cells-steps">{say("case.steps")}</h2>
      {view.may.length === 0 ? <p className="c-muted">{say("case.nothing")}</p> : null}
      <div className="c-row">
        {view.may.map((one) => (
          <Button
            key={one}
            type={["refuse", "revoke", "withdraw", "return", "recuse", "void", "warn", "order-check"].includes(one) ? "default" : "primary"}
            onClick={() => take(one)}
          >
            {say(`step.${one}`)}
          </Button>
        ))}
      </div>
      {step === "inspect" || step === "recheck" ? <InspectForm view={view} again={step === "recheck"} close={close} /> : null}
      {step === "resubmit" ? <ResubmitForm view={view} close={close} /> : null}
      {step === null || step === "inspect" || step === "recheck" || step === "resubmit" || step === "renew" ? null : (
        <StepDialog key={step} view={view} step={step} close={close} />
      )}
    </section>
  );
}

function Objections({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <section className="c-card" aria-labelledby="cells-objections">
      <h2 id="cells-objections">{say("case.objections")}</h2>
      <ul>
        {view.objections.map((one) => (
          <li key={one.entry}>
            <span className="c-muted">{instant(one.at, language)}</span>{" "}
            {one.upheld === null ? <b>{say("case.undecided")}</b> : say(one.upheld ? "cells.upheld" : "cells.rejected")}
            <p className="cells-said">
              <Typed text={one.text ?? say("cells.notForYou")} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const event = useSay<Words>(eventWords);
  const told = view.entries.map(({ at, type, office, document, text, photos }, seq): Told => ({
    seq,
    at,
    what: event(type),
    who: office,
    children: (
      <>
        {document ? (
          <p>
            <Typed text={say("case.document", { document })} />
          </p>
        ) : null}
        {text ? (
          <p className="c-prose c-said">
            <Typed text={text} />
          </p>
        ) : null}
        <PhotoList ids={photos} />
      </>
    ),
  }));
  return <Timeline title={say("case.history")} told={told} />;
}
