import { useState } from "react";
import { FormDialog, Typed as Words, useSay } from "#web/console";
import type { ApplicationView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { LineForm } from "./line-form.tsx";
import { citedOf, pointsOf, typedFrom, unproved, unscored, type Typed, type TypedLine } from "./typed-lines.ts";
import { useSend } from "./wire.ts";

export const selfOf = (typed: Typed) =>
  Object.entries(typed).map(([line, one]) => ({ line, points: pointsOf(one), photos: one.photos, cited: citedOf(one) }));

/** The unit's own points once more, as they stood, after it was sent back. */
export function ResubmitForm({ view, close }: { view: ApplicationView; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, setTyped] = useState<Typed>(() => typedFrom(view.rule.lines, view.self, view.texts));
  const put = (code: string, part: Partial<TypedLine>) =>
    setTyped((before) => ({ ...before, [code]: { ...(before[code] as TypedLine), ...part } }));
  const asked = view.entries.findLast(({ type }) => type === "cells.returned")?.text;
  const submit = async () => {
    const empty = unscored(typed);
    if (empty) return say("cells.unscored", { line: empty });
    const bare = unproved(view.rule.lines, typed);
    if (bare) return say("cells.unproved", { line: bare });
    const path = `/api/cells/applications/${view.home}/${view.id}/resubmission`;
    return send(path, { self: selfOf(typed) }, say("cells.saved"));
  };
  return (
    <FormDialog title={say("step.resubmit")} action={say("step.resubmit")} submit={submit} close={close} shape="wide">
      {asked ? (
        <p className="c-note">
          <Words text={say("self.asked", { text: asked })} />
        </p>
      ) : null}
      <LineForm lines={view.rule.lines} typed={typed} put={put} inspecting={false} />
    </FormDialog>
  );
}
