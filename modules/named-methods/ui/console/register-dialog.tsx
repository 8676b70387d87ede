import { Button } from "antd";
import { useState } from "react";
import { areasOf, Dialog, Field, TextInput, useConsole, useSay, useUrl } from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

/** A name of the city's own; its definition comes after, by the same two people's rule. */
export function RegisterDialog({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const { set } = useUrl();
  const send = useSend();
  const [typed, setTyped] = useState({ code: "", zh: "", en: "", digits: "", area: area || (areasOf(session)[0] ?? "") });
  const [problem, setProblem] = useState("");
  const put = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const save = async (): Promise<void> => {
    const digits = typed.digits
      .split(/[,，、+\s]+/)
      .filter(Boolean)
      .map(Number);
    const refused = await send("/api/methods", { ...typed, digits });
    setProblem(refused);
    if (refused === "") set({ code: typed.code, tab: "draft" });
  };
  return (
    <Dialog title={say("register")} onClose={close}>
      <form
        className="c-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
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
        <Button type="primary" htmlType="submit">
          {say("register")}
        </Button>
      </form>
    </Dialog>
  );
}
