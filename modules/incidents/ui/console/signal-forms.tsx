import { useState } from "react";
import { consoleWords as pieces, Field, FormDialog, TextArea, useSay, useSending } from "#web/console";
import type { SignalRow } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { UnitSelect } from "./unit-select.tsx";
import { UnstaffedNote } from "./unstaffed.tsx";

const signalApi = (signal: SignalRow): string => `/api/incidents/signals/${signal.home}/${signal.id ?? ""}`;
type Of = { signal: SignalRow; close: () => void };

export function AdoptSignal({ signal, close }: Of) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSending("signals");
  const [unit, setUnit] = useState("");
  const [aim, setAim] = useState("");
  const submit = async (): Promise<string> => {
    if (unit === "") return needed("console.needed", { field: say("signals.unit") });
    const { home, category, area, week } = signal;
    return send("/api/incidents/signals", { home, category, area, week, unit, aim: aim.trim() }, "");
  };
  return (
    <FormDialog title={say("signals.adopt")} action={say("signals.adopt")} submit={submit} close={close}>
      <Field label={say("signals.unit")} required>
        <UnitSelect value={unit} onChange={setUnit} />
        <UnstaffedNote units={[unit]} />
      </Field>
      <Field label={say("signals.aim")} required>
        <TextArea value={aim} onChange={setAim} max={300} rows={3} />
      </Field>
    </FormDialog>
  );
}

/** 第一行动: what the unit did, in its own words, before the answer is published. */
export function ActSignal({ signal, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSending("signals");
  const [done, setDone] = useState("");
  const submit = () => send(`${signalApi(signal)}/actions`, { done: done.trim() }, "");
  return (
    <FormDialog title={say("signals.act")} action={say("signals.act")} submit={submit} close={close}>
      <p className="c-muted">{say("signals.actHint")}</p>
      <Field label={say("signals.done")} required>
        <TextArea value={done} onChange={setDone} max={2000} rows={6} autoFocus />
      </Field>
    </FormDialog>
  );
}

export function PublishSignal({ signal, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSending("signals");
  const [answer, setAnswer] = useState("");
  const [answerEn, setAnswerEn] = useState("");
  const [aimEn, setAimEn] = useState("");
  const submit = () => {
    const [english, aimed] = [answerEn, aimEn].map((text) => text.trim() || null);
    return send(`${signalApi(signal)}/publication`, { answer: answer.trim(), answerEn: english, aimEn: aimed }, "");
  };
  return (
    <FormDialog title={say("signals.publish")} action={say("signals.publish")} submit={submit} close={close}>
      {signal.done ? <p className="c-note c-prose">{say("case.pair", { label: say("signals.done"), value: signal.done })}</p> : null}
      <Field label={say("signals.answer")} required>
        <TextArea value={answer} onChange={setAnswer} max={2000} rows={6} autoFocus />
      </Field>
      {signal.aim ? <p className="c-note c-prose">{say("case.pair", { label: say("signals.aim"), value: signal.aim })}</p> : null}
      <Field label={say("signals.aimEn")}>
        <TextArea value={aimEn} onChange={setAimEn} max={300} rows={2} />
      </Field>
      <Field label={say("signals.answerEn")}>
        <TextArea value={answerEn} onChange={setAnswerEn} max={2000} rows={4} />
      </Field>
    </FormDialog>
  );
}
