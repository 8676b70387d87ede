import { Button } from "antd";
import { useState } from "react";
import { Dialog, useSay } from "#web/console";
import type { ApplicationView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { LineForm } from "./line-form.tsx";
import { pointsOf, typedFrom, type Typed, type TypedLine } from "./typed-lines.ts";
import { useSend } from "./wire.ts";

export const selfOf = (typed: Typed) => Object.entries(typed).map(([line, one]) => ({ line, points: pointsOf(one), photos: one.photos }));

/** The unit's own points once more, as they stood, after it was sent back. */
export function ResubmitForm({ view, close }: { view: ApplicationView; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, setTyped] = useState<Typed>(() => typedFrom(view.rule.lines, view.self));
  const [problem, setProblem] = useState("");
  const put = (code: string, part: Partial<TypedLine>) => setTyped({ ...typed, [code]: { ...(typed[code] as TypedLine), ...part } });
  const asked = view.entries.findLast(({ type }) => type === "cells.returned")?.text;
  const save = async () => {
    const path = `/api/cells/applications/${view.home}/${view.id}/resubmission`;
    const refused = await send(path, { self: selfOf(typed) }, say("cells.saved"));
    if (refused === "") close();
    else setProblem(refused);
  };
  return (
    <Dialog title={say("step.resubmit")} shape="wide" onClose={close}>
      <div className="c-form">
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {asked ? <p className="c-note">{say("self.asked", { text: asked })}</p> : null}
        <LineForm lines={view.rule.lines} typed={typed} put={put} inspecting={false} />
        <Button type="primary" onClick={() => void save()}>
          {say("step.resubmit")}
        </Button>
      </div>
    </Dialog>
  );
}
