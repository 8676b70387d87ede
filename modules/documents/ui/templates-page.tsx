import { colon } from "#web/words";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import {
  Empty,
  instant,
  newId,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  refusalText,
  showToast,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
} from "#web/console";
import type { FailedPaper, TemplateList, TemplateView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { MakeAgain } from "./make-again.tsx";
import { Sources } from "./sources.tsx";

const base64 = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let from = 0; from < bytes.length; from += 8_192) text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
  return btoa(text);
};

/** Every paper's template: download, bring back, restore; and what organs are called in numbers. */
export function TemplatesPage() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["document-templates"],
    queryFn: async () => orThrow(await api.get<TemplateList>("/api/document-templates")),
  });
  return (
    <Page title={say("documents.title")} wide>
      <p className="c-muted">{say("documents.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data && read.data.failed.length > 0 ? <Failed papers={read.data.failed} /> : null}
      {read.data?.templates.length === 0 ? <Empty text={say("documents.empty")} /> : null}
      {read.data?.templates.map((one) => (
        <TemplateCard key={one.kind} template={one} />
      ))}
      {read.data ? <Organs list={read.data.organs} /> : null}
    </Page>
  );
}

function Failed({ papers }: { papers: readonly FailedPaper[] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const client = useQueryClient();
  const title = say("documents.failedList", { n: papers.length });
  return (
    <section aria-label={title}>
      <h2 style={{ fontSize: 18 }}>{title}</h2>
      <p className="c-muted">{say("documents.failedLead")}</p>
      <PlainTable label={title} columns={[say("documents.paper"), say("documents.number"), say("documents.issuedAt"), ""]}>
        {papers.map((paper) => (
          <tr key={paper.id}>
            <td>{paper.title[language]}</td>
            <td>{paper.number}</td>
            <td>{instant(paper.issuedAt, language)}</td>
            <td>
              <MakeAgain paper={paper} done={() => client.invalidateQueries({ queryKey: ["document-templates"] })} />
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

function TemplateCard({ template }: { template: TemplateView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const title = template.title[language];
  const send = async (path: string, body: object, done: string): Promise<void> => {
    const reply = await api.post(`/api/document-templates/${template.kind}/${path}`, body, { id: newId() });
    setProblem(reply.ok ? null : refusalText(reply));
    if (!reply.ok) return;
    showToast({ tone: "good", text: done });
    await client.invalidateQueries({ queryKey: ["document-templates"] });
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file) await send("file", { file: await base64(file) }, say("documents.taken"));
    if (input.current) input.current.value = "";
  };
  return (
    <section className="c-card" style={{ marginBlock: 12, padding: 16 }}>
      <h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>
      <p className="c-muted">{template.version === 0 ? say("documents.shipped") : say("documents.version", { n: template.version })}</p>
      {problem ? <p role="alert">{problem}</p> : null}
      <div className="c-row">
        <a className="c-link" href={`/api/document-templates/${template.kind}/file`} aria-label={say("documents.downloadFor", { title })}>
          {say("documents.download")}
        </a>
        <Button onClick={() => input.current?.click()} aria-label={say("documents.uploadFor", { title })}>
          {say("documents.upload")}
        </Button>
        <input ref={input} type="file" accept=".docx" hidden aria-hidden onChange={(event) => void take(event.target.files?.[0])} />
        {template.version > 0 ? (
          <Button onClick={() => void send("restoration", {}, say("documents.restored"))}>{say("documents.restore")}</Button>
        ) : null}
      </div>
      <Sources template={template} />
      <details style={{ marginTop: 8 }}>
        <summary>{say("documents.fields", { n: template.fields.length })}</summary>
        <ul>
          {template.fields.map((field) => (
            <li key={field.tag}>
              <code>{`{${field.tag}}`}</code> {field.title[language]}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Organs({ list }: { list: TemplateList["organs"] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [given, setGiven] = useState({ unit: "", word: "" });
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const reply = await api.post(`/api/document-organs/${encodeURIComponent(given.unit)}/word`, { word: given.word }, { id: newId() });
    setProblem(reply.ok ? null : refusalText(reply));
    if (!reply.ok) return;
    showToast({ tone: "good", text: say("documents.saved") });
    await client.invalidateQueries({ queryKey: ["document-templates"] });
  };
  return (
    <section style={{ marginTop: 28 }}>
      <h2 style={{ fontSize: 18 }}>{say("documents.organs")}</h2>
      <p className="c-muted">{say("documents.organsLead")}</p>
      <ul>
        {list.map((organ) => (
          <li key={organ.unit}>{`${organ[language]}${colon(language)}${organ.word}`}</li>
        ))}
      </ul>
      {problem ? <p role="alert">{problem}</p> : null}
      <form
        className="c-row"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label>
          {say("documents.unit")}{" "}
          <input
            className="c-input"
            style={{ width: 220 }}
            required
            value={given.unit}
            onChange={(event) => setGiven((before) => ({ ...before, unit: event.target.value.trim() }))}
          />
        </label>
        <label>
          {say("documents.word")}{" "}
          <input
            className="c-input"
            style={{ width: 140 }}
            required
            maxLength={12}
            value={given.word}
            onChange={(event) => setGiven((before) => ({ ...before, word: event.target.value }))}
          />
        </label>
        <Button htmlType="submit" type="primary">
          {say("documents.save")}
        </Button>
      </form>
    </section>
  );
}
