/** @jsxImportSource preact */
import { Card, DataTable, Notice, sayDay, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { Change, EditionsView, Hand, SurveyEdition } from "../contract.ts";
import { Made } from "./portal-made.tsx";
import { sayEstimate } from "./portal-results.tsx";
import { portalWords } from "./portal-words.ts";

type Key = keyof typeof portalWords;
const named = (indicator: string): Key => indicator as Key;

/** Those of the whole area first; a page of sixty rows is read by nobody, so the counties' open. */
function Changes({ edition, area, visit }: { edition: SurveyEdition; area: string; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  const [whole, parts] = [true, false].map((is) => edition.changes.filter((one) => (one.area === area) === is)) as [Changed[], Changed[]];
  const caption = say("edition.changes", { n: edition.version });
  return (
    <>
      {whole.length > 0 ? <ChangeTable caption={caption} changes={whole} visit={visit} /> : null}
      {parts.length > 0 ? (
        <details open={whole.length === 0}>
          <summary>{say("edition.parts", { n: parts.length })}</summary>
          <ChangeTable caption={caption} changes={parts} visit={visit} />
        </details>
      ) : null}
    </>
  );
}

type Changed = SurveyEdition["changes"][number];

function ChangeTable({ caption, changes, visit }: { caption: string; changes: readonly Changed[]; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const what = ({ field, name, indicator }: Change): string =>
    field === "difference" && name ? say("difference", { figure: say(named(indicator)), name: name[language] }) : say(named(indicator));
  const read = (value: number | null, { field, indicator }: Change): string =>
    value !== null && field === "difference" && !indicator.endsWith(".score")
      ? say("points", { n: (value * 100).toFixed(2) })
      : sayEstimate(value, indicator);
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: say("figure") },
        { label: say("area") },
        { label: say("was"), numeric: true },
        { label: say("is"), numeric: true },
      ]}
      rows={changes.map((one) => ({
        key: `${one.indicator} ${one.area} ${one.field} ${one.name?.zh ?? ""}`,
        cells: [what(one), one.areaName, <del key="old">{read(one.old, one)}</del>, <ins key="now">{read(one.now, one)}</ins>],
      }))}
    />
  );
}

function Values({ edition, visit }: { edition: SurveyEdition; visit: Visit }) {
  const say = speaker(portalWords, visit.language);
  return (
    <details>
      <summary>{say("edition.more")}</summary>
      <DataTable
        caption={say("edition.values", { n: edition.version })}
        columns={[
          { label: say("figure") },
          { label: say("area") },
          { label: say("value"), numeric: true },
          { label: say("interval"), numeric: true },
          { label: say("answers"), numeric: true },
        ]}
        rows={edition.measures.map(({ indicator, area, areaName, value, low, high, n }) => ({
          key: `${indicator} ${area}`,
          cells: [
            say(named(indicator)),
            areaName,
            value === null ? say("few") : sayEstimate(value, indicator),
            value === null ? "—" : `${sayEstimate(low, indicator)} – ${sayEstimate(high, indicator)}`,
            n,
          ],
        }))}
      />
    </details>
  );
}

function EditionCard({ edition, area, visit }: { edition: SurveyEdition; area: string; visit: Visit }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const { version, why, begunBy, approvedBy, leftOut, digest } = edition;
  const hand = ({ role, unit }: Hand): string => [unit, role].filter(Boolean).join(language === "zh" ? "" : ", ");
  const [begun, approved] = [hand(begunBy), hand(approvedBy)];
  return (
    <Card title={say("edition", { n: version })}>
      <p class="meta">{say("edition.published", { day: sayDay(edition.publishedAt, language, "0000") })}</p>
      <p>{why ? why[language] : say("edition.first")}</p>
      {approved ? <p class="meta">{begun ? say("edition.hands", { begun, approved }) : say("edition.approved", { approved })}</p> : null}
      {leftOut > 0 ? <p>{say("edition.out", { n: leftOut })}</p> : null}
      {edition.changes.length > 0 ? <Changes edition={edition} area={area} visit={visit} /> : null}
      <Values edition={edition} visit={visit} />
      <p class="meta digest">{say("edition.digest", { digest })}</p>
    </Card>
  );
}

const destroyed = ({ destruction }: EditionsView, { language }: Visit): [Key, Record<string, unknown>] =>
  destruction === null
    ? ["editions.held", {}]
    : ["editions.destroyed", { n: destruction.numbers, day: sayDay(destruction.at, language, "0000") }];

/** /surveys/editions/…: every version of one survey's results, with what each changed, why, and which office approved it. */
export async function visitSurveyEditions(visit: Visit): Promise<Outcome> {
  const { api, language, params } = visit;
  const say = speaker(portalWords, language);
  const { home = "", id = "" } = params;
  const reply = await api.get<EditionsView>(`/api/surveys/${encodeURIComponent(home)}/${encodeURIComponent(id)}/editions`);
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  const view = reply.value;
  const title = say("editions.title", { title: language === "zh" ? view.title : view.titleEn });
  return {
    kind: "page",
    title,
    body: (
      <>
        <p class="meta eyebrow">
          <a href="/surveys">{say("back")}</a>
        </p>
        <h1>{title}</h1>
        <p>
          {view.areaName} · {view.year} {view.demo ? <span class="meta">{say("sample")}</span> : null}
        </p>
        <p>{say(...destroyed(view, visit))}</p>
        <Made view={view} visit={visit} />
        <h2>{say("versions")}</h2>
        <p class="hint">{say("editions.lead")}</p>
        {view.editions.map((edition) => (
          <EditionCard key={edition.version} edition={edition} area={view.area} visit={visit} />
        ))}
      </>
    ),
  };
}
