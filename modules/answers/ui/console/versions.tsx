import { dayOf, shortInstant, Typed, useLanguage, useSay } from "#web/console";
import type { EntryPageView, StaffVersion } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { AnswerWords } from "./text.tsx";

/** Every version with who did what; old ones stay to be read. */
export function Versions({ view, shown }: { view: EntryPageView; shown: number }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const name = (id: string): string => view.people[id] || "—";
  const time = (at: string): string => shortInstant(at, language);
  return (
    <section className="c-card" aria-label={say("versions")}>
      <h2>{say("versions")}</h2>
      {view.withdrawn ? (
        <p>
          <b>{say("withdrawn", { time: time(view.withdrawn.at), name: name(view.withdrawn.by) })}</b>
          <Typed text={view.withdrawn.reason} />
        </p>
      ) : null}
      {view.confirmed.toReversed().map(({ at, by, reviewBy }) => (
        <p key={at}>{say("confirmed", { time: time(at), name: name(by), day: reviewBy })}</p>
      ))}
      {view.versions.map((one) => (
        <Version key={one.version} one={one} view={view} name={name} time={time} whole={one.version !== shown} />
      ))}
    </section>
  );
}

type Props = { one: StaffVersion; view: EntryPageView; name: (id: string) => string; time: (at: string) => string; whole: boolean };
function Version({ one, view, name, time, whole }: Props) {
  const say = useSay(consoleWords);
  const apart = useLanguage() === "zh" ? "；" : "; ";
  const state =
    one.version === view.current && view.stage === "published" ? say("readNow") : one.version === view.open ? say("openNow") : null;
  return (
    <div className="a-version">
      <p className="c-row">
        <b>{say("versionN", { n: one.version })}</b>
        {state ? <span className="a-mark">{state}</span> : null}
        {one.until ? <span className="c-muted">{say("until", { day: dayOf(one.until) })}</span> : null}
      </p>
      {one.reason ? (
        <p>
          {say("changeReason")}
          <Typed text={one.reason} />
        </p>
      ) : null}
      <p className="c-muted">
        {say("written", { time: time(one.writtenAt), name: name(one.writtenBy) })}
        {one.checked ? `${apart}${say("checked", { time: time(one.checked.at), name: name(one.checked.by) })}` : null}
        {one.published ? `${apart}${say("published", { time: time(one.published.at), name: name(one.published.by) })}` : null}
      </p>
      {one.returned ? (
        <p>
          {say("returned", { time: time(one.returned.at), name: name(one.returned.by) })}
          <Typed text={one.returned.remark} />
        </p>
      ) : null}
      {whole ? (
        <details>
          <summary>{say("more")}</summary>
          <AnswerWords text={one.text} />
        </details>
      ) : null}
    </div>
  );
}
