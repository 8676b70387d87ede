import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Fragment } from "react";
import { instant, newId, orThrow, refusalText, showToast, useConsole, useLanguage, useSay } from "#web/console";
import { consoleWords } from "./console-words.ts";
import { MakeAgain } from "./make-again.tsx";

type Key = { home: string; id: string };
type Listed = Key & {
  kind: string;
  title: { zh: string; en: string };
  number: string;
  issuedAt: string;
  stage: "issued" | "made" | "failed";
  params: Record<string, string>;
  again: boolean;
};
/** A paper a step calls for: shown with a button while it is not there. `path`: the command that issues it. */
export type PaperToIssue = { kind: string; seq: string | null; title: { zh: string; en: string }; path: string; body: object };

/** Every paper of a record: number, day, PDF and Word; what is missing can be issued; all of it as one volume. */
export function PapersCard({ record: { home, id }, missing = [] }: { record: Key; missing?: readonly PaperToIssue[] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const queries = useQueryClient();
  const read = useQuery({
    queryKey: ["documents", home, id],
    queryFn: async () => orThrow(await api.get<Listed[]>(`/api/documents/of/${home}/${id}`)),
    // Papers are made a moment after the step that calls for them.
    refetchInterval: ({ state }) => (state.data?.some(({ stage }) => stage === "issued") ? 2_000 : false),
  });
  const papers = read.data ?? [];
  const owed = missing.filter(({ kind, seq }) => !papers.some((one) => one.kind === kind && (seq === null || one.params["seq"] === seq)));
  const issue = async (one: PaperToIssue): Promise<void> => {
    const reply = await api.post(one.path, one.body, { id: newId() });
    showToast({ tone: reply.ok ? "good" : "bad", text: reply.ok ? say("documents.issued") : refusalText(reply) });
    await queries.invalidateQueries({ queryKey: ["documents", home, id] });
  };
  return (
    <section className="c-card" aria-labelledby={`papers-${id}`}>
      <h2 id={`papers-${id}`}>{say("documents.papers")}</h2>
      {papers.length === 0 && owed.length === 0 ? <p className="c-muted">{say("documents.noPapers")}</p> : null}
      <ul>
        {papers.map((one) => (
          <li key={one.id}>
            {one.title[language]} <span className="c-muted">{`${one.number} · ${instant(one.issuedAt, language)}`}</span>{" "}
            {one.stage === "made" ? (
              <>
                {(["PDF", "Word"] as const).map((form) => (
                  <Fragment key={form}>
                    <a className="c-inline" href={`/api/documents/${one.home}/${one.id}/file${form === "Word" ? "?form=word" : ""}`}>
                      <span className="c-hidden">{one.title[language]} </span>
                      {form}
                    </a>{" "}
                  </Fragment>
                ))}
              </>
            ) : (
              <>
                {say(one.stage === "failed" ? "documents.failed" : "documents.making")}{" "}
                {one.again ? <MakeAgain paper={one} done={() => queries.invalidateQueries({ queryKey: ["documents", home, id] })} /> : null}
              </>
            )}
          </li>
        ))}
        {owed.map((one) => (
          <li key={`${one.kind} ${one.seq}`}>
            {one.title[language]}{" "}
            <Button size="small" onClick={() => void issue(one)} aria-label={say("documents.issueOne", { title: one.title[language] })}>
              {say("documents.issue")}
            </Button>
          </li>
        ))}
      </ul>
      {papers.filter(({ stage }) => stage === "made").length > 1 ? (
        <a href={`/api/documents/of/${home}/${id}/volume`}>{say("documents.volume")}</a>
      ) : null}
    </section>
  );
}
