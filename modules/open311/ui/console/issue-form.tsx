import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  AreaPicker,
  areasOf,
  consoleWords as pieces,
  dayOf,
  Dialog,
  Field,
  newId,
  refusalText,
  ShownOnce,
  TextInput,
  useConsole,
  useSay,
} from "#web/console";
import type { KeyIssued } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

const DAY_MS = 86_400_000;

/** The ids are made once for the form: sent again after a lost answer, it is the same key and shows the same secret. */
export function IssueForm({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api, session } = useConsole();
  const client = useQueryClient();
  const [ids] = useState(() => ({ id: newId(), command: newId() }));
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [typed, setTyped] = useState({
    area: (areasOf(session)[0] ?? "").slice(0, 9),
    label: "",
    until: dayOf(new Date(Date.now() + 365 * DAY_MS).toISOString()),
    perMinute: "60",
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.label.trim() === "") return setProblem(needed("console.needed", { field: say("key.label") }));
    const body = { id: ids.id, ...typed, perMinute: Number(typed.perMinute) };
    const reply = await api.post<KeyIssued>("/api/open311/keys", body, { id: ids.command });
    if (!reply.ok) return setProblem(refusalText(reply));
    void client.invalidateQueries({ queryKey: ["open311", "keys"] });
    setSecret(reply.value.secret);
  };
  if (secret !== null) return <Once secret={secret} close={close} />;
  return (
    <Dialog title={say("key.issue")} onClose={close} asks>
      <form className="c-form" noValidate onSubmit={(event) => void submit(event)}>
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        <Field label={say("key.label")} required hint={say("key.labelHint")}>
          <TextInput value={typed.label} onChange={(label) => setTyped((before) => ({ ...before, label }))} max={60} autoFocus />
        </Field>
        <Field label={say("key.area")} required>
          <AreaPicker
            label={say("key.area")}
            value={typed.area}
            onChange={(area) => setTyped((before) => ({ ...before, area: area.slice(0, 9) }))}
          />
        </Field>
        <Field label={say("key.until")} required>
          <TextInput type="date" value={typed.until} onChange={(until) => setTyped((before) => ({ ...before, until }))} />
        </Field>
        <Field label={say("key.rate")} required>
          <TextInput value={typed.perMinute} onChange={(perMinute) => setTyped((before) => ({ ...before, perMinute }))} max={3} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("key.issue")}
        </Button>
      </form>
    </Dialog>
  );
}

function Once({ secret, close }: { secret: string; close: () => void }) {
  const say = useSay(consoleWords);
  const words = { title: say("key.issue"), once: say("key.once"), copy: say("key.copy"), copied: say("key.copied"), done: say("key.done") };
  return <ShownOnce secret={secret} words={words} close={close} />;
}
