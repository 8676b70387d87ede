import { useState } from "react";
import {
  AreaPicker,
  areasOf,
  Choice,
  consoleWords as pieces,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  TextArea,
  TextInput,
  UnitPicker,
  unitsOf,
  useConsole,
  useSay,
} from "#web/console";
import { BEHALF, CAME, RIGHTS, type Behalf, type Right } from "../../contract.ts";
import { TAKERS } from "../../contract/roles.ts";
import { consoleWords } from "../console-words.ts";
import { rightWords } from "../right-words.ts";
import { REQUESTS, useSend } from "./wire.ts";

type Typed = { right: Right; behalf: Behalf; came: (typeof CAME)[number]; language: "zh" | "en"; matter: string; words: string; name: string; phone: string; address: string }; // prettier-ignore
const EMPTY: Typed = { right: "see", behalf: "self", came: "counter", language: "zh", matter: "", words: "", name: "", phone: "", address: "" }; // prettier-ignore

/** Taken down for somebody at the counter, on the phone or from a letter; the id is made once, so sent again it is the same request. */
export function TakeForm({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const named = useSay(rightWords);
  const needed = useSay(pieces);
  const { session, area } = useConsole();
  const send = useSend();
  const [id] = useState(newId);
  const [place, setPlace] = useState((area || (areasOf(session)[0] ?? "")).slice(0, 9));
  const [unit, setUnit] = useState(unitsOf(session, TAKERS)[0] ?? "");
  const [typed, setTyped] = useState(EMPTY);
  const put = (patch: Partial<Typed>) => setTyped((before) => ({ ...before, ...patch }));
  const submit = async (): Promise<string | null> => {
    const missing = unit === "" ? "unit" : typed.words.trim() === "" ? "words" : typed.name.trim() === "" ? "name" : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    const { phone, ...rest } = typed;
    return send(REQUESTS, { id, area: place, unit, ...rest, phone: phone.trim() === "" ? null : phone }, say("taken"));
  };
  return (
    <FormDialog title={say("take")} action={say("take")} submit={submit} close={close} shape="wide">
      <Field label={say("right")} required>
        <NativeSelect
          value={typed.right}
          onChange={(value) => put({ right: RIGHTS.find((one) => one === value) ?? "see" })}
          options={RIGHTS.map((value) => ({ value, label: named(`right.${value}`) }))}
        />
      </Field>
      <Field label={say("behalf")} required>
        <NativeSelect
          value={typed.behalf}
          onChange={(value) => put({ behalf: BEHALF.find((one) => one === value) ?? "self" })}
          options={BEHALF.map((value) => ({ value, label: named(`behalf.${value}`) }))}
        />
      </Field>
      <Field label={say("came")} required group>
        <Choice
          value={typed.came}
          onChange={(came) => put({ came })}
          options={CAME.map((value) => ({ value, label: say(`came.${value}`) }))}
        />
      </Field>
      <Field label={say("words")} required hint={say("wordsHint")}>
        <TextArea value={typed.words} max={2000} rows={4} onChange={(words) => put({ words })} />
      </Field>
      <Field label={say("matter")} hint={say("matterHint")}>
        <TextInput value={typed.matter} max={14} onChange={(matter) => put({ matter })} />
      </Field>
      <Field label={say("name")} required>
        <TextInput value={typed.name} max={60} onChange={(name) => put({ name })} />
      </Field>
      <Field label={say("phone")} hint={say("reachHint")}>
        <TextInput value={typed.phone} max={40} onChange={(phone) => put({ phone })} />
      </Field>
      <Field label={say("address")}>
        <TextInput value={typed.address} max={160} onChange={(address) => put({ address })} />
      </Field>
      <Field label={say("language")} required group>
        <Choice
          value={typed.language}
          onChange={(language) => put({ language })}
          options={(["zh", "en"] as const).map((value) => ({ value, label: say(`language.${value}`) }))}
        />
      </Field>
      <Field label={say("area")} required>
        <AreaPicker label={say("area")} value={place} onChange={(next) => setPlace(next.slice(0, 9))} />
      </Field>
      <Field label={say("unit")} required hint={say("unitHint")}>
        <UnitPicker value={unit} onChange={setUnit} area={place} />
      </Field>
    </FormDialog>
  );
}
