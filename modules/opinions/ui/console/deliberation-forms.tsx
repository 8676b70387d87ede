import { useState } from "react";
import { Field, FormDialog, TextArea, TextInput, useSay } from "#web/console";
import type { AgreedView, DeliberationView } from "../../contract.ts";
import { deliberationWords } from "../deliberation-console-words.ts";
import { at, useSend } from "./deliberation-wire.ts";

type Of = { view: DeliberationView; close: () => void };

export function DrawForm({ view, close }: Of) {
  const say = useSay(deliberationWords);
  const send = useSend();
  const [typed, put] = useState({ seed: "", source: "" });
  return (
    <FormDialog title={say("draw")} action={say("draw")} submit={() => send(at(view, "draw"), typed, say("done"))} close={close}>
      <p className="c-muted">{view.seedFrom.zh}</p>
      <Field label={say("seed")} required>
        <TextInput value={typed.seed} max={100} onChange={(seed) => put({ ...typed, seed })} />
      </Field>
      <Field label={say("source")} required>
        <TextInput value={typed.source} max={200} onChange={(source) => put({ ...typed, source })} />
      </Field>
    </FormDialog>
  );
}

/** A text in both languages; the Chinese is what counts. */
function BothForm({
  view,
  close,
  name,
  path,
  max,
  danger = false,
}: Of & { name: "result" | "reason"; path: string; max: number; danger?: boolean }) {
  const say = useSay(deliberationWords);
  const send = useSend();
  const [typed, put] = useState({ zh: "", en: "" });
  const title = say(name === "result" ? "report" : "cancel");
  return (
    <FormDialog
      title={title}
      action={title}
      submit={() => send(at(view, path), { [name]: typed }, say("done"))}
      close={close}
      danger={danger}
    >
      <Field label={say(`${name}Zh`)} required>
        <TextArea value={typed.zh} max={max} rows={4} onChange={(zh) => put({ ...typed, zh })} />
      </Field>
      <Field label={say(`${name}En`)}>
        <TextArea value={typed.en} max={max} rows={3} onChange={(en) => put({ ...typed, en })} />
      </Field>
    </FormDialog>
  );
}

export const CancelForm = (of: Of) => <BothForm {...of} name="reason" path="cancellation" max={300} danger />;
export const ReportForm = ({ one, ...of }: Of & { one: AgreedView }) => (
  <BothForm {...of} name="result" path={`decisions/${one.decision}/report`} max={600} />
);
