import { useState } from "react";
import { Field, FormDialog, NativeSelect, newId, RowsField, TextArea, TextInput, useLanguage, useSay, type Row } from "#web/console";
import type { May, SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { groupsOf, linesOf, referencesOf } from "./typed.ts";
import { useSend } from "./wire.ts";

export type Step = Exclude<May, "revise" | "invite" | "plan" | "correct">;
type Typed = Readonly<Record<string, string>>;
type Asked =
  | "formNumber"
  | "maker"
  | "approval"
  | "validUntil"
  | "assessment"
  | "answered"
  | "findings"
  | "seed"
  | "source"
  | "rows"
  | "reason";
const LONG: readonly Asked[] = ["assessment", "findings", "rows", "reason"];
const KIND: Partial<Record<Asked, string>> = { validUntil: "date", answered: "number" };
/** `sure`: what cannot be taken back is said before it is done. */
type Way = { path: string; asks: readonly Asked[]; sure?: true };

const STEPS: Readonly<Record<Step, Way>> = {
  file: { path: "filing", asks: ["formNumber", "maker", "approval", "validUntil"] },
  "sign-off": { path: "privacy", asks: ["assessment"] },
  approve: { path: "approval", asks: [], sure: true },
  pilot: { path: "pilot", asks: ["answered", "findings"] },
  draw: { path: "draw", asks: ["seed", "source"], sure: true },
  supply: { path: "numbers", asks: ["rows"] },
  open: { path: "fieldwork", asks: [], sure: true },
  close: { path: "fieldwork/end", asks: [], sure: true },
  estimate: { path: "estimates", asks: [] },
  publish: { path: "publication", asks: [], sure: true },
  destroy: { path: "destruction", asks: [], sure: true },
  void: { path: "voiding", asks: ["reason"], sure: true },
  "approve-correction": { path: "correction/approval", asks: [], sure: true },
  "drop-correction": { path: "correction/end", asks: ["reason"] },
};
const BATCH = 100;

/** Fieldwork that was closed is opened again, not begun. */
export const namedStep = <S extends May>(step: S, { stage }: SurveyView): S | "reopen" =>
  step === "open" && stage === "checking" ? "reopen" : step;

/** One step with what it needs; the refusal stays above what was typed. */
export function StepDialog({ view, step, close }: { view: SurveyView; step: Step; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, setTyped] = useState<Typed>({ kind: "filed" });
  const [into, setInto] = useState<Typed>({});
  const [references, setReferences] = useState<readonly Row[]>([]);
  const { path, asks, sure } = STEPS[step];
  const named = namedStep(step, view);
  const at = `/api/surveys/${view.home}/${view.id}/${path}`;
  const bodies: Partial<Record<Step, () => unknown>> = {
    pilot: () => ({ ...typed, answered: Number(typed["answered"]) }),
    estimate: () => ({ merge: groupsOf(into) }),
    publish: () => ({ references: referencesOf(references) }),
  };
  const supply = async (): Promise<string> => {
    const rows = linesOf(typed["rows"] ?? "").map(([stratum, position, phone]) => ({
      id: newId(),
      stratum,
      position: Number(position),
      phone,
    }));
    for (let from = 0; from < rows.length; from += BATCH) {
      const refused = await send(at, { rows: rows.slice(from, from + BATCH) }, "");
      if (refused !== "") return refused;
    }
    return "";
  };
  const submit = async () => {
    return step === "supply" ? await supply() : await send(at, bodies[step]?.() ?? typed, say("svy.saved"));
  };
  return (
    <FormDialog
      title={say(`step.${named}`)}
      action={say(`step.${named}`)}
      submit={submit}
      close={close}
      shape={step === "publish" ? "wide" : "middle"}
      danger={step === "destroy" || step === "void"}
    >
      {sure ? <p>{say(`sure.${named as "draw"}`)}</p> : null}
      {step === "file" ? (
        <Field label={say("ask.kind")} required>
          <NativeSelect
            value={typed["kind"] ?? "filed"}
            onChange={(kind) => setTyped((before) => ({ ...before, kind }))}
            options={(["filed", "approved"] as const).map((value) => ({ value, label: say(`kind.${value}`) }))}
          />
        </Field>
      ) : null}
      {asks.map((name) => (
        <Field key={name} label={say(step === "void" ? "ask.voidReason" : `ask.${name}`)} required>
          {LONG.includes(name) ? (
            <TextArea
              value={typed[name] ?? ""}
              max={60_000}
              rows={4}
              onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
            />
          ) : (
            <TextInput
              type={KIND[name] ?? "text"}
              value={typed[name] ?? ""}
              max={300}
              onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
            />
          )}
        </Field>
      ))}
      {step === "estimate" ? <Merge view={view} into={into} put={setInto} /> : null}
      {step === "publish" ? <References view={view} rows={references} put={setReferences} /> : null}
    </FormDialog>
  );
}

/** A stratum with too few answers is counted together with another of its county. */
export function Merge({ view, into, put }: { view: SurveyView; into: Typed; put: (into: Typed) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const others = (one: SurveyView["strata"][number]) => view.strata.filter(({ area, code }) => area === one.area && code !== one.code);
  if (view.strata.every((one) => others(one).length === 0)) return null;
  return (
    <fieldset className="c-spaced c-rows">
      <legend className="c-label">{say("ask.merge")}</legend>
      {view.strata.map((one) => {
        const near = others(one);
        return near.length === 0 ? null : (
          <Field key={one.code} label={say("merge.one", { name: one[language], n: one.completed })}>
            <NativeSelect
              value={into[one.code] ?? ""}
              onChange={(to) => put({ ...into, [one.code]: to })}
              blank={say("merge.alone")}
              options={near.map((other) => ({ value: other.code, label: other[language] }))}
            />
          </Field>
        );
      })}
      <p className="c-muted">{say("merge.hint")}</p>
    </fieldset>
  );
}

export function References({ view, rows, put }: { view: SurveyView; rows: readonly Row[]; put: (rows: readonly Row[]) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const measured = view.questions.flatMap((one) => (one.indicator === null ? [] : [{ value: one.indicator, label: one[language] }]));
  return (
    <>
      <RowsField
        label={say("ask.references")}
        columns={[
          { name: "indicator", label: say("result.indicator"), kind: "choice", options: measured },
          { name: "zh", label: say("reference.zh"), kind: "text", width: 110 },
          { name: "en", label: say("reference.en"), kind: "text", width: 120 },
          { name: "value", label: say("reference.value"), kind: "number" },
          { name: "n", label: say("reference.n"), kind: "number" },
          { name: "document", label: say("reference.document"), kind: "text", width: 140 },
        ]}
        rows={rows}
        put={(next) => put(next.map((row) => ({ ...row, indicator: row["indicator"] || (measured[0]?.value ?? "") })))}
      />
      <p className="c-muted">{say("reference.hint")}</p>
    </>
  );
}
