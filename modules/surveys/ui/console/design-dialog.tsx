import { Button } from "antd";
import { useState } from "react";
import {
  areasOf,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  RowsField,
  TextInput,
  useAreas,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import { STANDARD, type SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { draftOf, questionOf, type Draft } from "./typed.ts";
import { useSend } from "./wire.ts";

const BLANK: Draft = { code: "", zh: "", en: "", type: "single", indicator: "", only: "", options: [{}, {}] };
const HEAD = ["title", "titleEn", "purpose", "year"] as const;

/** The designer: a new survey begins with the standard questions; one that stands gets a new version and says why. */
export function DesignDialog({ view, close, made }: { view?: SurveyView; close: () => void; made?: (address: string) => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => (view?.questions ?? STANDARD).map(draftOf));
  const [typed, setTyped] = useState<Record<string, string>>({ year: `${new Date().getFullYear()}` });
  const areas = useSurveyed();
  const area = typed["area"] ?? areas[0]?.value ?? "";
  const asks = view ? (["why"] as const) : HEAD;
  const submit = async () => {
    const questions = drafts.map(questionOf);
    const [home, id] = [area.padEnd(9, "0"), newId()];
    const refused = view
      ? await send(`/api/surveys/${view.home}/${view.id}/questions`, { questions, why: typed["why"] ?? "" }, say("svy.saved"))
      : await send("/api/surveys", { ...typed, home, id, area, year: Number(typed["year"]), questions }, say("svy.saved"));
    if (refused === "") made?.(`${home}/${id}`);
    return refused;
  };
  const put = (index: number, change: Partial<Draft>) => setDrafts(drafts.map((one, nth) => (nth === index ? { ...one, ...change } : one)));
  return (
    <FormDialog
      title={say(view ? "step.revise" : "svy.new")}
      action={say(view ? "step.revise" : "svy.new")}
      submit={submit}
      close={close}
      shape="wide"
    >
      {asks.map((name) => (
        <Field key={name} label={say(`ask.${name}`)} required>
          <TextInput
            type={name === "year" ? "number" : "text"}
            value={typed[name] ?? ""}
            max={400}
            onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
          />
        </Field>
      ))}
      {view ? null : (
        <Field label={say("ask.area")} required>
          <NativeSelect value={area} onChange={(value) => setTyped((before) => ({ ...before, area: value }))} options={areas} />
        </Field>
      )}
      {drafts.map((draft, index) => (
        <QuestionFields
          key={index}
          number={index + 1}
          draft={draft}
          put={(change) => put(index, change)}
          remove={() => setDrafts(drafts.filter((_, nth) => nth !== index))}
          up={index === 0 ? null : () => setDrafts([...drafts.slice(0, index - 1), draft, drafts[index - 1]!, ...drafts.slice(index + 1)])}
        />
      ))}
      <Button onClick={() => setDrafts([...drafts, BLANK])}>{say("design.add")}</Button>
    </FormDialog>
  );
}

/** The areas a survey may be of: those one answers for, and their counties. */
function useSurveyed(): { value: string; label: string }[] {
  const { session } = useConsole();
  const language = useLanguage();
  const [own = ""] = areasOf(session);
  const roots = useAreas(own.length > 4 ? own.slice(0, 4) : "");
  const inside = useAreas(own, own.length === 4);
  const named = [...(roots.data ?? []).filter(({ code }) => code === own), ...(inside.data ?? [])];
  return named.filter(({ code }) => code.length === 4 || code.length === 6).map((one) => ({ value: one.code, label: one[language] }));
}

type Fields = { number: number; draft: Draft; put: (change: Partial<Draft>) => void; remove: () => void; up: (() => void) | null };

function QuestionFields({ number, draft, put, remove, up }: Fields) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <details open={draft.code === ""}>
      <summary>
        {say("design.q", { n: number })} {draft[language] || draft.zh}
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
      <label className="c-tick">
        <input type="checkbox" checked={draft.spoken === true} onChange={(event) => put({ spoken: event.target.checked })} />
        {say("design.spoken")}
      </label>
      <RowsField
        label={say("design.options")}
        columns={[
          { name: "code", label: say("option.code"), kind: "text", width: 80 },
          { name: "zh", label: say("option.zh"), kind: "text" },
          { name: "en", label: say("option.en"), kind: "text", width: 200 },
          ...(draft.indicator.trim() === ""
            ? []
            : ([
                { name: "score", label: say("option.score"), kind: "number" },
                { name: "top", label: say("option.top"), kind: "tick" },
                { name: "best", label: say("option.best"), kind: "tick" },
              ] as const)),
        ]}
        rows={draft.options}
        put={(options) => put({ options })}
      />
      <p className="c-row">
        {up ? <Button onClick={up}>{say("design.up")}</Button> : null}
        <Button onClick={remove}>{say("design.remove")}</Button>
      </p>
    </details>
  );
}
