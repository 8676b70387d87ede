import { useState } from "react";
import {
  consoleWords as pieces,
  dateIn,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  TextArea,
  TextInput,
  useLanguage,
  useSay,
} from "#web/console";
import { colon } from "#web/words";
import type { SiteView } from "../../contract/plans.ts";
import { consoleWords } from "../console-words.ts";
import { UnitChoice } from "./unit-choice.tsx";
import { useSend, type Ask, type Named } from "./wire.ts";

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
  const submit = async () => {
    if (typed.owner === "") return needed("console.needed", { field: say("plan.owner") });
    if (typed.due === "") return needed("console.needed", { field: say("plan.due") });
    const body = { id, kind: ask.kind, village: village.code, at: ask.at, ...typed, note: typed.note.trim() || null };
    const answer = await send("sites", body, say("plan.saved", { due: typed.due }), command);
    if (!("problem" in answer)) return null;
    setCommand(newId());
    return answer.problem;
  };
  return (
    <FormDialog title={say("plan.title")} action={say("plan.save")} submit={submit} close={close}>
      <p>
        {say("plan.place") + colon(language)}
        <strong>{village[language]}</strong>
      </p>
      <Field label={say("plan.measure")} required>
        <NativeSelect
          value={typed.measure}
          onChange={(measure) => setTyped((before) => ({ ...before, measure }))}
          options={MEASURES.map((one) => ({ value: one, label: say(`measure.${one}`) }))}
        />
      </Field>
      <Field label={say("plan.owner")} required>
        <UnitChoice area={village.code} value={typed.owner} onChange={(owner) => setTyped((before) => ({ ...before, owner }))} />
      </Field>
      <Field label={say("plan.due")} required>
        <TextInput type="date" min={dateIn(Date.now())} value={typed.due} onChange={(due) => setTyped((before) => ({ ...before, due }))} />
      </Field>
      <Field label={say("plan.note")}>
        <TextArea value={typed.note} max={300} rows={2} onChange={(note) => setTyped((before) => ({ ...before, note }))} />
      </Field>
    </FormDialog>
  );
}
