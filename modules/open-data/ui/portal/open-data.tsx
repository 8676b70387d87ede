/** @jsxImportSource preact */
import { Card, DataTable, Facts, refusedPage, sayDay, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { DatasetRow, TermsOfUse } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

const CC_BY = "https://creativecommons.org/licenses/by/4.0/";

export type Frequency = "frequency.IRREG" | "frequency.MONTHLY";

type AskedTerms = TermsOfUse | null;

export async function termsOf(visit: Visit): Promise<AskedTerms> {
  const reply = await visit.api.get<TermsOfUse>("/api/open-data/terms");
  return reply.ok ? reply.value : null;
}

/** Licence, publisher and whom to ask, as the catalogue says it to programs. */
export function Terms({ visit, terms }: { visit: Visit; terms: AskedTerms }) {
  const { language, site } = visit;
  const say = speaker(portalWords, language);
  return (
    <Card title={say("terms")}>
      <Facts
        rows={[
          ...(terms
            ? [
                {
                  term: say("licence"),
                  value: (
                    <a href={terms.licence} rel="license">
                      {terms.licence === CC_BY ? say("licence.by") : terms.licence}
                    </a>
                  ),
                },
              ]
            : []),
          { term: say("publisher"), value: site.name[language] },
          {
            term: say("contact"),
            value: (
              <>
                <a href={`tel:${site.hotline}`}>{site.hotline}</a>
                {terms?.mail ? (
                  <>
                    {" · "}
                    <a href={`mailto:${terms.mail}`}>{terms.mail}</a>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <p class="meta">{say("safe")}</p>
      <p class="meta">{say("limit")}</p>
    </Card>
  );
}

const MACHINES = [
  ["machine.dcat", "/data/catalog.jsonld", "catalog.jsonld"],
  ["machine.dcat", "/data/catalog.ttl", "catalog.ttl"],
  ["machine.ogc", "/ogc", "/ogc"],
  ["machine.api", "/openapi.json", "openapi.json"],
  ["machine.311", "/open311/v2/discovery.xml", "discovery.xml"],
  ["machine.log", "/log", "/log"],
] as const;

function Machines({ visit }: { visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  return (
    <Card title={say("machine")}>
      <ul>
        {MACHINES.map(([word, href, label]) => (
          <li key={href}>
            {say(word)} <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** /data: what is open, under which terms, and where programs begin. */
export async function visitOpenData(visit: Visit): Promise<Outcome> {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const reply = await visit.api.get<{ rows: DatasetRow[] }>("/api/open-data");
  if (!reply.ok) return refusedPage(say("title"), reply, { href: "/data", label: say("all") });
  return {
    kind: "page",
    title: say("title"),
    wide: true,
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        <DataTable
          caption={say("tables")}
          columns={[{ label: say("table") }, { label: say("what") }, { label: say("frequency") }]}
          rows={reply.value.rows.map((row) => ({
            key: row.code,
            cells: [
              <a key="name" href={`/data/${row.code}`}>
                {row[language]}
              </a>,
              row.words[language],
              <>
                {say(`frequency.${row.frequency}` as Frequency)}
                {row.newest ? <span class="meta"> · {say("newest", { month: row.newest })}</span> : null}
                {row.modified ? (
                  <span class="meta">
                    {" "}
                    · {say("modified")} {sayDay(row.modified, language, today)}
                  </span>
                ) : null}
              </>,
            ],
          }))}
        />
        <p>
          {say("card")} <a href="/report-card/all">{say("card.link")}</a>
        </p>
        <Terms visit={visit} terms={await termsOf(visit)} />
        <Machines visit={visit} />
      </>
    ),
  };
}
