import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { CaseColumns, Go, instant, Page, ReadRecord, Typed, useDeeds, useLanguage, useSay } from "#web/console";
import type { AgreedView, DeliberationStep, DeliberationView } from "../../contract.ts";
import { deliberationWords } from "../deliberation-console-words.ts";
import { CancelForm, DrawForm, ReportForm } from "./deliberation-forms.tsx";
import { MinuteForm } from "./minute-form.tsx";
import { SeatsDialog } from "./seats-dialog.tsx";
import "./opinions.css";
import { useDeliberation } from "./deliberation-wire.ts";

type Of = { view: DeliberationView };
const useBoth = (): ((said: { zh: string; en: string }) => string) => {
  const language = useLanguage();
  return ({ zh, en }) => (language === "en" && en !== "" ? en : zh);
};

/** One deliberation: what was announced, who sits by lot, what was agreed and what became of it. */
export function DeliberationPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(deliberationWords);
  const read = useDeliberation(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/opinions/deliberations">{say("back")}</Go>}>
      {(found) => <One view={found} />}
    </ReadRecord>
  );
}

function One({ view }: Of) {
  const say = useSay(deliberationWords);
  const both = useBoth();
  return (
    <Page wide title={both(view.title)} tools={<Go to="/opinions/deliberations">{say("back")}</Go>}>
      <CaseColumns
        next={<Steps view={view} />}
        facts={<Announced view={view} />}
        story={
          <>
            {view.agreed.length > 0 ? <Agreed view={view} /> : null}
            {view.minutes ? (
              <section className="c-card" aria-label={say("minutes")}>
                <h2>{say("minutes")}</h2>
                <p className="c-muted">{say("attendedN", { n: view.attended ?? 0 })}</p>
                <p className="o-prose">
                  <Typed text={both(view.minutes)} />
                </p>
              </section>
            ) : null}
            <section className="c-card" aria-label={say("agenda")}>
              <h2>{say("agenda")}</h2>
              <ol>
                {view.agenda.map((one) => (
                  <li key={one.zh}>
                    <Typed text={both(one)} />
                  </li>
                ))}
              </ol>
              {view.papers.map(({ title, url }) => (
                <p key={url}>
                  <a href={url} target="_blank" rel="noreferrer">
                    {title}
                  </a>
                </p>
              ))}
            </section>
          </>
        }
      />
    </Page>
  );
}

function Steps({ view }: Of) {
  const say = useSay(deliberationWords);
  const [step, setStep] = useState<DeliberationStep | null>(null);
  const close = () => setStep(null);
  const label = (one: DeliberationStep): string => say(one === "seats" ? "seats.open" : one);
  useDeeds(view.may.map((one, index) => ({ id: one, label: label(one), run: () => setStep(one), ...(index === 0 ? { keys: "s" } : {}) })));
  return (
    <section className="c-card" aria-label={say("steps")}>
      <h2>{say("steps")}</h2>
      {view.may.length === 0 ? <p className="c-muted">{say("nothing")}</p> : null}
      <p className="c-row">
        {view.may.map((one, index) => (
          <Button
            key={one}
            type={index === 0 && one !== "cancel" ? "primary" : "default"}
            danger={one === "cancel"}
            onClick={() => setStep(one)}
          >
            {label(one)}
          </Button>
        ))}
      </p>
      <p>
        <a href={`/deliberations/${view.home}/${view.id}`} target="_blank" rel="noreferrer">
          {say("public")}
        </a>
      </p>
      {step === "draw" ? <DrawForm view={view} close={close} /> : null}
      {step === "minute" ? <MinuteForm view={view} close={close} /> : null}
      {step === "cancel" ? <CancelForm view={view} close={close} /> : null}
      {step === "seats" ? <SeatsDialog view={view} close={close} /> : null}
    </section>
  );
}

function Announced({ view }: Of) {
  const say = useSay(deliberationWords);
  const language = useLanguage();
  const both = useBoth();
  return (
    <section className="c-card" aria-label={say("facts")}>
      <h2 className="o-stage">{say(`stage.${view.stage}`)}</h2>
      <dl className="c-dl c-dl-wide">
        <dt>{say("meets")}</dt>
        <dd>
          {instant(view.meets, language)} <span className="c-muted">{both(view.venue)}</span>
        </dd>
        <dt>{say("area")}</dt>
        <dd>{view.areaName[language]}</dd>
        <dt>{say("convener")}</dt>
        <dd>{view.convenerName[language]}</dd>
        <dt>{say("seats")}</dt>
        <dd>{say("seatsOf", { lots: view.lots, open: view.open, n: view.volunteers })}</dd>
        <dt>{say("until")}</dt>
        <dd>{view.until}</dd>
        <dt>{say("draw")}</dt>
        <dd>
          {view.draw ? (
            <Typed text={say("drawn", { seed: view.draw.seed, source: view.draw.source, n: view.draw.seats.length })} />
          ) : (
            <Typed text={both(view.seedFrom)} />
          )}
        </dd>
        {view.reason ? (
          <>
            <dt>{say("cancelled")}</dt>
            <dd>
              <Typed text={both(view.reason)} />
            </dd>
          </>
        ) : null}
      </dl>
      {view.destroyedAt ? <p className="c-muted">{say("destroyed", { at: instant(view.destroyedAt, language) })}</p> : null}
    </section>
  );
}

function Agreed({ view }: Of) {
  const say = useSay(deliberationWords);
  const language = useLanguage();
  const both = useBoth();
  const [one, setOne] = useState<AgreedView | null>(null);
  return (
    <section className="c-card" aria-label={say("agreed")}>
      <h2>{say("agreed")}</h2>
      <ol className="o-way">
        {view.agreed.map((each) => (
          <li key={each.decision}>
            <b>
              <Typed text={both(each.text)} />
            </b>
            <p className="c-muted">
              {each.ownerName[language]} · {each.due}{" "}
              <span className={each.late ? "o-late" : ""}>{each.late ? say("late") : each.reported ? "" : say("running")}</span>
            </p>
            {each.reported ? (
              <p className="o-prose">
                <Typed text={both(each.reported.result)} />
              </p>
            ) : null}
            {each.mayReport ? (
              <Button size="small" type="primary" onClick={() => setOne(each)}>
                {say("report")}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {one ? <ReportForm view={view} one={one} close={() => setOne(null)} /> : null}
    </section>
  );
}
