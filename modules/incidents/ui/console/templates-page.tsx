import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  consoleWords as pieces,
  Field,
  FormDialog,
  ListPage,
  NativeSelect,
  newId,
  refusalText,
  showToast,
  TextArea,
  TextInput,
  useConsole,
  useSay,
} from "#web/console";
import { consoleWords } from "../console-words.ts";
import { isStep, STEP_NAMES, stepSpec } from "./steps.ts";
import { useStepLimits, useTemplates, type TemplateRow } from "./wire.ts";

/** Steps whose form has a longer text: only there a template helps. */
const stepsWithText = STEP_NAMES.filter((step) => stepSpec(step).fields.some((field) => field.kind === "text" && field.rows >= 3));

export function TemplatesPage() {
  const say = useSay(consoleWords);
  const read = useTemplates();
  const may = useStepLimits().data?.may ?? false;
  const [editing, setEditing] = useState<TemplateRow | null>(null);
  const [retiring, setRetiring] = useState<TemplateRow | null>(null);
  const blank = (): TemplateRow => ({ id: newId(), name: "", step: "feedback", text: "", version: 0 });
  return (
    <ListPage
      title={say("templates.title")}
      lead={say("templates.lead")}
      read={read}
      empty={read.data?.length === 0 ? say("templates.empty") : null}
      tools={
        may ? (
          <Button type="primary" onClick={() => setEditing(blank())}>
            {say("templates.new")}
          </Button>
        ) : null
      }
      beside={
        editing ? (
          <TemplateDialog template={editing} close={() => setEditing(null)} />
        ) : retiring ? (
          <RetireDialog template={retiring} close={() => setRetiring(null)} />
        ) : null
      }
    >
      {(read.data ?? []).map((template) => (
        <article key={template.id} className="c-card i-template">
          <header className="c-row">
            <h2>{template.name}</h2>
            <span className="i-flag">{isStep(template.step) ? say(`step.${template.step}`) : template.step}</span>
            <span className="c-muted c-grow">{say("templates.version", { n: template.version })}</span>
            {may ? (
              <>
                <button
                  type="button"
                  className="c-link"
                  aria-label={`${say("templates.edit")} ${template.name}`}
                  onClick={() => setEditing(template)}
                >
                  {say("templates.edit")}
                </button>
                <button
                  type="button"
                  className="c-link"
                  aria-label={say("templates.retireNamed", { name: template.name })}
                  onClick={() => setRetiring(template)}
                >
                  {say("templates.retire")}
                </button>
              </>
            ) : null}
          </header>
          <p className="c-prose">{template.text}</p>
        </article>
      ))}
    </ListPage>
  );
}

function RetireDialog({ template, close }: { template: TemplateRow; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const submit = async () => {
    const reply = await api.post(`/api/incidents/templates/${template.id}/retirement`, {}, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("templates.retired", { name: template.name }) });
    void client.invalidateQueries({ queryKey: ["templates"] });
    return null;
  };
  return (
    <FormDialog
      title={say("templates.retireNamed", { name: template.name })}
      action={say("templates.retire")}
      danger
      submit={submit}
      close={close}
    >
      <p>{say("templates.retireLead")}</p>
    </FormDialog>
  );
}

function TemplateDialog({ template, close }: { template: TemplateRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api } = useConsole();
  const client = useQueryClient();
  const [typed, setTyped] = useState(template);
  const submit = async () => {
    if (!typed.name.trim() || !typed.text.trim())
      return needed("console.needed", { field: say(typed.name.trim() ? "templates.text" : "templates.name") });
    const reply = await api.post(
      "/api/incidents/templates",
      { id: typed.id, name: typed.name.trim(), step: typed.step, text: typed.text.trim() },
      { id: newId() },
    );
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("templates.saved") });
    void client.invalidateQueries({ queryKey: ["templates"] });
    return null;
  };
  return (
    <FormDialog
      title={template.name ? `${say("templates.edit")} · ${template.name}` : say("templates.new")}
      action={say("templates.save")}
      submit={submit}
      close={close}
    >
      <Field label={say("templates.name")} required>
        <TextInput value={typed.name} onChange={(name) => setTyped((before) => ({ ...before, name }))} max={40} autoFocus />
      </Field>
      <Field label={say("templates.step")} required>
        <NativeSelect
          value={typed.step}
          onChange={(step) => setTyped((before) => ({ ...before, step }))}
          options={stepsWithText.map((step) => ({ value: step, label: say(`step.${step}`) }))}
        />
      </Field>
      <Field label={say("templates.text")} required>
        <TextArea value={typed.text} onChange={(text) => setTyped((before) => ({ ...before, text }))} max={1000} rows={8} />
      </Field>
    </FormDialog>
  );
}
