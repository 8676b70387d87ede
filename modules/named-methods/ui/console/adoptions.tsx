import { Button } from "antd";
import { useState } from "react";
import { AreaPicker, Field, TextArea, TextInput, useLanguage, useSay } from "#web/console";
import type { AdoptionView, MethodWork } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

/** Which areas say they work by the method; that it is not defined yet does not keep a place from using it. */
export function Adoptions({ method }: { method: MethodWork }) {
  const say = useSay(consoleWords);
  return (
    <>
      {method.adopted.length === 0 ? <p className="c-muted">{say("noAdoption")}</p> : null}
      {method.adopted.map((one) => (
        <Adopted key={one.area} code={method.code} adoption={one} may={method.may.includes("adopt")} />
      ))}
      {method.may.includes("adopt") ? <AdoptForm code={method.code} /> : null}
    </>
  );
}

function Adopted({ code, adoption, may }: { code: string; adoption: AdoptionView; may: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const [typed, setTyped] = useState({ until: "", reason: "" });
  const [problem, setProblem] = useState("");
  const { area, areaZh, areaEn, from, until, adapted, source } = adoption;
  const name = language === "zh" ? areaZh : areaEn;
  return (
    <section className="c-card">
      <h2>{name}</h2>
      <p>
        {from} – {until ?? ""} <span className="c-muted">{[adapted, source].filter(Boolean).join(" · ")}</span>
      </p>
      {may && until === null ? (
        <details>
          <summary style={{ padding: "8px 0" }}>{say("endAdoption")}</summary>
          <div className="c-form">
            {problem ? (
              <p role="alert" className="c-problem">
                {problem}
              </p>
            ) : null}
            <Field label={say("until")} required>
              <TextInput type="date" value={typed.until} onChange={(value) => setTyped((before) => ({ ...before, until: value }))} />
            </Field>
            <Field label={say("reason")} required>
              <TextArea value={typed.reason} max={400} rows={2} onChange={(reason) => setTyped((before) => ({ ...before, reason }))} />
            </Field>
            <Button onClick={() => void send(`/api/methods/${code}/adoptions/${area}/end`, typed).then(setProblem)}>
              {say("endAdoption")}
            </Button>
          </div>
        </details>
      ) : null}
    </section>
  );
}

function AdoptForm({ code }: { code: string }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const empty = { area: "", from: "", adapted: "", source: "" };
  const [typed, setTyped] = useState(empty);
  const [problem, setProblem] = useState("");
  const put = (name: keyof typeof empty) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  const save = async (): Promise<void> => {
    const refused = await send(`/api/methods/${code}/adoptions`, typed);
    setProblem(refused);
    if (refused === "") setTyped(empty);
  };
  return (
    <section className="c-card">
      <h2>{say("adopt")}</h2>
      <div className="c-form">
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        <AreaPicker label={say("area")} value={typed.area} onChange={put("area")} blank={say("area")} />
        <Field label={say("from")} required>
          <TextInput type="date" value={typed.from} onChange={put("from")} />
        </Field>
        <Field label={say("source")} required>
          <TextInput value={typed.source} max={200} onChange={put("source")} />
        </Field>
        <Field label={say("adapted")}>
          <TextArea value={typed.adapted} max={400} rows={2} onChange={put("adapted")} />
        </Field>
        <Button type="primary" onClick={() => void save()}>
          {say("adopt")}
        </Button>
      </div>
    </section>
  );
}
