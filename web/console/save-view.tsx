import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useConsole, useSay } from "./app.tsx";
import { Dialog } from "./dialog.tsx";
import { Choice, Field, TextInput } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { newId } from "./ids.ts";
import { refusalText } from "./refusals.tsx";
import { viewOf } from "./saved-views.tsx";
import { showToast } from "./toasts.tsx";
import { useUnitName } from "./unit-picker.tsx";
import { useUrl } from "./url.tsx";
import { consoleWords } from "./words.ts";

/** Keeps the present address under a name: for oneself, or for the colleagues of one's unit. `always`: what the address leaves to the person's role. */
export function SaveViewButton({ always = {} }: { always?: Readonly<Record<string, string>> }) {
  const say = useSay(consoleWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon={<Icon name="star" size={14} />} onClick={() => setOpen(true)}>
        {say("console.saveView")}
      </Button>
      {open ? <SaveView always={always} close={() => setOpen(false)} /> : null}
    </>
  );
}

function SaveView({ always, close }: { always: Readonly<Record<string, string>>; close: () => void }) {
  const say = useSay(consoleWords);
  const { api, session } = useConsole();
  const { path, params } = useUrl();
  const client = useQueryClient();
  const unitName = useUnitName();
  const [name, setName] = useState("");
  const [shared, setShared] = useState("me");
  const [error, setError] = useState<string>();
  const save = async () => {
    if (!name.trim()) return setError(say("console.needed", { field: say("console.viewName") }));
    const id = newId();
    const view = { id, name: name.trim(), filter: viewOf(path, params, always), shared: shared === "me" ? null : shared };
    const reply = await api.post("/api/views", view, { id });
    if (!reply.ok) return setError(refusalText(reply));
    showToast({ tone: "good", text: say("console.viewSaved", { name: name.trim() }) });
    void client.invalidateQueries({ queryKey: ["views"] });
    close();
  };
  const options = [
    { value: "me", label: say("console.viewMine") },
    ...[...new Set(session.grants.flatMap((grant) => (grant.unit === "" ? [] : [grant.unit])))].map((unit) => ({
      value: unit,
      label: say("console.viewUnit", { unit: unitName(unit) }),
    })),
  ];
  return (
    <Dialog title={say("console.saveView")} onClose={close}>
      <form
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={say("console.viewName")} error={error} required>
          <TextInput value={name} onChange={setName} max={40} autoFocus />
        </Field>
        <Field label={say("console.viewScope")} group required>
          <Choice value={shared} onChange={setShared} options={options} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("console.saveView")}
        </Button>
      </form>
    </Dialog>
  );
}
