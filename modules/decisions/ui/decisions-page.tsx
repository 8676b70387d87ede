import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  Empty,
  newId,
  orThrow,
  Page,
  ReadProblem,
  refusalText,
  showToast,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { MatterRow, OpinionView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { bodyOf, STEPS, type Step, type StepField } from "./steps.ts";

type Work = MatterRow & { undertaker: string; decider: string };
type Paper = { home: string; id: string; title: { zh: string; en: string }; number: string; stage: string };

/** The list, and one matter with its steps, opinions and papers. */
export function DecisionsPage() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const { params, set } = useUrl();
  const read = useQuery({ queryKey: ["decisions"], queryFn: async () => orThrow(await api.get<Work[]>("/api/decision-work")) });
  const chosen = read.data?.find(({ id }) => id === params.get("id"));
  return (
    <Page title={chosen?.title ?? say("workTitle")} wide>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {chosen ? <One work={chosen} back={() => set({ id: null })} /> : null}
      {!chosen && read.data ? <List rows={read.data} open={(id) => set({ id })} /> : null}
    </Page>
  );
}

function List({ rows, open }: { rows: readonly Work[]; open: (id: string) => void }) {
  const say = useSay(consoleWords);
  if (rows.length === 0) return <Empty text={say("none")} />;
  return (
    <>
      <p className="c-muted">{say("workLead")}</p>
      <div className="c-scroll" tabIndex={0} role="region" aria-label={say("workTitle")}>
        <table className="c-table">
          <thead>
            <tr>
              {(["matter", "stage", "until", "opinions"] as const).map((column) => (
                <th key={column} scope="col">
                  {say(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <button type="button" className="c-link" onClick={() => open(row.id)}>
                    {row.title}
                  </button>
                </td>
                <td>{say(`stage.${row.stage}`)}</td>
                <td>{row.until ?? "—"}</td>
                <td>{say("answered", { answered: row.answered, all: row.opinions })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function One({ work, back }: { work: Work; back: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const papers = useQuery({
    queryKey: ["decisions", "papers", work.id],
    queryFn: async () => orThrow(await api.get<Paper[]>(`/api/documents/of/${work.home}/${work.id}`)),
  });
  const list = papers.data ?? [];
  return (
    <>
      <p className="c-row">
        <button type="button" className="c-link" onClick={back}>
          {say("back")}
        </button>
        <span>{say(`stage.${work.stage}`)}</span>
        <a className="c-link" href={`/decisions/${work.home}/${work.id}`}>
          {say("public")}
        </a>
      </p>
      <h2>{say("papers")}</h2>
      <ul>
        {list.map((one) => (
          <li key={one.id}>
            {one.title[language]} {one.number}{" "}
            {one.stage === "made" ? (
              <>
                <a href={`/api/documents/${one.home}/${one.id}/file`}>PDF</a>{" "}
                <a href={`/api/documents/${one.home}/${one.id}/file?form=word`}>Word</a>
              </>
            ) : (
              say("making")
            )}
          </li>
        ))}
      </ul>
      {list.some(({ stage }) => stage === "made") ? <a href={`/api/documents/of/${work.home}/${work.id}/volume`}>{say("volume")}</a> : null}
      <h2>{say("do")}</h2>
      {STEPS.filter(({ stages }) => stages.includes(work.stage)).map((step) => (
        <StepForm key={step.path} step={step} work={work} />
      ))}
      <Opinions work={work} />
    </>
  );
}

function Field({ field, value, set }: { field: StepField; value: string; set: (value: string) => void }) {
  const say = useSay(consoleWords);
  const named = say(`field.${field.name}` as keyof typeof consoleWords);
  const common = { className: "c-input", required: !field.optional, value, style: { width: "100%" } };
  return (
    <label style={{ display: "block", marginBlock: 8 }}>
      {named}
      {field.kind === "experts" ? `（${say("expertsHint")}）` : ""}
      {field.kind === "options" ? (
        <select {...common} onChange={(event) => set(event.target.value)}>
          <option value="" />
          {field.options?.map((one) => (
            <option key={one} value={one}>
              {say(`option.${one}` as keyof typeof consoleWords)}
            </option>
          ))}
        </select>
      ) : field.kind === "text" || field.kind === "experts" ? (
        <textarea {...common} rows={3} onChange={(event) => set(event.target.value)} />
      ) : (
        <input
          {...common}
          type={field.kind === "day" ? "date" : field.kind === "number" ? "number" : "text"}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </label>
  );
}

function useSend(path: string, done: () => void) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (body: object): Promise<void> => {
    const reply = await api.post(path, body, { id: newId() });
    setProblem(reply.ok ? null : refusalText(reply));
    if (!reply.ok) return;
    showToast({ tone: "good", text: say("saved") });
    done();
    await client.invalidateQueries({ queryKey: ["decisions"] });
  };
  return { problem, send };
}

function StepForm({ step, work }: { step: Step; work: Work }) {
  const say = useSay(consoleWords);
  const [given, setGiven] = useState<Record<string, string>>({});
  const { problem, send } = useSend(`/api/decisions/${work.home}/${work.id}/${step.path}`, () => setGiven({}));
  const named = say(`step.${step.path}` as keyof typeof consoleWords);
  const extra = { ...(step.fresh ? { [step.fresh]: newId() } : {}), ...(step.unit ? { unit: work[step.unit] } : {}) };
  return (
    <details className="c-card" style={{ padding: 12, marginBlock: 8 }}>
      <summary>{named}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send({ ...bodyOf(step, given), ...extra });
        }}
      >
        {problem ? <p role="alert">{problem}</p> : null}
        {step.fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={given[field.name] ?? ""}
            set={(value) => setGiven({ ...given, [field.name]: value })}
          />
        ))}
        <Button htmlType="submit" type="primary">
          {named}
        </Button>
      </form>
    </details>
  );
}

function Opinions({ work }: { work: Work }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["decisions", "opinions", work.id],
    queryFn: async () => orThrow(await api.get<OpinionView[]>(`/api/decisions/${work.home}/${work.id}/opinions`)),
    retry: false,
  });
  return (
    <>
      <h2>{say("answers")}</h2>
      {read.error ? <ReadProblem error={read.error} /> : null}
      {read.data?.map((one) => (
        <Opinion key={one.id} work={work} opinion={one} />
      ))}
    </>
  );
}

const ANSWER: readonly StepField[] = [
  { name: "summary", kind: "line" },
  { name: "answer", kind: "options", options: ["adopted", "partly", "notAdopted"] },
  { name: "reason", kind: "text" },
];

function Opinion({ work, opinion }: { work: Work; opinion: OpinionView }) {
  const say = useSay(consoleWords);
  const [given, setGiven] = useState<Record<string, string>>({});
  const { problem, send } = useSend(`/api/decisions/${work.home}/${work.id}/opinions/${opinion.id}/answer`, () => setGiven({}));
  const set = (name: string, value: string): void => setGiven({ ...given, [name]: value });
  return (
    <section className="c-card" style={{ padding: 12, marginBlock: 8 }}>
      <p>
        {opinion.text ?? opinion.summary} {opinion.times > 1 ? `（${say("times", { n: opinion.times })}）` : ""}
      </p>
      {opinion.answer ? (
        <p>
          <strong>{say(`answer.${opinion.answer}`)}</strong>：{opinion.reason}
        </p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send(given);
          }}
        >
          {problem ? <p role="alert">{problem}</p> : null}
          {ANSWER.map((field) => (
            <label key={field.name} style={{ display: "block", marginBlock: 6 }}>
              {say(field.name as "summary")}
              {field.kind === "options" ? (
                <select
                  className="c-input"
                  required
                  value={given[field.name] ?? ""}
                  onChange={(event) => set(field.name, event.target.value)}
                >
                  <option value="" />
                  {field.options?.map((value) => (
                    <option key={value} value={value}>
                      {say(`option.${value}` as "option.adopted")}
                    </option>
                  ))}
                </select>
              ) : (
                <textarea
                  className="c-input"
                  style={{ width: "100%" }}
                  required
                  rows={2}
                  value={given[field.name] ?? ""}
                  onChange={(event) => set(field.name, event.target.value)}
                />
              )}
            </label>
          ))}
          <Button htmlType="submit">{say("answer")}</Button>
        </form>
      )}
    </section>
  );
}
