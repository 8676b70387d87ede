import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { dateIn, Field, orThrow, Page, PlainTable, ReadProblem, TextInput, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { AreaIndex, IndexView } from "../../contract/safety-index.ts";
import { indexWords } from "../index-words.ts";
import { Rule, SetRule } from "./index-rule.tsx";
import { KEY, nameOf, Problem, useSend } from "./index-send.tsx";

/** 平安指数: its rule, what was worked out, and what was published. */
export function IndexPage() {
  const say = useSay(indexWords);
  const { api } = useConsole();
  const read = useQuery({
    queryKey: KEY,
    queryFn: async () => orThrow(await api.get<IndexView>("/api/safety-index")),
    refetchInterval: ({ state }) => (state.data?.draft && state.data.draft.areas === null ? 2_000 : false),
  });
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (!read.data) return <Waiting />;
  const view = read.data;
  return (
    <Page title={say("title")} wide>
      <p className="c-muted">{say("lead")}</p>
      <Rule view={view} />
      {view.draft ? <Draft view={view} draft={view.draft} /> : null}
      <Published view={view} />
      {view.may.includes("order") ? <Order view={view} /> : null}
      {view.may.includes("set") ? <SetRule key={view.rules.length} view={view} /> : null}
    </Page>
  );
}

/** Every area with what each part came to: the number, the score, or why there is none. */
function Areas({ view, areas, label }: { view: IndexView; areas: readonly AreaIndex[]; label: string }) {
  const say = useSay(indexWords);
  const language = useLanguage();
  const figures = areas[0]?.parts.map(({ figure }) => figure) ?? [];
  return (
    <div className="c-scroll" role="region" aria-label={label} tabIndex={0}>
      <PlainTable label={label} columns={[say("area"), say("value"), ...figures.map((figure) => nameOf(view, figure, language))]}>
        {areas.map(({ area, value, parts }) => (
          <tr key={area}>
            <th scope="row">{view.areas[area]?.[language] ?? area}</th>
            <td className="c-num">{value === null ? say("none") : value.toFixed(2)}</td>
            {parts.map(({ figure, read, z, withheld }) => (
              <td key={figure} className="c-num">
                {z === null || read === null
                  ? say(withheld ? "withheld" : "missing")
                  : say("cell", { read: read.toFixed(2), z: z.toFixed(1) })}
              </td>
            ))}
          </tr>
        ))}
      </PlainTable>
    </div>
  );
}

function Draft({ view, draft }: { view: IndexView; draft: NonNullable<IndexView["draft"]> }) {
  const say = useSay(indexWords);
  const { problem, send } = useSend("saved");
  const label = say("draft", { year: draft.year });
  return (
    <section className="c-card">
      <h2>{label}</h2>
      <Problem text={problem} />
      {draft.areas === null ? <p role="status">{say("draft.waits")}</p> : <Areas view={view} areas={draft.areas} label={label} />}
      {draft.areas === null ? null : view.may.includes("publish") ? (
        <Button type="primary" onClick={() => void send("publications", { year: draft.year })}>
          {say("publish", { year: draft.year })}
        </Button>
      ) : (
        <p className="c-muted">{say("draft.second")}</p>
      )}
    </section>
  );
}

function Published({ view }: { view: IndexView }) {
  const say = useSay(indexWords);
  const language = useLanguage();
  return (
    <section className="c-card">
      <h2>{say("published")}</h2>
      {view.editions.length === 0 ? <p>{say("published.none")}</p> : null}
      {view.editions.map((edition, index) => {
        const label = `${edition.year} · ${dateIn(Date.parse(edition.publishedAt))}`;
        return (
          <details key={edition.publishedAt} open={index === 0}>
            <summary>
              {label} <a href={`/catalogue/idx.safety?year=${edition.year}`}>{say("public")}</a>
            </summary>
            {edition.why ? <p>{`${say("why")}: ${edition.why[language]}`}</p> : null}
            <Areas view={view} areas={edition.areas} label={label} />
          </details>
        );
      })}
    </section>
  );
}

function Order({ view }: { view: IndexView }) {
  const say = useSay(indexWords);
  const { problem, send } = useSend("ordered");
  const [year, setYear] = useState("");
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const again = view.editions.some((one) => String(one.year) === year);
  return (
    <section className="c-card c-form">
      <h2>{say("order")}</h2>
      <Problem text={problem} />
      <Field label={say("year")} required>
        <TextInput type="number" value={year} onChange={setYear} />
      </Field>
      {again ? (
        <>
          <p>{say("correcting")}</p>
          <Field label={say("why.zh")} required>
            <TextInput value={zh} onChange={setZh} />
          </Field>
          <Field label={say("why.en")} required>
            <TextInput value={en} onChange={setEn} />
          </Field>
        </>
      ) : null}
      <Button onClick={() => void send("computations", { year, why: again && (zh || en) ? { zh, en } : null })}>{say("start")}</Button>
    </section>
  );
}
