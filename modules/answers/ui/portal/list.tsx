/** @jsxImportSource preact */
import { DoubtLine, metaOf, pageOf } from "./say.tsx";
import {
  AreaField,
  FilterForm,
  LinkButton,
  Notice,
  SelectField,
  TextField,
  Typed,
  withQuery,
  type AreaChoices,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { AnswerRow, Names, PublicAnswers } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

type Asked = { q: string; area: string; theme: string };
const asks = ({ query }: Visit["request"]): Asked => ({
  q: (query["q"] ?? "").trim().slice(0, 100),
  area: /^\d{4,9}$/.test(query["area"] ?? "") ? (query["area"] ?? "") : "",
  theme: /^\d{2}$/.test(query["theme"] ?? "") ? (query["theme"] ?? "") : "",
});

type Choices = Awaited<ReturnType<AreaChoices>>;
function Filter({ visit, asked, choices, themes }: { visit: Visit; asked: Asked; choices: Choices; themes: PublicAnswers["themes"] }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  return (
    <FilterForm action="/answers" find={say("find")} search>
      <TextField name="q" label={say("search")} hint={say("searchHint")} value={asked.q} maxlength={100} />
      <AreaField
        language={language}
        words={{ label: say("area"), whole: say("whole") }}
        choices={choices}
        levels={["county", "town"]}
        chosen={asked.area}
      />
      <SelectField
        name="theme"
        label={say("theme")}
        blank={say("anyTheme")}
        options={themes.map((one) => ({ value: one.code, label: say("themeN", { name: one[language], n: one.n }) }))}
        value={asked.theme}
      />
    </FilterForm>
  );
}

function Item({ row, names, visit }: { row: AnswerRow; names: Names; visit: Visit }) {
  const { language } = visit;
  return (
    <li class="card">
      <h2 class="small">
        <a href={pageOf(row)}>
          <Typed text={(language === "en" ? row.question.en : null) ?? row.question.zh} language={visit.language} />
        </a>
      </h2>
      <p>
        <Typed text={(language === "en" ? row.brief.en : null) ?? row.brief.zh} language={visit.language} />
      </p>
      <p class="meta">{metaOf(row, names, visit)}</p>
      <DoubtLine row={row} visit={visit} />
    </li>
  );
}

/** /answers: by words, theme and area. */
export async function visitAnswers(visit: Visit, below: AreaChoices): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(portalWords, language);
  const asked = asks(request);
  const [choices, reply] = await Promise.all([
    below(visit, asked.area),
    api.get<PublicAnswers>("/api/answers/public", { ...asked, cursor: request.query["cursor"] }),
  ]);
  if (!reply.ok)
    return { kind: "page", title: say("title"), status: reply.status || 503, body: <Notice tone="warn" title={reply.refusal.message} /> };
  const { rows, next, themes, names } = reply.value;
  const narrowed = asked.q !== "" || asked.theme !== "" || asked.area !== "";
  return {
    kind: "page",
    title: say("title"),
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        <Filter visit={visit} asked={asked} choices={choices} themes={themes} />
        {asked.q !== "" && rows.length > 0 ? <p class="meta">{say("found", { q: asked.q })}</p> : null}
        {rows.length > 0 ? (
          <ul class="stack">
            {rows.map((row) => (
              <Item key={row.id} row={row} names={names} visit={visit} />
            ))}
          </ul>
        ) : (
          <Notice title={say("none")}>
            <p>{say("noneLead")}</p>
          </Notice>
        )}
        <p class="actions">
          {next ? (
            <LinkButton href={withQuery("/answers", { ...asked, cursor: next })} tone="quiet">
              {say("more")}
            </LinkButton>
          ) : null}
          <LinkButton href="/report?group=15" tone="quiet">
            {say("ask")}
          </LinkButton>
          {narrowed ? <a href="/answers">{say("clear")}</a> : null}
        </p>
      </>
    ),
  };
}
