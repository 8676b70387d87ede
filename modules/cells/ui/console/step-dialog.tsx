import { Button } from "antd";
import { useState } from "react";
import { Dialog, Field, NativeSelect, TextArea, TextInput, useSay } from "#web/console";
import type { ApplicationView, May } from "../../contract.ts";
import { REVOCATIONS } from "../../contract/stages.ts";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

type Plain = Exclude<May, "inspect" | "recheck">;
type Asked = "reason" | "measures" | "text" | "document" | "ground" | "upheld" | "year";
const STEPS: Readonly<Record<Plain, { path: string; asks: readonly Asked[] }>> = {
  admit: { path: "admission", asks: [] },
  return: { path: "return", asks: ["reason"] },
  withdraw: { path: "withdrawal", asks: ["reason"] },
  draw: { path: "draw", asks: [] },
  countersign: { path: "countersignature", asks: [] },
  rectify: { path: "rectification", asks: ["measures"] },
  publicise: { path: "publicity", asks: [] },
  award: { path: "award", asks: [] },
  refuse: { path: "refusal", asks: ["reason"] },
  "decide-objection": { path: "objection-decisions", asks: ["upheld", "reason"] },
  "self-report": { path: "self-reports", asks: ["year", "text"] },
  warn: { path: "warnings", asks: ["document", "reason"] },
  mend: { path: "mending", asks: ["measures"] },
  restore: { path: "restoration", asks: ["reason"] },
  revoke: { path: "revocation", asks: ["ground", "document", "reason"] },
  appeal: { path: "appeal", asks: ["reason"] },
  "decide-appeal": { path: "appeal-decision", asks: ["upheld", "reason"] },
};

/** One step with what it needs; the refusal stays above what was typed. */
export function StepDialog({ view, step, close }: { view: ApplicationView; step: Plain; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [typed, setTyped] = useState<Partial<Record<Asked, string>>>({
    year: String(new Date().getFullYear()),
    upheld: "no",
    ground: REVOCATIONS[0],
  });
  const [problem, setProblem] = useState("");
  const { path, asks } = STEPS[step];
  const put = (name: Asked) => (value: string) => setTyped({ ...typed, [name]: value });
  const save = async () => {
    const body = {
      ...Object.fromEntries(asks.map((name) => [name, typed[name] ?? ""])),
      ...(asks.includes("upheld") ? { upheld: typed.upheld === "yes" } : {}),
      ...(asks.includes("year") ? { year: Number(typed.year) } : {}),
      ...(step === "draw" ? { scheme: view.scheme, round: view.round } : {}),
      ...(step === "decide-objection" ? { entry: view.objections.find(({ upheld }) => upheld === null)?.entry } : {}),
    };
    const refused = await send(`/api/cells/applications/${view.home}/${view.id}/${path}`, body, say("cells.saved"));
    if (refused === "") close();
    else setProblem(refused);
  };
  return (
    <Dialog title={say(`step.${step}`)} onClose={close}>
      <div className="c-form">
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {asks.map((name) =>
          name === "upheld" ? (
            <Field key={name} label={say("ask.upheld")} required>
              <NativeSelect
                value={typed.upheld ?? ""}
                onChange={put(name)}
                options={[
                  { value: "no", label: say("cells.rejected") },
                  { value: "yes", label: say("cells.upheld") },
                ]}
              />
            </Field>
          ) : name === "ground" ? (
            <Field key={name} label={say("ask.ground")} required>
              <NativeSelect
                value={typed.ground ?? ""}
                onChange={put(name)}
                options={REVOCATIONS.map((one) => ({ value: one, label: say(`ground.${one}`) }))}
              />
            </Field>
          ) : (
            <Field key={name} label={say(`ask.${name}`)} required>
              {name === "document" || name === "year" ? (
                <TextInput value={typed[name] ?? ""} max={200} onChange={put(name)} />
              ) : (
                <TextArea value={typed[name] ?? ""} max={1000} rows={4} onChange={put(name)} />
              )}
            </Field>
          ),
        )}
        <Button type="primary" onClick={() => void save()}>
          {say(`step.${step}`)}
        </Button>
      </div>
    </Dialog>
  );
}
