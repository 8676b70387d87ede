import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { Dialog, newId, useSay } from "#web/console";
import type { DisputeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { StepInput } from "./step-input.tsx";
import type { Typed } from "./step-fields.ts";
import { stepOf } from "./steps.ts";
import { useSend } from "./wire.ts";

/** One step: its fields, what is missing, and the server's refusal above what was typed. */
export function StepDialog({ view, step: name, close }: { view: DisputeView; step: string; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const step = stepOf(name);
  const [typed, setTyped] = useState<Typed>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  if (!step) return null;
  const word = (key: string): string => (key in consoleWords ? say(key as keyof typeof consoleWords) : key);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = step.fields.find((field) => !("optional" in field && field.optional) && !typed[field.name]?.trim());
    if (missing) return setProblem(say("needed", { field: word(missing.label) }));
    const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ""));
    setBusy(true);
    const reply = await send<{ link?: string }>(`disputes/${view.home}/${view.id}/${step.path}`, step.body(filled, view, newId));
    setBusy(false);
    if (!reply.ok) return setProblem(reply.problem);
    if (reply.value.link) setLink(`${window.location.origin}${reply.value.link}`);
    else close();
  };
  return (
    <Dialog title={say(`step.${name}` as keyof typeof consoleWords)} onClose={close} shape="middle" asks>
      {link ? (
        <>
          <p>{say("link.hint")}</p>
          <p className="c-mono" style={{ overflowWrap: "anywhere" }}>
            {link}
          </p>
        </>
      ) : (
        <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
          {problem ? (
            <p role="alert" className="c-problem">
              {problem}
            </p>
          ) : null}
          {step.fields.map((field) => (
            <StepInput
              key={field.name}
              field={field}
              view={view}
              value={typed[field.name] ?? ""}
              onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
          <Button type="primary" htmlType="submit" loading={busy}>
            {say("save")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
