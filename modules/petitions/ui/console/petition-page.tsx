import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import {
  AlsoHere,
  CaseClocks,
  CaseColumns,
  CaseHead,
  DemoMark,
  Go,
  newId,
  Page,
  ReadRecord,
  refusalText,
  StateMark,
  Timeline,
  Typed,
  useConsole,
  useLanguage,
  useSay,
  type CaseClock,
  type StateTone,
  type Told,
} from "#web/console";
import type { Words } from "#web/words";
import { RunCards } from "#parts/named-methods";
import { PapersCard } from "#parts/documents";
import type { PetitionContact, PetitionView } from "../../contract.ts";
import { eventWords } from "../../event-words.ts";
import { consoleWords, type ConsoleWord } from "../console-words.ts";
import { words } from "../words.ts";
import { Opinions, PetitionFacts, Settlement } from "./petition-facts.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { draftAsks, STEP_FORMS, type Ask } from "./steps.ts";
import { api, useByNumber, useRead, useSend } from "./wire.ts";

type Key = keyof typeof words;

/** One petition: what was brought, every clock, the papers, and only the steps this person may take. */
export function PetitionPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useRead<PetitionView>(`${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/petitions">{say("back")}</Go>}>
      {(found) => <PetitionCase row={found} />}
    </ReadRecord>
  );
}

const REASON: Ask = { name: "reason", label: "reason", kind: "line" };
const OTHER: Ask = { name: "number", label: "other", kind: "line" };
const AGAIN: Ask = { name: "again", label: "again", kind: "choice", words: "again.", options: ["again", "related"] };

const TONES: Readonly<Record<PetitionView["stage"], StateTone>> = {
  received: "new",
  registered: "new",
  triaged: "work",
  routed: "work",
  procedure: "work",
  accepted: "work",
  reviewing: "work",
  opined: "wait",
  delivered: "wait",
  ended: "end",
};

function PetitionCase({ row }: { row: PetitionView }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const [contact, setContact] = useState<PetitionContact | null>(null);
  const path = `${row.home}/${row.id}`;
  return (
    <Page wide title={say("one", { number: row.number })} tools={<Go to="/petitions">{say("back")}</Go>}>
      <CaseHead>
        <StateMark
          tone={TONES[row.stage]}
          text={row.ending ? speak(`petitions.ending.${row.ending}`) : speak(`petitions.stage.${row.stage}`)}
        />
        {row.asDemo ? <DemoMark /> : null}
        <AlsoHere kind="petitions.petition" home={row.home} id={row.id} />
      </CaseHead>
      {row.sealed ? (
        <p className="c-problem" role="note">
          {say("sealed")}
        </p>
      ) : null}
      <CaseColumns
        next={
          <>
            <Steps row={row} opened={setContact} />
            <Clocks row={row} />
          </>
        }
        facts={
          <>
            <PetitionFacts row={row} contact={contact} />
            <PapersCard
              record={row}
              missing={row.papers.map(({ code, seq, unit, title }) => ({
                kind: `petitions.${code}`,
                seq: String(seq),
                title,
                path: api(`${path}/papers`),
                body: { code, seq, unit },
              }))}
            />
          </>
        }
        story={
          <>
            <Opinions row={row} />
            <Settlement row={row} />
            <Story row={row} />
          </>
        }
      />
      <RunCards kind="petition" home={row.home} id={row.id} />
    </Page>
  );
}

/** Not the next step of the matter itself. */
const ASIDE: ReadonlySet<string> = new Set(["link", "contact", "note", "take-withdrawal", "take-challenge", "help"]);

function Steps({ row, opened }: { row: PetitionView; opened: (contact: PetitionContact) => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const byNumber = useByNumber();
  const { api: client } = useConsole();
  const [step, setStep] = useState<string | null>(null);
  const path = `${row.home}/${row.id}`;
  const form = step === null ? null : (STEP_FORMS[step] ?? null);
  const asks = step === "draft" ? draftAsks(row.requests.length) : (form?.asks ?? (step === "link" ? [OTHER, AGAIN, REASON] : [REASON]));
  const submit = async (typed: Readonly<Record<string, string>>): Promise<string | null> => {
    if (step === "register") return send(`${path}/registration`, { earlier: await byNumber(typed["earlier"]) });
    if (form)
      return send(
        `${path}/${form.path}`,
        form.body(step === "record-settlement" ? { ...typed, terms: row.settlement?.terms ?? "" } : typed),
      );
    if (step === "link")
      return send(`${path}/links`, {
        other: await byNumber(typed["number"]),
        again: typed["again"] === "again",
        reason: typed["reason"],
      });
    const reply = await client.post<PetitionContact>(api(`${path}/contact`), { reason: typed["reason"] }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    opened(reply.value);
    return null;
  };
  return (
    <div className="c-card">
      <h2>{say("steps")}</h2>
      {row.may.length === 0 ? <p className="c-muted">{say("nothing")}</p> : null}
      <div className="c-steps">
        {row.may.map((one) => (
          <Button key={one} type={ASIDE.has(one) ? "default" : "primary"} onClick={() => setStep(one)}>
            {say(`step.${one}` as ConsoleWord)}
          </Button>
        ))}
      </div>
      {step ? (
        <StepDialog key={step} title={say(`step.${step}` as ConsoleWord)} asks={asks} submit={submit} close={() => setStep(null)} />
      ) : null}
    </div>
  );
}

function Clocks({ row }: { row: PetitionView }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const language = useLanguage();
  const clocks = row.clocks.map(({ slot, rule, kind, who, whoEn, dueAt, working, provisional, state }): CaseClock => ({
    key: slot,
    name: rule === "PET-7" || rule === "PET-9" ? say(`right.${rule}`) : speak(`petitions.rule.${rule}` as Key),
    whose: (language === "en" ? whoEn : who) || say("petitioner"),
    dueAt,
    working,
    provisional,
    right: kind === "right",
    status: state,
  }));
  return <CaseClocks title={say("clocks")} clocks={clocks} />;
}

function Story({ row }: { row: PetitionView }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const event = useSay<Words>(eventWords);
  const told = row.entries.map(({ at, type, byName, text, params }, seq): Told => {
    const { heard, askedOn } = params;
    return {
      seq,
      at,
      what: event(type),
      who: byName,
      children: (
        <>
          {heard ? (
            <p className="c-muted">
              {speak(`petitions.heard.${heard}` as Key)}
              {askedOn ? ` · ${askedOn}` : ""}
            </p>
          ) : null}
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
