import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { Dialog } from "#web/console";
import type { useSend } from "./wire.ts";

type Sent = Awaited<ReturnType<ReturnType<typeof useSend>>>;

/** Asks once, says what will happen, and keeps the refusal in sight. */
export function Sure({
  text,
  yes,
  run,
  close,
  children,
}: {
  text: string;
  yes: string;
  run: () => Promise<Sent>;
  close: () => void;
  children?: ReactNode;
}) {
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const answer = await run();
    setBusy(false);
    if ("problem" in answer) setProblem(answer.problem);
    else close();
  };
  return (
    <Dialog title={yes} onClose={close}>
      <p>{text}</p>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      {children}
      <Button type="primary" loading={busy} onClick={() => void go()}>
        {yes}
      </Button>
    </Dialog>
  );
}
