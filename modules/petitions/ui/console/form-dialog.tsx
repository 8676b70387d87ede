import { Button } from "antd";
import { useState, type FormEvent, type ReactNode } from "react";
import { Dialog, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

/** The shell of every form here: what `submit` answers in words stands above what was typed, and nothing typed is lost; null closes it. */
export function FormDialog({
  title,
  submit,
  close,
  children,
}: {
  title: string;
  submit: () => Promise<string | null>;
  close: () => void;
  children: ReactNode;
}) {
  const say = useSay(consoleWords);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await submit();
    setBusy(false);
    setProblem(refused);
    if (refused === null) close();
  };
  return (
    <Dialog title={title} onClose={close} shape="wide">
      <form className="c-form" onSubmit={(event) => void send(event)} noValidate>
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {children}
        <Button type="primary" htmlType="submit" loading={busy}>
          {say("save")}
        </Button>
      </form>
    </Dialog>
  );
}
