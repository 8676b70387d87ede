/** @jsxImportSource preact */
import { LinkButton, Notice, sayInstant, withQuery, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { DeliberationPage, DeliberationRow } from "../../contract.ts";
import { deliberationWords } from "../deliberation-words.ts";

type Two = { zh: string; en: string };
/** In the reader's language; in Chinese where nobody wrote the other. */
export const inWords = (said: Two, { language }: Pick<Visit, "language">): string =>
  language === "en" && said.en !== "" ? said.en : said.zh;

export const stageWord = ({ stage, takesVolunteers }: DeliberationRow) =>
  stage === "announced" && !takesVolunteers ? ("stage.closed-list" as const) : (`stage.${stage}` as const);

export function MeetingCard({ row, visit }: { row: DeliberationRow; visit: Visit }) {
  const { language, today } = visit;
  const say = speaker(deliberationWords, language);
  return (
    <article class="card">
      <h3 class="small">
        <a href={`/deliberations/${row.home}/${row.id}`}>{inWords(row.title, visit)}</a>
      </h3>
      <p>
        {sayInstant(row.meets, language, today)} · {inWords(row.venue, visit)}
      </p>
      <p class="meta">
        {row.areaName[language]} · {say(stageWord(row))}
        {row.decisions > 0 ? ` · ${say("decisions")} ${row.done}/${row.decisions}` : ""}
      </p>
    </article>
  );
}

/** /deliberations: what comes, and what was held with its decisions. */
export async function visitDeliberations(visit: Visit): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(deliberationWords, language);
  const [coming, held] = await Promise.all([
    api.get<DeliberationPage>("/api/opinions/deliberations", { view: "coming" }),
    api.get<DeliberationPage>("/api/opinions/deliberations", { view: "held", cursor: request.query["cursor"] }),
  ]);
  if (!coming.ok || !held.ok) {
    const said = coming.ok ? (held.ok ? "" : held.refusal.message) : coming.refusal.message;
    return { kind: "page", status: 503, title: say("title"), body: <Notice tone="warn" title={said} /> };
  }
  const list = (rows: readonly DeliberationRow[]) => (
    <div class="stack">
      {rows.map((row) => (
        <MeetingCard key={row.id} row={row} visit={visit} />
      ))}
    </div>
  );
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        <h2>{say("coming")}</h2>
        {coming.value.rows.length === 0 ? <p>{say("none")}</p> : list(coming.value.rows.toReversed())}
        <h2>{say("over")}</h2>
        {held.value.rows.length === 0 ? <p>{say("noneHeld")}</p> : list(held.value.rows)}
        {held.value.next ? (
          <p class="actions">
            <LinkButton href={withQuery("/deliberations", { cursor: held.value.next })} tone="quiet">
              {say("more")}
            </LinkButton>
          </p>
        ) : null}
      </>
    ),
  };
}
