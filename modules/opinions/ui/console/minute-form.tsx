import { Button } from "antd";
import { useState } from "react";
import { consoleWords as pieces, Field, FormDialog, newId, TextArea, TextInput, UnitPicker, useSay } from "#web/console";
import type { DeliberationView } from "../../contract.ts";
import { deliberationWords } from "../deliberation-console-words.ts";
import { at, useSend } from "./deliberation-wire.ts";
import { dayAhead } from "./step-forms.tsx";

type Agreed = { decision: string; owner: string; due: string; zh: string; en: string };

/** What was said without names, how many came, and what is owed by whom until when. */
export function MinuteForm({ view, close }: { view: DeliberationView; close: () => void }) {
  const say = useSay(deliberationWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [typed, put] = useState({ attended: "", zh: "", en: "" });
  const [agreed, setAgreed] = useState<readonly Agreed[]>([]);
  const add = () => setAgreed([...agreed, { decision: newId(), owner: view.convener, due: dayAhead(30), zh: "", en: "" }]);
  const change = (index: number, more: Partial<Agreed>) => setAgreed(agreed.map((one, at_) => (at_ === index ? { ...one, ...more } : one)));
  const submit = async (): Promise<string | null> => {
    const bare = agreed.findIndex(({ owner }) => owner === "");
    if (bare >= 0) return needed("console.needed", { field: say("owner", { n: bare + 1 }) });
    const body = { attended: Number(typed.attended), minutes: { zh: typed.zh, en: typed.en }, decisions: agreed };
    return send(at(view, "minutes"), body, say("done"));
  };
  return (
    <FormDialog title={say("minute")} action={say("minute")} submit={submit} close={close} shape="wide">
      <Field label={say("attended")} required>
        <TextInput type="number" value={typed.attended} onChange={(attended) => put({ ...typed, attended })} />
      </Field>
      <Field label={say("minutesZh")} required hint={say("minutesHint")}>
        <TextArea value={typed.zh} max={6_000} rows={6} onChange={(zh) => put({ ...typed, zh })} />
      </Field>
      <Field label={say("minutesEn")}>
        <TextArea value={typed.en} max={6_000} rows={4} onChange={(en) => put({ ...typed, en })} />
      </Field>
      {agreed.map((one, index) => {
        const n = index + 1;
        return (
          <fieldset key={one.decision} className="c-spaced">
            <legend className="c-label">
              {say("agreed")} {n}
            </legend>
            <Field label={say("agreedZh", { n })} required>
              <TextArea value={one.zh} max={300} rows={2} onChange={(zh) => change(index, { zh })} />
            </Field>
            <Field label={say("agreedEn", { n })}>
              <TextArea value={one.en} max={300} rows={2} onChange={(en) => change(index, { en })} />
            </Field>
            <Field label={say("owner", { n })} required>
              <UnitPicker value={one.owner} onChange={(owner) => change(index, { owner })} area={view.area} />
            </Field>
            <Field label={say("due", { n })} required>
              <TextInput type="date" min={dayAhead(1)} value={one.due} onChange={(due) => change(index, { due })} />
            </Field>
            <Button size="small" onClick={() => setAgreed(agreed.filter((_, at_) => at_ !== index))}>
              {say("dropAgreed")}
            </Button>
          </fieldset>
        );
      })}
      <p>
        <Button onClick={add}>{say("addAgreed")}</Button>
      </p>
    </FormDialog>
  );
}
