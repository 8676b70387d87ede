import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { PapersCard } from "#parts/documents";
import {
  CaseClocks,
  CaseColumns,
  AlsoHere,
  CaseHead,
  DemoMark,
  Go,
  orThrow,
  Page,
  ReadRecord,
  StateMark,
  Timeline,
  Typed,
  useConsole,
  useLanguage,
  useSay,
  useUnitName,
  type CaseClock,
  type Told,
} from "#web/console";
import type { Words } from "#web/words";
import type { WorkView } from "../contract.ts";
import { eventWords } from "../event-words.ts";
import { consoleWords } from "./console-words.ts";
import { MatterFacts } from "./matter-facts.tsx";
import { Opinions } from "./opinions.tsx";
import { StepDialog } from "./step-form.tsx";
import { STEPS, type Step } from "./steps.ts";
import { TONES } from "./tones.ts";

/** One decision as those who assess it, oversee it or take it work on it. */
export function MatterPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["decisions", "work", home, id],
    queryFn: async () => orThrow(await api.get<WorkView>(`/api/decision-work/${home}/${id}`)),
    placeholderData: (before) => before,
  });
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/decisions">{say("back")}</Go>}>
      {(found) => <One work={found} />}
    </ReadRecord>
  );
}

function One({ work }: { work: WorkView }) {
  const say = useSay(consoleWords);
  return (
    <Page
      wide
      title={work.title}
      tools={
        <>
          <a className="c-link" href={`/decisions/${work.home}/${work.id}`}>
            {say("public")}
          </a>
          <Go to="/decisions">{say("back")}</Go>
        </>
      }
    >
      <CaseHead>
        <b>{say(`option.${work.kind}` as keyof typeof consoleWords)}</b>
        <StateMark tone={TONES[work.stage]} text={say(`stage.${work.stage}`)} />
        {work.outcome ? <span>{say(`outcome.${work.outcome}`)}</span> : null}
        {work.demo ? <DemoMark /> : null}
        <AlsoHere kind="decisions.matter" home={work.home} id={work.id} />
      </CaseHead>
      <CaseColumns
        next={
          <>
            <Steps work={work} />
            <Clocks work={work} />
          </>
        }
        facts={
          <>
            <MatterFacts work={work} />
            <PapersCard record={work} />
          </>
        }
        story={
          <>
            <Opinions work={work} answers={work.may.includes("answer")} />
            <Story work={work} />
          </>
        }
      />
    </Page>
  );
}

/** What moves the matter on, beside what is added to it. */
const ONWARD: ReadonlySet<string> = new Set([
  "plan",
  "publication",
  "report",
  "review",
  "submission",
  "legality-requests",
  "legality",
  "decision",
  "filing",
  "evaluation",
  "closing",
]);

function Steps({ work }: { work: WorkView }) {
  const say = useSay(consoleWords);
  const [step, setStep] = useState<Step | null>(null);
  const isOnward = ({ path }: Step): boolean => ONWARD.has(path);
  const offers = STEPS.filter(({ path }) => work.may.includes(path)).toSorted(
    (left, right) => Number(isOnward(right)) - Number(isOnward(left)),
  );
  return (
    <div className="c-card">
      <h2>{say("do")}</h2>
      {offers.length === 0 && !work.may.includes("answer") ? <p className="c-muted">{say("nothingToDo")}</p> : null}
      <div className="c-steps">
        {offers.map((one) => (
          <Button key={one.path} type={isOnward(one) ? "primary" : "default"} onClick={() => setStep(one)}>
            {say(`step.${one.path}` as keyof typeof consoleWords)}
          </Button>
        ))}
      </div>
      {step ? <StepDialog key={step.path} step={step} work={work} close={() => setStep(null)} /> : null}
    </div>
  );
}

function Clocks({ work }: { work: WorkView }) {
  const say = useSay(consoleWords);
  const unitName = useUnitName();
  const clocks = work.clocks.map(({ slot, rule, obligor, dueAt, working, provisional, status }): CaseClock => ({
    key: slot,
    name: say(`rule.${rule}` as keyof typeof consoleWords),
    whose: unitName(obligor),
    dueAt,
    working,
    provisional,
    status,
  }));
  return <CaseClocks title={say("clocks")} clocks={clocks} />;
}

function Story({ work }: { work: WorkView }) {
  const say = useSay(consoleWords);
  const event = useSay<Words>(eventWords);
  const language = useLanguage();
  const told = work.entries.map(({ seq, at, type, byName, text }): Told => ({
    seq,
    at,
    what: event(type),
    who: byName,
    children: text ? (
      <p className="c-prose c-said" lang={language === "zh" ? undefined : "zh"}>
        <Typed text={text} />
      </p>
    ) : null,
  }));
  return <Timeline title={say("history")} told={told} />;
}
