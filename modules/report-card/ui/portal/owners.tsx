/** @jsxImportSource preact */
import { DataTable, PhoneFold, refusedPage, type Outcome, type Visit } from "#web/parts";
import { aside, speaker, type Language } from "#web/words";
import type { CatalogueRow } from "../../contract/catalogue.ts";
import { portalWords } from "../portal-words.ts";

/** The figures of one owner. On a phone their names, and how each is counted folded below them: eighty definitions are a long way to scroll past. */
function OwnerPart({ id, owner, rows, language }: { id: string; owner: string; rows: readonly CatalogueRow[]; language: Language }) {
  const say = speaker(portalWords, language);
  const link = (row: CatalogueRow) => (
    <a key="code" href={`/catalogue/${row.code}`}>
      {row[language]}
    </a>
  );
  return (
    <section id={id}>
      <h2 class="small phone-list">{owner}</h2>
      <ul class="phone-list plain-list">
        {rows.map((row) => (
          <li key={row.code}>{link(row)}</li>
        ))}
      </ul>
      <PhoneFold summary={say("definitions", { owner })}>
        <DataTable
          caption={owner}
          columns={[{ label: say("figure") }, { label: say("definition") }, { label: say("unit") }, { label: say("version") }]}
          rows={rows.map((row) => ({
            key: row.code,
            cells: [link(row), row.definition[language], `${say(`unit.${row.unit}`)} · ${say(`counted.${row.counted}`)}`, row.version],
          }))}
        />
      </PhoneFold>
    </section>
  );
}

/** /catalogue: every figure there is. */
export async function visitCatalogue(visit: Visit): Promise<Outcome> {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const reply = await visit.api.get<{ rows: CatalogueRow[] }>("/api/catalogue");
  if (!reply.ok) return refusedPage(say("catalogue"), reply, { href: "/catalogue", label: say("all") });
  const groups = [...Map.groupBy(reply.value.rows, ({ owner }) => owner[language])];
  return {
    kind: "page",
    title: say("catalogue"),
    wide: true,
    body: (
      <>
        <h1>{say("catalogue")}</h1>
        <p class="lead">{say("catalogue.lead")}</p>
        <nav class="contents" aria-label={say("catalogue.owners")}>
          <ol>
            {groups.map(([owner, rows], index) => (
              <li key={owner}>
                <a href={`#owner-${index + 1}`}>{owner + aside(String(rows.length), language)}</a>
              </li>
            ))}
          </ol>
        </nav>
        {groups.map(([owner, rows], index) => (
          <OwnerPart key={owner} id={`owner-${index + 1}`} owner={owner} rows={rows} language={language} />
        ))}
        <p class="meta">{say("hidden.why")}</p>
      </>
    ),
  };
}
