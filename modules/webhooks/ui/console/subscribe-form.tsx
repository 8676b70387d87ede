import { useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useState, type FormEvent } from "react";
import {
  AreaPicker,
  areasOf,
  consoleWords as pieces,
  Dialog,
  Field,
  newId,
  refusalText,
  TextInput,
  useConsole,
  useSay,
} from "#web/console";
import type { SecretShown } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { SecretOnce } from "./secret-once.tsx";

const TYPES = ["reported", "verified", "rejected", "dispatched", "accepted", "suspended", "handed-over", "ended", "reopened"] as const;

function Types({ chosen, onChange }: { chosen: readonly string[]; onChange: (types: string[]) => void }) {
  const say = useSay(consoleWords);
  return (
    <fieldset className="c-field">
      <legend>{say("hook.types")}</legend>
      {TYPES.map((name) => (
        <Checkbox
          key={name}
          checked={chosen.includes(`incidents.${name}`)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, `incidents.${name}`] : chosen.filter((one) => one !== `incidents.${name}`))
          }
        >
          {say(`hook.type.incidents.${name}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** The ids are made once for the form: sent again after a lost answer, it is the same subscription and shows the same secret. */
export function SubscribeForm({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api, session } = useConsole();
  const client = useQueryClient();
  const [ids] = useState(() => ({ id: newId(), command: newId() }));
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [typed, setTyped] = useState({
    area: areasOf(session)[0] ?? "",
    label: "",
    url: "https://",
    types: ["incidents.reported", "incidents.ended"],
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    for (const name of ["label", "url"] as const)
      if (typed[name].trim() === "") return setProblem(needed("console.needed", { field: say(`hook.${name}`) }));
    const reply = await api.post<SecretShown>("/api/webhooks", { id: ids.id, ...typed }, { id: ids.command });
    if (!reply.ok) return setProblem(refusalText(reply));
    void client.invalidateQueries({ queryKey: ["webhooks"] });
    setSecret(reply.value.secret);
  };
  if (secret !== null) return <SecretOnce secret={secret} close={close} />;
  return (
    <Dialog title={say("hook.add")} onClose={close} asks>
      <form className="c-form" noValidate onSubmit={(event) => void submit(event)}>
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        <Field label={say("hook.label")} required hint={say("hook.labelHint")}>
          <TextInput value={typed.label} onChange={(label) => setTyped((before) => ({ ...before, label }))} max={60} autoFocus />
        </Field>
        <Field label={say("hook.url")} required hint={say("hook.urlHint")}>
          <TextInput value={typed.url} onChange={(url) => setTyped((before) => ({ ...before, url }))} max={500} />
        </Field>
        <Field label={say("hook.area")} required>
          <AreaPicker label={say("hook.area")} value={typed.area} onChange={(area) => setTyped((before) => ({ ...before, area }))} />
        </Field>
        <Types chosen={typed.types} onChange={(types) => setTyped((before) => ({ ...before, types }))} />
        <Button type="primary" htmlType="submit">
          {say("hook.add")}
        </Button>
      </form>
    </Dialog>
  );
}
