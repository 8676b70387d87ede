import { Button } from "antd";
import { useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { Dialog } from "./dialog.tsx";
import { consoleWords } from "./words.ts";

/** A form in a dialog. What `submit` answers in words stands above what was typed, and nothing typed is lost; no words close it. */
export function FormDialog({
  title,
  action,
  submit,
  close,
  shape = "middle",
  danger = false,
  children,
}: {
  title: string;
  /** What the button says; "Save" where nothing is given. */
  action?: string;
  submit: () => Promise<string | null>;
  close: () => void;
  shape?: "middle" | "wide";
  danger?: boolean;
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
    if (!refused) close();
  };
  return (
    <Dialog title={title} onClose={close} shape={shape}>
      <form className="c-form" onSubmit={(event) => void send(event)} noValidate>
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {children}
        <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
          {action ?? say("console.save")}
        </Button>
      </form>
    </Dialog>
  );
}
