import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  AreaPicker,
  consoleWords as sharedWords,
  Field,
  NativeSelect,
  newId,
  orThrow,
  PhotoField,
  refusalText,
  showToast,
  TextArea,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { CardView, Content } from "../../contract/card.ts";
import type { CatalogueRow } from "../../contract/catalogue.ts";
import { consoleWords } from "../console-words.ts";
import { captionField, photosIn, type Form, type Input } from "./forms.ts";

type Given = Record<string, string>;
type Parts = CardView["parts"];
type Change = (name: string, value: string) => void;

const wordOf = (kind: "field" | "hint", name: string): keyof typeof consoleWords => `${kind}.${name}` as keyof typeof consoleWords;
const TYPES = { line: "text", month: "month", day: "date", number: "number" } as const;
const LONGEST = 4_000;

/** Photos of a section, each with what it shows in both languages: nobody who cannot see it is left out. */
function Photos({ given, change, missing }: Pick<Asking, "given" | "change" | "missing">) {
  const say = useSay(consoleWords);
  const sayShared = useSay(sharedWords);
  const ids = photosIn(given);
  return (
    <>
      <PhotoField value={ids} onChange={(next) => change("photos", next.join(","))} />
      {ids.map((id, index) =>
        (["zh", "en"] as const).map((language) => {
          const [name, label] = [captionField(id, language), say(`field.caption.${language}`, { n: index + 1 })];
          return (
            <Field
              key={name}
              label={label}
              required
              error={missing.includes(name) ? sayShared("console.needed", { field: label }) : undefined}
            >
              <TextInput value={given[name] ?? ""} onChange={(words) => change(name, words)} />
            </Field>
          );
        }),
      )}
    </>
  );
}

/** What a choice is made among, in the reader's words. */
function useAmong(content: Content | undefined, parts: Parts): (among: NonNullable<Input["among"]>) => { value: string; label: string }[] {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const { data } = useQuery({
    queryKey: ["catalogue"],
    queryFn: async () => orThrow(await api.get<{ rows: CatalogueRow[] }>("/api/catalogue")).rows,
    staleTime: 3_600_000,
  });
  return (among) => {
    if (among === "sections") return (content?.sections ?? []).map((one) => ({ value: one.section, label: one[language] }));
    if (among === "draft")
      return [
        ...(content?.sections ?? []).map((one) => ({ value: `section:${one.section}`, label: `${one[language]} · ${say("section")}` })),
        ...(content?.items ?? []).map((one) => ({ value: `item:${one.item}`, label: one[language] })),
        ...(content?.steps ?? []).map((one) => ({ value: `step:${one.step}`, label: `${one.on} · ${one[language]}` })),
      ];
    if (among === "parts") return parts.map((one) => ({ value: one.key, label: `${one[language]} · ${one.key}` }));
    return (data ?? []).map((one) => ({ value: one.code, label: `${one[language]} · ${one.code}` }));
  };
}

type Asking = { input: Input; given: Given; change: Change; content: Content | undefined; parts: Parts; missing: readonly string[] };

function Control({ input, given, change, content, parts, missing }: Asking) {
  const say = useSay(consoleWords);
  const among = useAmong(content, parts);
  const value = given[input.name] ?? "";
  const set = (next: string): void => change(input.name, next);
  switch (input.kind) {
    case "photos":
      return <Photos given={given} change={change} missing={missing} />;
    case "area":
      return <AreaPicker label={say(wordOf("field", input.name))} value={value} onChange={set} blank={say("choose")} />;
    case "choice":
      return (
        <NativeSelect
          value={value}
          onChange={set}
          blank={say(input.optional ? "no-figure" : "choose")}
          options={among(input.among ?? "figures")}
        />
      );
    case "text":
      return <TextArea value={value} onChange={set} max={LONGEST} rows={2} />;
    case "tick":
      return null;
    default:
      return <TextInput type={TYPES[input.kind]} value={value} onChange={set} />;
  }
}

function Asked({ input, given, change, content, parts, missing }: Asking) {
  const say = useSay(consoleWords);
  const sayShared = useSay(sharedWords);
  const label = say(wordOf("field", input.name));
  if (input.kind === "tick") {
    const checked = (given[input.name] ?? (input.ticked ? "yes" : "no")) === "yes";
    return (
      <label className="c-tick">
        <input type="checkbox" checked={checked} onChange={(event) => change(input.name, event.target.checked ? "yes" : "no")} />
        {label}
      </label>
    );
  }
  const hint = wordOf("hint", input.name);
  return (
    <Field
      label={label}
      required={!input.optional}
      hint={hint in consoleWords ? say(hint) : undefined}
      error={missing.includes(input.name) ? sayShared("console.needed", { field: label }) : undefined}
      group={input.kind === "photos"}
    >
      <Control input={input} given={given} change={change} content={content} parts={parts} missing={missing} />
    </Field>
  );
}

/** A part that stands, to be changed as it is rather than written anew. */
function Standing({ form, content, chosen, fill }: { form: Form; content: Content; chosen: string; fill: (given: Given) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const parts = form.standing?.(content) ?? [];
  if (parts.length === 0) return null;
  return (
    <Field label={say("standing")}>
      <NativeSelect
        value={parts.some((part) => part["name"] === chosen) ? chosen : ""}
        onChange={(name) => fill({ ...parts.find((part) => part["name"] === name) })}
        blank={say("standing.new")}
        options={parts.map((part) => ({ value: part["name"] ?? "", label: `${part[language]} · ${part["name"]}` }))}
      />
    </Field>
  );
}

const neededBy = (form: Form, given: Given): string[] => [
  ...form.inputs.filter(({ optional, kind }) => !optional && kind !== "tick").map(({ name }) => name),
  ...photosIn(given).flatMap((id) => [captionField(id, "zh"), captionField(id, "en")]),
];

/** One step of a card as a form. What was typed stays until it is taken. */
export function StepForm({
  form,
  to,
  extra,
  content,
  parts = [],
}: {
  form: Form;
  to: (path: string) => string;
  extra?: (given: Given, id: string) => object;
  content?: Content;
  parts?: Parts;
}) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [given, setGiven] = useState<Given>(() => ({ ...(content && form.begins?.(content)) }));
  const [problem, setProblem] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  // The same until it is taken: what is sent again because no answer came does nothing twice.
  const [id, setId] = useState(newId);
  const empty = neededBy(form, given).filter((name) => !given[name]?.trim());
  const change: Change = (name, value) => setGiven((before) => ({ ...before, [name]: value }));
  const send = async (): Promise<void> => {
    setSent(true);
    if (empty.length > 0) return;
    const reply = await api.post(to(form.path), { ...form.bodyOf(given), ...extra?.(given, id) }, { id });
    setProblem(reply.ok ? null : refusalText(reply));
    if (!reply.ok) return;
    if (!form.begins) setGiven({});
    setSent(false);
    setId(newId());
    showToast({ tone: "good", text: say("saved") });
    await client.invalidateQueries({ queryKey: ["report-cards"] });
  };
  const named = say(form.key as keyof typeof consoleWords);
  return (
    <details className="c-card" style={{ padding: 12, marginBlock: 8 }}>
      <summary>{named}</summary>
      <form
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {content ? <Standing form={form} content={content} chosen={given["name"] ?? ""} fill={setGiven} /> : null}
        {form.inputs.map((input) => (
          <Asked key={input.name} input={input} given={given} change={change} content={content} parts={parts} missing={sent ? empty : []} />
        ))}
        <Button type="primary" htmlType="submit" danger={form.may === "withdraw" || form.key === "drop"}>
          {(form.may === "edit" || form.may === "draft") && form.key !== "drop" ? say("send") : named}
        </Button>
      </form>
    </details>
  );
}
