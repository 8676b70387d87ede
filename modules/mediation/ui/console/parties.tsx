import { Button } from "antd";
import { useState } from "react";
import { newId, orThrow, refusalText, TextInput, useConsole, useLanguage, useSay } from "#web/console";
import { colon } from "#web/words";
import type { DisputeContacts, DisputeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { api, useCode } from "./wire.ts";

/** Masked until somebody says why; the opening is recorded before anything is shown. */
export function Parties({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const { api: client } = useConsole();
  const [reason, setReason] = useState("");
  const [known, setKnown] = useState<DisputeContacts | null>(null);
  const [problem, setProblem] = useState("");
  const open = async () => {
    const reply = await client.post<DisputeContacts>(api(`disputes/${view.home}/${view.id}/contacts`), { reason }, { id: newId() });
    if (reply.ok) setKnown(orThrow(reply));
    setProblem(reply.ok ? "" : refusalText(reply));
  };
  return (
    <div className="c-card">
      <h2>{say("parties")}</h2>
      <ul>
        {view.parties.map((party) => {
          const whole = known?.parties.find(({ id }) => id === party.id);
          return (
            <li key={party.id}>
              {code("side", party.side)}
              {colon(language)}
              {whole?.name ?? party.name} {party.minor ? `· ${say("minor")}` : ""} · {code("consent", party.consent)}
              {party.open === null ? "" : ` · ${code("open", party.open ? "open" : "closed")}`}
              {party.safety ? ` · ${code("safety", party.safety)}` : ""}
              {party.power ? (
                <>
                  {" · "}
                  <a href={`/api/photos/${party.power}`} target="_blank" rel="noreferrer">
                    {say("power")}
                  </a>
                </>
              ) : null}
              {whole ? (
                <p className="c-muted">
                  {[whole.phone, whole.address, whole.guardian, whole.representative, whole.needs].filter(Boolean).join(" · ")}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
      {known === null ? (
        <form
          className="c-row"
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <label>
            {say("contact.reason")} <TextInput value={reason} onChange={setReason} max={200} />
          </label>
          <Button htmlType="submit" disabled={reason.trim().length < 2}>
            {say("contact")}
          </Button>
          {problem ? (
            <p role="alert" className="c-problem">
              {problem}
            </p>
          ) : null}
        </form>
      ) : null}
    </div>
  );
}
