import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { Dialog, Field, newId, refusalText, TextInput, Typed, useConsole, useSay } from "#web/console";
import type { DeliberationView, SeatContact } from "../../contract.ts";
import { deliberationWords } from "../deliberation-console-words.ts";
import { at } from "./deliberation-wire.ts";

/** Contacts and needs of those drawn: a reason first, then the list; nothing of it stays on the screen once it is closed. */
export function SeatsDialog({ view, close }: { view: DeliberationView; close: () => void }) {
  const say = useSay(deliberationWords);
  const { api } = useConsole();
  const [reason, setReason] = useState("");
  const [rows, setRows] = useState<readonly SeatContact[] | null>(null);
  const [problem, setProblem] = useState("");
  const open = async (event: FormEvent) => {
    event.preventDefault();
    const reply = await api.post<{ rows: readonly SeatContact[] }>(at(view, "seat-contacts"), { reason }, { id: newId() });
    if (!reply.ok) return setProblem(refusalText(reply));
    setRows(reply.value.rows);
  };
  return (
    <Dialog title={say("seats.open")} onClose={close} shape="wide">
      <p className="c-muted">{say("seats.lead")}</p>
      {rows === null ? (
        <form className="c-form" onSubmit={(event) => void open(event)} noValidate>
          {problem ? (
            <p role="alert" className="c-problem">
              {problem}
            </p>
          ) : null}
          <Field label={say("seats.reason")} required>
            <TextInput value={reason} max={400} onChange={setReason} />
          </Field>
          <Button type="primary" htmlType="submit">
            {say("seats.open")}
          </Button>
        </form>
      ) : (
        <ul className="o-way">
          {rows.map((row) => (
            <li key={row.volunteer}>
              <p>
                <b>{[row.phone, row.email].filter(Boolean).join(" · ") || "—"}</b> <span className="c-mono c-muted">{row.volunteer}</span>
              </p>
              {row.needs ? (
                <p>
                  {say("needs")} <Typed text={row.needs} />
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
