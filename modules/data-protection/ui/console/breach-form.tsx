import { useState } from "react";
import {
  AreaPicker,
  areasOf,
  clockTime,
  consoleWords as pieces,
  dayOf,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  TextArea,
  TextInput,
  UnitPicker,
  useConsole,
  useSay,
} from "#web/console";
import { CAUSES, DATA_KINDS } from "../../contract.ts";
import { breachKindWords } from "../breach-kind-words.ts";
import { breachWords } from "../breach-words.ts";
import { BREACHES, useSendBreach } from "./breach-wire.ts";
import { Ticks } from "./ticks.tsx";

const TEXTS = ["happened", "harm", "measures"] as const;

/** Reported at once, as far as it is known; the id is made once, so sent again it is the same one. */
export function BreachForm({ close }: { close: () => void }) {
  const say = useSay(breachWords);
  const named = useSay(breachKindWords);
  const needed = useSay(pieces);
  const { session, area } = useConsole();
  const send = useSendBreach();
  const [{ id, now }] = useState(() => ({ id: newId(), now: new Date().toISOString() }));
  const [place, setPlace] = useState((area || (areasOf(session)[0] ?? "")).slice(0, 9));
  const [office, setOffice] = useState(session.grants.find(({ unit }) => unit !== "")?.unit ?? "");
  const [found, setFound] = useState({ day: dayOf(now), time: clockTime(now, "zh") });
  const [kinds, setKinds] = useState<readonly (typeof DATA_KINDS)[number][]>([]);
  const [cause, setCause] = useState<string>("");
  const [persons, setPersons] = useState("");
  const [said, setSaid] = useState({ happened: "", harm: "", measures: "" });
  const submit = async (): Promise<string | null> => {
    const foundAt = Date.parse(`${found.day}T${found.time}:00+08:00`);
    const missing =
      kinds.length === 0
        ? "kinds"
        : cause === ""
          ? "cause"
          : office === ""
            ? "office"
            : Number.isNaN(foundAt)
              ? "foundDay"
              : TEXTS.find((one) => said[one].trim() === "");
    if (missing) return needed("console.needed", { field: say(missing) });
    const { happened, harm, measures: done } = said;
    const many = persons.trim() === "" ? null : Number(persons);
    const body = { id, area: place, office, foundAt: new Date(foundAt).toISOString(), kinds, cause, persons: many, happened, harm, done };
    return send(BREACHES, body, say("reported"));
  };
  return (
    <FormDialog title={say("report")} action={say("report")} submit={submit} close={close} shape="wide">
      <Ticks
        legend={say("kinds")}
        chosen={kinds}
        put={setKinds}
        options={DATA_KINDS.map((value) => ({ value, label: named(`kind.${value}`) }))}
      />
      <Field label={say("cause")} required>
        <NativeSelect
          blank=""
          value={cause}
          onChange={setCause}
          options={CAUSES.map((value) => ({ value, label: named(`cause.${value}`) }))}
        />
      </Field>
      <Field label={say("foundDay")} required>
        <TextInput type="date" value={found.day} onChange={(day) => setFound({ ...found, day })} />
      </Field>
      <Field label={say("foundTime")} required>
        <TextInput type="time" value={found.time} onChange={(time) => setFound({ ...found, time })} />
      </Field>
      <Field label={say("persons")} hint={say("personsHint")}>
        <TextInput type="number" value={persons} onChange={setPersons} />
      </Field>
      {TEXTS.map((one) => (
        <Field key={one} label={say(one)} required>
          <TextArea value={said[one]} max={4000} rows={4} onChange={(value) => setSaid((before) => ({ ...before, [one]: value }))} />
        </Field>
      ))}
      <Field label={say("area")} required>
        <AreaPicker label={say("area")} value={place} onChange={(next) => setPlace(next.slice(0, 9))} />
      </Field>
      <Field label={say("office")} required>
        <UnitPicker value={office} onChange={setOffice} area={place} />
      </Field>
    </FormDialog>
  );
}
