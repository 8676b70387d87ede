import { Button } from "antd";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { Dialog } from "./dialog.tsx";
import { LeftEmpty, useLeftEmpty } from "./left-empty.tsx";
import { consoleWords } from "./words.ts";

/** A form in a dialog. What must be filled in and is not says so beside it; what `submit` answers in words stands above what was typed, and nothing typed is lost; no words close it. Escape asks first. */
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
  const { left, filled, onInput } = useLeftEmpty();
  const told = useRef<HTMLParagraphElement>(null);
  // A long form was sent from its end, and the words stand at its beginning.
  useEffect(() => {
    told.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!filled(event.currentTarget)) return;
    setBusy(true);
    const refused = await submit();
    setBusy(false);
    setProblem(refused);
    if (!refused) close();
  };
  return (
    <Dialog title={title} onClose={close} shape={shape} asks>
      <form className="c-form" onSubmit={(event) => void send(event)} onInput={onInput} noValidate>
        {problem ? (
          <p role="alert" className="c-problem" ref={told}>
            {problem}
          </p>
        ) : null}
        <LeftEmpty value={left}>{children}</LeftEmpty>
        <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
          {action ?? say("console.save")}
        </Button>
      </form>
    </Dialog>
  );
}
