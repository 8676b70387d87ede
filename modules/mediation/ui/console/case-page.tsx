import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  AlsoHere,
  CaseClocks,
  CaseColumns,
  CaseHead,
  DemoMark,
  FactList,
  Go,
  instant,
  Page,
  ReadRecord,
  StateMark,
  Timeline,
  Typed,
  useLanguage,
  useSay,
  type CaseClock,
  type StateTone,
  type Told,
} from "#web/console";
import { comma, type Words } from "#web/words";
import { RunCards } from "#parts/named-methods";
import { PapersCard } from "#parts/documents";
import type { DisputeEntry, DisputeView } from "../../contract.ts";
import { eventWords } from "../../event-words.ts";
import { consoleWords } from "../console-words.ts";
import { AgreementCard } from "./agreement-card.tsx";
import { Parties } from "./parties.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { stepOf } from "./steps.ts";
import { useCode, useRead } from "./wire.ts";

/** One dispute: the matter, who is in it, the next step, its clocks and everything that happened. */
export function CasePage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useRead<DisputeView>(`disputes/${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/mediation">{say("back")}</Go>}>
      {(found) => <CaseCards view={found} />}
    </ReadRecord>
  );
}

const TONES: Readonly<Record<string, StateTone>> = {
  registered: "new",
  reviewing: "new",
  adjourned: "wait",
  agreed: "wait",
  defaulted: "wait",
  performed: "end",
  archived: "end",
  failed: "end",
  terminated: "end",
  declined: "off",
  transferred: "off",
  voided: "off",
};

function CaseCards({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const code = useCode();
  return (
    <Page wide title={say("one", { number: view.number })} tools={<Go to="/mediation">{say("back")}</Go>}>
      <CaseHead>
        <b>{code("type", view.type)}</b>
        <StateMark tone={TONES[view.stage] ?? "work"} text={code("stage", view.stage)} />
        {view.asDemo ? <DemoMark /> : null}
        <AlsoHere kind="mediation.dispute" home={view.home} id={view.id} />
      </CaseHead>
      {view.separateRooms ? (
        <p role="alert" className="c-problem">
          {say("separate")}
        </p>
      ) : null}
      <CaseColumns
        next={
          <>
            <NextSteps view={view} />
            <Clocks view={view} />
            <Sessions view={view} />
          </>
        }
        facts={
          <>
            <Matter view={view} />
            <Parties view={view} />
            <PapersCard
              record={view}
              missing={view.papers.map(({ code: kind, seq, unit, title }) => ({
                kind: `mediation.${kind}`,
                seq: String(seq),
                title,
                path: `/api/mediation/disputes/${view.home}/${view.id}/papers`,
                body: { code: kind, seq, unit },
              }))}
            />
          </>
        }
        story={
          <>
            <AgreementCard view={view} />
            <Story entries={view.entries} />
          </>
        }
      />
      <RunCards kind="mediation" home={view.home} id={view.id} />
    </Page>
  );
}

function Matter({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const { incident, petition, relapseOf } = view;
  return (
    <div className="c-card">
      <h2>{say("matter")}</h2>
      <p className="c-prose">{view.summary === null ? "—" : <Typed text={view.summary} />}</p>
      {view.requests ? (
        <p className="c-prose">
          <Typed text={view.requests} />
        </p>
      ) : null}
      <FactList
        facts={[
          [say("place"), view.placeName],
          [say("source"), code("source", view.source)],
          [say("intake.kind.short"), code("mediated", view.kind)],
          [say("intake.urgency"), code("urgency", view.urgency)],
          [say("intake.on"), view.on],
          [say("intake.amount"), view.amount === null ? null : String(view.amount)],
          [say("intake.people"), String(view.people)],
          [say("committee"), view.committee?.[language]],
          [say("mediators"), view.mediators.map(({ zh }) => zh).join(comma(language))],
        ]}
      />
      {incident ? <Go to={`/incidents/${incident.home}/${incident.id}`}>{say("linked")}</Go> : null}
      {petition ? <Go to={`/petitions/${petition.home}/${petition.id}`}>{say("petition")}</Go> : null}
      {relapseOf ? <Go to={`/mediation/${relapseOf.home}/${relapseOf.id}`}>{say("relapseOf.link")}</Go> : null}
    </div>
  );
}

/** What carries the matter on; the rest stands after it, quieter. */
const ONWARD: ReadonlySet<string> = new Set([
  "accept",
  "consent",
  "declare",
  "open",
  "set-session",
  "record-session",
  "resume",
  "draft",
  "sign",
  "sign-mediator",
  "seal",
  "perform",
  "follow-up",
  "take-confirmation",
  "rule-confirmation",
  "return",
  "archive",
]);

function NextSteps({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const [step, setStep] = useState<string | null>(null);
  const isOnward = (one: string): boolean => ONWARD.has(one) || (one === "appoint" && view.mediators.length === 0);
  const offers = view.may
    .filter((one) => stepOf(one) !== undefined)
    .toSorted((left, right) => Number(isOnward(right)) - Number(isOnward(left)));
  return (
    <div className="c-card">
      <h2>{say("next")}</h2>
      {offers.length === 0 ? <p className="c-muted">{say("next.none")}</p> : null}
      <div className="c-steps">
        {offers.map((one) => (
          <Button key={one} type={isOnward(one) ? "primary" : "default"} onClick={() => setStep(one)}>
            {say(`step.${one}` as keyof typeof consoleWords)}
          </Button>
        ))}
        {view.may.includes("room") ? <Go to={`/mediation/${view.home}/${view.id}/room`}>{say("step.room")}</Go> : null}
      </div>
      {step ? <StepDialog key={step} view={view} step={step} close={() => setStep(null)} /> : null}
    </div>
  );
}

function Clocks({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const clocks = view.clocks.map(({ slot, rule, kind, obligor, dueAt, working, provisional, status }): CaseClock => ({
    key: slot,
    name: code("rule", rule),
    whose: kind === "right" ? say("parties") : obligor === view.committee?.id ? view.committee[language] : "",
    right: kind === "right",
    dueAt,
    working,
    why: status === "suspended" && view.adjournedFor ? code("adjourn", view.adjournedFor) : null,
    provisional,
    status: status as CaseClock["status"],
  }));
  return <CaseClocks title={say("clocks")} clocks={clocks} />;
}

function Sessions({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const shown = view.sessions.filter(({ state }) => state !== "cancelled");
  if (shown.length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("sessions")}</h2>
      <ul>
        {shown.map((one) => (
          <li key={one.id}>
            {instant(one.from, language)} · {one.roomName?.[language] ?? say("online")}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Story({ entries }: { entries: readonly DisputeEntry[] }) {
  const event = useSay<Words>(eventWords);
  const say = useSay(consoleWords);
  const code = useCode();
  const told = entries.map(({ at, type, byName, text, extra }, seq): Told => {
    const remedies = extra["remedies"]?.split(",").map((one) => code("remedy", one));
    return {
      seq,
      at,
      what: event(type),
      who: byName,
      children: (
        <>
          {remedies ? <p>{remedies.join("；")}</p> : null}
          {extra["invited"] ? <p>{say("invited.names", { names: extra["invited"] })}</p> : null}
          {text ? (
            <p className="c-prose c-said">
              <Typed text={text} />
            </p>
          ) : null}
        </>
      ),
    };
  });
  return <Timeline title={say("history")} told={told} />;
}
