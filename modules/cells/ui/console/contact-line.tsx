import { Button } from "antd";
import { useState } from "react";
import { Dialog, Field, newId, refusalText, TextInput, useConsole, useLanguage, useSay } from "#web/console";
import { colon } from "#web/words";
import type { UnitContact } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

/** Whom the unit named: opened with a reason, and the opening is written down. */
export function ContactLine({ address }: { address: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const [found, setFound] = useState<UnitContact | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState("");
  const look = async () => {
    const reply = await api.post<UnitContact>(`/api/cells/applications/${address}/contact`, { reason }, { id: newId() });
    if (!reply.ok) return setProblem(refusalText(reply));
    setFound(reply.value);
    setAsking(false);
  };
  return (
    <p>
      {say("contact.title") + colon(language)}
      {found ? (
        `${found.name} ${found.phone}`
      ) : (
        <button type="button" className="c-link" onClick={() => setAsking(true)}>
          {say("contact.open")}
        </button>
      )}
      {asking ? (
        <Dialog title={say("contact.open")} onClose={() => setAsking(false)}>
          <div className="c-form">
            {problem ? (
              <p role="alert" className="c-problem">
                {problem}
              </p>
            ) : null}
            <Field label={say("ask.reason")} hint={say("contact.hint")} required>
              <TextInput value={reason} max={200} onChange={setReason} />
            </Field>
            <Button type="primary" disabled={reason.trim().length < 2} onClick={() => void look()}>
              {say("contact.open")}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </p>
  );
}
