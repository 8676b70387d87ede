import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { consoleWords as pieces, dateIn, Dialog, Field, NativeSelect, newId, TextArea, TextInput, useLanguage, useSay } from "#web/console";
import type { SiteView } from "../../contract/plans.ts";
import { consoleWords } from "../console-words.ts";
import type { Named } from "./circle-page.tsx";
import { UnitChoice } from "./unit-choice.tsx";
import { useSend, type Ask } from "./wire.ts";

const MEASURES: readonly SiteView["measure"][] = ["newPoint", "longerHours", "mobile", "volunteer"];

/** Puts a gap into the plan: place, owner, promised day. The id is made once for the form. */
export function PlanDialog({ village, ask, close }: { village: Named; ask: Ask; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const send = useSend();
  const [id] = useState(newId);
  const [command, setCommand] = useState(newId);
  const [typed, setTyped] = useState({ measure: "newPoint", owner: "", due: "", note: "" });
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.owner === "") return setProblem(needed("console.needed", { field: say("plan.owner") }));
    if (typed.due === "") return setProblem(needed("console.needed", { field: say("plan.due") }));
    setBusy(true);
    const body = { id, kind: ask.kind, village: village.code, at: ask.at, ...typed, note: typed.note.trim() || null };
    const answer = await send("sites", body, say("plan.saved", { due: typed.due }), command);
    setBusy(false);
    if (!("problem" in answer)) return close();
    setProblem(answer.problem);
    setCommand(newId());
  };
  return (
    <Dialog title={say("plan.title")} onClose={close}>
      <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        <p>
          {say("plan.place")}：<strong>{village[language]}</strong>
        </p>
        <Field label={say("plan.measure")} required>
          <NativeSelect
            value={typed.measure}
            onChange={(measure) => setTyped({ ...typed, measure })}
            options={MEASURES.map((one) => ({ value: one, label: say(`measure.${one}`) }))}
          />
        </Field>
        <Field label={say("plan.owner")} required>
          <UnitChoice area={village.code} value={typed.owner} onChange={(owner) => setTyped({ ...typed, owner })} />
        </Field>
        <Field label={say("plan.due")} required>
          <TextInput type="date" min={dateIn(Date.now())} value={typed.due} onChange={(due) => setTyped({ ...typed, due })} />
        </Field>
        <Field label={say("plan.note")}>
          <TextArea value={typed.note} max={300} rows={2} onChange={(note) => setTyped({ ...typed, note })} />
        </Field>
        <Button type="primary" htmlType="submit" loading={busy}>
          {say("plan.save")}
        </Button>
      </form>
    </Dialog>
  );
}
