import { Button } from "antd";
import { consoleWords as pieces, Dialog, useSay } from "#web/console";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import type { OpenStep } from "./case-page.tsx";
import { Changes, useChanges } from "./changes.tsx";
import { labelOf } from "./step-fields.tsx";
import { offersOf, stepSpec } from "./steps.ts";
import { draftKey, dropDraft, keptDraft, settleConflict, type Conflict } from "./take-step.ts";

/** Two people at one record: what changed since the form was opened, field by field, and what was typed, which stays. */
export function ConflictDialog({ conflict, now, open }: { conflict: Conflict; now: CaseView; open: OpenStep }) {
  const say = useSay(consoleWords);
  const sayPieces = useSay(pieces);
  const changes = useChanges(conflict.before, now);
  const key = draftKey(conflict.subject, conflict.step);
  const texts = keptDraft(key)?.texts ?? {};
  const typed = stepSpec(conflict.step).fields.flatMap((field) => {
    const text = field.kind === "text" || field.kind === "line" ? (texts[field.name] ?? "").trim() : "";
    return text ? [{ label: say(labelOf(field.name)), text }] : [];
  });
  const offer = offersOf(now.may, now.handler !== null).find((one) => one.step === conflict.step);
  return (
    <Dialog title={say("conflict.title")} shape="wide" onClose={() => settleConflict(conflict)}>
      <p>{conflict.message}</p>
      <p className="c-muted">{say("conflict.why")}</p>
      {changes.length === 0 ? <p>{say("conflict.same")}</p> : <Changes lines={changes} />}
      {typed.length > 0 ? (
        <div className="c-note">
          <b>{say("conflict.typed")}</b>
          {typed.map(({ label, text }) => (
            <p key={label} className="c-prose">
              {say("case.pair", { label, value: text })}
            </p>
          ))}
        </div>
      ) : null}
      {offer ? null : <p>{say("conflict.cannot")}</p>}
      <div className="c-row">
        {offer ? (
          <Button
            type="primary"
            onClick={() => {
              settleConflict(conflict);
              open(offer);
            }}
          >
            {say("conflict.continue")}
          </Button>
        ) : null}
        <Button
          onClick={() => {
            dropDraft(key);
            settleConflict(conflict);
          }}
        >
          {say("conflict.drop")}
        </Button>
        <Button onClick={() => settleConflict(conflict)}>{sayPieces("console.close")}</Button>
      </div>
    </Dialog>
  );
}
