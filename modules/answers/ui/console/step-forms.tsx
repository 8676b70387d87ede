import { useState } from "react";
import { consoleWords as pieces, dayOf, Field, FormDialog, ReasonForm, TextInput, useSay, useUnitName, VerdictForm } from "#web/console";
import type { EntryPageView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { AnswerWords, EntryLink } from "./text.tsx";
import { useSend } from "./wire.ts";

type Of = { view: EntryPageView; close: () => void };
const at = ({ home, id }: EntryPageView, step: string): string => `/api/answers/${home}/${id}/${step}`;
const DAY_MS = 86_400_000;
export const dayAhead = (days: number): string => dayOf(new Date(Date.now() + days * DAY_MS).toISOString());

/** The whole text stands in the form: nobody passes what they have not before them. */
export function CheckForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSend();
  const open = view.versions.find(({ version }) => version === view.open);
  if (!open) return null;
  return (
    <VerdictForm
      title={say("check")}
      action={say("check")}
      words={{ verdict: say("judgement"), yes: say("judgement.yes"), no: say("judgement.no"), remark: say("remark") }}
      send={(passed, remark) => send(at(view, "checks"), { version: open.version, passed, remark }, say("done.check"))}
      close={close}
      shape="wide"
    >
      <p className="c-muted">{say("checkLead", { n: open.version })}</p>
      <div className="c-card">
        <AnswerWords text={open.text} desk={view.desk} />
      </div>
    </VerdictForm>
  );
}

export function PublishForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const unit = useUnitName();
  const send = useSend();
  const [seen, setSeen] = useState(false);
  const { same, open } = view;
  const submit = async (): Promise<string | null> =>
    same.length > 0 && !seen
      ? needed("console.needed", { field: say("seen") })
      : send(at(view, "publication"), { version: open, seen: same.map(({ home, id }) => `${home}/${id}`) }, say("done.publish"));
  return (
    <FormDialog title={say("publish")} action={say("publish")} submit={submit} close={close} shape="wide">
      {same.length > 0 ? (
        <>
          <p>
            <b>{say("same")}</b>
          </p>
          <p className="c-muted">{say("sameLead")}</p>
          <ul className="c-prose-list">
            {same.map((one) => (
              <li key={one.id}>
                <EntryLink home={one.home} id={one.id} text={one.question} />{" "}
                <span className="c-muted">
                  {unit(one.owner)} · {say(`stage.${one.stage}`)}
                </span>
              </li>
            ))}
          </ul>
          <label className="c-tick">
            <input type="checkbox" checked={seen} onChange={(event) => setSeen(event.target.checked)} />
            <span>{say("seen")}</span>
          </label>
        </>
      ) : (
        <p>{view.versions.find(({ version }) => version === open)?.text.zh.question}</p>
      )}
    </FormDialog>
  );
}

export function ConfirmForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [day, setDay] = useState(dayAhead(365));
  const submit = async (): Promise<string | null> => send(at(view, "confirmations"), { version: view.current, reviewBy: day }, say("done"));
  return (
    <FormDialog title={say("confirm")} action={say("confirm")} submit={submit} close={close}>
      <Field label={say("nextReview")} hint={say("reviewHint")} required>
        <TextInput type="date" value={day} min={dayAhead(1)} onChange={setDay} />
      </Field>
    </FormDialog>
  );
}

export function EndForm({ view, step, close }: Of & { step: "drop" | "withdraw" }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const path = at(view, step === "drop" ? "draft-ends" : "withdrawal");
  return (
    <ReasonForm
      title={say(step)}
      action={say(step)}
      reason={say("reason")}
      send={(reason) => send(path, { reason }, say("done"))}
      close={close}
      danger
    />
  );
}
