import { Button } from "antd";
import { useState } from "react";
import { Dialog, Field, newId, TextArea, TextInput, useSay } from "#web/console";
import type { May, SurveyView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { SizeHelp } from "./size-help.tsx";
import { linesOf, marginsIn, referencesIn, strataIn } from "./typed.ts";
import { useSend } from "./wire.ts";

type Step = Exclude<May, "revise" | "invite">;
type Typed = Record<string, string>;
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
  | "merge"
  | "references"
  | "frame"
  | "universe"
  | "frameDigest"
  | "strata"
  | "margins"
  | "from"
  | "until"
  | "script";
const LONG: readonly Asked[] = ["assessment", "findings", "rows", "merge", "references", "strata", "margins", "script"];
const FREE: readonly Asked[] = ["merge", "references", "margins"];
type Way = { path: string; asks: readonly Asked[]; body?: (typed: Typed) => Record<string, unknown> };

const STEPS: Readonly<Record<Step, Way>> = {
  plan: {
    path: "plan",
    asks: ["frame", "universe", "frameDigest", "strata", "margins", "from", "until", "script"],
    body: ({ strata = "", margins = "", ...rest }) => ({
      ...rest,
      modes: ["cati", "web"],
      strata: strataIn(strata),
      margins: marginsIn(margins),
    }),
  },
  file: { path: "filing", asks: ["formNumber", "maker", "approval", "validUntil"], body: (typed) => ({ ...typed, kind: "filed" }) },
  "sign-off": { path: "privacy", asks: ["assessment"] },
  approve: { path: "approval", asks: [] },
  pilot: { path: "pilot", asks: ["answered", "findings"], body: ({ answered, findings }) => ({ answered: Number(answered), findings }) },
  draw: { path: "draw", asks: ["seed", "source"] },
  supply: { path: "numbers", asks: ["rows"] },
  open: { path: "fieldwork", asks: [] },
  close: { path: "fieldwork/end", asks: [] },
  estimate: { path: "estimates", asks: ["merge"], body: ({ merge = "" }) => ({ merge: linesOf(merge) }) },
  publish: { path: "publication", asks: ["references"], body: ({ references = "" }) => ({ references: referencesIn(references) }) },
  destroy: { path: "destruction", asks: [] },
};
const BATCH = 100;

/** One step with what it needs; the refusal stays above what was typed. */
export function StepDialog({ view, step, close }: { view: SurveyView; step: Step; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, setTyped] = useState<Typed>({});
  const [problem, setProblem] = useState("");
  const { path, asks, body } = STEPS[step];
  const at = `/api/surveys/${view.home}/${view.id}/${path}`;
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
  const save = async () => {
    const refused = step === "supply" ? await supply() : await send(at, body ? body(typed) : typed, say("svy.saved"));
    if (refused === "") close();
    else setProblem(refused);
  };
  return (
    <Dialog title={say(`step.${step}`)} onClose={close} shape={step === "plan" ? "wide" : "middle"}>
      <div className="c-form">
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {step === "plan" ? <SizeHelp /> : null}
        {asks.map((name) => (
          <Field key={name} label={say(`ask.${name}`)} required={!FREE.includes(name)}>
            {LONG.includes(name) ? (
              <TextArea value={typed[name] ?? ""} max={60_000} rows={4} onChange={(value) => setTyped({ ...typed, [name]: value })} />
            ) : (
              <TextInput value={typed[name] ?? ""} max={300} onChange={(value) => setTyped({ ...typed, [name]: value })} />
            )}
          </Field>
        ))}
        <Button type="primary" onClick={() => void save()}>
          {say(`step.${step}`)}
        </Button>
      </div>
    </Dialog>
  );
}
