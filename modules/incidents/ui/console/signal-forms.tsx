import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { consoleWords as pieces, Dialog, Field, newId, refusalText, TextArea, useConsole, useSay } from "#web/console";
import type { SignalRow } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { UnitSelect } from "./unit-select.tsx";

const signalApi = (signal: SignalRow): string => `/api/incidents/signals/${signal.home}/${signal.id ?? ""}`;

function useSend(close: () => void) {
  const { api } = useConsole();
  const client = useQueryClient();
  const [error, setError] = useState("");
  const send = async (path: string, body: unknown) => {
    const reply = await api.post(path, body, { id: newId() });
    if (!reply.ok) return setError(refusalText(reply));
    void client.invalidateQueries({ queryKey: ["signals"] });
    close();
  };
  return { send, error };
}

export function AdoptSignal({ signal, close }: { signal: SignalRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { send, error } = useSend(close);
  const [unit, setUnit] = useState("");
  const [aim, setAim] = useState("");
  const [checked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (unit && aim.trim())
      void send("/api/incidents/signals", {
        home: signal.home,
        category: signal.category,
        area: signal.area,
        week: signal.week,
        unit,
        aim: aim.trim(),
      });
  };
  return (
    <Dialog title={say("signals.adopt")} onClose={close}>
      <form className="c-form" onSubmit={submit} noValidate>
        {error ? (
          <p role="alert" className="c-problem">
            {error}
          </p>
        ) : null}
        <Field
          label={say("signals.unit")}
          required
          error={checked && !unit ? needed("console.needed", { field: say("signals.unit") }) : undefined}
        >
          <UnitSelect value={unit} onChange={setUnit} />
        </Field>
        <Field
          label={say("signals.aim")}
          required
          error={checked && !aim.trim() ? needed("console.needed", { field: say("signals.aim") }) : undefined}
        >
          <TextArea value={aim} onChange={setAim} max={300} rows={3} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("signals.adopt")}
        </Button>
      </form>
    </Dialog>
  );
}

/** 第一行动: what the unit did, in its own words, before the answer is published. */
export function ActSignal({ signal, close }: { signal: SignalRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { send, error } = useSend(close);
  const [done, setDone] = useState("");
  const [checked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (done.trim()) void send(`${signalApi(signal)}/actions`, { done: done.trim() });
  };
  return (
    <Dialog title={say("signals.act")} onClose={close}>
      <form className="c-form" onSubmit={submit} noValidate>
        <p className="c-muted">{say("signals.actHint")}</p>
        {error ? (
          <p role="alert" className="c-problem">
            {error}
          </p>
        ) : null}
        <Field
          label={say("signals.done")}
          required
          error={checked && !done.trim() ? needed("console.needed", { field: say("signals.done") }) : undefined}
        >
          <TextArea value={done} onChange={setDone} max={2000} rows={6} autoFocus />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("signals.act")}
        </Button>
      </form>
    </Dialog>
  );
}

export function PublishSignal({ signal, close }: { signal: SignalRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { send, error } = useSend(close);
  const [answer, setAnswer] = useState("");
  const [answerEn, setAnswerEn] = useState("");
  const [aimEn, setAimEn] = useState("");
  const [checked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [english, aimed] = [answerEn, aimEn].map((text) => text.trim() || null);
    if (answer.trim()) void send(`${signalApi(signal)}/publication`, { answer: answer.trim(), answerEn: english, aimEn: aimed });
  };
  return (
    <Dialog title={say("signals.publish")} onClose={close}>
      <form className="c-form" onSubmit={submit} noValidate>
        {error ? (
          <p role="alert" className="c-problem">
            {error}
          </p>
        ) : null}
        {signal.done ? <p className="c-note i-prose">{say("case.pair", { label: say("signals.done"), value: signal.done })}</p> : null}
        <Field
          label={say("signals.answer")}
          required
          error={checked && !answer.trim() ? needed("console.needed", { field: say("signals.answer") }) : undefined}
        >
          <TextArea value={answer} onChange={setAnswer} max={2000} rows={6} autoFocus />
        </Field>
        {signal.aim ? <p className="c-note i-prose">{say("case.pair", { label: say("signals.aim"), value: signal.aim })}</p> : null}
        <Field label={say("signals.aimEn")}>
          <TextArea value={aimEn} onChange={setAimEn} max={300} rows={2} />
        </Field>
        <Field label={say("signals.answerEn")}>
          <TextArea value={answerEn} onChange={setAnswerEn} max={2000} rows={4} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("signals.publish")}
        </Button>
      </form>
    </Dialog>
  );
}
