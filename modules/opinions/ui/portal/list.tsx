/** @jsxImportSource preact */
import { csvOf } from "#web/csv";
import {
  AreaField,
  Card,
  DataTable,
  FilterForm,
  LinkButton,
  Notice,
  PhoneFold,
  sayDay,
  SelectField,
  Typed,
  withQuery,
  type AreaChoices,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { PublicOpinions, PublishedItem } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

type Asked = { area: string; topic: string };
const asks = ({ query }: Visit["request"]): Asked => ({
  area: /^\d{4,9}$/.test(query["area"] ?? "") ? (query["area"] ?? "") : "",
  topic: /^\d{2}$/.test(query["topic"] ?? "") ? (query["topic"] ?? "") : "",
});

const read = ({ api, request }: Visit, asked: Asked) =>
  api.get<PublicOpinions>("/api/opinions/published", { ...asked, cursor: request.query["cursor"] });

function Filter({
  visit,
  asked,
  choices,
  topics,
}: {
  visit: Visit;
  asked: Asked;
  choices: Awaited<ReturnType<AreaChoices>>;
  topics: PublicOpinions["topics"];
}) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  return (
    <FilterForm action="/opinions" find={say("find")}>
      <AreaField
        language={language}
        words={{ label: say("area"), whole: say("whole") }}
        choices={choices}
        levels={["county", "town"]}
        chosen={asked.area}
      />
      <SelectField
        name="topic"
        label={say("topic")}
        blank={say("anyTopic")}
        options={topics.map((one) => ({ value: one.code, label: one[language] }))}
        value={asked.topic}
      />
    </FilterForm>
  );
}

function Answered({ row, visit }: { row: PublishedItem; visit: Visit }) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const of = (said: { zh: string; en: string }): string => (language === "en" && said.en !== "" ? said.en : said.zh);
  const facts = [
    row.areaName[language],
    row.unitName[language],
    say(`nature.${row.nature}`),
    say(row.adopted ? "adopted" : "explained"),
    ...(row.rating === null ? [] : [say("rated", { score: row.rating })]),
    sayDay(row.on, language, today),
  ];
  return (
    <article class="card signal">
      <h3 class="small">{row.topicName[language]}</h3>
      <p class="said">
        <span class="tag">{say("asked")}</span>
        <span>
          <Typed text={of(row.question)} language={language} />
        </span>
      </p>
      <p class="did">
        <span class="tag did">{say("answered")}</span>
        <span>
          <Typed text={of(row.answer)} language={language} />
        </span>
      </p>
      <p class="meta">{facts.join(" · ")}</p>
    </article>
  );
}

/** What was said of each topic in a year, criticism with it; the same as a file. */
function Tally({ visit, found, asked }: { visit: Visit; found: PublicOpinions; asked: Asked }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const shown = (n: number): string => (n < 0 ? say("few") : String(n));
  return (
    <PhoneFold summary={say("tally")}>
      <Card title={say("tally")}>
        {found.tally.length === 0 ? (
          <p>{say("tally.none")}</p>
        ) : (
          <>
            <DataTable
              caption={say("tally.caption", { from: found.from, to: found.to })}
              columns={[
                { label: say("topic") },
                ...(["heard", "criticism", "adopted", "explained"] as const).map((name) => ({
                  label: say(`tally.${name}`),
                  numeric: true,
                })),
              ]}
              rows={found.tally.map((row) => ({
                key: row.topic,
                cells: [row.topicName[language], shown(row.heard), shown(row.criticism), shown(row.adopted), shown(row.explained)],
              }))}
            />
            <p class="meta">{say("tally.few")}</p>
            <p>
              <a href={withQuery("/opinions/topics.csv", { area: asked.area })}>{say("csv")}</a>
            </p>
          </>
        )}
      </Card>
    </PhoneFold>
  );
}

/** /opinions: say what one thinks, read what was answered and how much is said of what. */
export async function visitOpinions(visit: Visit, below: AreaChoices): Promise<Outcome> {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const asked = asks(visit.request);
  const [choices, reply] = await Promise.all([below(visit, asked.area), read(visit, asked)]);
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  const found = reply.value;
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        <p class="actions">
          <LinkButton href={withQuery("/opinions/give", { area: asked.area })}>{say("give")}</LinkButton>
          <LinkButton href="/deliberations" tone="quiet">
            {say("deliberations")}
          </LinkButton>
          <LinkButton href="/signals" tone="quiet">
            {say("actions")}
          </LinkButton>
        </p>
        <p class="meta">{say("within", { n: found.replyWithin.amount })}</p>
        <h2>{say("published")}</h2>
        <Filter visit={visit} asked={asked} choices={choices} topics={found.topics} />
        {found.rows.length === 0 ? <p>{say("published.none")}</p> : null}
        <div class="stack">
          {found.rows.map((row) => (
            <Answered key={row.id} row={row} visit={visit} />
          ))}
        </div>
        {found.next ? (
          <p class="actions">
            <LinkButton href={withQuery("/opinions", { ...asked, cursor: found.next })} tone="quiet">
              {say("more")}
            </LinkButton>
          </p>
        ) : null}
        <Tally visit={visit} found={found} asked={asked} />
      </>
    ),
  };
}

/** /opinions/topics.csv: the table as it stands on the page, with what is withheld left empty. */
export async function visitTallyFile(visit: Visit): Promise<Outcome> {
  const say = speaker(portalWords, visit.language);
  const reply = await read(visit, asks(visit.request));
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  const { tally, from, to } = reply.value;
  const shown = (n: number): number | null => (n < 0 ? null : n);
  const body = csvOf([
    ["from", "to", "topic", "topic_zh", "topic_en", "heard", "criticism", "adopted", "explained"],
    ...tally.map(({ topic, topicName, heard, criticism, adopted, explained }) => [
      from,
      to,
      topic,
      topicName.zh,
      topicName.en,
      ...[heard, criticism, adopted, explained].map(shown),
    ]),
  ]);
  return { kind: "file", type: "text/csv; charset=utf-8", name: `opinions-${to}.csv`, body };
}
