import { useParams } from "@tanstack/react-router";
import { clockTime, Go, Page, ReadRecord, useLanguage, useSay } from "#web/console";
import type { PatrolView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { usePractice, useRead } from "./wire.ts";

/** One patrol: which places were looked at and what was found there. */
export function WalkPage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const read = useRead<PatrolView>(`patrols/${home}/${id}`);
  return (
    <ReadRecord read={read} gone={say("notFound")} back={<Go to="/patrol?section=walks">{say("back")}</Go>}>
      {(found) => <Walk row={found} />}
    </ReadRecord>
  );
}

function Walk({ row }: { row: PatrolView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const practice = usePractice();
  const nameOf = (point: string | null): string => row.looks.find((one) => one.point === point)?.[language] ?? "";
  return (
    <Page title={say("walk.one", { day: row.on })} tools={<Go to="/patrol?section=walks">{say("back")}</Go>}>
      <p>
        {row.placeName} {(language === "en" ? row.planEn : row.planZh) ?? ""}
        {row.asDemo ? <span className="c-muted"> · {say("demo")}</span> : null}
      </p>
      <div className="c-card">
        <h2>{say("looks")}</h2>
        <ul>
          {row.looks.map((look) => (
            <li key={`${look.point} ${look.at}`}>
              {look[language]} <span className="c-muted">{clockTime(look.at, language)}</span> {look.counted ? "" : say("notCounted")}
            </li>
          ))}
        </ul>
      </div>
      <div className="c-card">
        <h2>{say("findings")}</h2>
        {row.found.length === 0 ? <p className="c-muted">{say("noFindings")}</p> : null}
        <ul>
          {row.found.map((one) => (
            <li key={one.id}>
              {[nameOf(one.point), ...one.phrases.map((code) => practice.phrase("patrol", code)), one.text ?? ""]
                .filter(Boolean)
                .join(" · ")}{" "}
              {one.incident ? (
                <Go to={`/incidents/${one.incident.home}/${one.incident.id}`}>{say("reported", { number: one.incident.number })}</Go>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
