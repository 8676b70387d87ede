import { Button } from "antd";
import { useState } from "react";
import {
  consoleWords as pieces,
  dayOf,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  TextArea,
  TextInput,
  useSay,
  useUnitName,
} from "#web/console";
import { DECISIONS_MOST, type ConferenceView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

type Typed = { decision: string; owner: string; due: string; text: string };

/** Who came, what was said, what was agreed: by whom it is owed and until when. */
export function MinuteForm({ view, close }: { view: ConferenceView; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const name = useUnitName();
  const send = useSend();
  const [paper] = useState(newId);
  const [attended, setAttended] = useState<readonly string[]>(view.members);
  const [minutes, setMinutes] = useState("");
  const [decisions, setDecisions] = useState<readonly Typed[]>([]);
  const put = (at: number, patch: Partial<Typed>) =>
    setDecisions((before) => before.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  const submit = async (): Promise<string | null> => {
    const empty = decisions.find(({ owner, due, text }) => owner === "" || due === "" || text.trim() === "");
    const missing =
      minutes.trim() === "" ? "minutesText" : empty ? (empty.owner === "" ? "owner" : empty.due === "" ? "until" : "what") : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    const body = { convener: view.convener, paper, attended, minutes, decisions };
    return send(`/api/conferences/${view.home}/${view.id}/minutes`, body, say("minuted"));
  };
  return (
    <FormDialog title={say("minute")} action={say("minute")} submit={submit} close={close} shape="wide">
      <fieldset className="c-spaced">
        <legend className="c-label">{say("attended")}</legend>
        {view.members.map((unit) => (
          <label key={unit} className="c-tick">
            <input
              type="checkbox"
              checked={attended.includes(unit)}
              onChange={(event) =>
                setAttended(view.members.filter((one) => (one === unit ? event.target.checked : attended.includes(one))))
              }
            />
            <span>{name(unit)}</span>
          </label>
        ))}
      </fieldset>
      <Field label={say("minutesText")} required hint={say("topicHint")}>
        <TextArea value={minutes} max={6_000} rows={8} onChange={setMinutes} />
      </Field>
      {decisions.map((one, index) => (
        <fieldset key={one.decision} className="c-spaced">
          <legend className="c-label">{say("decisionN", { n: index + 1 })}</legend>
          <Field label={say("what")} required>
            <TextArea value={one.text} max={400} rows={2} onChange={(text) => put(index, { text })} />
          </Field>
          <Field label={say("owner")} required>
            <NativeSelect
              blank=""
              value={one.owner}
              onChange={(owner) => put(index, { owner })}
              options={view.members.map((unit) => ({ value: unit, label: name(unit) }))}
            />
          </Field>
          <Field label={say("until")} required>
            <TextInput type="date" min={dayOf(new Date().toISOString())} value={one.due} onChange={(due) => put(index, { due })} />
          </Field>
          <Button onClick={() => setDecisions(decisions.filter((_, at) => at !== index))}>{say("drop", { n: index + 1 })}</Button>
        </fieldset>
      ))}
      {decisions.length < DECISIONS_MOST ? (
        <p>
          <Button onClick={() => setDecisions([...decisions, { decision: newId(), owner: "", due: "", text: "" }])}>
            {say("addDecision")}
          </Button>
        </p>
      ) : null}
    </FormDialog>
  );
}
