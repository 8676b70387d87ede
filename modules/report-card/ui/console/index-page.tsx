import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  dateIn,
  Field,
  newId,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  refusalText,
  RowsField,
  showToast,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
  type Row,
} from "#web/console";
import type { AreaIndex, IndexView } from "../../contract/safety-index.ts";
import { indexWords } from "../index-words.ts";

const KEY = ["safety-index"];

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

function useSend(done: "saved" | "ordered") {
  const say = useSay(indexWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (path: string, body: object): Promise<void> => {
    const reply = await api.post(`/api/safety-index/${path}`, body, { id: newId() });
    setProblem(reply.ok ? null : refusalText(reply));
    if (!reply.ok) return;
    showToast({ tone: "good", text: say(done) });
    await client.invalidateQueries({ queryKey: KEY });
  };
  return { problem, send };
}

const Problem = ({ text }: { text: string | null }) =>
  text ? (
    <p role="alert" className="c-problem">
      {text}
    </p>
  ) : null;

const nameOf = ({ figures }: IndexView, code: string, language: "zh" | "en"): string =>
  figures.find((one) => one.code === code)?.[language] ?? code;

function Rule({ view }: { view: IndexView }) {
  const say = useSay(indexWords);
  const language = useLanguage();
  const rule = view.rules.at(-1);
  if (!rule) return <p>{say("rule.none")}</p>;
  const { version, from } = rule;
  const older = view.rules.slice(0, -1).toReversed();
  return (
    <section className="c-card">
      <h2>{say("rule", { version, from })}</h2>
      <PlainTable
        label={say("rule", { version, from })}
        columns={(["group", "figure", "weight", "low", "high"] as const).map((name) => say(name))}
      >
        {rule.parts.map((part) => (
          <tr key={part.figure}>
            <td>{part.group[language]}</td>
            <td>
              <a href={`/catalogue/${part.figure}`}>{nameOf(view, part.figure, language)}</a>
            </td>
            <td className="c-num">{part.weight}</td>
            <td className="c-num">{part.low}</td>
            <td className="c-num">{part.high}</td>
          </tr>
        ))}
      </PlainTable>
      <p className="c-muted">{say("rule.why", { why: rule.why[language] })}</p>
      {older.length > 0 ? (
        <details>
          <summary>{say("rule.older")}</summary>
          <ul>
            {older.map((one) => (
              <li key={one.version}>{say("rule.line", { version: one.version, from: one.from, why: one.why[language] })}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
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

const COLUMNS = ["figure", "group.zh", "group.en", "weight", "low", "high"] as const;

function SetRule({ view }: { view: IndexView }) {
  const say = useSay(indexWords);
  const language = useLanguage();
  const { problem, send } = useSend("saved");
  const now = view.rules.at(-1);
  const [rows, setRows] = useState<Row[]>(() =>
    (now?.parts ?? []).map(({ figure, group, weight, low, high }) => ({
      figure,
      "group.zh": group.zh,
      "group.en": group.en,
      weight: String(weight),
      low: String(low),
      high: String(high),
    })),
  );
  const [from, setFrom] = useState("");
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const parts = rows.map((row) => ({
    figure: row["figure"] ?? "",
    group: { zh: row["group.zh"] ?? "", en: row["group.en"] ?? "" },
    weight: row["weight"] ?? "",
    low: row["low"] ?? "",
    high: row["high"] ?? "",
  }));
  return (
    <details className="c-card">
      <summary>{say("set")}</summary>
      <div className="c-form">
        <Problem text={problem} />
        <RowsField
          label={say("parts")}
          columns={COLUMNS.map((name) => ({
            name,
            label: say(name),
            kind: name === "figure" ? "choice" : name.startsWith("group") ? "text" : "number",
            ...(name === "figure" ? { options: view.figures.map((one) => ({ value: one.code, label: one[language] })) } : {}),
          }))}
          rows={rows}
          put={setRows}
        />
        <Field label={say("from")} required>
          <TextInput type="number" value={from} onChange={setFrom} />
        </Field>
        <Field label={say("why.zh")} required>
          <TextInput value={zh} onChange={setZh} />
        </Field>
        <Field label={say("why.en")} required>
          <TextInput value={en} onChange={setEn} />
        </Field>
        <Button type="primary" onClick={() => void send("rules", { from, parts, why: { zh, en } })}>
          {say("send")}
        </Button>
      </div>
    </details>
  );
}
