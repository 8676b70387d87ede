import { Icon, useAreaName, useSay } from "#web/console";
import type { EntryRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import "./answers.css";

export const AreaWord = ({ code }: { code: string }) => <>{useAreaName(code)}</>;

/** How an entry stands, in words: state, for whom, what waits, and what makes it doubtful. */
export function Marks({ row }: { row: Pick<EntryRow, "stage" | "audience" | "draft" | "stale" | "inForce"> }) {
  const say = useSay(consoleWords);
  return (
    <span className="a-marks">
      <span>{say(`stage.${row.stage}`)}</span>
      {row.stage === "published" || row.audience === "internal" ? <span className="a-mark">{say(`audience.${row.audience}`)}</span> : null}
      {row.draft ? <span className="a-mark a-wait">{say(`draft.${row.draft}`)}</span> : null}
      {row.stage === "published" && row.stale ? (
        <span className="a-mark a-bad">
          <Icon name="alert" size={12} /> {say("staleShort")}
        </span>
      ) : null}
      {row.stage === "published" && !row.inForce ? <span className="a-mark a-bad">{say("notInForce")}</span> : null}
    </span>
  );
}
