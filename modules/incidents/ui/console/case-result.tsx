import { moment, useLanguage, useSay } from "#web/console";
import type { CaseView, TimelineEntry } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { PhotoStrip } from "./photo-strip.tsx";
import { useUnitName } from "./wire.ts";

const DONE: ReadonlySet<string> = new Set(["incidents.fed-back", "incidents.self-handled", "incidents.answered-at-once"]);
const AGAIN: ReadonlySet<string> = new Set(["incidents.returned", "incidents.reopened"]);

/** What the units said they did since it last came back: of a joint task one entry each. Nothing while it is under way. */
export function resultsOf({ stage, timeline }: Pick<CaseView, "stage" | "timeline">): TimelineEntry[] {
  if (stage !== "fedBack" && stage !== "ended" && stage !== "archived") return [];
  return timeline
    .slice(timeline.findLastIndex(({ type }) => AGAIN.has(type)) + 1)
    .filter(({ type, text }) => DONE.has(type) && text !== null);
}

/** Beside what was reported, so that whoever checks has both before the eyes, with the form open too. */
export function CaseResult({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const unitName = useUnitName();
  const results = resultsOf(row);
  if (results.length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("case.result")}</h2>
      {results.map((entry) => (
        <div key={entry.seq}>
          <p className="c-prose">{entry.text}</p>
          {entry.photos.length > 0 ? (
            <PhotoStrip photos={entry.photos.map((id) => ({ id, of: "result" as const }))} erased={row.erased} />
          ) : null}
          <p className="c-muted">
            <span>{entry.unit ? unitName(entry.unit) : entry.byName}</span> <span>{moment(entry.at, language)}</span>
          </p>
        </div>
      ))}
    </div>
  );
}
