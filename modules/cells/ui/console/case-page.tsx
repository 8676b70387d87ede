import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { PapersCard } from "#parts/documents";
import { RunCards } from "#parts/named-methods";
import {
  DueBadge,
  Empty,
  Go,
  instant,
  isOutOfReach,
  Page,
  PhotoList,
  ReadProblem,
  useLanguage,
  useMinute,
  useSay,
  useUrl,
  Waiting,
  Typed,
} from "#web/console";
import type { Words } from "#web/words";
import type { ApplicationView, InspectionView, May, Neighbour } from "../../contract.ts";
import { HELD } from "../../contract/stages.ts";
import { eventWords } from "../../event-words.ts";
import { consoleWords } from "../console-words.ts";
import "./cells.css";
import { ContactLine } from "./contact-line.tsx";
import { DrawCard } from "./draw-card.tsx";
import { InspectForm } from "./inspect-form.tsx";
import { Lines } from "./lines.tsx";
import { ResubmitForm } from "./self-form.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useApplication } from "./wire.ts";

/** A title's whole life on one page: how it stands, what this person may do now, the draw, the lines, the history. */
export function CasePage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useApplication(`${home}/${id}`);
  if (read.isPending) return <Waiting />;
  if (isOutOfReach(read.error))
    return (
      <Empty text={say("case.notFound")}>
        <Go to="/cells">{say("case.back")}</Go>
      </Empty>
    );
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  return <Case view={read.data} />;
}

function Case({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  return (
    <Page title={view.unit.zh} tools={<Go to="/cells">{say("case.back")}</Go>}>
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

const lineName = ({ rule }: ApplicationView, code: string, language: "zh" | "en"): string =>
  rule.lines.find((line) => line.code === code)?.[language] ?? code;

function Standing({ view }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const now = useMinute();
  const { score, title, due, appeal, check } = view;
  return (
    <section className="c-card cells-standing" aria-label={say("cells.stage")}>
      <p className="c-row">
        <span className="cells-stage">{say(`stage.${view.stage}`)}</span>
        <b>{view.rule[language]}</b>
        <span>{view.placeName}</span>
        {due ? (
          <span>
            {due.slot === "publicity" && Date.parse(due.due.dueAt) <= now ? (
              say("due.publicityOver")
            ) : (
              <>
                {say(`due.${due.slot}`)}{" "}
                <DueBadge fact={{ dueAt: due.due.dueAt, provisional: due.due.provisional, state: "running", working: false }} now={now} />
              </>
            )}
          </span>
        ) : null}
      </p>
      {check ? (
        <p className="c-note">
          <b>{say("check.title", { n: check.number, way: say(`way.${check.way as "announced"}`) })}</b> {say(`check.${check.stage}`)}{" "}
          {check.due ? <DueBadge fact={{ ...check.due, state: "running", working: false }} now={now} /> : null}
          {check.document ? <> {say("case.document", { document: check.document })}</> : null}
          <br />
          <span className="c-muted">{say("check.now")}</span>
        </p>
      ) : null}
      {score ? (
        <p>
          {score.level
            ? say("cells.total", { n: score.total, level: say(`level.${score.level}`) })
            : say("cells.totalBelow", { n: score.total })}
        </p>
      ) : null}
      {score && score.blockers.length > 0 ? (
        <p className="c-problem">
          {say("cells.blocked", {
            lines: score.blockers.map((code) => lineName(view, code, language)).join(language === "zh" ? "；" : "; "),
          })}
        </p>
      ) : null}
      {title ? (
        <p>
          {say("cells.certificate", { number: title.certificate, from: title.from, until: title.until })}{" "}
          <a href={`/cells/certificate/${encodeURIComponent(title.certificate)}`} target="_blank" rel="noreferrer">
            {say("case.verify")}
          </a>
          {isHeld(view.stage) ? (
            <span className="c-muted cells-next">
              {title.reportDue > title.until
                ? say("case.nextRenewal", { renew: title.renewFrom })
                : say("case.next", { report: title.reportDue, renew: title.renewFrom })}
            </span>
          ) : null}
        </p>
      ) : null}
      <Neighbours view={view} />
      {appeal && !appeal.decided ? <p className="c-note">{say("cells.appealing")}</p> : null}
      {!appeal && view.appealUntil && Date.parse(view.appealUntil) > now ? (
        <p className="c-muted">{say("case.appealUntil", { at: instant(view.appealUntil, language) })}</p>
      ) : null}
      {view.contact && !view.own ? <ContactLine address={`${view.home}/${view.id}`} /> : null}
    </section>
  );
}

const isHeld = (stage: ApplicationView["stage"]): boolean => HELD.some((one) => one === stage);

/** The terms before and after this one, each with a page of its own. */
function Neighbours({ view: { renews, later } }: { view: ApplicationView }) {
  const say = useSay(consoleWords);
  const told = (
    { certificate, stage }: Neighbour,
    titled: "case.renews" | "case.laterTitle",
    untitled: "case.renewsUntitled" | "case.later",
  ) => (certificate ? say(titled, { certificate, stage: say(`stage.${stage}`) }) : say(untitled, { stage: say(`stage.${stage}`) }));
  return (
    <>
      {renews ? (
        <p className="cells-term">
          <Go to={`/cells/${renews.home}/${renews.id}`}>{told(renews, "case.renews", "case.renewsUntitled")}</Go>
        </p>
      ) : null}
      {later ? (
        <p className="cells-term">
          <Go to={`/cells/${later.home}/${later.id}`}>{told(later, "case.laterTitle", "case.later")}</Go>
        </p>
      ) : null}
    </>
  );
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
  const language = useLanguage();
  return (
    <section className="c-card" aria-labelledby="cells-history">
      <h2 id="cells-history">{say("case.history")}</h2>
      <ol className="cells-history">
        {view.entries.map((one, index) => (
          <li key={`${index} ${one.type}`}>
            <span className="c-muted">{instant(one.at, language)}</span> <b>{event(one.type)}</b>
            {one.office ? <span className="c-muted"> · {one.office}</span> : null}
            {one.document ? (
              <div>
                <Typed text={say("case.document", { document: one.document })} />
              </div>
            ) : null}
            {one.text ? (
              <div className="cells-said">
                <Typed text={one.text} />
              </div>
            ) : null}
            <PhotoList ids={one.photos} />
          </li>
        ))}
      </ol>
    </section>
  );
}
