import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { newId, PhotoField, refusalText, showToast, useConsole, useLanguage, useSay } from "#web/console";
import type { Content } from "../../contract/card.ts";
import { consoleWords } from "../console-words.ts";
import { captionField, photosIn, type Form, type Input } from "./forms.ts";

type Given = Record<string, string>;
type Change = (name: string, value: string) => void;

const fieldWord = (name: string): keyof typeof consoleWords => `field.${name}` as keyof typeof consoleWords;
const TYPES = { line: "text", month: "month", day: "date", number: "number" } as const;

/** Photos of a section, each with what it shows in both languages: nobody who cannot see it is left out. */
function Photos({ given, change }: { given: Given; change: Change }) {
  const say = useSay(consoleWords);
  const ids = photosIn(given);
  return (
    <fieldset className="c-card" style={{ padding: 12, marginBlock: 8 }}>
      <legend>{say("field.photos")}</legend>
      <PhotoField value={ids} onChange={(next) => change("photos", next.join(","))} />
      {ids.map((id, index) =>
        (["zh", "en"] as const).map((language) => (
          <label key={`${id} ${language}`} style={{ display: "block", marginBlock: 8 }}>
            {say(`field.caption.${language}`, { n: index + 1 })}
            <input
              className="c-input"
              style={{ width: "100%" }}
              required
              value={given[captionField(id, language)] ?? ""}
              onChange={(event) => change(captionField(id, language), event.target.value)}
            />
          </label>
        )),
      )}
    </fieldset>
  );
}

function Field({ input, given, change }: { input: Input; given: Given; change: Change }) {
  const say = useSay(consoleWords);
  if (input.kind === "photos") return <Photos given={given} change={change} />;
  if (input.kind === "tick") {
    const checked = (given[input.name] ?? (input.ticked ? "yes" : "no")) === "yes";
    return (
      <label className="c-tick">
        <input type="checkbox" checked={checked} onChange={(event) => change(input.name, event.target.checked ? "yes" : "no")} />
        {say(fieldWord(input.name))}
      </label>
    );
  }
  const common = {
    className: "c-input",
    style: { width: "100%" },
    required: !input.optional,
    value: given[input.name] ?? "",
  };
  return (
    <label style={{ display: "block", marginBlock: 8 }}>
      {say(fieldWord(input.name))}
      {input.kind === "text" ? (
        <textarea {...common} rows={2} onChange={(event) => change(input.name, event.target.value)} />
      ) : (
        <input {...common} type={TYPES[input.kind]} onChange={(event) => change(input.name, event.target.value)} />
      )}
    </label>
  );
}

/** A part that stands, to be changed as it is rather than written anew. */
function Standing({ form, content, fill }: { form: Form; content: Content; fill: (given: Given) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const parts = form.standing?.(content) ?? [];
  if (parts.length === 0) return null;
  return (
    <label style={{ display: "block", marginBlock: 8 }}>
      {say("standing")}
      <select
        className="c-input"
        style={{ width: "100%" }}
        defaultValue=""
        onChange={(event) => {
          const found = parts.find((part) => part["name"] === event.target.value);
          fill(found ? { ...found } : {});
        }}
      >
        <option value="">{say("standing.new")}</option>
        {parts.map((part) => (
          <option key={part["name"]} value={part["name"]}>
            {part[language]} · {part["name"]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One step of a card as a form. What was typed stays until it is taken. */
export function StepForm({
  form,
  to,
  extra,
  content,
}: {
  form: Form;
  to: (path: string) => string;
  extra?: (given: Given) => object;
  content?: Content;
}) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [given, setGiven] = useState<Given>({});
  const [problem, setProblem] = useState<string | null>(null);
  const change: Change = (name, value) => setGiven((before) => ({ ...before, [name]: value }));
  const send = async (): Promise<void> => {
    const reply = await api.post(to(form.path), { ...form.bodyOf(given), ...extra?.(given) }, { id: newId() });
    setProblem(reply.ok ? null : refusalText(reply));
    if (!reply.ok) return;
    setGiven({});
    showToast({ tone: "good", text: say("saved") });
    await client.invalidateQueries({ queryKey: ["report-cards"] });
  };
  const named = say(form.key as keyof typeof consoleWords);
  return (
    <details className="c-card" style={{ padding: 12, marginBlock: 8 }}>
      <summary>{named}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem ? <p role="alert">{problem}</p> : null}
        {content ? <Standing form={form} content={content} fill={setGiven} /> : null}
        {form.inputs.map((input) => (
          <Field key={input.name} input={input} given={given} change={change} />
        ))}
        <Button type="primary" htmlType="submit">
          {form.inputs.length === 0 ? named : say("send")}
        </Button>
      </form>
    </details>
  );
}
