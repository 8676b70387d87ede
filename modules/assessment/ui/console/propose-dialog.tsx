import { useState } from "react";
import { Field, FormDialog, NativeSelect, newId, PhotoField, TextArea, TextInput, useLanguage, useSay } from "#web/console";
import { aside } from "#web/words";
import type { SchemeView } from "../../contract.ts";
import type { FactorCode } from "../../contract/lists.ts";
import { consoleWords } from "../console-words.ts";
import { papersIn } from "./step-dialog.tsx";
import { useSend } from "./wire.ts";

type Item = SchemeView["rule"]["items"][number];
type Typed = {
  tariff: string;
  quantity: string;
  factors: readonly FactorCode[];
  met: readonly string[];
  marks: string;
  value: string;
  low: string;
  high: string;
  census: string;
};
const BLANK: Typed = { tariff: "", quantity: "1", factors: [], met: [], marks: "", value: "", low: "", high: "", census: "" };

function bodyOf(item: Item | undefined, typed: Typed): unknown {
  if (!item) return { kind: "veto" };
  if (item.method === "perCase")
    return { kind: "case", tariff: typed.tariff || item.tariff[0]?.code, quantity: Number(typed.quantity), factors: typed.factors };
  if (item.method === "checklist") return { kind: "checklist", met: typed.met };
  if (item.method === "panel")
    return {
      kind: "panel",
      marks: typed.marks
        .split(/[\s,，、]+/)
        .filter(Boolean)
        .map(Number),
    };
  const interval = typed.low.trim() && typed.high.trim() ? { low: Number(typed.low), high: Number(typed.high) } : null;
  const census = typed.census.trim() === "" ? null : typed.census;
  return { kind: "value", value: Number(typed.value), interval, census };
}

/** A point as it is proposed: the unit is told in the same moment. */
export function ProposeDialog({ scheme, close }: { scheme: SchemeView; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const choices = [...scheme.rule.items, ...scheme.rule.vetoes];
  const [id] = useState(newId);
  const [subject, setSubject] = useState(scheme.subjects[0]?.code ?? "");
  const [code, setCode] = useState(choices[0]?.code ?? "");
  const [typed, setTyped] = useState(BLANK);
  const [occurredOn, setDay] = useState("");
  const [reason, setReason] = useState("");
  const [papers, setPapers] = useState("");
  const [photos, setPhotos] = useState<readonly string[]>([]);
  const item = scheme.rule.items.find((one) => one.code === code);
  const area = scheme.subjects.find((one) => one.code === subject)?.area ?? "";
  const submit = async () => {
    const home = area.slice(0, 9).padEnd(9, "0");
    const body = { home, id, subject, item: code, body: bodyOf(item, typed), occurredOn, reason, documents: papersIn(papers), photos };
    return send(`schemes/${scheme.scheme}/entries`, body);
  };
  return (
    <FormDialog title={say("propose")} action={say("propose")} submit={submit} close={close}>
      <Field label={say("unit")} required>
        <NativeSelect
          value={subject}
          onChange={setSubject}
          options={scheme.subjects.map((one) => ({ value: one.code, label: one[language] }))}
        />
      </Field>
      <Field label={say("item")} required>
        <NativeSelect
          value={code}
          onChange={(value) => {
            setCode(value);
            setTyped(BLANK);
          }}
          options={choices.map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }))}
        />
      </Field>
      {item ? <BodyFields item={item} typed={typed} put={(part) => setTyped((before) => ({ ...before, ...part }))} /> : null}
      <Field label={say("occurred")} required>
        <TextInput type="date" value={occurredOn} onChange={setDay} />
      </Field>
      <Field label={say("reason")} hint={say("reasonHint")} required>
        <TextArea value={reason} max={1000} rows={4} onChange={setReason} />
      </Field>
      <Field label={say("documents")} required>
        <TextArea value={papers} max={1600} rows={2} onChange={setPapers} />
      </Field>
      <Field label={say("photos")}>
        <PhotoField papers value={photos} onChange={setPhotos} />
      </Field>
    </FormDialog>
  );
}

function Checks<T extends string>({
  chosen,
  options,
  put,
}: {
  chosen: readonly T[];
  options: readonly { value: T; label: string }[];
  put: (next: T[]) => void;
}) {
  return (
    <div className="c-choice">
      {options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => put(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

function BodyFields({ item, typed, put }: { item: Item; typed: Typed; put: (part: Partial<Typed>) => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (item.method === "perCase") {
    const factors = item.factors.filter(({ code }) => code !== "notMended");
    const kept = factors.length < item.factors.length;
    return (
      <>
        <Field label={say("tariff")} required>
          <NativeSelect
            value={typed.tariff || (item.tariff[0]?.code ?? "")}
            onChange={(tariff) => put({ tariff })}
            options={item.tariff.map((one) => ({ value: one.code, label: one[language] + aside(String(one.each), language) }))}
          />
        </Field>
        <Field label={say("quantity")} required>
          <TextInput type="number" value={typed.quantity} onChange={(quantity) => put({ quantity })} />
        </Field>
        {factors.length === 0 && kept ? <p className="c-note">{say("factorsHint")}</p> : null}
        {factors.length > 0 ? (
          <Field label={say("factors")} hint={kept ? say("factorsHint") : undefined} group>
            <Checks
              chosen={typed.factors}
              options={factors.map((one) => ({ value: one.code, label: `${say(`factor.${one.code}`)} ×${one.times}` }))}
              put={(factors) => put({ factors })}
            />
          </Field>
        ) : null}
      </>
    );
  }
  if (item.method === "checklist")
    return (
      <Field label={say("met")} group>
        <Checks
          chosen={typed.met}
          options={item.lines.map((one) => ({ value: one.code, label: one[language] + aside(String(one.points), language) }))}
          put={(met) => put({ met })}
        />
      </Field>
    );
  if (item.method === "panel")
    return (
      <Field label={say("marks")} required>
        <TextInput value={typed.marks} max={120} onChange={(marks) => put({ marks })} />
      </Field>
    );
  if (item.source.kind === "figure") return <p className="c-note">{say("fed")}</p>;
  return (
    <>
      <Field label={say("value")} {...(item.method === "ratio" ? { hint: say("ratioHint") } : {})} required>
        <TextInput type="number" value={typed.value} onChange={(value) => put({ value })} />
      </Field>
      <Field label={say("low")}>
        <TextInput type="number" value={typed.low} onChange={(low) => put({ low })} />
      </Field>
      <Field label={say("high")}>
        <TextInput type="number" value={typed.high} onChange={(high) => put({ high })} />
      </Field>
      <Field label={say("census")} hint={say("censusHint")}>
        <TextInput value={typed.census} max={200} onChange={(census) => put({ census })} />
      </Field>
    </>
  );
}
