import { useState } from "react";
import {
  Choice,
  consoleWords as pieces,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  ReasonForm,
  TextArea,
  TextInput,
  useSay,
} from "#web/console";
import { REFUSALS, SHOWN, TOLD, type Refusal, type RequestStep, type RequestView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { rightWords } from "../right-words.ts";
import { REQUESTS, useSend } from "./wire.ts";

type Of = { view: RequestView; close: () => void };
const at = ({ home, id }: RequestView, step: string): string => `${REQUESTS}/${home}/${id}/${step}`;

function ShowForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [shown, setShown] = useState<(typeof SHOWN)[number]>("document");
  const [kin, setKin] = useState(false);
  return (
    <FormDialog
      title={say("show")}
      action={say("show")}
      submit={() => send(at(view, "identity"), { shown, kin }, say("showDone"))}
      close={close}
    >
      <Field label={say("shown")} required group>
        <Choice value={shown} onChange={setShown} options={SHOWN.map((value) => ({ value, label: say(`shown.${value}`) }))} />
      </Field>
      {view.behalf === "self" ? null : (
        <label className="c-tick">
          <input type="checkbox" checked={kin} onChange={(event) => setKin(event.target.checked)} />
          <span>{say("kin")}</span>
        </label>
      )}
    </FormDialog>
  );
}

function AnswerForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const named = useSay(rightWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [paper] = useState(newId);
  const unknown = view.stage === "submitted";
  const [outcome, setOutcome] = useState<"yes" | "no" | "">(unknown ? "no" : "");
  const [refusal, setRefusal] = useState<Refusal | "">(unknown ? "not-shown" : "");
  const [basis, setBasis] = useState("");
  const [words, setWords] = useState("");
  const submit = async (): Promise<string | null> => {
    const missing = outcome === "" ? "outcome" : outcome === "no" && refusal === "" ? "refusal" : words.trim() === "" ? "reply" : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    const granted = outcome === "yes";
    const why = granted ? { refusal: null, basis: null } : { refusal, basis };
    return send(at(view, "answer"), { unit: view.unit, paper, granted, ...why, words }, say("answered"));
  };
  const grounds = REFUSALS.filter((one) => (one === "not-shown") === unknown);
  return (
    <FormDialog title={say("answer")} action={say("answer")} submit={submit} close={close} shape="wide">
      {unknown ? null : (
        <Field label={say("outcome")} required group>
          <Choice
            value={outcome}
            onChange={setOutcome}
            options={(["yes", "no"] as const).map((value) => ({ value, label: say(`outcome.${value}`) }))}
          />
        </Field>
      )}
      {outcome === "no" ? (
        <>
          <Field label={say("refusal")} required>
            <NativeSelect
              blank=""
              value={refusal}
              onChange={(value) => setRefusal(grounds.find((one) => one === value) ?? "")}
              options={grounds.map((value) => ({ value, label: named(`refusal.${value}`) }))}
            />
          </Field>
          <Field label={say("basis")} required hint={say("basisHint")}>
            <TextInput value={basis} max={200} onChange={setBasis} />
          </Field>
        </>
      ) : null}
      <Field label={say("reply")} required hint={say("replyHint")}>
        <TextArea value={words} max={2000} rows={5} onChange={setWords} />
      </Field>
    </FormDialog>
  );
}

function TellForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [told, setTold] = useState<(typeof TOLD)[number]>("counter");
  return (
    <FormDialog title={say("tell")} action={say("tell")} submit={() => send(at(view, "telling"), { told }, say("toldDone"))} close={close}>
      <Field label={say("told")} required group>
        <Choice value={told} onChange={setTold} options={TOLD.map((value) => ({ value, label: say(`told.${value}`) }))} />
      </Field>
    </FormDialog>
  );
}

function WithdrawForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSend();
  return (
    <ReasonForm
      title={say("withdraw")}
      action={say("withdraw")}
      reason={say("withdrawWords")}
      send={(words) => send(at(view, "withdrawal"), { words }, say("withdrawn"))}
      close={close}
    />
  );
}

export const STEP_FORMS: Readonly<Record<RequestStep, (of: Of) => React.ReactNode>> = {
  show: ShowForm,
  answer: AnswerForm,
  tell: TellForm,
  withdraw: WithdrawForm,
};
