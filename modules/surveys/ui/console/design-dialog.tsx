import { Button } from "antd";
import { useState } from "react";
import { Dialog, Field, NativeSelect, newId, TextArea, TextInput, useConsole, useSay } from "#web/console";
import { STANDARD, type SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { draftOf, questionOf, type Draft } from "./typed.ts";
import { useSend } from "./wire.ts";

const BLANK: Draft = { code: "", zh: "", en: "", type: "single", indicator: "", only: "", options: "" };
const HEAD = ["title", "titleEn", "purpose", "area", "year"] as const;

/** The designer: a new survey begins with the standard questions; one that stands gets a new version and says why. */
export function DesignDialog({ view, close }: { view?: SurveyView; close: () => void }) {
  const say = useSay(consoleWords);
  const { area } = useConsole();
  const send = useSend();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => (view?.questions ?? STANDARD).map(draftOf));
  const [typed, setTyped] = useState<Record<string, string>>({ area: area.slice(0, 6), year: `${new Date().getFullYear()}` });
  const [problem, setProblem] = useState("");
  const asks = view ? (["why"] as const) : HEAD;
  const save = async () => {
    const questions = drafts.map(questionOf);
    const home = (typed["area"] ?? "").padEnd(9, "0");
    const refused = view
      ? await send(`/api/surveys/${view.home}/${view.id}/questions`, { questions, why: typed["why"] ?? "" }, say("svy.saved"))
      : await send("/api/surveys", { ...typed, home, id: newId(), year: Number(typed["year"]), questions }, say("svy.saved"));
    if (refused === "") close();
    else setProblem(refused);
  };
  const put = (index: number, change: Partial<Draft>) => setDrafts(drafts.map((one, nth) => (nth === index ? { ...one, ...change } : one)));
  return (
    <Dialog title={say(view ? "step.revise" : "svy.new")} onClose={close} shape="wide">
      <div className="c-form">
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {asks.map((name) => (
          <Field key={name} label={say(`ask.${name}`)} required>
            <TextInput value={typed[name] ?? ""} max={400} onChange={(value) => setTyped({ ...typed, [name]: value })} />
          </Field>
        ))}
        {drafts.map((draft, index) => (
          <QuestionFields
            key={index}
            number={index + 1}
            draft={draft}
            put={(change) => put(index, change)}
            remove={() => setDrafts(drafts.filter((_, nth) => nth !== index))}
            up={
              index === 0 ? null : () => setDrafts([...drafts.slice(0, index - 1), draft, drafts[index - 1]!, ...drafts.slice(index + 1)])
            }
          />
        ))}
        <p className="c-row">
          <Button onClick={() => setDrafts([...drafts, BLANK])}>{say("design.add")}</Button>
          <Button type="primary" onClick={() => void save()}>
            {say(view ? "step.revise" : "svy.new")}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

type Fields = { number: number; draft: Draft; put: (change: Partial<Draft>) => void; remove: () => void; up: (() => void) | null };

function QuestionFields({ number, draft, put, remove, up }: Fields) {
  const say = useSay(consoleWords);
  return (
    <details open={draft.code === ""}>
      <summary>
        {say("design.q", { n: number })} {draft.zh}
      </summary>
      {(["code", "zh", "en"] as const).map((name) => (
        <Field key={name} label={say(`design.${name}`)} required>
          <TextInput value={draft[name]} max={300} onChange={(value) => put({ [name]: value })} />
        </Field>
      ))}
      <Field label={say("design.type")} required>
        <NativeSelect
          value={draft.type}
          onChange={(type) => put({ type: type as Draft["type"] })}
          options={(["single", "multi", "scale"] as const).map((value) => ({ value, label: say(`type.${value}`) }))}
        />
      </Field>
      {(["indicator", "only"] as const).map((name) => (
        <Field key={name} label={say(`design.${name}`)}>
          <TextInput value={draft[name]} max={200} onChange={(value) => put({ [name]: value })} />
        </Field>
      ))}
      <Field label={say("design.options")} required>
        <TextArea value={draft.options} max={4_000} rows={6} onChange={(options) => put({ options })} />
      </Field>
      <p className="c-row">
        {up ? <Button onClick={up}>{say("design.up")}</Button> : null}
        <Button onClick={remove}>{say("design.remove")}</Button>
      </p>
    </details>
  );
}
