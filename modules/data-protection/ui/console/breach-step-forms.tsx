import { useState } from "react";
import { Choice, consoleWords as pieces, Field, FormDialog, newId, ReasonForm, TextArea, TextInput, useSay } from "#web/console";
import { PERSON_WAYS, type BreachStep, type BreachView } from "../../contract.ts";
import { breachWords } from "../breach-words.ts";
import { BREACHES, useSendBreach } from "./breach-wire.ts";

type Of = { view: BreachView; close: () => void };
const at = ({ home, id }: BreachView, step: string): string => `${BREACHES}/${home}/${id}/${step}`;

function AuthorityForm({ view, close }: Of) {
  const say = useSay(breachWords);
  const needed = useSay(pieces);
  const send = useSendBreach();
  const [paper] = useState(newId);
  const [authority, setAuthority] = useState("");
  const submit = async (): Promise<string | null> =>
    authority.trim() === ""
      ? needed("console.needed", { field: say("authorityName") })
      : send(at(view, "authority"), { office: view.office, paper, authority }, say("done"));
  return (
    <FormDialog title={say("authority")} action={say("authority")} submit={submit} close={close}>
      <Field label={say("authorityName")} hint={say("authorityHint")} required>
        <TextInput value={authority} max={120} onChange={setAuthority} />
      </Field>
    </FormDialog>
  );
}

function PersonsForm({ view, close }: Of) {
  const say = useSay(breachWords);
  const needed = useSay(pieces);
  const send = useSendBreach();
  const [way, setWay] = useState<(typeof PERSON_WAYS)[number]>("message");
  const [persons, setPersons] = useState(view.persons === null ? "" : String(view.persons));
  const [words, setWords] = useState("");
  const submit = async (): Promise<string | null> => {
    const missing = persons.trim() === "" ? "howMany" : words.trim() === "" ? "toldWords" : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    return send(at(view, "persons"), { way, persons: Number(persons), words }, say("done"));
  };
  return (
    <FormDialog title={say("persons_step")} action={say("persons_step")} submit={submit} close={close}>
      <Field label={say("way")} required group>
        <Choice value={way} onChange={setWay} options={PERSON_WAYS.map((value) => ({ value, label: say(`way.${value}`) }))} />
      </Field>
      <Field label={say("howMany")} required>
        <TextInput type="number" value={persons} onChange={setPersons} />
      </Field>
      <Field label={say("toldWords")} required>
        <TextArea value={words} max={2000} rows={4} onChange={setWords} />
      </Field>
    </FormDialog>
  );
}

function WaiveForm({ view, close }: Of) {
  const say = useSay(breachWords);
  const send = useSendBreach();
  return (
    <ReasonForm
      title={say("waive")}
      action={say("waive")}
      reason={say("waiver")}
      max={2000}
      send={(reason) => send(at(view, "waiver"), { reason }, say("done"))}
      close={close}
    />
  );
}

function CloseForm({ view, close }: Of) {
  const say = useSay(breachWords);
  const send = useSendBreach();
  return (
    <ReasonForm
      title={say("close")}
      action={say("close")}
      reason={say("closing")}
      max={2000}
      send={(words) => send(at(view, "closing"), { words }, say("done"))}
      close={close}
    />
  );
}

export const BREACH_FORMS: Readonly<Record<BreachStep, (of: Of) => React.ReactNode>> = {
  authority: AuthorityForm,
  persons: PersonsForm,
  waive: WaiveForm,
  close: CloseForm,
};
