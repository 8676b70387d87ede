import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  Empty,
  Field,
  holdsRole,
  isOutOfReach,
  NativeSelect,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  TextArea,
  Typed,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import { colon } from "#web/words";
import type { OpinionView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { IdentifyForm, StepForm, useSend, type Work } from "./step-form.tsx";
import { STEPS, type StepField } from "./steps.ts";

type Paper = { home: string; id: string; title: { zh: string; en: string }; number: string; stage: string };

/** The list, and one matter with its steps, opinions and papers. */
export function DecisionsPage() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const { session } = useConsole();
  const { params, set } = useUrl();
  const [naming, setNaming] = useState(false);
  const read = useQuery({ queryKey: ["decisions"], queryFn: async () => orThrow(await api.get<Work[]>("/api/decision-work")) });
  const chosen = read.data?.find(({ id }) => id === params.get("id"));
  return (
    <Page
      title={chosen?.title ?? say("workTitle")}
      wide
      tools={!chosen && holdsRole(session, ["supervisor"]) ? <Button onClick={() => setNaming(!naming)}>{say("identify")}</Button> : null}
    >
      {naming && !chosen ? <IdentifyForm done={() => setNaming(false)} /> : null}
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
      <PlainTable label={say("workTitle")} columns={(["matter", "stage", "until", "opinions"] as const).map((column) => say(column))}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <button type="button" className="c-link" onClick={() => open(row.id)}>
                <Typed text={row.title} />
              </button>
            </td>
            <td>{say(`stage.${row.stage}`)}</td>
            <td>{row.until ?? "—"}</td>
            <td>{say("answered", { answered: row.answered, all: row.opinions })}</td>
          </tr>
        ))}
      </PlainTable>
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
  const offers = useQuery({
    queryKey: ["decisions", "offers", work.id, work.stage],
    queryFn: async () => orThrow(await api.get<{ may: readonly string[] }>(`/api/decision-work/${work.home}/${work.id}`)),
  });
  const may = offers.data?.may ?? [];
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
                <a style={{ textDecoration: "underline", paddingInline: 4 }} href={`/api/documents/${one.home}/${one.id}/file`}>
                  PDF
                </a>{" "}
                <a style={{ textDecoration: "underline", paddingInline: 4 }} href={`/api/documents/${one.home}/${one.id}/file?form=word`}>
                  Word
                </a>
              </>
            ) : (
              say("making")
            )}
          </li>
        ))}
      </ul>
      {list.some(({ stage }) => stage === "made") ? <a href={`/api/documents/of/${work.home}/${work.id}/volume`}>{say("volume")}</a> : null}
      <h2>{say("do")}</h2>
      {offers.error ? <ReadProblem error={offers.error} retry={() => void offers.refetch()} /> : null}
      {offers.data?.may.length === 0 ? <p className="c-muted">{say("nothingToDo")}</p> : null}
      {STEPS.filter(({ path }) => may.includes(path)).map((step) => (
        <StepForm key={step.path} step={step} work={work} />
      ))}
      <Opinions work={work} answers={may.includes("answer")} />
    </>
  );
}

/** What was said is read by those who assess; who may not answer sees no form. */
function Opinions({ work, answers }: { work: Work; answers: boolean }) {
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
      {isOutOfReach(read.error) ? (
        <p className="c-muted">{say("answersElsewhere")}</p>
      ) : read.error ? (
        <ReadProblem error={read.error} />
      ) : null}
      {read.data?.map((one) => (
        <Opinion key={one.id} work={work} opinion={one} answers={answers} />
      ))}
    </>
  );
}

const ANSWERS = ["adopted", "partly", "notAdopted"] as const;
const ANSWER: readonly StepField[] = [
  { name: "summary", kind: "line" },
  { name: "answer", kind: "options" },
  { name: "reason", kind: "text" },
];

function Opinion({ work, opinion, answers }: { work: Work; opinion: OpinionView; answers: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [given, setGiven] = useState<Record<string, string>>({});
  const { problem, send } = useSend(
    `/api/decisions/${work.home}/${work.id}/opinions/${opinion.id}/answer`,
    ANSWER,
    () => setGiven({}),
    ({ name }) => name as "summary",
  );
  const set = (name: string, value: string): void => setGiven((before) => ({ ...before, [name]: value }));
  return (
    <section className="c-card" style={{ padding: 12, marginBlock: 8 }}>
      <p>
        <Typed text={opinion.text ?? opinion.summary ?? ""} /> {opinion.times > 1 ? `· ${say("times", { n: opinion.times })}` : ""}
      </p>
      {opinion.answer ? (
        <p>
          <strong>{say(`answer.${opinion.answer}`)}</strong>
          {colon(language)}
          {opinion.reason}
        </p>
      ) : !answers ? null : (
        <form
          className="c-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send(given, given);
          }}
        >
          {problem ? (
            <p role="alert" className="c-problem">
              {problem}
            </p>
          ) : null}
          <Field label={say("summary")} required>
            <TextArea value={given["summary"] ?? ""} max={300} rows={2} onChange={(value) => set("summary", value)} />
          </Field>
          <Field label={say("answer")} required>
            <NativeSelect
              blank=""
              value={given["answer"] ?? ""}
              onChange={(value) => set("answer", value)}
              options={ANSWERS.map((value) => ({ value, label: say(`option.${value}`) }))}
            />
          </Field>
          <Field label={say("reason")} required>
            <TextArea value={given["reason"] ?? ""} max={600} rows={2} onChange={(value) => set("reason", value)} />
          </Field>
          <Button htmlType="submit">{say("giveAnswer")}</Button>
        </form>
      )}
    </section>
  );
}
