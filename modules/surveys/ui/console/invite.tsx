import { Button } from "antd";
import { useState } from "react";
import { Dialog, orThrow, useConsole, useSay } from "#web/console";
import type { SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

/** Sends the link to the next hundred tokens that have none; which numbers they are is not shown. */
export function Invite({ view, close }: { view: SurveyView; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const send = useSend();
  const [told, setTold] = useState("");
  const go = async () => {
    const { ids } = orThrow(await api.get<{ ids: readonly string[] }>(`/api/surveys/${view.home}/${view.id}/uninvited`));
    let sent = 0;
    for (const id of ids) {
      const refused = await send(`/api/surveys/${view.home}/${view.id}/units/${id}/invitation`, {}, "");
      if (refused !== "") return setTold(refused);
      setTold(`${++sent} / ${ids.length}`);
    }
    close();
  };
  return (
    <Dialog title={say("step.invite")} onClose={close}>
      <p>{say("invite.lead")}</p>
      <p role="status">{told}</p>
      <Button type="primary" onClick={() => void go()}>
        {say("step.invite")}
      </Button>
    </Dialog>
  );
}
