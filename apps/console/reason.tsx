import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { Dialog, Field, TextArea, useSay } from "#web/console";
import { secondWords } from "./second-words.ts";
import { reasonAsked } from "./session.ts";

const LEAST = 4;

/** Over whatever was asked for: the same request goes out again with the reason, which the person can read. */
export function AskReason({ message, each }: { message: string; each: boolean }) {
  const say = useSay(secondWords);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState("");
  const go = (event: FormEvent) => {
    event.preventDefault();
    if ([...typed.trim()].length < LEAST) return setProblem(say("reason.need"));
    reasonAsked.end(typed.trim());
  };
  return (
    <Dialog title={say("reason.title")} onClose={() => reasonAsked.end(null)}>
      <p className="c-muted">{message}</p>
      <form className="c-form" onSubmit={go} noValidate>
        <Field label={say("reason.label")} hint={say(each ? "reason.each" : "reason.day")} error={problem || undefined} required>
          <TextArea value={typed} onChange={setTyped} max={200} rows={3} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("reason.go")}
        </Button>
      </form>
    </Dialog>
  );
}
