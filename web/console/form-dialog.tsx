import { Button } from "antd";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useSay } from "./app.tsx";
import { Dialog } from "./dialog.tsx";
import { LeftEmpty } from "./field.tsx";
import { consoleWords } from "./words.ts";

const NOTHING: ReadonlySet<string> = new Set();
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A form in a dialog. What must be filled in and is not says so beside it; what `submit` answers in words stands above what was typed, and nothing typed is lost; no words close it. */
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
  const [left, setLeft] = useState(NOTHING);
  const told = useRef<HTMLParagraphElement>(null);
  // A long form was sent from its end, and the words stand at its beginning.
  useEffect(() => {
    told.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = [...event.currentTarget.querySelectorAll<Control>("[aria-required=true]")];
    const empty = asked.filter(({ value }) => value.trim() === "");
    setLeft(new Set(empty.map(({ id }) => id)));
    empty[0]?.focus();
    if (empty.length > 0) return;
    setBusy(true);
    const refused = await submit();
    setBusy(false);
    setProblem(refused);
    if (!refused) close();
  };
  return (
    <Dialog title={title} onClose={close} shape={shape}>
      <form
        className="c-form"
        onSubmit={(event) => void send(event)}
        onInput={({ target }) => setLeft((before) => new Set([...before].filter((id) => id !== (target as Control).id)))}
        noValidate
      >
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
