import { Go, useLanguage, useSay } from "#web/console";
import type { TemplateView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";

type Source = TemplateView["sources"][number];

/** Which laws the shipped text cites and whether somebody has compared them in time; what is due or no longer stands is said as a warning. */
export function Sources({ template: { sources, version } }: { template: TemplateView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (sources.length === 0) return null;
  const doubtful = sources.filter(({ overdue, state }) => overdue || state === "revised" || state === "repealed");
  const compared = ({ reviewedOn, reviewBy }: Source): string =>
    reviewedOn === null ? say("documents.lawNever", { by: reviewBy }) : say("documents.lawCompared", { on: reviewedOn, by: reviewBy });
  return (
    <>
      {doubtful.map((source) => (
        <p key={source.code} role="status" className="c-problem">
          {source.overdue
            ? say("documents.lawOverdue", { law: source[language], by: source.reviewBy })
            : say("documents.lawChanged", { law: source[language] })}
        </p>
      ))}
      <details style={{ marginTop: 8 }}>
        <summary>{say("documents.laws", { n: sources.length })}</summary>
        <ul>
          {sources.map((source) => (
            <li key={source.code}>
              <Go to={`/legal-sources?q=${encodeURIComponent(source.zh)}`}>{source[language]}</Go> · {compared(source)}
            </li>
          ))}
        </ul>
        {version > 0 ? <p className="c-muted">{say("documents.lawsOwn")}</p> : null}
      </details>
    </>
  );
}
