import { Button } from "antd";
import { useState } from "react";
import { Field, TextInput, useSay } from "#web/console";
import type { Mode, PointKind } from "../../contract/standard.ts";
import { consoleWords } from "../console-words.ts";

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const EMPTY = { code: "", zh: "", en: "" };

/** A kind the city adds to those shipped: it joins the table above and counts once that is saved as a new version. */
export function NewKind({
  kinds,
  modes,
  onAdd,
}: {
  kinds: readonly PointKind[];
  modes: readonly Mode[];
  onAdd: (kind: PointKind) => void;
}) {
  const say = useSay(consoleWords);
  const [typed, setTyped] = useState(EMPTY);
  const [problem, setProblem] = useState<"kind.badCode" | "kind.taken" | "kind.names" | null>(null);
  const put = (patch: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...patch }));
  const add = () => {
    const [code, zh, en] = [typed.code.trim(), typed.zh.trim(), typed.en.trim()];
    if (zh === "" || en === "") return setProblem("kind.names");
    if (!CODE.test(code)) return setProblem("kind.badCode");
    if (kinds.some((kind) => kind.code === code)) return setProblem("kind.taken");
    setProblem(null);
    setTyped(EMPTY);
    onAdd({ code, zh, en, mode: modes[0]?.code ?? "", minutes: 15, retired: false });
  };
  return (
    <fieldset className="c-form">
      <legend>{say("kind.add")}</legend>
      <div className="sc-form-wide">
        <Field label={say("kind.zh")} required>
          <TextInput value={typed.zh} max={20} onChange={(zh) => put({ zh })} />
        </Field>
        <Field label={say("kind.en")} required>
          <TextInput value={typed.en} max={40} onChange={(en) => put({ en })} />
        </Field>
        <Field label={say("kind.code")} required>
          <TextInput value={typed.code} max={24} onChange={(code) => put({ code })} />
        </Field>
      </div>
      {problem ? (
        <p role="alert" className="c-problem">
          {say(problem)}
        </p>
      ) : null}
      <Button onClick={add}>{say("kind.put")}</Button>
    </fieldset>
  );
}
