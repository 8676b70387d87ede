import { useState } from "react";
import { Choice, consoleWords as pieces, dayOf, Field, FormDialog, NativeSelect, TextArea, TextInput, useSay } from "#web/console";
import { HANDED_TO, type HandedTo, type ItemCase, type ItemStep } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { SortFields, type Sorting } from "./sort-fields.tsx";
import { at, useKinds, useSend } from "./wire.ts";

type Of = { view: ItemCase; close: () => void };
const DAY_MS = 86_400_000;
export const dayAhead = (days: number): string => dayOf(new Date(Date.now() + days * DAY_MS).toISOString());

function SortForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, put] = useState<Sorting>({ topic: view.topic ?? "", nature: view.nature ?? "", unit: "" });
  const submit = async (): Promise<string | null> =>
    send(at(view, "classification"), { topic: typed.topic, nature: typed.nature, unit: typed.unit || null }, say("done.step"));
  return (
    <FormDialog title={say("step.classify")} action={say("step.classify")} submit={submit} close={close}>
      <SortFields typed={typed} put={put} area={view.place} />
    </FormDialog>
  );
}

function HandOnForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const kinds = useKinds();
  const [to, setTo] = useState<HandedTo | "">("");
  const [category, setCategory] = useState("");
  const [reason, setReason] = useState("");
  const submit = async (): Promise<string | null> => {
    if (to === "") return needed("console.needed", { field: say("handedTo") });
    return send(at(view, "hand-over"), { to, reason, category: to === "event" ? category || null : null }, say("done.step"));
  };
  return (
    <FormDialog title={say("step.hand-on")} action={say("step.hand-on")} submit={submit} close={close} shape="wide">
      <Field label={say("handedTo")} required group>
        <Choice
          value={to}
          onChange={setTo}
          options={HANDED_TO.map((value) => ({ value, label: say(`to.${value}`), hint: say(`toHint.${value}`) }))}
        />
      </Field>
      {to === "event" ? (
        <Field label={say("category")} required>
          <NativeSelect label={say("category")} blank={say("category")} value={category} onChange={setCategory} options={kinds} />
        </Field>
      ) : null}
      <Field label={say("reason")} required>
        <TextArea value={reason} max={600} rows={3} onChange={setReason} />
      </Field>
    </FormDialog>
  );
}

function AdoptForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [plan, setPlan] = useState("");
  const [due, setDue] = useState(dayAhead(14));
  return (
    <FormDialog
      title={say("step.adopt")}
      action={say("step.adopt")}
      submit={() => send(at(view, "adoption"), { plan, due }, say("done.step"))}
      close={close}
    >
      <Field label={say("planText")} required>
        <TextArea value={plan} max={1_000} rows={4} onChange={setPlan} />
      </Field>
      <Field label={say("planDay")} hint={say("dayHint")} required>
        <TextInput type="date" min={dayAhead(1)} value={due} onChange={setDue} />
      </Field>
    </FormDialog>
  );
}

const SAYING = { explain: "explanation", act: "action", reply: "replies" } as const;
function SayForm({ view, close, step }: Of & { step: keyof typeof SAYING }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [text, setText] = useState("");
  return (
    <FormDialog
      title={say(`step.${step}`)}
      action={say(`step.${step}`)}
      submit={() => send(at(view, SAYING[step]), { text }, say("done.step"))}
      close={close}
    >
      <Field label={say(`words.${step}`)} required hint={step === "reply" ? say("words.replyHint") : undefined}>
        <TextArea value={text} max={1_500} rows={6} onChange={setText} />
      </Field>
    </FormDialog>
  );
}

const PUBLISHING = ["questionZh", "answerZh", "questionEn", "answerEn"] as const;
function PublishForm({ view, close }: Of) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, put] = useState<Record<(typeof PUBLISHING)[number], string>>({
    questionZh: "",
    answerZh: "",
    questionEn: "",
    answerEn: "",
  });
  const submit = async (): Promise<string | null> => {
    const body = { question: { zh: typed.questionZh, en: typed.questionEn }, answer: { zh: typed.answerZh, en: typed.answerEn } };
    return send(at(view, "publication"), body, say("done.step"));
  };
  return (
    <FormDialog title={say("step.publish")} action={say("step.publish")} submit={submit} close={close} shape="wide">
      <p className="c-muted">{say("publishHint")}</p>
      {PUBLISHING.map((name) => (
        <Field key={name} label={say(name)} required={name.endsWith("Zh")}>
          <TextArea
            value={typed[name]}
            max={name.startsWith("question") ? 200 : 1_000}
            rows={name.startsWith("question") ? 2 : 4}
            onChange={(value) => put({ ...typed, [name]: value })}
          />
        </Field>
      ))}
    </FormDialog>
  );
}

/** The form of one step. */
export function StepForm({ view, step, close }: Of & { step: ItemStep }) {
  if (step === "classify") return <SortForm view={view} close={close} />;
  if (step === "hand-on") return <HandOnForm view={view} close={close} />;
  if (step === "adopt") return <AdoptForm view={view} close={close} />;
  if (step === "publish") return <PublishForm view={view} close={close} />;
  return <SayForm view={view} step={step} close={close} />;
}
