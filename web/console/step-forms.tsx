import { useState, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { Choice, Field, TextArea } from "./field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { consoleWords } from "./words.ts";

type Of = { title: string; action?: string; close: () => void; shape?: "middle" | "wide"; children?: ReactNode };

/** A step that needs nothing but why it is taken. */
export function ReasonForm({
  reason: label,
  max = 400,
  send,
  children,
  ...dialog
}: Of & { reason: string; max?: number; danger?: boolean; send: (reason: string) => Promise<string | null> }) {
  const [reason, setReason] = useState("");
  return (
    <FormDialog {...dialog} submit={() => send(reason)}>
      {children}
      <Field label={label} required>
        <TextArea value={reason} max={max} rows={3} onChange={setReason} />
      </Field>
    </FormDialog>
  );
}

/** Somebody looks at what another did, and says yes or no. A no is never without words; a yes neither, where they are asked for `always`. */
export function VerdictForm({
  words,
  always = false,
  hint,
  max = 400,
  send,
  children,
  ...dialog
}: Of & {
  words: { verdict: string; yes: string; no: string; remark: string };
  always?: boolean;
  hint?: string;
  max?: number;
  send: (yes: boolean, remark: string) => Promise<string | null>;
}) {
  const needed = useSay(consoleWords);
  const [verdict, setVerdict] = useState<"yes" | "no" | "">("");
  const [remark, setRemark] = useState("");
  const submit = async () => (verdict === "" ? needed("console.needed", { field: words.verdict }) : send(verdict === "yes", remark));
  return (
    <FormDialog {...dialog} submit={submit}>
      {children}
      <Field label={words.verdict} required group>
        <Choice value={verdict} onChange={setVerdict} options={(["yes", "no"] as const).map((value) => ({ value, label: words[value] }))} />
      </Field>
      <Field label={words.remark} hint={hint} required={always || verdict === "no"}>
        <TextArea value={remark} max={max} rows={3} onChange={setRemark} />
      </Field>
    </FormDialog>
  );
}
