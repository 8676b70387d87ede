import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { DueBadge, Empty, Go, instant, isOutOfReach, Page, ReadProblem, useLanguage, useMinute, useSay, Waiting } from "#web/console";
import type { Words } from "#web/words";
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
  if (read.isPending) return <Waiting />;
  if (isOutOfReach(read.error))
    return (
      <Empty text={say("notFound")}>
        <Go to="/mediation">{say("back")}</Go>
      </Empty>
    );
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  return <CaseCards view={read.data} />;
}

function CaseCards({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  return (
    <Page title={say("one", { number: view.number })} tools={<Go to="/mediation">{say("back")}</Go>}>
      {view.separateRooms ? (
        <p role="alert" className="c-problem">
          {say("separate")}
        </p>
      ) : null}
      <div className="c-card">
        <h2>
          {code("type", view.type)} · {code("stage", view.stage)}
        </h2>
        <p style={{ whiteSpace: "pre-wrap" }}>{view.summary ?? "—"}</p>
        {view.requests ? <p style={{ whiteSpace: "pre-wrap" }}>{view.requests}</p> : null}
        <p className="c-muted">
          {[
            view.placeName,
            code("source", view.source),
            view.committee?.[language],
            view.mediators.map(({ zh }) => zh).join("、"),
            view.asDemo ? say("demo") : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {view.incident ? <Go to={`/incidents/${view.incident.home}/${view.incident.id}`}>{say("linked")}</Go> : null}
        {view.petition ? <Go to={`/petitions/${view.petition.home}/${view.petition.id}`}>{say("petition")}</Go> : null}
        {view.relapseOf ? <Go to={`/mediation/${view.relapseOf.home}/${view.relapseOf.id}`}>{say("relapseOf.link")}</Go> : null}
      </div>
      <NextSteps view={view} />
      <Clocks view={view} />
      <Parties view={view} />
      <Sessions view={view} />
      <AgreementCard view={view} />
      <RunCards kind="mediation" home={view.home} id={view.id} />
      <PapersCard
        record={view}
        missing={view.papers.map(({ code, seq, unit, title }) => ({
          kind: `mediation.${code}`,
          seq: String(seq),
          title,
          path: `/api/mediation/disputes/${view.home}/${view.id}/papers`,
          body: { code, seq, unit },
        }))}
      />
      <div className="c-card">
        <h2>{say("history")}</h2>
        <ol>
          {view.entries.map((entry, index) => (
            <Entry key={`${entry.at} ${entry.type} ${index}`} entry={entry} />
          ))}
        </ol>
      </div>
    </Page>
  );
}

function NextSteps({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const [step, setStep] = useState<string | null>(null);
  const offers = view.may.filter((one) => stepOf(one) !== undefined);
  return (
    <div className="c-card">
      <h2>{say("next")}</h2>
      {offers.length === 0 ? <p className="c-muted">{say("next.none")}</p> : null}
      <div className="c-row" style={{ flexWrap: "wrap" }}>
        {offers.map((one) => (
          <Button key={one} onClick={() => setStep(one)}>
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
  const now = useMinute();
  const running = view.clocks.filter(({ status }) => status === "running" || status === "lapsed");
  if (running.length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("clocks")}</h2>
      <ul>
        {running.map((one) => (
          <li key={one.slot}>
            {code("rule", one.rule)}{" "}
            <DueBadge fact={{ dueAt: one.dueAt, provisional: one.provisional, state: "running", working: false }} now={now} />
          </li>
        ))}
      </ul>
    </div>
  );
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

function Entry({ entry }: { entry: DisputeEntry }) {
  const event = useSay<Words>(eventWords);
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const remedies = entry.extra["remedies"]?.split(",").map((one) => code("remedy", one));
  return (
    <li>
      <span className="c-muted">{instant(entry.at, language)}</span> {event(entry.type)} <span className="c-muted">{entry.byName}</span>
      {remedies ? <p>{remedies.join("；")}</p> : null}
      {entry.extra["invited"] ? <p>{say("invited.names", { names: entry.extra["invited"] })}</p> : null}
      {entry.text ? <p style={{ whiteSpace: "pre-wrap" }}>{entry.text}</p> : null}
    </li>
  );
}
