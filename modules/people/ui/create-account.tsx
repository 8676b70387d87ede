import { useState } from "react";
import { areasOf, consoleWords as pieces, Field, FormDialog, newId, TextInput, useConsole, useSay } from "#web/console";
import type { CreatedStaff } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import type { Once } from "./one-time-password.tsx";
import { AreaField, UnitField } from "./place-fields.tsx";
import { homeOf, useSend } from "./wire.ts";

/** Opens an account. The ids are made once for the form: sent again after a lost answer, it is the same account. */
export function CreateAccount({ close, created }: { close: () => void; created: (once: Once) => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { session } = useConsole();
  const send = useSend();
  const [id] = useState(newId);
  const [typed, setTyped] = useState({ name: "", login: "", area: areasOf(session)[0] ?? "", unit: "" });
  const [commandFor, setCommandFor] = useState({ place: "", id: "" });
  const submit = async () => {
    const missing = typed.name.trim() === "" ? "staff.name" : typed.login.trim() === "" ? "staff.login" : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    const place = `${typed.area} ${typed.unit}`;
    const command = commandFor.place === place ? commandFor.id : newId();
    setCommandFor({ place, id: command });
    const answer = await send<CreatedStaff>("/api/people/accounts", { ...typed, id, home: homeOf(typed.area) }, null, command);
    if ("problem" in answer) return answer.problem;
    created(answer.value);
    return null;
  };
  return (
    <FormDialog title={say("staff.create")} action={say("staff.create")} submit={submit} close={close}>
      <Field label={say("staff.name")} required>
        <TextInput
          value={typed.name}
          onChange={(name) => setTyped((before) => ({ ...before, name }))}
          max={50}
          autoFocus
          autoComplete="off"
        />
      </Field>
      <Field label={say("staff.login")} required hint={say("staff.loginHint")}>
        <TextInput value={typed.login} onChange={(login) => setTyped((before) => ({ ...before, login }))} max={40} autoComplete="off" />
      </Field>
      <AreaField
        value={typed.area}
        onChange={(area) => setTyped((before) => ({ ...before, area, unit: "" }))}
        hint={say("staff.areaHint")}
      />
      <UnitField area={typed.area} value={typed.unit} onChange={(unit) => setTyped((before) => ({ ...before, unit }))} />
    </FormDialog>
  );
}
