import { instant, useLanguage, useSay } from "#web/console";
import { colon } from "#web/words";
import type { DisputeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useCode } from "./wire.ts";

/** What was signed and sealed, as it was drawn or scanned. */
function Pictures({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const { agreement, parties, mediators } = view;
  if (!agreement || agreement.signed.length === 0) return null;
  if (view.asDemo) return <p className="c-muted">{say("signed.demo")}</p>;
  const nameOf = (id: string): string =>
    parties.find((one) => one.id === id)?.name ?? mediators.find((one) => one.id === id)?.zh ?? say("mediator");
  const picture = (id: string, name: string) => (
    <li key={`${id} ${name}`}>
      <a href={`/api/photos/${id}`} target="_blank" rel="noreferrer">
        <img src={`/api/photos/${id}?size=thumb`} alt={name} height={64} />
      </a>{" "}
      {name}
    </li>
  );
  return (
    <ul className="c-row" style={{ listStyle: "none", padding: 0 }}>
      {agreement.signed.map(({ by, how, image }) => (image ? picture(image, `${nameOf(by)} · ${code("how", how)}`) : null))}
      {agreement.seal ? picture(agreement.seal, say("seal")) : null}
    </ul>
  );
}

/** The text as it stands, each promise and whether it is kept, and what the court said. */
export function AgreementCard({ view }: { view: DisputeView }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const { agreement, confirmation } = view;
  if (!agreement) return null;
  return (
    <div className="c-card">
      <h2>{say("agreement", { n: agreement.version })}</h2>
      <dl>
        {(["facts", "responsibility", "content", "manner"] as const).map((name) => (
          <div key={name}>
            <dt className="c-muted">{say(name)}</dt>
            <dd style={{ whiteSpace: "pre-wrap" }}>{agreement[name] ?? "—"}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {agreement.obligations.map((one) => (
          <li key={one.id}>
            {say("promise.who", { who: view.parties.find(({ id }) => id === one.who)?.name ?? "—", what: one.what ?? "—" })}
            {one.amount === null ? "" : say("promise.amount", { amount: one.amount })} · {one.due}{" "}
            {one.doneOn ? `· ${say("performed")} ${one.doneOn}` : one.defaulted ? `· ${say("defaulted")}` : ""}
          </li>
        ))}
      </ul>
      <p className="c-muted">
        {agreement.effectiveAt ? code("stage", view.stage) : say("cooling", { when: instant(agreement.signableAt, language) })} ·{" "}
        {say("signed.n", { n: agreement.signed.length })}
      </p>
      <Pictures view={view} />
      {confirmation ? (
        <p>
          {say("confirmation")}
          {colon(language)}
          {confirmation.court} {confirmation.caseNo ?? ""}{" "}
          {confirmation.ruling ? code("ruling", confirmation.ruling) : confirmation.filedOn}
        </p>
      ) : null}
    </div>
  );
}
