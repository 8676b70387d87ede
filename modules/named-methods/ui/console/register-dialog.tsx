import { useState } from "react";
import { areasOf, Field, FormDialog, TextInput, useConsole, useSay, useUrl } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

/** A name of the city's own; its definition comes after, by the same two people's rule. */
export function RegisterDialog({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const { set } = useUrl();
  const send = useSend();
  const [typed, setTyped] = useState({ code: "", zh: "", en: "", digits: "", area: area || (areasOf(session)[0] ?? "") });
  const put = (name: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  const submit = async () => {
    const digits = typed.digits
      .split(/[,，、+\s]+/)
      .filter(Boolean)
      .map(Number);
    const refused = await send("/api/methods", { ...typed, digits });
    if (refused === "") set({ code: typed.code, tab: "draft" });
    return refused;
  };
  return (
    <FormDialog title={say("register")} action={say("register")} submit={submit} close={close}>
      <Field label={say("name")} hint={say("nameHint")} required>
        <TextInput value={typed.zh} max={40} onChange={put("zh")} />
      </Field>
      <Field label={say("en")} required>
        <TextInput value={typed.en} max={80} onChange={put("en")} />
      </Field>
      <Field label={say("digits")} required>
        <TextInput value={typed.digits} max={30} onChange={put("digits")} />
      </Field>
      <Field label={say("code")} required>
        <TextInput value={typed.code} max={40} onChange={put("code")} />
      </Field>
    </FormDialog>
  );
}
