import { useState } from "react";
import { Choice, consoleWords as pieces, Field, FormDialog, newId, refusalText, useConsole, useSay } from "#web/console";
import type { RequestContact as Whole, RequestView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { api } from "./wire.ts";

/** Masked until somebody says why; the opening is recorded by the server. Shown whole it lasts as long as the page. */
export function RequestContact({ row }: { row: RequestView }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api: client } = useConsole();
  const [whole, setWhole] = useState<Whole | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<string>("");
  const shown = whole ?? row.contact;
  if (!shown.name && !shown.phone) return <span className="c-muted">{say("noContact")}</span>;
  const submit = async (): Promise<string | null> => {
    if (reason === "") return needed("console.needed", { field: say("reason") });
    const reply = await client.post<Whole>(api(`requests/${row.home}/${row.id}/contact`), { reason }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    setWhole(reply.value);
    return null;
  };
  return (
    <>
      {[shown.name, shown.phone].filter(Boolean).join(" · ")}{" "}
      {whole === null && row.may.includes("contact") ? (
        <button type="button" className="c-link" onClick={() => setAsking(true)}>
          {say("showContact")}
        </button>
      ) : null}
      {asking ? (
        <FormDialog title={say("showContact")} close={() => setAsking(false)} submit={submit}>
          <Field label={say("reason")} required group>
            <Choice
              value={reason}
              onChange={setReason}
              options={(["reason.1", "reason.2", "reason.3"] as const).map((key) => ({ value: say(key), label: say(key) }))}
            />
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
