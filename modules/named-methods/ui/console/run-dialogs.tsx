import { useState } from "react";
import { Choice, Field, FormDialog, TextArea, TextInput, useLanguage, useSay } from "#web/console";
import type { RunView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { nameIn } from "./name-in.ts";
import { useSend } from "./wire.ts";

/** One step with what must be shown for it; a refusal stays above what was typed. */
export function StepDialog({ run, no, path, close }: { run: RunView; no: string; path: string; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const language = useLanguage();
  const [group = 0, at = 0] = no.split(".").map((part) => Number(part) - 1);
  const item = run.groups[group]?.items[at];
  // What was recorded before stands in the form: changing a step loses nothing.
  const before = run.steps.find((one) => one.no === no);
  const [state, setState] = useState<"doing" | "done" | "na">(before?.state === "na" || before?.state === "doing" ? before.state : "done");
  const [reason, setReason] = useState(before?.reason ?? "");
  const [shown, setShown] = useState<Readonly<Record<number, string>>>(() => ({ ...before?.evidence.map((value) => value ?? "") }));
  const submit = () => {
    const evidence = Object.entries(shown)
      .filter(([, value]) => value.trim() !== "")
      .map(([index, value]) => ({ at: Number(index), value }));
    return send(`${path}/steps`, { no, state, reason, evidence });
  };
  return (
    <FormDialog
      title={`${say("record", { no })}${item ? ` ${nameIn(language, item)}` : ""}`}
      action={say("keep")}
      submit={submit}
      close={close}
    >
      {item?.role ? <p className="c-muted">{`${say("item.role")} · ${item.role}`}</p> : null}
      {item?.description ? <p style={{ whiteSpace: "pre-wrap" }}>{item.description}</p> : null}
      <Field label={say("how")} required group>
        <Choice
          value={state}
          onChange={setState}
          options={(["done", "doing", "na"] as const).map((value) => ({ value, label: say(`state.${value}`) }))}
        />
      </Field>
      {state === "na"
        ? null
        : item?.evidence.map(({ kind, label }, index) => (
            <Field key={index} label={label} required={state === "done"}>
              {kind === "note" ? (
                <TextArea
                  value={shown[index] ?? ""}
                  max={1_000}
                  rows={3}
                  onChange={(value) => setShown((before) => ({ ...before, [index]: value }))}
                />
              ) : (
                <TextInput
                  type={kind === "count" ? "number" : "text"}
                  value={shown[index] ?? ""}
                  max={200}
                  onChange={(value) => setShown((before) => ({ ...before, [index]: value }))}
                />
              )}
            </Field>
          ))}
      {state === "na" ? (
        <Field label={say("reason")} required>
          <TextArea value={reason} max={300} rows={2} onChange={setReason} />
        </Field>
      ) : null}
    </FormDialog>
  );
}

/** The end of the method alone. */
export function CloseDialog({ path, close }: { path: string; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [how, setHow] = useState<"finished" | "stopped">("finished");
  const [reason, setReason] = useState("");
  const submit = () => send(`${path}/closing`, { finished: how === "finished", reason });
  return (
    <FormDialog title={say("close.title")} action={say("close.title")} submit={submit} close={close}>
      <Field label={say("close.how")} required group>
        <Choice
          value={how}
          onChange={setHow}
          options={(["finished", "stopped"] as const).map((value) => ({ value, label: say(`close.${value}`) }))}
        />
      </Field>
      {how === "stopped" ? (
        <Field label={say("reason")} required>
          <TextArea value={reason} max={400} rows={2} onChange={setReason} />
        </Field>
      ) : null}
    </FormDialog>
  );
}
