import { useState } from "react";
import { AreaPicker, FormDialog, newId, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { StepInput } from "./step-input.tsx";
import type { StepField, Typed } from "./step-fields.ts";
import { useSend } from "./wire.ts";

export type Form = {
  title: keyof typeof consoleWords;
  path: string;
  /** Asks for an area first, beginning with this one. */
  area?: string;
  fields: readonly StepField[];
  /** What stands in the fields before anything is typed. */
  typed?: Typed;
  body: (typed: Typed, mint: () => string) => Record<string, unknown>;
};

/** A form of the registers: fields, what is missing, and the server's refusal above what was typed. */
export function RegisterForm({ form, close }: { form: Form; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, setTyped] = useState<Typed>({ ...(form.area === undefined ? {} : { area: form.area }), ...form.typed });
  const put = (name: string) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  const submit = async () => {
    const missing = form.fields.find((field) => !("optional" in field && field.optional) && !typed[field.name]?.trim());
    if (missing)
      return say("needed", { field: missing.label in consoleWords ? say(missing.label as keyof typeof consoleWords) : missing.label });
    const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ""));
    const reply = await send(form.path, form.body(filled, newId));
    return reply.ok ? null : reply.problem;
  };
  return (
    <FormDialog title={say(form.title)} submit={submit} close={close}>
      {form.area === undefined ? null : <AreaPicker label={say("place")} value={typed["area"] ?? ""} onChange={put("area")} />}
      {form.fields.map((field) => (
        <StepInput key={field.name} field={field} view={null} value={typed[field.name] ?? ""} onChange={put(field.name)} />
      ))}
    </FormDialog>
  );
}
