import { NativeSelect, useSay } from "#web/console";
import { fill } from "#web/words";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { stepSpec, type Draft, type StepName } from "./steps.ts";
import { useCategoryLookup, useTemplates } from "./wire.ts";

/** Prepared words for the step's longest text. Chosen, they are added to what was typed, never in its place. */
export function TemplatePicker({
  step,
  row,
  draft,
  change,
}: {
  step: StepName;
  row: CaseView;
  draft: Draft;
  change: (draft: Draft) => void;
}) {
  const say = useSay(consoleWords);
  const category = useCategoryLookup();
  const target = stepSpec(step).fields.find((field) => field.kind === "text" && field.rows >= 3);
  const { data } = useTemplates();
  const templates = (data ?? []).filter((template) => template.step === step || template.step === "");
  if (!target || templates.length === 0) return null;
  const use = (id: string) => {
    const template = templates.find((one) => one.id === id);
    if (!template) return;
    const text = fill(template.text, { number: row.number, place: row.placeName, category: category.name(row.category) });
    const typed = draft.texts[target.name] ?? "";
    change({ ...draft, texts: { ...draft.texts, [target.name]: typed ? `${typed}\n${text}` : text } });
  };
  return (
    <NativeSelect
      label={say("field.template")}
      blank={`${say("field.template")}…`}
      value=""
      onChange={use}
      options={templates.map((template) => ({ value: template.id, label: template.name }))}
    />
  );
}
