import { Button } from "antd";
import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { consoleWords as pieces, Dialog, newId, refusalText, useSay } from "#web/console";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { Changes, useChanges } from "./changes.tsx";
import { isReply, joined, ReplyAnswers } from "./reply-answers.tsx";
import { StepField } from "./step-fields.tsx";
import { bodyOf, fieldsOf, firstDraft, stepSpec, wordOf, type Draft, type Faults, type Offer, type StepName } from "./steps.ts";
import { draftKey, keepDraft, keptDraft, useTakeStep } from "./take-step.ts";
import { TemplatePicker } from "./template-picker.tsx";
import { subjectOf } from "./wire.ts";

const explained = [
  "verify",
  "reject",
  "dispatch",
  "bounce",
  "recall",
  "askextension",
  "extend",
  "declineextension",
  "supervise",
  "suspend",
  "feedback",
  "check",
  "handover",
  "move",
  "reclassify",
  "merge",
  "split",
  "void",
  "askreporter",
  "callbackreporter",
  "takewithdrawal",
  "takerating",
  "note",
] as const;
const isExplained = (step: StepName): step is (typeof explained)[number] => explained.some((one) => one === step);

/** What is explained of a choice is told to whoever makes it. */
const concerns = (step: StepName, row: CaseView, { texts, lists }: Draft): boolean =>
  step === "dispatch"
    ? row.supervisorDecides || (lists["coUnits"] ?? []).length > 0
    : step !== "feedback" || texts["ending"] === "unsolvable";

/** The form of one step. Closing it loses nothing: what was typed comes back when it is opened again. */
export function StepDrawer({
  row,
  offer,
  preset,
  close,
}: {
  row: CaseView;
  offer: Offer;
  preset?: Readonly<Record<string, string>>;
  close: () => void;
}) {
  const say = useSay(consoleWords);
  const { step } = offer;
  return (
    <Dialog shape="side" title={say(wordOf(step, row.stage))} onClose={close}>
      <StepForm key={step} row={row} offer={offer} preset={preset ?? {}} close={close} />
    </Dialog>
  );
}

function StepForm({
  row,
  offer,
  preset,
  close,
}: {
  row: CaseView;
  offer: Offer;
  preset: Readonly<Record<string, string>>;
  close: () => void;
}) {
  const say = useSay(consoleWords);
  const sayPieces = useSay(pieces);
  const take = useTakeStep();
  const { step } = offer;
  // What the form is filled in against: what others change meanwhile is told beside it, and compared with it when the step is refused.
  const [opened] = useState(row);
  const changes = useChanges(opened, row);
  const spec = stepSpec(step);
  const key = draftKey(subjectOf(row), step);
  const fresh = useMemo(() => firstDraft(step, row, offer, newId()), [step, row, offer]);
  const [draft, setDraft] = useState<Draft>(() => {
    const base = keptDraft(key) ?? fresh;
    return { ...base, texts: { ...base.texts, ...preset } };
  });
  const [faults, setFaults] = useState<Faults>({});
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(".c-field-bad :is(input, textarea, select, button)")?.focus();
  }, [faults]);
  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(key, next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const built = bodyOf(step, draft);
    if (!built.ok) return setFaults(built.faults);
    setBusy(true);
    const reply = await take(opened, step, built.body, draft);
    setBusy(false);
    if (reply.ok || reply.status === 409) close();
    else setRefused(refusalText(reply));
  };
  return (
    <form className="c-form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      {isExplained(step) && concerns(step, row, draft) ? (
        <p className="c-muted">{say(step === "dispatch" && row.supervisorDecides ? "say.dispatch.final" : `say.${step}`)}</p>
      ) : null}
      {changes.length > 0 ? (
        <div className="c-note" role="status">
          <b>{say("conflict.meanwhile")}</b>
          <Changes lines={changes} />
        </div>
      ) : null}
      {refused ? (
        <p role="alert" className="c-problem">
          {refused}
        </p>
      ) : null}
      {fieldsOf(step, draft).map((field) => (
        <StepField
          key={field.name}
          field={field}
          row={row}
          offer={offer}
          draft={draft}
          change={change}
          faulty={faults[field.name] === true}
        />
      ))}
      <TemplatePicker step={step} row={row} draft={draft} change={change} />
      {isReply(step) ? (
        <ReplyAnswers
          row={row}
          put={(text) => change({ ...draft, texts: { ...draft.texts, result: joined(draft.texts["result"] ?? "", text) } })}
        />
      ) : null}
      <div className="c-row i-form-end">
        <Button type="primary" htmlType="submit" danger={spec.grave === true} loading={busy}>
          {say(wordOf(step, opened.stage))}
        </Button>
        <Button onClick={close}>{sayPieces("console.cancel")}</Button>
        <span className="c-muted">{spec.undo ? say("form.undoable") : say("form.final")}</span>
      </div>
    </form>
  );
}
