/** @jsxImportSource preact */
import { Card, Facts, Notice, sayDay, type Outcome, type PageRoute, type Visit } from "#web/parts";
import { comma, speaker } from "#web/words";
import type { ListedSource, SourceList } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

type Said = { zh: string; en: string };
type Cited = { code: string; papers: readonly Said[]; purposes: readonly Said[] };
const NOWHERE: Omit<Cited, "code"> = { papers: [], purposes: [] };

function Source({ source, cited, visit: { language, today } }: { source: ListedSource; cited: Omit<Cited, "code">; visit: Visit }) {
  const say = speaker(portalWords, language);
  const day = (on: string | null): string => (on === null ? say("notChecked") : sayDay(on, language, today));
  const titles = (of: readonly Said[]): string => [...new Set(of.map((one) => one[language]))].join(comma(language));
  const last = source.reviews[0];
  const where = [
    ["clocks", source.clocks.join(comma(language))],
    ["papers", titles(cited.papers)],
    ["purposes", titles(cited.purposes)],
  ] as const;
  return (
    <Card title={source[language]} level={2}>
      <Facts
        rows={[
          { term: say("state"), value: say(`state.${source.state}`) },
          { term: say("number"), value: source.number ?? say("notChecked") },
          { term: say("adopted"), value: say("notChecked") },
          { term: say("inForce"), value: day(source.inForce) },
          ...(source.revised === null ? [] : [{ term: say("revised"), value: day(source.revised) }]),
          { term: say("edition"), value: source.edition ?? say("notChecked") },
          { term: say("mark"), value: say(`mark.${source.certainty}`) },
          { term: say("reviewed"), value: last ? say("byDocument", { on: day(last.on), document: last.document }) : say("never") },
          { term: say("reviewBy"), value: `${day(source.reviewBy)}${source.overdue ? ` · ${say("overdue")}` : ""}` },
          ...where.filter(([, value]) => value !== "").map(([key, value]) => ({ term: say(key), value })),
        ]}
      />
    </Card>
  );
}

/** /legal-sources: by which laws the city writes to you, and when somebody last compared them. */
async function visitSources(visit: Visit): Promise<Outcome> {
  const { api, language } = visit;
  const say = speaker(portalWords, language);
  const reply = await api.get<SourceList>("/api/limits/sources");
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  const found = await api.get<{ citations: readonly Cited[] }>("/api/citations");
  const cited = new Map(found.ok ? found.value.citations.map((one) => [one.code, one]) : []);
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        <p>{`${say("reviewer")} · ${say("reviewerIs")}`}</p>
        <div class="stack">
          {reply.value.sources.map((source) => (
            <Source key={source.code} source={source} cited={cited.get(source.code) ?? NOWHERE} visit={visit} />
          ))}
        </div>
      </>
    ),
  };
}

export const limitPages: readonly PageRoute[] = [{ path: "/legal-sources", visit: visitSources, same: true }];
