import { Button } from "antd";
import { useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import {
  Field,
  Go,
  LeftEmpty,
  NativeSelect,
  newId,
  Page,
  TextArea,
  useLanguage,
  useLeftEmpty,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { SchemeRow, SchemeView, Template } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { EditorForm } from "./editor-form.tsx";
import { useRead, useSend } from "./wire.ts";

type Facts = Omit<
  SchemeView,
  | "scheme"
  | "stage"
  | "running"
  | "version"
  | "consultUntil"
  | "approvedDocument"
  | "voided"
  | "versions"
  | "opinions"
  | "opines"
  | "answers"
  | "may"
>;
const FIELDS = ["year", "level", "area", "zh", "en", "from", "until", "basis", "origin", "subjects", "rule"] as const;
const factsIn = (view: SchemeView): Facts => Object.fromEntries(FIELDS.map((name) => [name, view[name]])) as unknown as Facts;

/** A scheme from nothing, from last year's or from an example; or a draft, or one that runs, to be changed. */
export function EditorPage() {
  const { scheme = "" } = useParams({ strict: false });
  const [start, setStart] = useState("");
  return scheme === "" && start === "" ? <Start choose={setStart} /> : <Loaded scheme={scheme} start={start} />;
}

function Start({ choose }: { choose: (start: string) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const schemes = useRead<{ rows: readonly SchemeRow[] }>("schemes");
  const templates = useRead<{ rows: readonly Template[] }>("templates");
  const [picked, setPicked] = useState("");
  const options = [
    ...(templates.data?.rows ?? []).map((one) => ({ value: `template ${one.code}`, label: one[language] })),
    ...(schemes.data?.rows ?? []).map((one) => ({ value: one.scheme, label: `${one.year} ${one[language]}` })),
  ];
  const value = picked || (options[0]?.value ?? "");
  return (
    <Page title={say("draftNew")} tools={<Go to="/assessment">{say("back")}</Go>}>
      <div className="c-form">
        <Field label={say("startFrom")} required>
          <NativeSelect value={value} onChange={setPicked} options={options} />
        </Field>
        <Button type="primary" disabled={value === ""} onClick={() => choose(value)}>
          {say("draftNew")}
        </Button>
      </div>
    </Page>
  );
}

function Loaded({ scheme, start }: { scheme: string; start: string }) {
  const language = useLanguage();
  const from = scheme || (start.startsWith("template ") ? "" : start);
  const view = useRead<SchemeView>(`schemes/${from}`, {}, { enabled: from !== "" });
  const templates = useRead<{ rows: readonly Template[] }>("templates");
  const template = templates.data?.rows.find(({ code }) => start === `template ${code}`);
  if (view.data)
    return (
      <Editor
        key={view.data.version}
        scheme={scheme}
        start={factsIn(view.data)}
        running={scheme !== "" && view.data.stage === "published"}
      />
    );
  if (!template) return <Waiting />;
  return <Editor scheme="" start={{ ...template.facts, zh: "", en: "", origin: template.origin?.[language] ?? null }} running={false} />;
}

function Editor({ scheme, start, running }: { scheme: string; start: Facts; running: boolean }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const { open } = useUrl();
  const [id] = useState(() => scheme || newId());
  const [facts, setFacts] = useState(start);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState("");
  const form = useRef<HTMLDivElement>(null);
  const { left, filled, onInput } = useLeftEmpty();
  const save = async () => {
    if (form.current && !filled(form.current)) return;
    const refused = running
      ? await send(`schemes/${id}/amendments`, { rule: facts.rule, reason })
      : await send(`schemes/${id}/draft`, { facts });
    if (refused === "") open(`/assessment/${id}`);
    else setProblem(refused);
  };
  return (
    <Page title={say(running ? "scheme.amend" : scheme ? "scheme.draft" : "draftNew")} tools={<Go to="/assessment">{say("back")}</Go>} wide>
      <div ref={form} onInput={onInput}>
        <LeftEmpty value={left}>
          <EditorForm facts={facts} put={(part) => setFacts((before) => ({ ...before, ...part }))} running={running} />
          <div className="c-form">
            {running ? (
              <Field label={say("amendReason")} required>
                <TextArea value={reason} max={300} rows={2} onChange={setReason} />
              </Field>
            ) : null}
            {problem ? (
              <p role="alert" className="c-problem">
                {problem}
              </p>
            ) : null}
            <Button type="primary" onClick={() => void save()}>
              {say(running ? "saveAmend" : "saveDraft")}
            </Button>
          </div>
        </LeftEmpty>
      </div>
    </Page>
  );
}
