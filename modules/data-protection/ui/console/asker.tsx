import { useState } from "react";
import { newId, ReasonForm, refusalText, Typed, useConsole, useSay } from "#web/console";
import type { AskerContact, RequestView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { REQUESTS } from "./wire.ts";

/** Who asks: opened with a reason, and the opening is written down. Shown it stays as long as the page. */
export function Asker({ view }: { view: RequestView }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const [found, setFound] = useState<AskerContact | null>(null);
  const [asking, setAsking] = useState(false);
  const look = async (reason: string): Promise<string | null> => {
    const reply = await api.post<AskerContact>(`${REQUESTS}/${view.home}/${view.id}/contact`, { reason }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    setFound(reply.value);
    return null;
  };
  return (
    <>
      {found ? (
        <Typed text={[found.name, found.phone, found.address].filter(Boolean).join(" · ")} />
      ) : (
        <button type="button" className="c-link" onClick={() => setAsking(true)}>
          {say("openAsker")}
        </button>
      )}
      {asking ? (
        <ReasonForm
          title={say("openAsker")}
          action={say("openAsker")}
          reason={say("openWhy")}
          max={200}
          send={look}
          close={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
