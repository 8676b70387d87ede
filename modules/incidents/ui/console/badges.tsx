import { Icon, StateMark, useSay, type DueFact } from "#web/console";
import type { Ending, QueueRow, Stage, Urgency } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { isOver, stageTone } from "./filter.ts";
import { useEventWords } from "./event-words.ts";

/** Colour, letter shape and word together: colour alone says nothing to one man in twelve. */
export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  const say = useSay(consoleWords);
  return <span className={`i-urgency i-${urgency}`}>{say(`urgency.short.${urgency}`)}</span>;
}

export function StageMark({ stage, ending }: { stage: Stage; ending: Ending | null }) {
  const words = useEventWords();
  const say = useSay(consoleWords);
  return (
    <StateMark
      tone={stageTone[stage]}
      text={ending ? say(`ending.short.${ending}`) : words.stage(stage)}
      title={ending ? words.ending(ending) : undefined}
    />
  );
}

export const dueFact = (row: Pick<QueueRow, "dueAt" | "provisional" | "stage" | "late">, working: boolean): DueFact => ({
  dueAt: row.dueAt,
  provisional: row.provisional,
  state: isOver(row.stage) ? (row.late ? "endedLate" : "ended") : row.stage === "suspended" ? "paused" : "running",
  working,
});

export function Flags({ row }: { row: QueueRow }) {
  const say = useSay(consoleWords);
  return (
    <span className="i-flags">
      {row.unstaffed ? (
        <span className="i-flag i-flag-bad" title={say("queue.unstaffedWhy")}>
          {say("queue.unstaffed")}
        </span>
      ) : null}
      {row.supervised ? <span className="i-flag i-flag-bad">{say(`level.${row.supervised}`)}</span> : null}
      {row.reopened ? <span className="i-flag i-flag-bad">{say("queue.reopened")}</span> : null}
      {row.returned > 0 ? <span className="i-flag">{say("queue.returned", { n: row.returned })}</span> : null}
      {row.followers > 0 ? (
        <span className="i-flag" title={say("queue.followers", { n: row.followers })}>
          <Icon name="people" size={12} label={say("queue.followers", { n: row.followers })} />
          {row.followers}
        </span>
      ) : null}
      {row.photos > 0 ? (
        <span className="i-flag" title={say("queue.photos", { n: row.photos })}>
          <Icon name="photo" size={12} label={say("queue.photos", { n: row.photos })} />
          {row.photos}
        </span>
      ) : null}
    </span>
  );
}
