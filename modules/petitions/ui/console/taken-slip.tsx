import { Button } from "antd";
import "./slip.css";
import { Dialog, Go, instant, useLanguage, useSay } from "#web/console";
import type { PetitionTaken } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

/** What the petitioner takes along: on paper for whoever left no mobile. The follow link is not on it: that is for nobody's eyes at the desk. */
export function TakenSlip({ taken, close }: { taken: PetitionTaken; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <Dialog title={say("slip.title")} onClose={close}>
      <div className="pet-slip" role="status">
        <p>{say("slip.title")}</p>
        <p className="c-mono pet-number">{taken.number}</p>
        <p>{say("slip.due", { at: instant(taken.dueAt, language) })}</p>
        <p>{say("slip.ask")}</p>
      </div>
      <p className="c-muted">{say("slip.tell")}</p>
      <div className="c-row">
        <Button type="primary" onClick={() => window.print()}>
          {say("slip.print")}
        </Button>
        <Go to={`/petitions/${taken.home}/${taken.id}`}>{say("slip.open")}</Go>
      </div>
    </Dialog>
  );
}
