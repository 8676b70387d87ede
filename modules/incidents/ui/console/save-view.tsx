import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  Choice,
  consoleWords as pieces,
  Dialog,
  Field,
  newId,
  refusalText,
  showToast,
  TextInput,
  unitsOf,
  useConsole,
  useSay,
  useUrl,
} from "#web/console";
import { consoleWords } from "../console-words.ts";
import { savedFilter } from "./filter.ts";
import { useUnitName } from "./wire.ts";

const unitRoles = ["dispatcher", "supervisor", "handler", "approver", "intakeClerk", "gridLeader", "gridInstructor"];

/** Keeps the present address under a name: for oneself, or for the colleagues of one's unit. */
export function SaveView({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const sayPieces = useSay(pieces);
  const { api, session } = useConsole();
  const { params } = useUrl();
  const client = useQueryClient();
  const unitName = useUnitName();
  const [name, setName] = useState("");
  const [shared, setShared] = useState("me");
  const [error, setError] = useState<string>();
  const save = async () => {
    if (!name.trim()) return setError(sayPieces("console.needed", { field: say("queue.viewName") }));
    const id = newId();
    const reply = await api.post(
      "/api/views",
      { id, name: name.trim(), filter: savedFilter(params), shared: shared === "me" ? null : shared },
      { id },
    );
    if (!reply.ok) return setError(refusalText(reply));
    showToast({ tone: "good", text: say("queue.viewSaved", { name: name.trim() }) });
    void client.invalidateQueries({ queryKey: ["views"] });
    close();
  };
  const options = [
    { value: "me", label: say("queue.viewMine") },
    ...unitsOf(session, unitRoles).map((unit) => ({ value: unit, label: say("queue.viewUnit", { unit: unitName(unit) }) })),
  ];
  return (
    <Dialog title={say("queue.saveView")} onClose={close}>
      <form
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={say("queue.viewName")} error={error} required>
          <TextInput value={name} onChange={setName} max={40} autoFocus />
        </Field>
        <Field label={say("queue.viewScope")} group required>
          <Choice value={shared} onChange={setShared} options={options} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("queue.saveView")}
        </Button>
      </form>
    </Dialog>
  );
}
