import { Button } from "antd";
import { useState } from "react";
import { Field, FormDialog, NativeSelect, newId, PhotoField, TextArea, TextInput, useLanguage, useSay } from "#web/console";
import type { InspectionView, SchemeView } from "../../contract.ts";
import { SEVERITIES } from "../../contract/lists.ts";
import { inspectionConsoleWords } from "../inspection-console-words.ts";
import { papersIn } from "./step-dialog.tsx";
import { useSend } from "./wire.ts";

/** Items that a second visit can make heavier are what inspections are for, then whatever else is counted by cases. */
const likely = (item: SchemeView["rule"]["items"][number]): number =>
  item.method !== "perCase" ? 0 : item.factors.some(({ code }) => code === "notMended") ? 2 : 1;

type Typed = { id: string; item: string; severity: string; text: string; papers: string; photos: readonly string[] };

/** What was seen at one drawn place, with nothing or with findings; the unit hears of it in the same moment. */
export function RecordDialog({
  view,
  scheme,
  place,
  close,
}: {
  view: InspectionView;
  scheme: SchemeView;
  place: string;
  close: () => void;
}) {
  const say = useSay(inspectionConsoleWords);
  const send = useSend();
  const items = scheme.rule.items.toSorted((left, right) => likely(right) - likely(left));
  const found = view.draw.candidates.find(({ code }) => code === place);
  const area = scheme.subjects.find(({ code }) => code === found?.subject)?.area ?? "";
  const [on, setOn] = useState("");
  const [all, setAll] = useState<readonly Typed[]>([]);
  const fresh = (): Typed => ({ id: newId(), item: items[0]?.code ?? "", severity: SEVERITIES[0], text: "", papers: "", photos: [] });
  const put = (id: string, part: Partial<Typed>) => setAll((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const submit = () => {
    const findings = all.map(({ papers, ...one }) => ({ ...one, documents: papersIn(papers) }));
    const home = area.slice(0, 9).padEnd(9, "0");
    return send(`schemes/${scheme.scheme}/inspections/${view.inspection}/visits`, { home, place, on, findings });
  };
  return (
    <FormDialog title={say("recordAt", { name: found?.name ?? place })} action={say("record")} submit={submit} close={close}>
      <Field label={say("on")} required>
        <TextInput type="date" value={on} onChange={setOn} />
      </Field>
      {all.length === 0 ? <p className="c-muted">{say("noFinding")}</p> : null}
      {all.map((one, index) => (
        <FindingFields
          key={one.id}
          n={index + 1}
          items={items}
          value={one}
          put={(part) => put(one.id, part)}
          remove={() => setAll((before) => before.filter(({ id }) => id !== one.id))}
        />
      ))}
      <p>
        <Button onClick={() => setAll((before) => [...before, fresh()])}>{say("addFinding")}</Button>
      </p>
    </FormDialog>
  );
}

function FindingFields({
  n,
  items,
  value,
  put,
  remove,
}: {
  n: number;
  items: SchemeView["rule"]["items"];
  value: Typed;
  put: (part: Partial<Typed>) => void;
  remove: () => void;
}) {
  const say = useSay(inspectionConsoleWords);
  const language = useLanguage();
  return (
    <fieldset className="c-spaced c-form">
      <legend className="c-label">
        {say("finding", { n })}{" "}
        <button type="button" className="c-plain" aria-label={say("removeFinding", { n })} onClick={remove}>
          ×
        </button>
      </legend>
      <Field label={say("item")} required>
        <NativeSelect
          value={value.item}
          onChange={(item) => put({ item })}
          options={items.map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }))}
        />
      </Field>
      <Field label={say("severity")} required>
        <NativeSelect
          value={value.severity}
          onChange={(severity) => put({ severity })}
          options={SEVERITIES.map((one) => ({ value: one, label: say(`severity.${one}`) }))}
        />
      </Field>
      <Field label={say("what")} hint={say("whatHint")} required>
        <TextArea value={value.text} max={1000} rows={3} onChange={(text) => put({ text })} />
      </Field>
      <Field label={say("photos")}>
        <PhotoField papers value={value.photos} onChange={(photos) => put({ photos })} />
      </Field>
      <Field label={say("papers")}>
        <TextArea value={value.papers} max={1600} rows={2} onChange={(papers) => put({ papers })} />
      </Field>
    </fieldset>
  );
}
