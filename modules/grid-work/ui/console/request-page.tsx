import { useParams } from "@tanstack/react-router";
import "./console.css";
import { Button } from "antd";
import { useState } from "react";
import {
  AlsoHere,
  CaseColumns,
  CaseHead,
  Choice,
  consoleWords as pieces,
  DemoMark,
  DueBadge,
  FactList,
  Field,
  FormDialog,
  Go,
  instant,
  Page,
  ReadRecord,
  StateMark,
  TextArea,
  TextInput,
  Timeline,
  Typed,
  useLanguage,
  useMinute,
  useSay,
  type Told,
} from "#web/console";
import type { Words } from "#web/words";
import type { RequestEntry, RequestView } from "../../contract.ts";
import { eventWords } from "../../event-words.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { RequestContact } from "./request-contact.tsx";
import { dueFact, RequestState } from "./requests-page.tsx";
import { usePractice, useRead, useSend } from "./wire.ts";

/** One service request: what was asked, every step, and what may be done now. */
export function RequestPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useRead<RequestView>(`requests/${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/requests">{say("back")}</Go>}>
      {(found) => <RequestCard row={found} />}
    </ReadRecord>
  );
}

function RequestCard({ row }: { row: RequestView }) {
  const say = useSay(consoleWords);
  const practice = usePractice();
  const now = useMinute();
  const language = useLanguage();
  const [step, setStep] = useState<"note" | "finish" | "hand-over" | null>(null);
  const offers = row.may
    .filter((one) => one !== "contact")
    .toSorted((left, right) => Number(right === "finish") - Number(left === "finish"));
  return (
    <Page wide title={say("requests.one", { number: row.number })} tools={<Go to="/requests">{say("back")}</Go>}>
      <CaseHead>
        <b>{practice.kind(row.kind)}</b>
        <StateMark tone={row.ending === null ? "work" : row.ending === "done" ? "end" : "off"} text={<RequestState row={row} />} />
        <DueBadge fact={dueFact(row, practice.working(row.kind))} now={now} />
        {row.asDemo ? <DemoMark /> : null}
        <AlsoHere kind="grid-work.service-request" home={row.home} id={row.id} />
      </CaseHead>
      <CaseColumns
        next={
          <div className="c-card">
            <h2>{say("steps")}</h2>
            {offers.length === 0 ? <p className="c-muted">{say("nothing")}</p> : null}
            <div className="c-steps">
              {offers.map((offer) => (
                <Button key={offer} type={offer === "finish" ? "primary" : "default"} onClick={() => setStep(offer)}>
                  {say(offer)}
                </Button>
              ))}
            </div>
          </div>
        }
        facts={
          <div className="c-card">
            <h2>{say("need")}</h2>
            <p className="c-prose">{row.need === null ? "—" : <Typed text={row.need} />}</p>
            <FactList
              facts={[
                [say("place"), row.placeName],
                [say("address"), row.address],
                [say("contact"), <RequestContact key="contact" row={row} />],
                [say("taken"), instant(row.takenAt, language)],
              ]}
            />
          </div>
        }
        story={<Story entries={row.entries} />}
      />
      {step ? <StepDialog row={row} step={step} close={() => setStep(null)} /> : null}
    </Page>
  );
}

function Story({ entries }: { entries: readonly RequestEntry[] }) {
  const say = useSay(consoleWords);
  const state = useSay(words);
  const event = useSay<Words>(eventWords);
  const told = entries.map(({ at, type, byName, ending, text }, seq): Told => ({
    seq,
    at,
    what: event(type),
    who: byName || (/withdrawn|rated|reopened/.test(type) ? say("resident") : null),
    children: (
      <>
        {ending ? <p>{state(`grid-work.ending.${ending}`)}</p> : null}
        {text ? (
          <p className="c-prose c-said">
            <Typed text={text} />
          </p>
        ) : null}
      </>
    ),
  }));
  return <Timeline title={say("history")} told={told} />;
}

type Draft = { text: string; ending: "done" | "impossible" | "withdrawn" | ""; to: string; acceptedBy: string };

function StepDialog({ row, step, close }: { row: RequestView; step: "note" | "finish" | "hand-over"; close: () => void }) {
  const say = useSay(consoleWords);
  const state = useSay(words);
  const needed = useSay(pieces);
  const send = useSend();
  const [typed, setTyped] = useState<Draft>({ text: "", ending: "", to: "", acceptedBy: "" });
  const path = `requests/${row.home}/${row.id}`;
  const missing = (): string | null => {
    if (step === "finish" && typed.ending === "") return say("ending");
    if (step === "hand-over" && typed.to.trim() === "") return say("to");
    if (step === "hand-over" && typed.acceptedBy.trim() === "") return say("acceptedBy");
    return typed.text.trim() === "" ? say(step === "note" ? "text" : step === "finish" ? "result" : "why") : null;
  };
  const submit = async (): Promise<string | null> => {
    const field = missing();
    if (field !== null) return needed("console.needed", { field });
    const text = typed.text.trim();
    if (step === "note") return send(`${path}/notes`, { text });
    if (step === "finish") return send(`${path}/endings`, { ending: typed.ending, result: text, round: row.round });
    return send(`${path}/hand-overs`, { to: typed.to.trim(), acceptedBy: typed.acceptedBy.trim(), reason: text, round: row.round });
  };
  return (
    <FormDialog title={say(step)} close={close} submit={submit}>
      {step === "finish" ? (
        <Field label={say("ending")} required group>
          <Choice
            value={typed.ending}
            onChange={(ending) => setTyped((before) => ({ ...before, ending }))}
            options={(["done", "impossible", "withdrawn"] as const).map((value) => ({ value, label: state(`grid-work.ending.${value}`) }))}
          />
        </Field>
      ) : null}
      {step === "hand-over" ? (
        <>
          <Field label={say("to")} required>
            <TextInput value={typed.to} onChange={(to) => setTyped((before) => ({ ...before, to }))} max={80} />
          </Field>
          <Field label={say("acceptedBy")} required>
            <TextInput value={typed.acceptedBy} onChange={(acceptedBy) => setTyped((before) => ({ ...before, acceptedBy }))} max={80} />
          </Field>
        </>
      ) : null}
      <Field label={say(step === "note" ? "text" : step === "finish" ? "result" : "why")} required>
        <TextArea
          value={typed.text}
          onChange={(text) => setTyped((before) => ({ ...before, text }))}
          max={step === "hand-over" ? 500 : 1000}
        />
      </Field>
    </FormDialog>
  );
}
