import { useState } from "react";
import {
  AreaPicker,
  areasOf,
  Choice,
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
import { WAYS, type Way } from "../../contract.ts";
import { sharingWords } from "../sharing-words.ts";
import { useImpacts } from "./impact-wire.ts";
import { SHARINGS, useSendSharing } from "./sharing-wire.ts";

const LINES = ["dataset", "recipient", "contact", "aim", "basis"] as const;
const EMPTY = { dataset: "", recipient: "", contact: "", aim: "", basis: "", fields: "", from: dayOf(new Date().toISOString()), to: "" };
const MAX = { dataset: 120, recipient: 120, contact: 120, aim: 400, basis: 200 } as const;

/** Written down before anything is given; the id is made once, so sent again it is the same one. */
export function SharingForm({ close }: { close: () => void }) {
  const say = useSay(sharingWords);
  const needed = useSay(pieces);
  const { session, area } = useConsole();
  const send = useSendSharing();
  const [id] = useState(newId);
  const [place, setPlace] = useState((area || (areasOf(session)[0] ?? "")).slice(0, 9));
  const [way, setWay] = useState<Way>("provide");
  const [provider, setProvider] = useState("");
  const [chosen, setChosen] = useState("");
  const [typed, setTyped] = useState(EMPTY);
  const read = useImpacts({ view: "open" });
  const weighed = (read.data?.pages.flatMap((page) => page.rows) ?? []).filter((one) => one.inForce && one.grounds.includes("providing"));
  const put = (patch: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...patch }));
  const submit = async (): Promise<string | null> => {
    const fields = typed.fields
      .split("\n")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    const impact = weighed.find((one) => one.id === chosen);
    const missing =
      LINES.find((one) => typed[one].trim() === "") ??
      (provider === "" ? "provider" : fields.length === 0 ? "fields" : typed.to === "" ? "to" : impact ? null : "impact");
    if (missing || !impact) return needed("console.needed", { field: say(missing ?? "impact") });
    const body = { id, area: place, way, provider, ...typed, fields, impact: { home: impact.home, id: impact.id } };
    return send(SHARINGS, body, say("proposed"));
  };
  return (
    <FormDialog title={say("propose")} action={say("propose")} submit={submit} close={close} shape="wide">
      <Field label={say("way")} required group>
        <Choice value={way} onChange={setWay} options={WAYS.map((value) => ({ value, label: say(`way.${value}`) }))} />
      </Field>
      <Field label={say("impact")} required hint={read.isSuccess && weighed.length === 0 ? say("noImpact") : undefined}>
        <NativeSelect
          blank=""
          value={chosen}
          onChange={setChosen}
          options={weighed.map((one) => ({ value: one.id, label: `${one.number} · ${one.reviewOn}` }))}
        />
      </Field>
      <Field label={say("provider")} required>
        <UnitPicker value={provider} onChange={setProvider} area={place} />
      </Field>
      {LINES.map((one) => (
        <Field key={one} label={say(one)} required hint={one === "contact" ? say("contactHint") : undefined}>
          <TextInput value={typed[one]} max={MAX[one]} onChange={(value) => put({ [one]: value })} />
        </Field>
      ))}
      <Field label={say("fields")} required hint={say("fieldsHint")}>
        <TextArea value={typed.fields} max={2000} rows={4} onChange={(fields) => put({ fields })} />
      </Field>
      <Field label={say("from")} required>
        <TextInput type="date" value={typed.from} onChange={(from) => put({ from })} />
      </Field>
      <Field label={say("to")} required>
        <TextInput type="date" value={typed.to} onChange={(to) => put({ to })} />
      </Field>
      <Field label={say("area")} required>
        <AreaPicker label={say("area")} value={place} onChange={(next) => setPlace(next.slice(0, 9))} />
      </Field>
    </FormDialog>
  );
}
