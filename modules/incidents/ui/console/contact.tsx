import { Button } from "antd";
import { useState } from "react";
import { Choice, consoleWords as pieces, Dialog, Field, newId, refusalText, TextInput, useConsole, useSay } from "#web/console";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { caseApi } from "./wire.ts";

type Whole = { name: string | null; phone: string | null; email: string | null };

/** Masked until somebody says why; the opening is recorded by the server. Shown whole it lasts as long as the page. */
export function Contact({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const [whole, setWhole] = useState<Whole | null>(null);
  const [asking, setAsking] = useState(false);
  const shown = whole ?? row.contact;
  if (!shown || !(shown.name || shown.phone || shown.email)) return <span className="c-muted">{say("case.noContact")}</span>;
  return (
    <>
      {[shown.name, shown.phone, shown.email].filter(Boolean).join(" · ")}
      {whole ? null : (
        <button type="button" className="c-link" onClick={() => setAsking(true)}>
          {say("case.showContact")}
        </button>
      )}
      {asking ? (
        <ReasonDialog
          row={row}
          close={() => setAsking(false)}
          got={(contact) => {
            setWhole(contact);
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
}

function ReasonDialog({ row, close, got }: { row: CaseView; close: () => void; got: (contact: Whole) => void }) {
  const say = useSay(consoleWords);
  const sayPieces = useSay(pieces);
  const { api } = useConsole();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const read = async () => {
    if (!reason.trim()) return setError(sayPieces("console.needed", { field: say("case.showContactReason") }));
    const reply = await api.post<Whole>(`${caseApi(row)}/contact`, { reason: reason.trim() }, { id: newId() });
    if (reply.ok) got(reply.value);
    else setError(refusalText(reply));
  };
  const ready = (["case.showContactReason1", "case.showContactReason2", "case.showContactReason3"] as const).map((key) => ({
    value: say(key),
    label: say(key),
  }));
  return (
    <Dialog title={say("case.showContact")} onClose={close}>
      <form
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <p className="c-muted">{say("case.showContactWhy")}</p>
        <Field label={say("case.showContactReason")} required error={error}>
          <TextInput value={reason} onChange={setReason} max={100} autoFocus />
        </Field>
        <Choice value={reason} onChange={setReason} options={ready} />
        <Button type="primary" htmlType="submit">
          {say("case.showContact")}
        </Button>
      </form>
    </Dialog>
  );
}
