import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { ListPage, orThrow, PlainTable, SearchBox, useConsole, useLanguage, useSay, useUrl } from "#web/console";
import type { ListedSource, SourceList } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { RecordReview } from "./record-review.tsx";

/** The legal sources the product cites, when somebody last looked each up, and the form to record it. */
export function SourcesPage() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const { params } = useUrl();
  const read = useQuery({ queryKey: ["legal-sources"], queryFn: async () => orThrow(await api.get<SourceList>("/api/limits/sources")) });
  const [reviewing, setReviewing] = useState<ListedSource | null>(null);
  const words = (params.get("q") ?? "").toLowerCase();
  const sources = (read.data?.sources ?? [])
    .filter(({ zh, en, code }) => `${zh} ${en} ${code}`.toLowerCase().includes(words))
    .toSorted((left, right) => (left.reviewBy < right.reviewBy ? -1 : left.reviewBy > right.reviewBy ? 1 : 0));
  const overdue = (read.data?.sources ?? []).filter((source) => source.overdue).length;
  return (
    <ListPage
      title={say("title")}
      lead={say("sources.lead")}
      read={read}
      filters={<SearchBox label={say("sources.search")} />}
      empty={sources.length > 0 ? null : say("sources.nothing")}
      beside={reviewing ? <RecordReview source={reviewing} close={() => setReviewing(null)} /> : null}
    >
      {overdue > 0 ? (
        <p role="status" className="c-problem">
          {say("sources.overdue", { n: overdue })}
        </p>
      ) : null}
      <PlainTable
        name="legal-sources"
        label={say("title")}
        columns={[say("source"), say("state"), say("inForce"), say("mark"), say("reviewed"), say("reviewBy"), say("clocks"), ""]}
      >
        {sources.map((source) => (
          <Line key={source.code} source={source} record={read.data?.may ? () => setReviewing(source) : null} />
        ))}
      </PlainTable>
      <p className="c-muted">{`${say("reviewer")} · ${say("reviewerIs")}`}</p>
    </ListPage>
  );
}

function Line({ source, record }: { source: ListedSource; record: (() => void) | null }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const name = source[language];
  return (
    <tr>
      <td>{source.edition === null ? name : `${name} (${source.edition})`}</td>
      <td>{say(`state.${source.state}`)}</td>
      <td>
        {source.inForce ?? say("notChecked")}
        {source.revised === null ? null : <div className="c-muted">{`${say("revised")} ${source.revised}`}</div>}
      </td>
      <td>{say(`mark.${source.certainty}`)}</td>
      <td>
        {source.reviews.length === 0 ? (
          <span className="c-muted">{say("never")}</span>
        ) : (
          <details>
            <summary>{source.reviewedOn}</summary>
            <ul aria-label={say("sources.history", { n: source.reviews.length })}>
              {source.reviews.map(({ on, document, found, nextBy }, index) => (
                <li key={index}>{`${say("byDocument", { on, document })} · ${say(`state.${found}`)} · ${say("reviewBy")} ${nextBy}`}</li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td>
        {source.reviewBy} {source.overdue ? <span className="i-flag i-flag-bad">{say("overdue")}</span> : null}
      </td>
      <td className="c-mono">{source.clocks.join(" ")}</td>
      <td>
        {record ? (
          <Button onClick={record} aria-label={say("sources.recordOf", { name })}>
            {say("sources.record")}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
