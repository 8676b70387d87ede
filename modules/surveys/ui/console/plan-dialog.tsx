import { useState } from "react";
import { Field, FormDialog, RowsField, TextArea, TextInput, useAreaName, useAreas, useLanguage, useSay } from "#web/console";
import type { SurveyView } from "../../contract.ts";
import { MODES } from "../../contract/design.ts";
import { consoleWords } from "../console-words.ts";
import { SizeHelp } from "./size-help.tsx";
import { Margins } from "./margins.tsx";
import { planDraftOf, planOf, type PlanDraft } from "./typed.ts";
import { useSend } from "./wire.ts";

/** The plan of the sample: whoever changes one that stands begins with what it says. */
export function PlanDialog({ view, close }: { view: SurveyView; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [draft, setDraft] = useState<PlanDraft>(() => planDraftOf(view));
  const put = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));
  const one = (name: string, value: string) => setDraft((before) => ({ ...before, one: { ...before.one, [name]: value } }));
  const text = (name: "frame" | "universe" | "contractor", required = true) => (
    <Field label={say(`ask.${name}`)} required={required}>
      <TextInput value={draft.one[name] ?? ""} max={300} onChange={(value) => one(name, value)} />
    </Field>
  );
  const submit = () => send(`/api/surveys/${view.home}/${view.id}/plan`, planOf(draft, view.area), say("svy.saved"));
  return (
    <FormDialog title={say("step.plan")} action={say("step.plan")} submit={submit} close={close} shape="wide">
      {text("universe")}
      {text("frame")}
      <ListDigest value={draft.one["frameDigest"] ?? ""} put={(value) => one("frameDigest", value)} />
      <fieldset>
        <legend>{say("ask.modes")}</legend>
        {MODES.map((mode) => (
          <label key={mode} className="c-tick">
            <input
              type="checkbox"
              checked={draft.modes.includes(mode)}
              onChange={(event) =>
                put({ modes: MODES.filter((other) => (other === mode ? event.target.checked : draft.modes.includes(other))) })
              }
            />
            {say(`mode.${mode}`)}
          </label>
        ))}
      </fieldset>
      <SizeHelp />
      <Strata view={view} draft={draft} put={put} />
      <Margins view={view} draft={draft} put={put} />
      <div className="c-row">
        {(["from", "until"] as const).map((name) => (
          <Field key={name} label={say(`ask.${name}`)} required>
            <TextInput type="date" value={draft.one[name] ?? ""} onChange={(value) => one(name, value)} />
          </Field>
        ))}
      </div>
      {text("contractor", false)}
      <Field label={say("ask.script")} required>
        <TextArea value={draft.one["script"] ?? ""} max={1_500} rows={4} onChange={(value) => one("script", value)} />
      </Field>
    </FormDialog>
  );
}

/** The digest is worked out on this device: the list of numbers is read here and sent nowhere. */
function ListDigest({ value, put }: { value: string; put: (value: string) => void }) {
  const say = useSay(consoleWords);
  const [told, setTold] = useState("");
  const read = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    put(Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""));
    const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
    setTold(say("list.read", { name: file.name, lines: lines.filter((line) => line.trim() !== "").length }));
  };
  return (
    <>
      <Field label={say("ask.frameDigest")} required hint={told || say("list.hint")}>
        <TextInput value={value} max={64} onChange={(typed) => put(typed.trim().toLowerCase())} />
      </Field>
      {/* Browsers give no digests to pages that came without encryption. */}
      {globalThis.crypto.subtle ? (
        <label className="c-row">
          {say("list.choose")}
          <input
            type="file"
            accept=".txt,.csv,text/plain,text/csv"
            onChange={(event) => event.target.files?.[0] && void read(event.target.files[0])}
          />
        </label>
      ) : null}
    </>
  );
}

type Part = { view: SurveyView; draft: PlanDraft; put: (part: Partial<PlanDraft>) => void };

function Strata({ view, draft, put }: Part) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const inside = useAreas(view.area, view.area.length === 4);
  const whole = useAreaName(view.area);
  const counties = (inside.data ?? []).filter(({ level }) => level === "county");
  return (
    <>
      <RowsField
        label={say("ask.strata")}
        columns={[
          {
            name: "area",
            label: say("strata.area"),
            kind: "choice",
            options: [{ value: "", label: whole }, ...counties.map((one) => ({ value: one.code, label: one[language] }))],
          },
          { name: "kind", label: say("strata.kind"), kind: "text", width: 90 },
          { name: "zh", label: say("strata.zh"), kind: "text", width: 120 },
          { name: "en", label: say("strata.en"), kind: "text", width: 130 },
          ...(["population", "frame", "draw", "wanted"] as const).map((name) => ({
            name,
            label: say(`strata.${name}`),
            kind: "number" as const,
          })),
        ]}
        rows={draft.strata}
        put={(strata) => put({ strata })}
      />
      <p className="c-muted">{say("strata.paste")}</p>
    </>
  );
}
